"""axe in a page: which of its rules are asked, what a page can do about it, and what stands in frames."""

from briggate.browser.axe_running import AXE_CHOSEN, AXE_TAGS
from briggate.checks.axe_told import named
from briggate.checks.catalogue import load_catalogue
from briggate.checks.markup.axe_ours import DOUBTFUL, KNOWN_BETTER, OURS, TOLD_WHOLLY, UNSURE_KEPT, WHOLE_PAGE
from tests.checks.rendering import Rendering

NAMELESS = "<button></button>"
LEFT_TO_AXE = {"aria-braille-equivalent", "server-side-image-map"}
"""What a council's page hardly ever has: axe's own words do."""


def said(rendered: Rendering, html: str) -> set[tuple[str, str, bool]]:
    return {(hit.rule, hit.path, hit.in_frame) for hit in rendered.page(html).measures.axe() if hit.certain}


def test_every_rule_of_axe_that_is_asked_is_told_by_one_rule_of_ours(rendered: Rendering) -> None:
    page = rendered.page("<p>Bins</p>")
    list(page.measures.axe())
    there = rendered._browser.run("return window.briggate.axe.getRules().map(rule => [rule.ruleId, rule.tags])")
    asked = {
        name for name, tags in there if name in AXE_CHOSEN or (set(tags) & set(AXE_TAGS) and not {"experimental", "deprecated"} & set(tags))
    }
    assert asked - named() == LEFT_TO_AXE
    assert {name for name, _ in there} >= set(AXE_CHOSEN)


def test_no_rule_of_axe_is_told_twice() -> None:
    tables = [rule.function.__globals__.get("SAID", {}) for rule in load_catalogue() if rule.family == "axe" and rule.function]
    names = [name for table in tables for name in table]
    assert len(names) == len(set(names))
    assert not set(names) & TOLD_WHOLLY.keys()


def test_the_tables_name_rules_that_there_are() -> None:
    ours = load_catalogue().rules
    assert {name for names in OURS.values() for name in names} | WHOLE_PAGE | set(TOLD_WHOLLY.values()) <= set(ours)
    assert OURS.keys() | DOUBTFUL | UNSURE_KEPT <= named()
    assert OURS.keys() >= KNOWN_BETTER


def test_what_a_page_calls_axe_is_neither_asked_nor_changed(rendered: Rendering) -> None:
    for own in ("var axe = { run: () => Promise.resolve({ violations: [], incomplete: [] }) }", "const axe = 'felling'", "window.axe = 1"):
        page = rendered.page(f"{NAMELESS}<script>{own}; window.before = axe</script>")
        assert "button-name" in {hit.rule for hit in page.measures.axe()}
        assert rendered._browser.run("return axe === window.before && axe !== window.briggate.axe")


def test_a_page_without_an_axe_of_its_own_has_none_afterwards(rendered: Rendering) -> None:
    list(rendered.page(NAMELESS).measures.axe())
    assert rendered._browser.run("return !('axe' in window)")


def test_what_stands_in_a_frame_of_this_site_is_told_at_the_frame(rendered: Rendering) -> None:
    rendered.file("inner.html", f"<!doctype html><html lang=en><title>Inner</title>{NAMELESS}")
    found = said(rendered, '<p>Bins</p><div><iframe src="/inner.html" title="Times"></iframe></div>')
    assert ("button-name", "1.1.0", True) in found


def test_what_stands_in_a_frame_of_a_frame_is_told_at_the_outer_one(rendered: Rendering) -> None:
    rendered.file("deeper.html", f"<!doctype html><html lang=en><title>Deeper</title>{NAMELESS}")
    rendered.file("inner.html", '<!doctype html><html lang=en><title>Inner</title><iframe src="/deeper.html" title="Days"></iframe>')
    assert ("button-name", "1.0", True) in said(rendered, '<iframe src="/inner.html" title="Times"></iframe>')


def test_a_frame_written_into_the_page_is_looked_into(rendered: Rendering) -> None:
    assert ("button-name", "1.0", True) in said(rendered, f'<iframe srcdoc="{NAMELESS}" title="Times"></iframe>')


def test_a_frame_that_may_run_no_script_is_left_alone_and_said_to_be(rendered: Rendering) -> None:
    page = rendered.page(f'{NAMELESS}<iframe sandbox="allow-same-origin" srcdoc="{NAMELESS}" title="Times"></iframe>')
    hits = {(hit.rule, hit.path, hit.certain) for hit in page.measures.axe()}
    assert ("button-name", "1.0", True) in hits
    assert ("button-name", "1.1", True) not in hits
    assert ("frame-tested", "1.1", False) in hits


def test_a_fault_of_the_frame_itself_is_none_of_what_it_shows(rendered: Rendering) -> None:
    assert ("frame-title", "1.0", False) in said(rendered, '<iframe srcdoc="<p>Bins"></iframe>')


def test_looking_into_frames_leaves_no_mark_on_them(rendered: Rendering) -> None:
    page = rendered.page('<iframe srcdoc="<p>Bins" title="Times"></iframe>')
    list(page.measures.axe())
    assert set(page.view("narrow").all("iframe")[0].attributes) == {"srcdoc", "title"}


def test_what_stands_in_a_shadow_root_is_told_by_its_path(rendered: Rendering) -> None:
    html = f"<div id=d></div><script>d.attachShadow({{mode: 'open'}}).innerHTML = '<p></p>{NAMELESS}'</script>"
    assert ("button-name", "1.0/1", False) in said(rendered, html)
