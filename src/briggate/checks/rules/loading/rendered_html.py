"""Rule rendered-html."""

from collections import Counter
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, snippet
from briggate.checks.markup.at_path import path_of
from briggate.checks.markup.in_front import is_within_reach
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

_PAGE = "<main><h1>Bins</h1><p>On Mondays</p></main><script>document.querySelector('p').innerHTML = '{}'</script>"

rule = Rule(
    id="rendered-html",
    title="Scripts leave the page as sound as it came",
    why="A screen reader gets what the scripts have made of the page, and not the HTML that came from the server.",
    reference="WCAG 2.2, the criterion of the rule that is named",
    fix="Mend the script: what it puts into the page is held to the same rules as the page.",
    examples=(bad(_PAGE.format('<a href="/days/">Click here</a>')), good(_PAGE.format('<a href="/days/">Collection days</a>'))),
)
_OF_THE_TEXT = ("html-nesting", "inline-style", "security-policy", "obsolete-attribute", "obsolete-element")
"""Rules about how HTML is written, which scripts do not write."""
_LOOKS = ("color-contrast", "link-in-text-block", "target-size")
"""Rules of axe about faults that no HTML shows."""


@rule.over(RenderedPage)
def rendered_html(page: RenderedPage) -> Iterator[Hit]:
    was, html = page.html, f"<!doctype html>{page.probe('document')}"
    now = HtmlPage(html, was.file, was.address, was.policy, was.language, was.has_script_files)
    if now.root.html == was.root.html:
        return
    told = {hit.path for hit in page.measures.axe() if hit.certain and hit.path and hit.rule not in _LOOKS}  # it sees the same page
    for each in _asked():
        assert each.function
        hits, before = list(each.function(now)), list(each.function(was))
        more = Counter(hit.message for hit in hits) - Counter(hit.message for hit in before)
        known = {(hit.message, snippet(hit.where)) for hit in before}
        for hit in hits:
            if not hit.certain or more[hit.message] <= 0 or (hit.message, snippet(hit.where)) in known:
                continue
            if (where := _shown(page, hit)) is not None and getattr(where, "path", None) not in told:
                more[hit.message] -= 1
                yield rule.at(where, f"once scripts have run: {hit.message} ({each.id})", hit.fix)


def _asked() -> Iterator[Rule]:
    from briggate.checks.catalogue import load_catalogue  # not at the top: the catalogue imports this file

    for each in load_catalogue():
        if each.family == "html" and each.subject is HtmlPage and each.wcag and each.id not in _OF_THE_TEXT:
            yield each


def _shown(page: RenderedPage, hit: Hit) -> object:
    """What a hit points at, in the browser; None for what nobody comes upon there."""
    if isinstance(hit.where, HtmlPage) or hit.where.tag in ("html", "head", "title", "meta"):
        return page
    element = page.element(path_of(hit.where))
    return element if element is not None and element.tag == hit.where.tag and is_within_reach(element, page.desktop) else None
