"""Keys pressed at the skip link, at what is told as a button, and at what opens dialogs; fields filled in; a mouse passed over the page."""

from collections.abc import Callable, Mapping
from functools import cached_property
from itertools import count
from typing import Any

from briggate.browser.chromium import Chromium
from briggate.browser.scripts import script
from briggate.browser.walking import in_front
from briggate.model.presses import Change, DialogPress, Hover, KeyPress, SkipPress

KEYS_MOST, DIALOGS_MOST, FIELDS_MOST = 12, 8, 16
"""How many kinds of button, how many buttons that may open a dialog, and how many fields are tried on a page."""
TABS_MOST = 30


class Pressing:
    """What is tried on the page that a browser shows; `load` opens it anew. Serves as the Presses of a RenderedPage."""

    def __init__(self, browser: Chromium, load: Callable[[], None]) -> None:
        self._browser, self._load, self._mark = browser, load, next(_MARKS)

    @cached_property
    def skips(self) -> tuple[SkipPress, ...]:
        return tuple(SkipPress(path, target, self._passes(path, target)) for path, target in self._there_is["skips"])

    @cached_property
    def keys(self) -> tuple[KeyPress, ...]:
        tried = self._there_is["keys"][:KEYS_MOST]
        return tuple(KeyPress(path, role, tuple(self._ignored(path, keys)), others) for path, role, keys, others in tried)

    @cached_property
    def dialogs(self) -> tuple[DialogPress, ...]:
        found = (self._opened(path) for path in self._there_is["openers"][:DIALOGS_MOST])
        return tuple(each for each in found if each is not None)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        fields = self._there_is["fields"][:FIELDS_MOST]
        if not fields:
            return ()
        found = []
        self._begin()
        with in_front(self._browser):
            for path in fields:
                if does := self._browser.run(script("press_field"), path):
                    found.append(Change(path, does))
                    self._begin()
        return tuple(found)

    @cached_property
    def hovers(self) -> tuple[Hover, ...]:
        self._begin()
        with in_front(self._browser):
            return tuple(Hover(*each) for each in self._browser.run(script("hover")))

    @cached_property
    def _there_is(self) -> Mapping[str, Any]:
        return self._begin()

    def _begin(self) -> Mapping[str, Any]:
        """Let the page be as it is loaded, watch it, and see what there is to be tried."""
        if not self._browser.run(_IS_UNTOUCHED, self._mark):
            self._load()
        there_is: Mapping[str, Any] = self._browser.run(script("press_begin"), self._mark)
        return there_is

    def _passes(self, path: str, target: str) -> bool:
        """Whether Tab goes on behind what a link leads to."""
        self._begin()
        with in_front(self._browser):
            if not self._browser.run(script("press_answered"), path):
                return True
            self._browser.press("Enter")
            self._browser.run(script("press_answered"), None)
            self._browser.press("Tab")
            return bool(self._browser.run(_IS_BEHIND, path, target))

    def _ignored(self, path: str, keys: list[str]) -> list[Any]:
        """At which of some keys nothing happens."""
        ignored = []
        for key in keys:
            self._begin()
            with in_front(self._browser):
                if self._browser.run(script("press_answered"), path):
                    self._browser.press(key)
                    ignored += [] if self._browser.run(script("press_answered"), None) else [key]
        return ignored

    def _opened(self, path: str) -> DialogPress | None:
        """What comes of the dialog that Enter at a button opens; None where it opens none."""
        self._begin()
        browser = self._browser
        with in_front(browser):
            if not browser.run(script("press_dialog"), "begin", path):
                return None
            browser.press("Enter")
            opened = browser.run(script("press_dialog"), "opened", "")
            if opened is None:
                return None
            stays = True
            if opened["enters"] and opened["modal"]:
                browser.run(script("press_dialog"), "stay", "")
                browser.press(*["Tab"] * min(opened["stops"] + 2, TABS_MOST))
                stays = browser.run(script("press_dialog"), "stayed", "")
            browser.run(script("press_dialog"), "back", "")
            browser.press("Escape")
            after = browser.run(script("press_dialog"), "closed", "")
        returns = after["returns"] or not after["connected"]
        return DialogPress(path, opened["name"], opened["marked"], opened["modal"], opened["enters"], stays, after["closed"], returns)


_MARKS = count()
"""A number for each page, so that what the browser happens to show is not taken for it."""
_IS_UNTOUCHED = (
    "const found = window.briggate && window.briggate.presses; return Boolean(found && found.mark === arguments[0] && !found.touched)"
)
_IS_BEHIND = """
const link = window.briggate.at(arguments[0]), target = window.briggate.at(arguments[1]), now = window.briggate.presses.active();
if (!target || !now || window.briggate.presses.away) return true;
if (now === target || target.contains(now) || target.contains(link)) return true;
const follows = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
return follows(target, now) || !follows(link, now);
"""
