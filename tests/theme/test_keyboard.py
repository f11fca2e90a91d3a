"""The header and the focus, by keyboard alone."""

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

from tests.browser_support import Chromiums

pytestmark = pytest.mark.browser

SEEN = """
const each = document.activeElement, box = each.getClientRects()[0], style = getComputedStyle(each);
const x = Math.max(0, box.left) + Math.min(box.width, 20) / 2, y = Math.max(0, box.top) + Math.min(box.height, 20) / 2;
const top = document.elementFromPoint(x, y);
return {
  name: each.outerHTML.slice(0, 80),
  ring: parseFloat(style.outlineWidth) >= 3 && style.outlineStyle !== "none" && style.boxShadow !== "none",
  onScreen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  uncovered: top !== null && (each.contains(top) || top.contains(each)),
};
"""


def press(driver: webdriver.Chrome, *keys: str) -> None:
    for key in keys:
        ActionChains(driver).send_keys(key).perform()


def focused(driver: webdriver.Chrome) -> str:
    return driver.switch_to.active_element.text.strip()


def test_the_first_tab_offers_to_skip_to_the_main_content(chromiums: Chromiums, town: str) -> None:
    driver = chromiums(360, 740)
    driver.get(town + "/bins/missed-bin/")
    press(driver, Keys.TAB)
    assert focused(driver) == "Skip to the main content"
    press(driver, Keys.ENTER, Keys.TAB)
    assert driver.execute_script("return document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("javascript", [True, False], ids=["with-scripts", "without"])
def test_the_menu_opens_and_is_read_by_keyboard(chromiums: Chromiums, town: str, javascript: bool) -> None:
    driver = chromiums(1280, 800, javascript=javascript)
    driver.get(town + "/bins/missed-bin/")
    for _ in range(20):
        press(driver, Keys.TAB)
        if focused(driver) == "Menu":
            break
    press(driver, Keys.ENTER, Keys.TAB)
    assert focused(driver) == "Bins and recycling"
    press(driver, Keys.ENTER)
    assert driver.current_url == town + "/bins/"


def test_escape_closes_the_menu_and_gives_the_focus_back(chromiums: Chromiums, town: str) -> None:
    driver = chromiums(360, 740)
    driver.get(town + "/bins/missed-bin/")
    driver.execute_script("document.querySelector('.menu summary').focus()")
    press(driver, Keys.SPACE, Keys.TAB, Keys.ESCAPE)
    assert focused(driver) == "Menu"
    assert driver.find_element("css selector", ".menu").get_attribute("open") is None


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("address", ["/", "/bins/missed-bin/", "/everything/", "/accessibility/", "/a-to-z/all/", "/housing/money-help/"])
def test_whatever_has_the_focus_shows_it_and_is_in_sight(chromiums: Chromiums, town: str, address: str, dark: bool) -> None:
    driver = chromiums(360, 740, dark=dark)
    driver.get(town + address)
    stops = []
    for _ in range(200):
        press(driver, Keys.TAB)
        if driver.execute_script("return document.activeElement === document.body"):
            break
        stops.append(driver.execute_script(SEEN))
    assert len(stops) > 10
    assert [stop for stop in stops if not (stop["ring"] and stop["onScreen"] and stop["uncovered"])] == []
