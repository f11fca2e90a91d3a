"""The walk with the Tab key: where it stops, when it is over, and when it is caught."""

import pytest

from briggate.model.rendering import Walk
from tests.checks.rendering import Rendering

SHADOW = """<div id=h></div><script>h.attachShadow({mode: "open"}).innerHTML = "<p>x</p><button>in</button>"</script><button>b</button>"""
FRAME = """<a href=1>a</a><iframe srcdoc="<a href=1>in</a> <button>in</button>"></iframe><button>b</button>"""
MODAL = """<a href=1>behind</a><dialog id=d><button>one</button> <button>two</button></dialog><script>d.showModal()</script>"""
KEPT = """onkeydown="if (event.key == 'Tab') event.preventDefault()">"""


def walked(rendered: Rendering, html: str) -> Walk:
    return rendered.page(html).walk


@pytest.mark.parametrize(
    ("html", "stops"),
    [
        ("<p>Nothing to do here</p>", []),
        ("<a href=1>a</a> <button>b</button> <input> <a>no link</a>", ["1.0", "1.1", "1.2"]),
        ("<a href=1>a</a> <input autofocus> <button>b</button>", ["1.0", "1.1", "1.2"]),
        ("<input type=radio name=a> <input type=radio name=a checked> <button>b</button>", ["1.1", "1.2"]),
        ("<div contenteditable>x</div> <details><summary>s</summary><a href=1>a</a></details>", ["1.0", "1.1.0"]),
        ("<details open><summary>s</summary><a href=1>a</a></details>", ["1.0.0", "1.0.1"]),
        ("<video controls></video> <button>b</button>", ["1.0", "1.1"]),
        (SHADOW, ["1.0/1", "1.2"]),
        (FRAME, ["1.0", "1.1", "1.2"]),
        (MODAL, ["1.1.0", "1.1.1"]),
        ("<a href=1>a</a> <button onfocus='this.remove()'>b</button> <a href=2>c</a>", ["1.0", "1.2"]),
        ("<a href=1>a</a> <button onfocus='this.blur()'>b</button> <a href=2>c</a>", ["1.0", "1.2"]),
    ],
)
def test_stops_where_the_focus_rests_and_leaves_the_page(rendered: Rendering, html: str, stops: list[str]) -> None:
    walk = walked(rendered, html)
    assert ([stop.path for stop in walk.stops], walk.ended, walk.back_ended) == (stops, True, True)


def test_goes_through_a_page_of_many_stops(rendered: Rendering) -> None:
    walk = walked(rendered, "<p><a href=1>a</a>" * 100)
    assert (len(walk.stops), walk.ended) == (100, True)


@pytest.mark.parametrize(
    ("html", "caught"),
    [
        (f"<a href=1>a</a> <input {KEPT} <a href=2>b</a>", {"1.1"}),
        (
            """<button>a</button> <button onkeydown="event.preventDefault(); previousElementSibling.focus()">b</button> <a href=2>c</a>""",
            {"1.0", "1.1"},
        ),
        ("<a href=1>a</a> <button onblur='setTimeout(() => this.focus(), 10)'>b</button> <a href=2>c</a>", {"1.1", "1.2"}),
        (f"""<a href=1>a</a> <iframe srcdoc="<input {KEPT.replace('"', "&quot;")}"></iframe>""", {"1.1"}),
        ("<script>onkeydown = event => event.preventDefault()</script> <a href=1>a</a>", set()),
    ],
)
def test_notices_that_the_focus_is_caught(rendered: Rendering, html: str, caught: set[str]) -> None:
    walk = walked(rendered, html)
    assert (walk.ended, walk.back_ended, set(walk.caught), walk.escapes) == (False, False, caught, False)


def test_notices_what_catches_the_focus_only_on_its_way_back(rendered: Rendering) -> None:
    walk = walked(rendered, """<a href=1>a</a> <input onkeydown="if (event.shiftKey) event.preventDefault()"> <a href=2>b</a>""")
    assert (walk.ended, walk.back_ended, walk.caught) == (True, False, ("1.1",))


def test_tells_what_the_escape_key_frees(rendered: Rendering) -> None:
    html = """<a href=1>a</a> <input id=i> <a href=2>b</a>
        <script>let kept = true
        i.onkeydown = e => { kept &&= e.key != "Escape"; if (kept && e.key == "Tab") e.preventDefault() }</script>"""
    walk = walked(rendered, html)
    assert (walk.ended, walk.caught, walk.escapes) == (False, ("1.1",), True)
    assert [stop.path for stop in walk.stops] == ["1.0", "1.1"], "what Escape frees the way to is no stop"


def test_tells_which_stop_leads_away(rendered: Rendering) -> None:
    html = """<a href=1>a</a> <button onfocus="location.href = '/away/'">b</button> <button onfocus="window.open('/new/')">c</button>
        <a href="#x" onfocus="history.replaceState(null, '', '#x')">d</a>"""
    assert [stop.navigated for stop in walked(rendered, html).stops] == [False, True, True, False]


def test_does_not_blame_a_stop_for_a_page_that_leaves_by_itself(rendered: Rendering) -> None:
    html = "<a href=1>a</a> <button>b</button> <script>setInterval(() => { location.href = '/away/' }, 5)</script>"
    assert [stop.navigated for stop in walked(rendered, html).stops] == [False, False]


def test_tells_which_stop_nobody_sees(rendered: Rendering) -> None:
    html = """<style>.off { position: absolute; left: -999px } .skip:focus { left: 0 }
        .gone { position: absolute; clip: rect(0 0 0 0); width: 1px; height: 1px; overflow: hidden }</style>
        <a class="off skip" href=1>comes in</a> <a class=off href=1>off</a> <a style="opacity: 0" href=1>clear</a>
        <p class=gone><a href=1>cut</a></p> <a href=1><img width=20 height=20 alt=bins></a>"""
    assert [stop.is_shown for stop in walked(rendered, html).stops] == [True, False, False, False, True]
