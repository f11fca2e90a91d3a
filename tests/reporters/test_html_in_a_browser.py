"""The HTML reports in a real browser: axe finds nothing, text has a contrast of 7 to 1, nothing runs off the side of a phone."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_selenium_python import Axe
from selenium import webdriver
from selenium.webdriver.common.keys import Keys

from tests.browser_support import Chromiums
from tests.reporters.documents import DOCUMENTS

pytestmark = pytest.mark.browser

OPTIONS = json.dumps(
    {"rules": {"target-size": {"enabled": True}, "color-contrast-enhanced": {"enabled": True}}, "resultTypes": ["violations", "incomplete"]}
)
OFF_THE_SIDE = """
const width = document.documentElement.clientWidth;
if (document.scrollingElement.scrollWidth <= width) return [];
const out = [...document.body.querySelectorAll("*")].filter((each) => each.getBoundingClientRect().right > width + 1);
return ["the page scrolls sideways", ...out.map((each) => each.outerHTML.slice(0, 120))];
"""

every_page = pytest.mark.parametrize("name", ["rich", "passed", "nothing", "many", "owner"])


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """Where the reports are served."""
    folder: Path = tmp_path_factory.mktemp("reports")
    for name, html in DOCUMENTS.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return serve(folder)


@pytest.fixture(params=[(360, False), (360, True), (1280, False), (1280, True)], ids=["phone", "phone-dark", "wide", "wide-dark"])
def driver(request: pytest.FixtureRequest, chromiums: Chromiums) -> webdriver.Chrome:
    width, dark = request.param
    return chromiums(width, 740 if width == 360 else 800, dark=dark)


@every_page
def test_axe_finds_nothing(driver: webdriver.Chrome, reports: str, name: str) -> None:
    """Nor can it not tell, but for cells of a table that a phone shows only in part."""
    driver.get(f"{reports}{name}.html")
    axe = Axe(driver)
    axe.inject()
    found = axe.run(options=OPTIONS)
    whole = driver.execute_script("return innerWidth") > 1000
    counting = found["violations"] + (found["incomplete"] if whole else [])
    assert [f"{each['id']}: {[node['target'] for node in each['nodes']]}" for each in counting] == []


@every_page
@pytest.mark.parametrize("width", [320, 120], ids=["as-a-page-at-400-percent", "with-text-at-300-percent"])
def test_nothing_runs_off_the_side(chromiums: Chromiums, reports: str, name: str, width: int) -> None:
    driver = chromiums(width, 600)
    driver.get(f"{reports}{name}.html")
    assert driver.execute_script(OFF_THE_SIDE) == []


def test_a_wide_table_is_whole_on_a_wide_screen_and_scrolls_by_keyboard_on_a_phone(chromiums: Chromiums, reports: str) -> None:
    widths = "return [...document.querySelectorAll('.scroll')].map((each) => each.scrollWidth - each.clientWidth)"
    wide, phone = chromiums(1280, 800), chromiums(360, 740)
    for driver in (wide, phone):
        driver.get(f"{reports}rich.html")
    assert max(wide.execute_script(widths)) <= 0
    assert max(phone.execute_script(widths)) > 0
    region = phone.find_element("css selector", "#exceptions + .scroll")
    region.send_keys(Keys.ARROW_RIGHT)
    assert phone.switch_to.active_element == region


def test_the_first_tab_leads_past_the_header(chromiums: Chromiums, reports: str) -> None:
    driver = chromiums(1280, 800)
    driver.get(f"{reports}rich.html")
    driver.find_element("css selector", "body").send_keys(Keys.TAB)
    skip = driver.switch_to.active_element
    assert (skip.text, skip.rect["y"] >= 0) == ("Skip to the main content", True)
    skip.send_keys(Keys.ENTER)
    assert driver.switch_to.active_element.get_attribute("id") == "main"


@every_page
def test_nothing_is_asked_of_anybody_and_nothing_is_blocked(chromiums: Chromiums, reports: str, name: str) -> None:
    driver = chromiums(1280, 800)
    driver.get("about:blank")
    driver.get_log("browser")
    driver.get_log("performance")
    driver.get(f"{reports}{name}.html")
    sent = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    asked = [each["params"]["request"]["url"] for each in sent if each["method"] == "Network.requestWillBeSent"]
    assert [url for url in asked if not url.endswith("favicon.ico")] == [f"{reports}{name}.html"]
    assert [entry["message"] for entry in driver.get_log("browser") if "favicon" not in entry["message"]] == []
