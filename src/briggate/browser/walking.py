"""Tab from the top of a page until the focus leaves it, as somebody without a mouse goes through it, and back."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from briggate.browser.chromium import Chromium
from briggate.browser.scripts import script
from briggate.model.focus_marks import marks
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
FRAME_MOST = 40 * AT_ONCE
"""How many times it is pressed in one frame, into which we cannot see, before we take it that it does not lead out."""
WAIT_MS, WAITS_MOST = 150, 100
"""How long we wait after a key for what a page's scripts put off, and after how many keys."""
CONFIRMED_MOST = 10
"""So many stops that seem to lead away are tried again, one by one."""

type Compare = Callable[[str, Box], tuple[int, float]]
"""(path, box) → how many pixels differ between an element with the focus and without, and their contrast."""


def walk(browser: Chromium, compare: Compare, load: Callable[[], None]) -> Walk:
    """Walk through the page that is shown, and back; `load` opens it anew."""
    there = _walked(browser, "Tab", slowly=False)
    if there.timers:
        browser.run(script("walk_end"))
        load()
        there = _walked(browser, "Tab", slowly=True)
    escapes = not there.ended and _escapes(browser, "Tab")
    noted = browser.run(script("walk_end"))
    back = Way(True)
    if noted["stops"] and there.ended and noted["answers"]:
        back = _walked(browser, "Shift+Tab", slowly=bool(there.timers), start=noted["stops"][-1]["path"])
        escapes = not back.ended and _escapes(browser, "Shift+Tab")
        browser.run(script("walk_end"))
    stops: dict[str, Stop] = {}
    with in_front(browser):  # Tab has left the page, and what is not in front may show no focus
        for each in noted["stops"]:
            if each["path"] not in stops:
                stops[each["path"]] = _stop(each, compare)
    for path in _leading_away(browser, noted["navigated"], load):
        if path in stops:
            stops[path] = stops[path]._replace(navigated=True)
    return Walk(tuple(stops.values()), there.ended, there.ended and back.ended, there.caught or back.caught, escapes)


class Way(NamedTuple):
    """How a walk in one direction went."""

    ended: bool
    """Whether it left the page."""
    caught: tuple[str, ...] = ()
    """The elements that the focus does not get away from; none where that is nowhere in particular."""
    timers: int = 0
    """How often the page put off something that the moving focus brought about."""


def _walked(browser: Chromium, key: str, *, slowly: bool, start: str | None = None) -> Way:
    """Press a key until the focus leaves the page, or goes round in a circle."""
    browser.run(script("walk_begin"), list(KEPT) if start is None else [], start)
    known, waits, idle = 0, 0, 0
    while True:
        at_once = 1 if slowly and waits < WAITS_MOST else AT_ONCE
        browser.press(*[key] * at_once)
        waits += slowly
        state = browser.run(script("walk_state"), WAIT_MS if slowly else 0)
        seen: list[str] = state["seen"]
        if state["left"] or len(seen) > STOPS_MOST:
            return Way(True, timers=state["timers"])
        if len(seen) > len(set(seen)) * 2 + AT_ONCE:
            return Way(False, _circle(seen), state["timers"])
        if len(seen) > known:
            known, idle = len(seen), 0
            continue
        idle += at_once
        if idle >= (FRAME_MOST if state["in_frame"] else AT_ONCE):
            return Way(False, (state["here"],) if state["here"] else (), state["timers"])


def _circle(seen: Sequence[str]) -> tuple[str, ...]:
    """The elements between the last two times that the focus came to the same one, in the page's order as far as paths tell."""
    before = max(at for at, path in enumerate(seen[:-1]) if path == seen[-1])
    return tuple(dict.fromkeys(seen[before + 1 :]))


def _escapes(browser: Chromium, key: str) -> bool:
    """Whether the Escape key lets the focus out of where it is caught. What is reached then is no stop of the walk."""
    browser.run("window.briggate.walk.most = window.briggate.walk.stops.length; return true")
    before = browser.run(script("walk_state"), 0)["seen"]
    after: dict[str, Any] = {"seen": before}
    browser.press("Escape")
    for _ in range(len(set(before[-AT_ONCE:])) + 1):
        browser.press(key)
        after = browser.run(script("walk_state"), WAIT_MS)
        if after["left"]:
            return True
    return not set(after["seen"][len(before) :]) <= set(before[-AT_ONCE:])


def _leading_away(browser: Chromium, paths: Sequence[str], load: Callable[[], None]) -> list[str]:
    """Which of some elements lead away when they get the focus: a page may also have left by itself meanwhile."""
    found = []
    for path in filter(None, paths[:CONFIRMED_MOST]):
        load()
        with in_front(browser):
            if browser.run(script("walk_navigates"), path):
                found.append(path)
    return found


@contextmanager
def in_front(browser: Chromium) -> Iterator[None]:
    """Let a page take it that its window is the one in use, so that it hears of the focus even where Tab has left it before."""
    browser.cdp("Emulation.setFocusEmulationEnabled", enabled=True)
    try:
        yield
    finally:
        browser.cdp("Emulation.setFocusEmulationEnabled", enabled=False)


def _stop(noted: Mapping[str, Any], compare: Compare) -> Stop:
    focused, bare = noted["focused"], noted["bare"] or {}
    box = Box(*noted["box"])
    pixels, contrast = (None, None) if noted["shown"] and settled(focused, bare) else compare(noted["path"], box)
    around = noted["around"]
    near = (around[0] or {}, around[1] or {})
    return Stop(noted["path"], box, focused, bare, near, pixels, contrast, noted["covered"], False, noted["shown"])


def settled(focused: Mapping[str, str], bare: Mapping[str, str]) -> bool:
    """Whether styles alone show where the focus is, so that no picture is needed."""
    return bool(bare) and bool(marks(focused, bare))
