"""“Open now”, by the council's clocks wherever the reader is."""

from collections.abc import Iterator

import pytest
from selenium import webdriver

from tests.browser_support import Screen, start_chromium

pytestmark = pytest.mark.browser

AT = """
const RealDate = Date;
Date = class extends RealDate {
  constructor(...given) { given.length ? super(...given) : super("%s"); }
  static now() { return new RealDate("%s").getTime(); }
};
"""


@pytest.fixture(scope="module")
def driver() -> Iterator[webdriver.Chrome]:
    """A browser of its own: one whose clock has been set cannot be shared."""
    started = start_chromium(Screen(360, 740))
    yield started
    started.quit()


def at(driver: webdriver.Chrome, url: str, moment: str) -> None:
    """Open a page as if it were `moment` (UTC), in Tokyo."""
    driver.execute_cdp_cmd("Emulation.setTimezoneOverride", {"timezoneId": "Asia/Tokyo"})
    added = driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": AT % (moment, moment)})
    driver.get(url)
    driver.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", {"identifier": added["identifier"]})


def said(driver: webdriver.Chrome) -> list[str]:
    return [each.text for each in driver.find_elements("css selector", ".open-now")]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-12-10T08:59:00Z", "Closed now, opens at 9am today"),
        ("2026-12-10T09:00:00Z", "Open now until 12.30pm"),
        ("2026-12-10T12:30:00Z", "Closed now, opens at 1.30pm today"),
        ("2026-12-10T16:59:00Z", "Open now until 5pm"),
        ("2026-12-10T17:00:00Z", "Closed now, opens at 9am on Friday 11 December"),
        ("2026-12-10T23:59:00Z", "Closed now, opens at 9am on Friday 11 December"),
        ("2026-12-11T00:00:00Z", "Closed now, opens at 9am today"),
        ("2026-12-12T17:00:00Z", "Closed now, opens at 11am on Monday 14 December"),
        ("2026-12-16T18:00:00Z", "Closed now"),
    ],
)
def test_it_says_whether_the_doors_are_open(driver: webdriver.Chrome, town: str, moment: str, expected: str) -> None:
    at(driver, town + "/hubs/main-hub/", moment)
    assert said(driver) == [expected]


def test_days_that_are_over_go_and_today_is_marked(driver: webdriver.Chrome, town: str) -> None:
    at(driver, town + "/hubs/main-hub/", "2026-12-14T10:00:00Z")
    days = [row.text for row in driver.find_elements("css selector", ".hours tbody th") if row.is_displayed()]
    assert days == ["Today, Monday 14 December", "Tuesday 15 December", "Wednesday 16 December"]


@pytest.mark.parametrize("moment", ["2026-12-09T12:00:00Z", "2027-02-01T12:00:00Z"], ids=["before-the-build", "long-after-it"])
def test_it_says_nothing_of_a_day_that_the_page_does_not_know(driver: webdriver.Chrome, town: str, moment: str) -> None:
    at(driver, town + "/hubs/main-hub/", moment)
    assert said(driver) == []
