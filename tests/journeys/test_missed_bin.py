"""A resident whose bin was missed finds what to do: by A–Z, by topic and by search, on a small phone, by keyboard alone, with and
without JavaScript. Nothing is clicked and no address is typed after the home page.
"""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from tests.sites import BOUND

pytestmark = pytest.mark.browser

PRESSES = 120
"""More than this and nobody would still be pressing Tab."""


class Resident:
    """Somebody at the keyboard, who knows only what has the focus, and what it is called."""

    def __init__(self, driver: webdriver.Chrome, site: str) -> None:
        self.driver = driver
        self.site = site
        driver.get(site)

    def press(self, keys: str) -> None:
        ActionChains(self.driver).send_keys(keys).perform()

    @property
    def focused(self) -> WebElement:
        return self.driver.switch_to.active_element

    def tab_to(self, name: str) -> None:
        """Press Tab until what has the focus is called that, in the words that a screen reader says; all on the way can be seen."""
        passed = []
        for _ in range(PRESSES):
            self.press(Keys.TAB)
            passed.append(self.focused.accessible_name)
            assert self.focused.is_displayed(), f"the focus is on “{passed[-1]}”, which cannot be seen"
            if re.fullmatch(name, passed[-1]):
                return
        pytest.fail(f"{PRESSES} presses of Tab do not reach “{name}”: {passed}")

    def follow(self, name: str) -> None:
        """Go to what is called that, press Enter, and be on another page."""
        before = self.driver.current_url
        self.tab_to(name)
        self.press(Keys.ENTER)
        WebDriverWait(self.driver, BOUND).until(lambda driver: driver.current_url != before)

    def skip_to_content(self) -> None:
        self.tab_to("Skip to .*")
        self.press(Keys.ENTER)
        WebDriverWait(self.driver, BOUND).until(lambda driver: "#" in driver.current_url)

    def is_told_what_to_do(self) -> None:
        assert self.driver.current_url == f"{self.site}bins/missed-bin/"
        assert self.driver.find_element(By.TAG_NAME, "h1").text == "Report a missed bin"
        self.skip_to_content()
        self.tab_to("Report a missed bin.*")


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def resident(
    request: pytest.FixtureRequest, chromiums: Callable[..., webdriver.Chrome], serve: Callable[..., str], reference_site: Path
) -> Resident:
    return Resident(chromiums(360, 740, javascript=request.param), serve(reference_site))


def test_by_the_a_to_z(resident: Resident) -> None:
    resident.follow("A to Z")
    resident.follow("M")
    resident.skip_to_content()
    resident.follow("(Missed bin collection.*|Report a missed bin)")
    resident.is_told_what_to_do()


def test_by_topic(resident: Resident) -> None:
    resident.follow("Bins and recycling")
    assert resident.driver.current_url == f"{resident.site}bins/"
    resident.skip_to_content()
    resident.follow("Report a missed bin")
    resident.is_told_what_to_do()


def test_by_search(resident: Resident) -> None:
    """Without JavaScript the field leads to the A–Z, where the page is under M."""
    resident.tab_to("Search for a service")
    resident.press("missed bin")
    before = resident.driver.current_url
    resident.press(Keys.ENTER)
    WebDriverWait(resident.driver, BOUND).until(lambda driver: driver.current_url != before)
    if "/search/" in resident.driver.current_url:
        WebDriverWait(resident.driver, BOUND).until(lambda driver: driver.find_elements(By.CSS_SELECTOR, "main ol a"))
        resident.skip_to_content()
    else:
        assert resident.driver.current_url == f"{resident.site}a-to-z/?q=missed+bin"
        resident.follow("M")
        resident.skip_to_content()
    resident.follow("(Missed bin collection.*|Report a missed bin)")
    resident.is_told_what_to_do()
