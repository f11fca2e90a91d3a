"""What is told of loading a page: what it asked for and on whose behalf, what it wrote, and where it wanted to go."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briggate.browser.network import log_of, same_address
from briggate.model.rendering import Loaded, Unmeasurable
from tests.checks.rendering import Rendering

PAGE = "http://127.0.0.1:80/page/"


def loaded_by(rendered: Rendering, html: str) -> Loaded:
    return rendered.page(html).loaded


def test_who_asked_for_each_file(rendered: Rendering) -> None:
    rendered.file("network/a.js", "fetch('/network/data.json')")
    rendered.file("network/data.json", "{}")
    requests = loaded_by(rendered, "<script src='/network/a.js'></script><img src='/network/gone.png'>").requests
    told = [(each.url.partition("/network/")[2], each.kind, each.status, each.brought_by.partition("/network/")[2]) for each in requests]
    assert sorted(told) == [
        ("", "Document", 200, ""),
        ("a.js", "Script", 200, ""),
        ("data.json", "Fetch", 200, "a.js"),
        ("gone.png", "Image", 404, ""),
    ]


def test_a_file_that_the_browser_has_already_weighs_the_same(rendered: Rendering) -> None:
    rendered.file("network/heavy.js", "//" + "x" * 998)
    weights = [next(each.bytes for each in loaded_by(rendered, html).requests if each.kind == "Script") for html in [SCRIPT] * 2]
    assert weights == [1000, 1000]


SCRIPT = "<script src='/network/heavy.js'></script>"


def test_another_server_is_outside_and_is_never_reached(rendered: Rendering) -> None:
    (image,) = [each for each in loaded_by(rendered, "<img src='https://example.org/a.png'>").requests if each.kind == "Image"]
    assert (image.is_outside, image.status) == (True, 0)


def test_what_a_page_writes_is_told_without_the_address_of_this_machine(rendered: Rendering) -> None:
    rendered.file("network/oh.js", "console.warn('hm'); null.x")
    said = loaded_by(rendered, "<script src='/network/oh.js'></script>").messages
    assert [(each.level, each.source, each.url) for each in said] == [
        ("warning", "console-api", "/network/oh.js"),
        ("error", "javascript", "/network/oh.js"),
    ]
    assert said[1].text == "Uncaught TypeError: Cannot read properties of null (reading 'x')"


def test_what_an_earlier_page_is_still_at_is_not_told_of_the_next(rendered: Rendering) -> None:
    loaded_by(rendered, "<script>setInterval(() => { fetch('/network/again'); console.error('still here') }, 1)</script>")
    after = loaded_by(rendered, "<p>Quiet</p>")
    assert [each.kind for each in after.requests] == ["Document"]
    assert after.messages == ()


def test_what_is_stored_on_one_page_is_gone_on_the_next(rendered: Rendering) -> None:
    loaded_by(rendered, "<script>localStorage.setItem('seen', '1'); document.cookie = 'seen=1'</script>")
    assert loaded_by(rendered, "<script>alert(localStorage.getItem('seen') + document.cookie)</script>").dialogs == ("alert: null",)


@pytest.mark.parametrize(
    "html",
    [
        "<script>location.href = '/elsewhere/'</script>",
        "<script>setTimeout(() => location.replace('/elsewhere/'), 300)</script>",
        "<meta http-equiv='refresh' content='0; url=/elsewhere/'>",
        "<form action='/elsewhere/'></form><script>document.forms[0].submit()</script>",
    ],
)
def test_a_page_that_leads_elsewhere_is_looked_at_all_the_same(rendered: Rendering, html: str) -> None:
    rendered.file("elsewhere/", "<h1>Elsewhere</h1>")
    page = rendered.page(f"<h1>Here</h1>{html}")
    assert page.desktop.all("h1")[0].text == "Here"
    assert [each.partition("/elsewhere/")[1] for each in page.loaded.led_to] == ["/elsewhere/"]


def test_moving_about_in_the_page_is_not_leading_elsewhere(rendered: Rendering) -> None:
    html = "<h2 id='a'>A</h2><script>location.hash = 'a'; history.replaceState({}, '', '?tab=2')</script>"
    assert loaded_by(rendered, html).led_to == ()


def test_without_javascript_a_page_may_lead_to_another_made_for_that(rendered: Rendering) -> None:
    rendered.file("plain/", "<h1>Plain</h1>")
    page = rendered.page("<noscript><meta http-equiv='refresh' content='0; url=/plain/'></noscript><h1>Here</h1>")
    assert page.view("scriptless").all("h1")[0].text == "Here"


def test_a_slow_phone_runs_scripts_though_they_were_just_off(rendered: Rendering) -> None:
    page = rendered.page("<script>document.write('<h1>Here</h1>')</script>")
    assert not page.view("scriptless").all("h1")
    assert page.desktop.by_path[page.vitals.painted].tag == "h1"


def test_content_that_a_script_brings_soon_after_loading_is_seen(rendered: Rendering) -> None:
    late = "setTimeout(() => fetch('/network/late').then(() => document.body.append('Late')), 400)"
    assert "Late" in rendered.page(f"<p>Early</p><script>{late}</script>").desktop.body.shown_text


def test_an_answer_is_waited_for_to_its_end(rendered: Rendering) -> None:
    rendered.file("network/long", "1" * 3_000_000)
    read = "fetch('/network/long').then((answer) => answer.text()).then((text) => document.body.append(text.length))"
    page = rendered.page(f"<p>Early</p><script>{read}</script>")
    assert "3000000" in page.desktop.body.shown_text
    assert page.loaded.requests[1].bytes == 3_000_000


def test_a_page_that_asks_again_and_again_is_looked_at_nevertheless(rendered: Rendering) -> None:
    rendered.file("network/poll", "1")
    poll = "const ask = () => fetch('/network/poll').then(() => setTimeout(ask, 20)); ask()"
    assert rendered.page(f"<p>Here</p><script>{poll}</script>").desktop.body.shown_text == "Here"


def test_a_promise_that_nobody_catches_is_told(rendered: Rendering) -> None:
    said = loaded_by(rendered, "<script>fetch('https://example.org/x')</script>").messages
    assert any(each.text.endswith("TypeError: Failed to fetch") for each in said)


def test_a_download_is_not_kept(rendered: Rendering, serve: Callable[..., str], tmp_path: Path) -> None:
    save = "const a = document.createElement('a'); a.href = '/page/'; a.download = 'briggate-test-download.html'; a.click()"
    assert rendered.page(f"<p>Here</p><script>{save}</script>").desktop.body.shown_text == "Here"
    assert not list((Path.home() / "Downloads").glob("briggate-test-download*"))


def test_a_page_that_is_not_there_cannot_be_looked_at(rendered: Rendering) -> None:
    page = rendered.page("<p>Here</p>")
    rendered.remove("page/")
    with pytest.raises(Unmeasurable, match="answered 404"):
        page.desktop  # noqa: B018


def test_nothing_is_known_of_a_page_that_was_not_asked_for() -> None:
    assert log_of([], [], PAGE).page == ""


@pytest.mark.parametrize(
    ("other", "is_same"),
    [(PAGE, True), (PAGE[:-1], True), (f"{PAGE}#top", True), (f"{PAGE}?q=1", False), ("http://127.0.0.1:80/", False)],
)
def test_which_addresses_are_the_same(other: str, is_same: bool) -> None:
    assert same_address(PAGE, other) is is_same
