"""`briggate serve` in a real browser: what is saved is seen, and what is found on it is told in a panel that everybody can use."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_selenium_python import Axe
from selenium import webdriver
from selenium.common.exceptions import JavascriptException
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from briggate.browser.axe_script import axe_script
from briggate.browser.chromium import Chromium, Where
from briggate.browser.visit import Visit
from briggate.checks.catalogue import load_catalogue
from briggate.checks.html_page import HtmlPage
from briggate.checks.judging import judge_rendered
from briggate.checks.rendered_page import RenderedPage
from briggate.model.policy import Policy
from tests.browser_support import Chromiums
from tests.serving import BRIGGATE, Serving, serving
from tests.sites import BOUND, service, tiny_site, write_files

pytestmark = pytest.mark.browser

PAGE, ADDRESS = "content/bins/missed.md", "/bins/missed/"
LONG = "\n\n".join(f"## Part {number}\n\nWords of this part, and [the bins again](/bins/)." for number in range(40))
FAULTY = service("Missed bins", f"Ring 0113 496 0001 for more.\n\n{LONG}\n", summary="What to do when your bin is still full.")
GOOD = FAULTY.replace("Ring 0113 496 0001", "Ask us")
BROKEN = GOOD.replace("owner: waste", "owner: wast")
STOPPED = f"{PAGE}:4"

IN_PANEL = "const panel = document.querySelector('briggate-panel').shadowRoot; "
AXE = json.dumps(
    {"rules": {"target-size": {"enabled": True}, "color-contrast-enhanced": {"enabled": False}}, "resultTypes": ["violations"]}
)


class Page:
    """A page of a served site, open in a browser."""

    def __init__(self, driver: webdriver.Chrome, council: Path, server: Serving) -> None:
        self.driver, self.council, self.server = driver, council, server

    def ask(self, script: str) -> object:
        """What a script says that knows `panel`."""
        return self.driver.execute_script(IN_PANEL + script)

    def until(self, script: str, wanted: object) -> None:
        """Waits until a script that knows `panel` says what is wanted; a page that is just being shown again is asked once more."""
        WebDriverWait(self.driver, BOUND, 0.02, [JavascriptException]).until(lambda _: self.ask(script) == wanted, message=script)

    def save(self, text: str) -> None:
        write_files(self.council, {PAGE: text})

    def summary(self, wanted: str) -> None:
        self.until("return panel.querySelector('summary').textContent", wanted)

    def open_panel(self) -> None:
        self.ask("panel.querySelector('details').open || panel.querySelector('summary').click()")
        self.until("return panel.host.offsetHeight >= panel.querySelector('.box').offsetHeight || innerHeight < 400", True)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Serving]]:
    council = tiny_site(tmp_path_factory.mktemp("served") / "council", {PAGE: FAULTY})
    with serving(BRIGGATE, council) as server:
        server.until("http://")
        yield council, server


@pytest.fixture(params=[(360, False), (360, True), (1280, False), (1280, True)], ids=["phone", "phone-dark", "wide", "wide-dark"])
def page(request: pytest.FixtureRequest, chromiums: Chromiums, running: tuple[Path, Serving]) -> Iterator[Page]:
    """On each of these screens; the panel is closed, and there is one finding."""
    width, dark = request.param
    yield from opened(chromiums(width, 740 if width == 360 else 800, dark=dark), running)


@pytest.fixture
def wide(chromiums: Chromiums, running: tuple[Path, Serving]) -> Iterator[Page]:
    yield from opened(chromiums(), running)


def opened(driver: webdriver.Chrome, running: tuple[Path, Serving]) -> Iterator[Page]:
    council, server = running
    page = Page(driver, council, server)
    page.save(FAULTY)
    driver.get(server.url(ADDRESS))
    page.driver.execute_script("sessionStorage.clear()")
    driver.get(server.url(ADDRESS))
    page.summary("1 error")
    yield page
    driver.get("about:blank")


def test_a_saved_change_is_seen_without_touching_the_browser(wide: Page) -> None:
    wide.save(FAULTY.replace("for more", "before noon"))
    wide.until("return document.querySelector('main').innerText.includes('Ring 0113 496 0001 before noon.')", True)
    wide.summary("1 error")


def test_it_is_seen_where_the_reader_was(wide: Page) -> None:
    wide.ask("scrollTo(0, 1500)")
    wide.save(FAULTY.replace("for more", "before noon"))
    wide.until("return document.querySelector('main').innerText.includes('before noon.') && scrollY", 1500)


def test_another_pages_change_leaves_this_one_alone(wide: Page) -> None:
    wide.ask("window.asBefore = true")
    write_files(wide.council, {"content/bins/brown.md": service("Brown bins", "Words.\n"), PAGE: FAULTY})
    wide.server.until(r"pages? changed")
    wide.driver.get(wide.server.url("/bins/brown/"))
    wide.summary("1 warning")  # its summary says what its title says
    wide.ask("window.asBefore = true")
    wide.save(GOOD)
    wide.server.until(r"pages? changed")
    wide.summary("1 warning")
    assert wide.ask("return window.asBefore") is True


def test_a_site_that_cannot_be_built_is_told_on_the_page_and_it_stays(wide: Page) -> None:
    wide.save(BROKEN)
    wide.summary("The site cannot be built")
    assert wide.ask("return panel.querySelector('details').open") is True
    said = str(wide.ask("return panel.querySelector('.told').innerText"))
    assert re.sub(r"\s+", " ", said).startswith(f"{STOPPED} Copy unknown owner “wast” Did you mean “waste”?")
    assert "The last good site stays up." in said
    assert wide.ask("return document.querySelector('main').innerText.includes('Ring 0113 496 0001')")
    wide.until("return panel.querySelector('[role=status]').textContent.startsWith('The site cannot be built. content/bins')", True)
    wide.driver.refresh()
    wide.summary("The site cannot be built")

    wide.save(GOOD)
    wide.summary("No findings on this page")
    assert wide.ask("return document.querySelector('main').innerText.includes('Ask us for more')")
    assert wide.ask("return panel.querySelector('details').open") is False


def test_a_finding_has_its_place_what_is_wrong_what_to_do_and_its_rule(wide: Page) -> None:
    wide.open_panel()
    said = str(wide.ask("return panel.querySelector('li').innerText"))
    assert re.sub(r"\s+", " ", said) == (
        "content/bins/missed.md:8 Copy Error: the telephone number 0113 496 0001 is typed in "
        "Put it into site_config/contacts/ and write [[phone …]] with its name. Rule: typed-phone"
    )
    notes = str(wide.ask("return panel.querySelector('.note').innerText"))
    assert "briggate check looks at the whole site" in notes


def test_findings_that_change_are_told_politely_and_not_again_and_again(wide: Page) -> None:
    status = "return panel.querySelector('[role=status]').textContent"
    wide.until(status, "1 error")
    wide.save(FAULTY.replace("for more", "before noon"))
    wide.until("return document.querySelector('main').innerText.includes('before noon.')", True)
    wide.summary("1 error")
    assert wide.ask(status) == ""
    wide.save(GOOD)
    wide.until(status, "No findings on this page")


def test_the_keyboard_opens_it_leads_through_it_and_closes_it(wide: Page) -> None:
    wide.ask("panel.querySelector('summary').focus()")
    wide.driver.switch_to.active_element.send_keys(Keys.ENTER)
    wide.until("return panel.querySelector('details').open", True)
    wide.driver.switch_to.active_element.send_keys(Keys.TAB)
    assert wide.ask("return panel.activeElement.getAttribute('aria-label') || panel.activeElement.className") in ("told", f"Copy {PAGE}:8")
    wide.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    wide.until("return [panel.querySelector('details').open, panel.activeElement.tagName]", [False, "SUMMARY"])


def test_it_stays_open_when_the_page_is_shown_again_and_keeps_the_focus(wide: Page) -> None:
    wide.open_panel()
    wide.ask("panel.querySelector('summary').focus()")
    wide.save(FAULTY.replace("for more", "before noon"))
    wide.until("return document.querySelector('main').innerText.includes('before noon.') && panel.querySelector('details').open", True)
    wide.until("return panel.activeElement && panel.activeElement.tagName", "SUMMARY")


def test_nothing_that_has_the_focus_lies_under_it(page: Page) -> None:
    """WCAG 2.4.11. Each link of the page in turn, as Tab would have it, with the panel open: there is most in the way then."""
    page.open_panel()
    hidden = page.ask("""
        const over = panel.querySelector(".box").getBoundingClientRect();
        const all = [...document.querySelectorAll("a[href], input, button, summary")].filter((each) => each.checkVisibility());
        scrollTo(0, 0);
        return all.filter((each) => {
            each.focus();
            const box = each.getBoundingClientRect();
            return box.top >= over.top && box.right > over.left && box.left < over.right;
        }).map((each) => each.outerHTML);
    """)
    assert hidden == []


def test_the_end_of_the_page_can_be_read_above_it(page: Page) -> None:
    page.open_panel()
    page.until(
        "scrollTo(0, 1e6); return document.querySelector('.site-footer p').getBoundingClientRect().bottom"
        " <= panel.querySelector('.box').getBoundingClientRect().top", True,
    )  # fmt: skip


@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "open"])
def test_axe_finds_nothing(page: Page, is_open: bool) -> None:
    if is_open:
        page.open_panel()
    axe = Axe(page.driver)
    axe.inject()
    found = axe.run(options=AXE)
    assert [f"{each['id']}: {[node['target'] for node in each['nodes']]}" for each in found["violations"]] == []


@pytest.mark.parametrize(("source", "summary"), [(FAULTY, "1 error"), (BROKEN, "The site cannot be built")], ids=["closed", "open"])
def test_our_own_rules_find_nothing_in_a_browser(running: tuple[Path, Serving], wide: Page, source: str, summary: str) -> None:
    wide.save(source)
    wide.summary(summary)
    html = HtmlPage(wide.server.get(ADDRESS)[1], "bins/missed/index.html", ADDRESS, Policy(), "en")
    rules = [rule for rule in load_catalogue() if rule.subject is RenderedPage]
    browser = Chromium(Where(wide.server.url("")))
    try:
        visit = Visit(browser, wide.server.url(ADDRESS), axe_script(), Policy().viewports)
        judged = judge_rendered(RenderedPage(html, visit), rules, None)
    finally:
        browser.quit()
    assert judged.not_run == []
    assert [(hit.rule, hit.message, hit.element) for hit in judged.hits if hit.certain] == []


@pytest.mark.parametrize("is_open", [False, True], ids=["closed", "open"])
@pytest.mark.parametrize(("width", "height"), [(320, 256), (320, 640), (120, 400)], ids=["400-percent", "narrow", "text-at-300-percent"])
def test_nothing_runs_off_the_side(chromiums: Chromiums, running: tuple[Path, Serving], width: int, height: int, is_open: bool) -> None:
    for page in opened(chromiums(width, height), running):
        if is_open:
            page.open_panel()
        assert page.ask("return document.scrollingElement.scrollWidth <= document.documentElement.clientWidth")
        assert page.ask("""
            const { left, right } = panel.querySelector("details").getBoundingClientRect();
            return left >= 0 && right <= document.documentElement.clientWidth;
        """)


def test_forced_colours_keep_its_edges_and_paper_does_not_show_it(wide: Page) -> None:
    wide.open_panel()
    emulate: Callable[..., object] = wide.driver.execute_cdp_cmd
    try:
        emulate("Emulation.setEmulatedMedia", {"features": [{"name": "forced-colors", "value": "active"}]})
        assert wide.ask("return getComputedStyle(panel.querySelector('details')).borderTopWidth") == "2px"
        emulate("Emulation.setEmulatedMedia", {"media": "print"})
        assert wide.ask("return getComputedStyle(panel.host).display") == "none"
    finally:
        emulate("Emulation.setEmulatedMedia", {"media": "", "features": [{"name": "prefers-color-scheme", "value": "light"}]})


def test_the_browser_blocks_nothing_and_complains_of_nothing(wide: Page) -> None:
    wide.driver.get_log("browser")
    wide.save(BROKEN)
    wide.summary("The site cannot be built")
    wide.save(GOOD)
    wide.summary("No findings on this page")
    assert wide.driver.get_log("browser") == []
