"""Tab from the top of a page until the focus leaves it, as somebody without a mouse goes through it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from briggate.browser.chromium import Chromium
from briggate.browser.scripts import script
from briggate.model.rendering import Stop, Walk
from briggate.model.snapshot import Box

KEPT = (
    "outline-style", "outline-width", "outline-color", "outline-offset", "box-shadow", "background-color", "background-image", "color",
    "text-decoration-line", "text-decoration-color", "text-decoration-thickness", "border-top-width", "border-top-color",
    "border-bottom-width", "border-bottom-color", "border-left-width", "border-left-color", "border-right-width", "border-right-color",
    "border-top-style", "border-bottom-style", "opacity", "transform", "filter", "font-weight",
)  # fmt: skip
"""The computed styles that tell whether an element has the focus."""
AT_ONCE, STOPS_MOST = 24, 3000
"""How many times Tab is pressed before we look; the most stops on one page."""

type Compare = Callable[[str, Box], tuple[int, float]]
"""(path, box) → how many pixels differ between an element with the focus and without, and their contrast."""


def walk(browser: Chromium, compare: Compare) -> Walk:
    """Walk through the page that a browser shows, and back."""
    browser.run(script("walk_begin"), list(KEPT))
    ended = _pressed(browser, "Tab")
    noted = browser.run(script("walk_end"))
    back_ended = True
    if noted["stops"]:
        browser.run(script("walk_begin"), list(KEPT))
        back_ended = _pressed(browser, "Shift+Tab")
        browser.run(script("walk_end"))
    navigated = frozenset(noted["navigated"])
    stops: dict[str, Stop] = {}
    for each in noted["stops"]:
        if each["path"] not in stops:
            stops[each["path"]] = _stop(each, navigated, compare)
    return Walk(tuple(stops.values()), ended, back_ended)


def _pressed(browser: Chromium, key: str) -> bool:
    """Press a key until the focus leaves the page. False where it never does."""
    while True:
        browser.press(*[key] * AT_ONCE)
        state = browser.run(script("walk_state"))
        seen = state["seen"]
        if state["left"]:
            return True
        if len(seen) > len(set(seen)) * 2 + AT_ONCE or len(seen) > STOPS_MOST or not seen:
            return False


def _stop(noted: Mapping[str, Any], navigated: frozenset[str], compare: Compare) -> Stop:
    focused, bare = noted["focused"], noted["bare"] or {}
    box = Box(*noted["box"])
    pixels, contrast = (None, None) if settled(focused, bare) else compare(noted["path"], box)
    around = noted["around"]
    return Stop(
        noted["path"],
        box,
        focused,
        bare,
        (around[0] or {}, around[1] or {}),
        pixels,
        contrast,
        noted["covered"],
        noted["path"] in navigated,
    )


def settled(focused: Mapping[str, str], bare: Mapping[str, str]) -> bool:
    """Whether styles alone show where the focus is: an outline that is there with the focus and not without."""

    def outline(styles: Mapping[str, str]) -> Sequence[str]:
        drawn = styles.get("outline-style", "none") != "none" and styles.get("outline-width", "0px") != "0px"
        return (styles["outline-style"], styles["outline-width"], styles["outline-color"]) if drawn else ()

    return bool(bare) and bool(outline(focused)) and outline(focused) != outline(bare)
