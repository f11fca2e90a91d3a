"""What holds on a page of every kind, in a real browser: nothing runs off the side, axe finds nothing, nothing is blocked."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_selenium_python import Axe
from selenium import webdriver
from selenium.webdriver.support.ui import WebDriverWait

from tests.browser_support import Chromiums
from tests.theme.pages import PAGES

pytestmark = pytest.mark.browser

OPTIONS = json.dumps({"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]})
SPACED = """
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
  * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
  p { margin-bottom: 2em !important }
`);
document.adoptedStyleSheets = [sheet];
"""
"""The text spacing that WCAG 1.4.12 lets a reader ask for."""
OFF_THE_SIDE = """
const width = document.documentElement.clientWidth;
if (document.scrollingElement.scrollWidth <= width) return [];
const out = [...document.body.querySelectorAll("*")].filter((each) => each.getBoundingClientRect().right > width + 1);
return ["the page scrolls sideways", ...out.map((each) => each.outerHTML.slice(0, 120))];
"""
CLIPPED = """
return [...document.body.querySelectorAll("*")].filter((each) => {
  const style = getComputedStyle(each);
  if (each.closest(".unseen, .visually-hidden, .table-scroll, [hidden]") || !["hidden", "clip"].includes(style.overflowX)) return false;
  return each.scrollHeight > each.clientHeight + 1 || each.scrollWidth > each.clientWidth + 1;
}).map((each) => each.outerHTML.slice(0, 120));
"""

every_page = pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)


@pytest.fixture(params=["light", "dark", "forced colours"])
def phone(request: pytest.FixtureRequest, chromiums: Chromiums) -> Iterator[webdriver.Chrome]:
    """A phone's browser in each way that a reader may have set its colours."""
    driver = chromiums(360, 740, dark=request.param == "dark")
    if request.param != "forced colours":
        yield driver
        return
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "forced-colors", "value": "active"}]})
    yield driver
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": "light"}]})


def look_at(driver: webdriver.Chrome, town: str, address: str) -> None:
    """Open a page and wait until its scripts have had their say."""
    driver.get(town + address)
    if "?q=" in address:
        WebDriverWait(driver, 30).until(lambda each: each.execute_script("return document.querySelector('.search-status')?.textContent"))


def axe_findings(driver: webdriver.Chrome) -> list[str]:
    axe = Axe(driver)
    axe.inject()
    return [f"{found['id']}: {[node['target'] for node in found['nodes']]}" for found in axe.run(options=OPTIONS)["violations"]]


@every_page
def test_axe_finds_nothing_on_a_phone(phone: webdriver.Chrome, town: str, address: str) -> None:
    look_at(phone, town, address)
    assert axe_findings(phone) == []


@every_page
def test_axe_finds_nothing_on_a_wide_screen(chromiums: Chromiums, town: str, address: str) -> None:
    driver = chromiums(1280, 800)
    look_at(driver, town, address)
    assert axe_findings(driver) == []


@every_page
@pytest.mark.parametrize("spacing", ["", SPACED], ids=["as-designed", "spaced-out"])
def test_no_page_scrolls_sideways_or_cuts_text_off_at_320_pixels(chromiums: Chromiums, town: str, address: str, spacing: str) -> None:
    """320 CSS pixels are a page of 1280 at 400 %."""
    driver = chromiums(320, 600)
    look_at(driver, town, address)
    driver.execute_script(spacing)
    assert driver.execute_script(OFF_THE_SIDE) == []
    assert driver.execute_script(CLIPPED) == []


def test_a_table_that_fits_is_shown_whole_on_a_wide_screen(chromiums: Chromiums, reference_site: Path, serve: Callable[..., str]) -> None:
    """A caption as wide as the window once pushed the last column out of sight."""
    driver = chromiums()
    driver.get(serve(reference_site) + "environment/blocked-drains/")
    widths = "return [...document.querySelectorAll('.table-scroll')].map((each) => [each.scrollWidth, each.clientWidth])"
    (whole, shown), *others = driver.execute_script(widths)
    assert not others
    assert whole <= shown


def test_the_words_between_steps_stay_in_their_circles(phone: webdriver.Chrome, town: str) -> None:
    look_at(phone, town, "/housing/money-help/")
    heights = [each.rect["height"] for each in phone.find_elements("css selector", ".step-mark")]
    inside = "return [...document.querySelectorAll('.step-mark')].every((each) => each.scrollWidth <= each.clientWidth)"
    assert len(set(heights)) == 1
    assert phone.execute_script(inside)


@every_page
def test_a_phone_with_text_at_three_times_the_size_shows_a_page_whole(chromiums: Chromiums, town: str, address: str) -> None:
    """All that is laid out goes by the size of text, so that a third of the width comes to the same."""
    driver = chromiums(120, 250)
    look_at(driver, town, address)
    assert driver.execute_script(OFF_THE_SIDE) == []


@every_page
def test_a_page_asks_nobody_else_and_nothing_of_it_is_blocked(chromiums: Chromiums, town: str, address: str) -> None:
    driver = chromiums(360, 740)
    for log in ("browser", "performance"):
        driver.get_log(log)
    look_at(driver, town, address)
    assert [entry["message"] for entry in driver.get_log("browser") if "404 (Not Found)" not in entry["message"]] == []
    asked = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    urls = [each["params"]["request"]["url"] for each in asked if each["method"] == "Network.requestWillBeSent"]
    assert urls
    assert [url for url in urls if not url.startswith(town)] == []


@every_page
def test_a_page_is_whole_without_scripts(chromiums: Chromiums, town: str, address: str) -> None:
    """It has its one title, its landmarks by name, and a menu that opens."""
    driver = chromiums(360, 740, javascript=False)
    driver.get(town + address)
    titles = driver.find_elements("css selector", "main h1")
    assert [bool(title.text.strip()) for title in titles] == [True]
    menu = driver.find_element("css selector", ".menu")
    topic = menu.find_element("css selector", ".menu-more a")
    assert not topic.is_displayed()
    menu.find_element("css selector", "summary").click()
    assert topic.is_displayed()
    assert driver.find_element("css selector", "form[role=search]").get_attribute("action").endswith("/a-to-z/")
