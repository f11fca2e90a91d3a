"""A resident's ways to a page on a phone, by keyboard alone: by what they type into the search box, and through the A–Z."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from briggate.browser.chromium import Chromium
from briggate.browser.scripts import script
from briggate.model.policy import Screen
from briggate.model.rendering import Journey

PRESSES_MOST = 150
"""Nobody presses Tab more often on one page."""
WIDTH = 360
ANSWER_MS = 5000
"""How long a search may take to answer, and a link to lead somewhere."""


class Stopped(Exception):
    """The journey could not go on; the message says why, in words that follow “by keyboard, on a phone, …”."""


def search_journeys(browser: Chromium, home: str, phrases: Sequence[str], within: int) -> list[Journey]:
    """For each phrase: the first addresses that a resident reads from the page of results. `home` is the home page's address."""
    _on_a_phone(browser)
    journeys = []
    browser.open(home)
    for phrase in phrases:
        try:
            _tab_to(browser, "search", "", "the search box is not reached")
            browser.run("const box = document.activeElement; if (box.select) box.select(); return true")
            browser.cdp("Input.insertText", text=phrase)
            _enter(browser)
            found = browser.run(script("journey_results"), within, ANSWER_MS)
            journeys.append(Journey(tuple(urlsplit(each).path for each in found)))
        except Stopped as stopped:
            journeys.append(Journey((), str(stopped)))
            browser.open(home)
    return journeys


def a_to_z_journey(browser: Chromium, home: str, a_to_z: str, term: str, page: str) -> Journey:
    """Where the A–Z leads who looks for a term: from the home page to the A–Z, to its letter, to the term itself.

    Where several pages go by that term, a resident would take the one of the right name: that is `page`.
    """
    _on_a_phone(browser)
    browser.open(home)
    try:
        for kind, wanted, wrong in (
            ("to", a_to_z, "no link to the A–Z is reached"),
            ("letter", term, f"the letter of “{term}” is not reached in the A–Z"),
            ("named", term, f"“{term}” is not reached under its letter"),
        ):
            _tab_to(browser, kind, wanted, wrong, page)
            _enter(browser)
    except Stopped as stopped:
        return Journey((), str(stopped))
    return Journey((urlsplit(browser.run("return location.href")).path,))


def _on_a_phone(browser: Chromium) -> None:
    screen = Screen(width=WIDTH, height=740)
    browser.cdp("Emulation.setDeviceMetricsOverride", width=screen.width, height=screen.height, deviceScaleFactor=1, mobile=True)


def _tab_to(browser: Chromium, kind: str, wanted: str, wrong: str, page: str = "") -> None:
    """Press Tab until what is wanted has the focus, and can be seen."""
    for _ in range(PRESSES_MOST):
        browser.press("Tab")
        here = browser.run(script("journey_focus"), kind, wanted, page)
        if here["is_it"]:
            if not here["is_seen"]:
                raise Stopped(f"{wrong}: it has the focus, and cannot be seen")
            return
    raise Stopped(f"{wrong} by {PRESSES_MOST} presses of Tab")


def _enter(browser: Chromium) -> None:
    """Press Enter, and wait for another page."""
    browser.run("window.briggateHere = true; return true")
    browser.press("Enter")
    if not browser.run_anew("return !window.briggateHere && document.readyState === 'complete'", ANSWER_MS / 1000):
        raise Stopped("pressing Enter leads nowhere")
