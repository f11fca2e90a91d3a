"""That the quick look lets nothing through that the standard's parser would mend, and that neither takes for ever."""

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup import nesting
from briggate.checks.markup.nesting import nesting_faults
from briggate.checks.markup.well_formed import is_plainly_well_formed
from briggate.checks.rules.html.html_nesting import rule
from tests.checks.harness import hits

NAMES = re.findall(
    r"[\w-]+",
    "a abbr article b br button caption col colgroup custom-part dd details div dl dt em fieldset figure form h1 h2 hr i iframe img input "
    "li main menu nav object ol optgroup option p path pre ruby rt script section select small span strong style sub summary svg table "
    "tbody td template textarea tfoot th thead title tr ul video wbr html head body link meta",
)
TAGS = st.sampled_from([tag for name in NAMES for tag in (f"<{name}>", f"</{name}>", f'<{name} class="x" id=y>', f"<{name}/>")])
WORDS = st.sampled_from(
    ["word", " ", "\n", "a < b", "&amp;", "&nope;", "<!-- note -->", "<!-- a -- b -->", '"', "<", "</", "<!doctype html>"]
)
JUMBLED = st.lists(TAGS | WORDS, max_size=14).map("".join)


@st.composite
def sound(draw: st.DrawFn) -> str:
    """Elements closed in order, not always where they may stand."""

    def within(depth: int) -> str:
        parts = []
        for _ in range(draw(st.integers(0, 3 if depth else 4))):
            name = draw(st.sampled_from(NAMES))
            inside = within(depth - 1) if depth else draw(st.sampled_from(["", "word", " "]))
            parts.append(
                f"<{name}>" if name in ("br", "hr", "img", "input", "col", "wbr", "link", "meta") else f"<{name}>{inside}</{name}>"
            )
        return "".join(parts)

    body = within(draw(st.integers(1, 4)))
    frame = draw(st.sampled_from(["{}", "<!doctype html>{}", "<!doctype html><html><head><title>A</title></head><body>{}</body></html>"]))
    return frame.format(body)


def slowly(html: str, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the standard's parser says, whatever the quick look said."""
    with monkeypatch.context() as patched:
        patched.setattr(nesting, "is_plainly_well_formed", lambda html: False)
        return [fault.message for fault in nesting_faults(html)]


@pytest.mark.parametrize("how", [JUMBLED, sound()], ids=["jumbled", "sound"])
def test_what_the_quick_look_lets_through_has_no_fault(how: st.SearchStrategy[str], monkeypatch: pytest.MonkeyPatch) -> None:
    let_through = 0

    @settings(max_examples=600, deadline=None)
    @given(how)
    @example("<table> word</table>")
    @example("<h1><h2>word</h2></h1>")
    @example("<p><button><p></p></button></p>")
    def holds(html: str) -> None:
        nonlocal let_through
        if is_plainly_well_formed(html):
            let_through += 1
            assert slowly(html, monkeypatch) == []

    holds()
    assert let_through > 20


@pytest.mark.parametrize(
    "html",
    [
        "<p>a</p>",
        "<!doctype html><html lang='en'><head><title>A</title></head><body><p>a</p></body></html>",
        "<ul><li><a href=x>a</a></li></ul>",
    ],
)
def test_the_quick_look_lets_plain_pages_through(html: str) -> None:
    """Else every page would be read slowly."""
    assert is_plainly_well_formed(html)


HOSTILE: dict[str, Callable[[int], str]] = {
    "elements without end": lambda size: "<b>" * (size // 3),
    "end tags": lambda size: "</b>" * (size // 4),
    "beginnings of tags": lambda size: '<a "' * (size // 4),
    "beginnings of comments": lambda size: "<!--" * (size // 4),
    "scripts without end": lambda size: "<script>" * (size // 8),
    "attributes": lambda size: "<a " + "b=c " * (size // 4),
    "spaces": lambda size: "<a" + " " * size,
    "signs": lambda size: "<" * size,
    "templates": lambda size: "<template>" * (size // 10),
    "ids": lambda size: "".join(f"<p><b id={number}></p>" for number in range(size // 20)),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_comes_to_an_end(kind: str) -> None:
    """A page of 400 KB made to keep us busy is given up on, or read to its end."""
    assert isinstance(nesting_faults(HOSTILE[kind](400_000)), list)


@pytest.mark.parametrize("deep", [350, 450])
def test_what_stands_too_deep_is_told(deep: int) -> None:
    """Whether its elements are closed cannot be told any more, so nothing less may come of it than a fault."""
    told = [fault.message for fault in nesting_faults("<div>" * deep)]
    too_deep = "elements stand within one another more than 400 deep, so nobody can tell whether they are closed"
    assert told == [f"<div> is not closed, {deep} times" if deep < 400 else too_deep]


def test_points_at_the_element_that_is_meant() -> None:
    page = HtmlPage("<div><p>One</p></div><div><p>Two <strong>words</p></div>", "page.html")
    assert [hit.where.parent.text() for hit in hits(rule, page)] == ["Two words"]
