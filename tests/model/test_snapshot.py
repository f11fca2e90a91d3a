"""What a snapshot says of a page, with pages in a real browser."""

from briggate.model.snapshot import Box, Element, Snapshot
from tests.checks.rendering import Rendering


def seen(rendered: Rendering, html: str) -> Snapshot:
    return rendered.page(html).desktop


def named(page: Snapshot, name: str) -> Element:
    element = page.by_id(name)
    assert element is not None
    return element


def test_an_element_has_its_place_styles_and_words(rendered: Rendering) -> None:
    page = seen(rendered, '<body style="margin:0"><p id="a" style="margin:10px;width:200px;height:50px;color:red">Bins</p>')
    paragraph = named(page, "a")
    assert (paragraph.box, paragraph.shown) == (Box(10, 10, 200, 50), Box(10, 10, 200, 50))
    assert (paragraph.style("color"), paragraph.text, paragraph.path, paragraph.tag) == ("rgb(255, 0, 0)", "Bins", "1.0", "p")
    assert page.by_path["1.0"] is paragraph


def test_an_element_over_several_lines_has_a_box_around_them_and_each_line(rendered: Rendering) -> None:
    page = seen(rendered, '<div style="width:100px">words <a id="a" href="x">a link over several lines</a></div>')
    link = named(page, "a")
    assert [line.text for line in link.lines] == ["a link", "over several", "lines"]
    assert link.box is not None
    assert link.box.y == link.lines[0].box.y
    assert link.box.bottom == link.lines[-1].box.bottom


def test_shown_text_keeps_the_order_and_the_words_of_the_html(rendered: Rendering) -> None:
    page = seen(rendered, '<p id="a">Re<b>port</b> a <i>missed</i> bin,\n<span>or</span><br>ask</p>')
    assert named(page, "a").shown_text == "Report a missed bin, or ask"


def test_text_for_screen_readers_alone_is_laid_out_and_not_shown(rendered: Rendering) -> None:
    for style in (
        "position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)",
        "position:absolute;clip:rect(1px,1px,1px,1px)",
        "position:absolute;left:-9999px",
        "position:absolute;clip-path:inset(50%)",
        "width:1px;height:1px;overflow:hidden",
        "text-indent:-9999px;white-space:nowrap",
    ):
        page = seen(rendered, f'<p id="a">Bins <span id="b" style="display:block;{style}">on Monday</span></p>')
        assert named(page, "b").is_rendered, style
        assert not named(page, "b").shown_lines, style
        assert named(page, "a").shown_text == "Bins", style
        assert named(page, "a").text == "Bins on Monday", style


def test_what_is_invisible_is_not_shown(rendered: Rendering) -> None:
    for style in ("display:none", "visibility:hidden", "opacity:0", "height:0;overflow:hidden", "transform:scale(0)", "font-size:0"):
        assert not named(seen(rendered, f'<div style="{style}"><p id="a">Bins</p></div>'), "a").shown_lines, style


def test_a_clip_that_leaves_something_hides_nothing(rendered: Rendering) -> None:
    page = seen(rendered, '<p id="a" style="position:absolute;clip:rect(0,200px,100px,0)">Bins</p>')
    assert named(page, "a").is_shown


def test_overflow_cuts_off_what_does_not_fit(rendered: Rendering) -> None:
    page = seen(
        rendered,
        '<body style="margin:0"><div id="a" style="width:100px;height:30px;overflow:hidden;white-space:nowrap;border:5px solid">'
        '<p id="b" style="margin:20px 0 0;width:300px">long text that goes on for ever and ever</p><p id="c">gone</p>and gone</div>',
    )
    assert named(page, "b").shown == Box(5, 25, 100, 10)
    assert not named(page, "c").is_shown
    assert named(page, "a").shown_text == "long text that goes on for ever and ever"
    assert not named(page, "a").shown_lines, "its own text stands below what it leaves to be seen"


def test_what_stands_outside_is_not_cut_off(rendered: Rendering) -> None:
    for holder, inside, is_shown in (
        ("overflow:hidden", "absolute", True),
        ("overflow:hidden;position:relative", "absolute", False),
        ("overflow:hidden;position:relative", "fixed", True),
        ("overflow:hidden;transform:translateX(0)", "fixed", False),
        ("overflow:hidden", "relative", False),
    ):
        html = f'<div style="height:20px;{holder}"><p id="a" style="position:{inside};top:100px;left:0;margin:0">Bins</p></div>'
        assert named(seen(rendered, html), "a").is_shown == is_shown, (holder, inside)


def test_what_can_be_scrolled_to_is_shown(rendered: Rendering) -> None:
    page = seen(
        rendered,
        '<div style="height:60px;overflow:hidden"><div id="s" style="width:100px;height:50px;overflow:auto">'
        '<p style="margin:0;width:500px;height:500px">words</p><p id="a">far below</p>'
        '<p id="b" style="position:relative;left:-900px">before the beginning</p></div></div><p id="c" style="margin-top:3000px">end</p>',
    )
    assert [named(page, each).is_shown for each in "abc"] == [True, False, True]
    scroller = named(page, "s")
    assert scroller.scroll.width == 500
    assert scroller.scroll.height > 500
    assert scroller.client.width == 100


def test_text_that_scrolls_by_itself_is_shown(rendered: Rendering) -> None:
    style = "margin:0;height:40px;width:50px;overflow:auto"
    page = seen(rendered, f'<div style="height:40px;overflow:hidden"><p id="a" style="{style}">one two three four</p></div>')
    assert named(page, "a").shown_text == "one two three four"


def test_what_can_be_scrolled_to_is_not_painted_yet(rendered: Rendering) -> None:
    page = seen(
        rendered,
        '<body style="margin:0"><div style="width:100px;height:50px;overflow:auto"><p id="a" style="margin:0;width:300px;height:20px">x</p>'
        '<p id="b" style="margin-top:90px">below</p></div>',
    )
    for name, painted in (("a", Box(0, 0, 100, 20)), ("b", None)):
        element = named(page, name)
        assert element.box is not None
        part = element.painted_part(element.box)
        assert part == painted if painted else part.area == 0


def test_a_page_that_does_not_scroll_cuts_off(rendered: Rendering) -> None:
    wide, far = '<p id="a" style="position:absolute;left:2000px">off</p>', '<p id="b" style="margin-top:3000px">below</p>'
    for style, shown in (
        ("", [True, True]),
        ("body{overflow-x:hidden}", [False, True]),
        ("html{overflow:hidden}", [False, False]),
        ("html,body{overflow-x:hidden}", [False, True]),
    ):
        page = seen(rendered, f"<style>{style}</style>{wide}{far}")
        assert [named(page, "a").is_shown, named(page, "b").is_shown] == shown, style


def test_what_is_fixed_off_the_screen_is_not_shown(rendered: Rendering) -> None:
    for place, is_shown in (("left:0", True), ("left:100%", False), ("top:100%", False), ("left:-100%;width:100%", False)):
        assert named(seen(rendered, f'<p id="a" style="position:fixed;{place}">Menu</p>'), "a").is_shown == is_shown, place


def test_a_page_from_right_to_left_goes_on_to_the_left(rendered: Rendering) -> None:
    page = seen(
        rendered,
        '<html dir="rtl"><body><p id="a" style="width:3000px">wide</p><p id="b" style="position:absolute;left:-2000px">left</p>'
        '<p id="c" style="position:absolute;left:1400px">right</p>',
    )
    assert named(page, "a").is_shown
    assert named(page, "b").is_shown
    assert not named(page, "c").is_shown
    assert page.page.right == 1280
    assert page.page.x < -1900


def test_closed_details_are_not_laid_out(rendered: Rendering) -> None:
    page = seen(
        rendered, '<details><summary id="a">Days</summary><p id="b">Monday</p></details><details open><p id="c">Tuesday</p></details>'
    )
    assert [named(page, each).is_shown for each in "abc"] == [True, False, True]
    assert named(page, "b").box is None


def test_display_contents_has_the_box_of_what_is_in_it(rendered: Rendering) -> None:
    page = seen(
        rendered,
        '<div id="a" style="display:contents;color:red">Bins <b id="b">today</b></div><ul id="c" style="display:contents"><li>x</ul>',
    )
    around, inside = named(page, "a"), named(page, "b")
    assert around.is_shown
    assert around.shown_text == "Bins today"
    assert around.style("color") == "rgb(255, 0, 0)"
    assert around.box is not None
    assert inside.box is not None
    assert around.box.right == inside.box.right
    assert named(page, "c").is_shown
    assert named(page, "c").style("display") == "contents"


def test_paths_lead_through_shadow_roots_as_scripts_do(rendered: Rendering) -> None:
    page = rendered.page(
        '<x-card id="h"><template shadowrootmode="open"><style>p{color:red}</style><p>inside</p><div><slot></slot></div></template>'
        '<b id="s">light</b> <i>more</i></x-card><div><template shadowrootmode="open"><em>plain host</em></template></div>'
    )
    snapshot = page.desktop
    assert [named(snapshot, name).path for name in ("h", "s")] == ["1.0", "1.0.0"]
    assert {path: snapshot.by_path[path].tag for path in ("1.0/1", "1.0/2.0", "1.0.1", "1.1/0")} == {
        "1.0/1": "p",
        "1.0/2.0": "slot",
        "1.0.1": "i",
        "1.1/0": "em",
    }
    assert snapshot.by_path["1.0/2.0"].is_shown
    assert named(snapshot, "h").shown_text == "inside light more"


def test_what_css_puts_in_has_its_words_and_place(rendered: Rendering) -> None:
    page = seen(rendered, '<style>p::before{content:"Fee: "}li::marker{content:"- "}</style><p id="a">none</p><ul><li id="b">x</ul>')
    before = named(page, "a").pseudo["::before"]
    assert [line.text for line in before.lines] == ["Fee: "]
    assert before.is_shown
    assert before.style("content") == '"Fee: "'
    assert [line.text for line in named(page, "b").pseudo["::marker"].lines] == ["- "]
    assert named(page, "a").shown_text == "none"


def test_words_are_as_shown_and_as_written(rendered: Rendering) -> None:
    page = seen(rendered, '<p id="a" style="text-transform:uppercase">Bins\n   today</p>')
    assert ([line.text for line in named(page, "a").lines], named(page, "a").own_text) == (["BINS TODAY"], "Bins\n   today")


def test_a_frame_is_one_element(rendered: Rendering) -> None:
    page = seen(rendered, '<iframe id="a" srcdoc="<p id=inside>Bins</p>" width="300" height="100"></iframe><p id="b">after</p>')
    assert named(page, "a").is_shown
    assert page.by_id("inside") is None
    assert named(page, "b").shown_text == "after"


def test_transforms_move_what_is_in_them(rendered: Rendering) -> None:
    page = seen(
        rendered,
        '<body style="margin:0"><p id="a" style="margin:0;width:60px;height:20px;transform:translateX(100px) rotate(90deg)">Bins</p>',
    )
    assert named(page, "a").shown == Box(120, -20, 20, 60).within(Box(0, 0, 1280, 800), across=True, down=True)


def test_controls_say_what_they_hold(rendered: Rendering) -> None:
    page = seen(
        rendered, '<input id="a" value="LS1"><textarea id="b">words</textarea><button id="c" onclick="1">Go</button><p id="d">text</p>'
    )
    assert [named(page, each).value for each in "ab"] == ["LS1", "words"]
    assert [named(page, each).is_clickable for each in "cd"] == [True, False]


def test_the_order_of_painting(rendered: Rendering) -> None:
    page = seen(rendered, '<p id="a" style="position:relative;z-index:2">above</p><p id="b" style="position:relative">below</p>')
    assert named(page, "a").painted > named(page, "b").painted


def test_a_page_nested_deep_is_read(rendered: Rendering) -> None:
    page = seen(rendered, f"{'<div>' * 400}<p id='a'>deep</p>")
    assert named(page, "a").is_shown
    assert page.body.shown_text == "deep"
