"""Views of one page: each is what a page loaded for it alone would show, and the page is loaded anew only where that cannot be told."""

import pytest

from briggate.browser.visit import Visit
from briggate.checks.browsing import in_order
from briggate.checks.catalogue import load_catalogue
from briggate.checks.judging import judge_rendered
from briggate.checks.rendered_page import RenderedPage
from briggate.model.rendering import View
from briggate.model.snapshot import Snapshot
from tests.checks.rendering import Rendering

ORDER: tuple[View, ...] = ("desktop", "doubled", "phone", "spaced", "dark", "narrow", "print", "forced")
PLAIN = "<h1>Bins</h1><p>We empty brown bins every two weeks.</p><details><summary>More</summary><p>From April.</p></details>"
PAGES = {
    "a page": PLAIN,
    "a style of its own, which a policy may not let us write anew": f'<p style="color: #123456">Ours</p>{PLAIN}',
    "letters that grow slowly": f"<style>*{{transition: all 2s}}</style>{PLAIN}",
    "a script that writes when sizes change": (
        f"{PLAIN}<script>new ResizeObserver(() => {{ document.body.append('+') }}).observe(document.querySelector('h1'))</script>"
    ),
}


def told(page: Snapshot) -> list[object]:
    return [(each.path, each.box, each.lines, each.style("color"), each.style("font-size")) for each in page.elements if each.is_shown]


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every load of a page, as it comes."""
    noted: list[object] = []
    load = Visit._load

    def noting(visit: Visit, screen: object) -> None:
        noted.append(screen)
        load(visit, screen)  # type: ignore[arg-type]

    monkeypatch.setattr(Visit, "_load", noting)
    return noted


@pytest.mark.parametrize("html", [PAGES["a page"], PAGES["a style of its own, which a policy may not let us write anew"]])
def test_each_view_is_what_a_page_loaded_for_it_alone_would_show(rendered: Rendering, html: str) -> None:
    page = rendered.page(html)
    together = {name: told(page.view(name)) for name in ORDER}
    assert together == {name: told(rendered.page(html).view(name)) for name in ORDER}


def test_what_is_taken_back_spares_a_load(rendered: Rendering, loads: list[object]) -> None:
    page = rendered.page(PAGES["a page"])
    for name in ORDER:
        page.view(name)
    assert len(loads) == 1


def test_all_rules_together_load_a_page_four_times_and_once_on_a_slow_phone(rendered: Rendering, loads: list[object]) -> None:
    """To be seen; to be pressed on, and once more with the skip link; and without JavaScript."""
    form = '<form action="/search/"><label>Search <input name="q"></label><button>Go</button></form>'
    script = "<script>document.querySelector('input').addEventListener('input', () => {})</script>"
    page = rendered.page(f'<a href="#m">Skip to main content</a>{form}<main id="m">{PLAIN}<a href="/bins/">Bins</a></main>{script}')
    rules = [rule for rule in load_catalogue() if rule.subject is RenderedPage]
    assert judge_rendered(page, in_order(rules), None).not_run == []
    assert len(loads) == 4


@pytest.mark.parametrize("name", [name for name in PAGES if name != "a page"])
def test_what_cannot_be_taken_back_for_certain_is_loaded_anew(rendered: Rendering, loads: list[object], name: str) -> None:
    page = rendered.page(PAGES[name])
    page.view("doubled")
    page.view("desktop")
    assert len(loads) == 2


def test_what_is_closed_is_not_shown_though_it_was_laid_out_before(rendered: Rendering) -> None:
    page = rendered.page(PLAIN)
    page.view("doubled")
    closed = next(each for each in page.view("phone").all("p") if each.text == "From April.")
    assert not closed.is_shown
    assert not closed.is_rendered
    assert page.phone.all("summary")[0].is_shown


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_tab_pressed_many_times_stops_where_it_stops_pressed_once_and_again(rendered: Rendering, key: str) -> None:
    html = "".join(f"<a href='/{number}'>Page {number}</a> " for number in range(6)) + "<input>"
    noted = "window.noted = []; document.addEventListener('focusin', e => noted.push(e.target.textContent)); return 0"
    stops = []
    for times in ([4], [1, 1, 1, 1]):
        visit = rendered.page(html).measures
        assert isinstance(visit, Visit)
        visit.loaded()
        visit._browser.run(noted)
        for number in times:
            visit._browser.press(*[key] * number)
        stops.append(visit._browser.run("return noted"))
    assert stops[0] == stops[1]
    assert len(stops[0]) == 4
