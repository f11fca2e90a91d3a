"""`briggate approve --html`: the file that an owner opens from an e-mail, in a real browser."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_selenium_python import Axe
from selectolax.lexbor import LexborHTMLParser
from selenium import webdriver

from briggate.preview.page_changes import PageChange, steps_between
from briggate.preview.page_views import PICTURE_MOST, page_views
from tests.browser_support import Chromiums
from tests.gate.council import Council, git
from tests.gate.test_approve import put_up
from tests.gate.test_walk_through import MISSED, computer, missed
from tests.sites import service

OPTIONS = json.dumps({"rules": {"color-contrast-enhanced": {"enabled": True}, "frame-tested": {"enabled": False}}})
"""Frames that run no script cannot be looked into by one."""


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Council:
    made = Council(tmp_path_factory.mktemp("council"))
    made.begin()
    words = "Call [[phone bins]] within <b>two</b> days.\n\n## And then\n\nSee [new bins](new-bin.md).\n"
    new = service("Old bin", "We take “it”.\n", summary="What we do with it.")
    put_up(made, "soon", "bins-editor", {MISSED: missed(words), "content/bins/old-bin.md": new}, "Say <i>how</i> soon & why")
    return made


@pytest.fixture(scope="module")
def written(council: Council) -> Path:
    lead = computer(council, "bins-lead")
    lead("setup")
    refs = git(council.server, "for-each-ref")
    told = lead("approve", "soon", "--html", "soon.html")
    code = _code(lead.clone / "soon.html")
    assert told == (
        f"Written: soon.html. Send it to the owner, who will answer with the code {code}.\n"
        'When they have:  briggate approve soon --confirmed-by "WHO"\n'
    )
    git(council.clone, "checkout", "-q", "-B", "look", "origin/draft/soon")
    assert council.digest().startswith(code)
    assert git(council.server, "for-each-ref") == refs, "an approval was given"
    return lead.clone / "soon.html"


def _code(file: Path) -> str:
    found = LexborHTMLParser(file.read_text(encoding="utf-8")).css_first(".code")
    assert found is not None
    return found.text()


@pytest.fixture(scope="module")
def address(written: Path, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("sent")
    (folder / "soon.html").write_bytes(written.read_bytes())
    return f"{serve(folder)}soon.html"


@pytest.fixture(params=[(360, False), (360, True), (1280, False), (1280, True)], ids=["phone", "phone-dark", "wide", "wide-dark"])
def driver(request: pytest.FixtureRequest, chromiums: Chromiums) -> webdriver.Chrome:
    width, dark = request.param
    return chromiums(width, 740 if width == 360 else 800, dark=dark)


def test_it_says_what_to_answer_and_what_changes(written: Path) -> None:
    tree = LexborHTMLParser(written.read_text(encoding="utf-8"))
    words = " ".join(tree.css_first("main").text(separator=" ").split())
    assert "Bins editor would like to change the site: “Say <i>how</i> soon & why”." in words
    assert f"I confirm the change {_code(written)}" in words
    assert "Before: Call 0113 496 0101. After: Call 0113 496 0101 within two days." in words
    assert "After: And then After: See new bins </bins/new-bin/>." in words
    assert [frame.attributes["title"] for frame in tree.css("iframe")] == [
        "Missed bin, /bins/missed-bin/, before", "Missed bin, /bins/missed-bin/, after", "Old bin, /bins/old-bin/, after",
        "Testborough Council, /, before", "Testborough Council, /, after", "Bins, /bins/, before", "Bins, /bins/, after",
        "New bin, /bins/new-bin/, before", "New bin, /bins/new-bin/, after",
    ]  # fmt: skip
    assert not tree.css("script, link, img[src^=http], [onload], [onclick]")
    for frame in tree.css("iframe"):
        page = LexborHTMLParser(frame.attributes["srcdoc"] or "")
        assert frame.attributes["sandbox"] in ("", None)
        assert not page.css("script, link, iframe, form[action], [src], a[href]")
        assert "@import" not in page.html
    after = LexborHTMLParser(tree.css("iframe")[1].attributes["srcdoc"] or "")
    assert [node.text().strip() for node in after.css("[data-briggate-changed]")][:3] == [
        "Call 0113 496 0101 within two days.", "And then", "See new bins.",
    ]  # fmt: skip


@pytest.mark.browser
def test_axe_finds_nothing(driver: webdriver.Chrome, address: str) -> None:
    driver.get(address)
    axe = Axe(driver)
    axe.inject()
    found = axe.run(options=OPTIONS)
    assert [f"{each['id']}: {[node['target'] for node in each['nodes']]}" for each in found["violations"]] == []


@pytest.mark.browser
def test_before_and_after_stand_beside_each_other_where_there_is_room(driver: webdriver.Chrome, address: str) -> None:
    driver.get(address)
    before, after = driver.find_elements("css selector", "iframe")[:2]
    if driver.execute_script("return innerWidth") > 1000:
        assert before.rect["y"] == after.rect["y"]
        assert before.rect["x"] + before.rect["width"] < after.rect["x"]
    else:
        assert before.rect["x"] == after.rect["x"]
        assert before.rect["y"] + before.rect["height"] < after.rect["y"]
    assert driver.execute_script("return document.scrollingElement.scrollWidth <= document.documentElement.clientWidth")
    driver.switch_to.frame(after)
    heading, colour = driver.find_element("css selector", "h1"), "return getComputedStyle(arguments[0])"
    assert heading.text == "Missed bin"
    assert driver.execute_script(f"{colour}.fontWeight", heading) == "700"
    changed = driver.find_element("css selector", "[data-briggate-changed]")
    assert driver.execute_script(f"{colour}.outlineStyle", changed) == "dashed"
    driver.switch_to.default_content()


@pytest.mark.browser
def test_it_asks_nothing_of_anybody_and_nothing_is_blocked(chromiums: Chromiums, address: str) -> None:
    driver = chromiums(1280, 800)
    driver.get("about:blank")
    driver.get_log("browser")
    driver.get_log("performance")
    driver.get(address)
    sent = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    asked = [each["params"]["request"]["url"] for each in sent if each["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.endswith("favicon.ico")] == [address]
    assert [entry["message"] for entry in driver.get_log("browser") if "favicon" not in entry["message"]] == []


def test_pictures_come_along_unless_they_are_too_big(tmp_path: Path) -> None:
    """And nothing of another server, nor of a file beside the site."""
    (tmp_path / "secret.png").write_bytes(b"secret")
    site = tmp_path / "site"
    (site / "assets").mkdir(parents=True)
    for name, size in (("small.png", 10), ("big.png", PICTURE_MOST + 1)):
        (site / "assets" / name).write_bytes(b"p" * size)
    (site / "assets/site.css").write_text("a{background:url(small.png)}b{background:url('https://example.org/x.png')}@import 'x';</style>")
    sources = ("../assets/small.png", "../assets/big.png", "https://example.org/x.png", "../../secret.png", "/%2e%2e/secret.png")
    pictures = "".join(f'<p><img src="{source}" srcset="x.png 2x" alt="“{number}”" onerror="x()">' for number, source in enumerate(sources))
    link = '<a href="javascript:x()" onclick=y>z</a>'
    html = f'<html lang=cy><link rel=stylesheet href="../assets/site.css"><body class=a><main>{pictures}{link}'
    change = PageChange("/bins/", "Bins", "new", True, steps_between([], ["z"]), "", html)
    [view] = page_views([change], None, site)
    data = "data:image/png;base64,cHBwcHBwcHBwcA=="
    assert view.before == ""
    assert view.after.count(data) == 2
    assert [view.after.count(f"[picture: “{number}”]") for number in range(5)] == [0, 1, 1, 1, 1]
    assert "b{background:url(data:,)}" in view.after
    assert "secret" not in view.after
    for absent in ("example.org", "@import", "srcset", "onerror", "onclick", "javascript", "</style>a", "href"):
        assert absent not in view.after, absent
    assert '<html lang="cy">' in view.after
