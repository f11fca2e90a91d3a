"""axe over a page that a browser shows, and over the frames in it that can be reached."""

from collections.abc import Mapping
from typing import Any

from selenium.common.exceptions import WebDriverException

from briggate.browser.axe_script import AxeScript
from briggate.browser.chromium import Chromium
from briggate.browser.faults import BrowserFault
from briggate.browser.scripts import script
from briggate.model.rendering import AxeHit, View

AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
AXE_CHOSEN = (
    "accesskeys", "aria-allowed-role", "aria-dialog-name", "aria-text", "aria-treeitem-name", "empty-heading", "empty-table-header",
    "frame-tested", "image-redundant-alt", "label-content-name-mismatch", "label-title-only", "landmark-unique",
    "presentation-role-conflict", "scope-attr-valid", "skip-link", "tabindex", "table-duplicate-name", "target-size",
)  # fmt: skip
"""The tags of axe's rules that are asked, and those that are asked besides."""
AXE_BY_COLOUR = ("color-contrast", "link-in-text-block")
"""All that other colours can change."""
PRELOAD = {"assets": ["cssom", "media"], "timeout": 1000}
"""What axe waits for, and for how many milliseconds: a film that is missing never tells how long it is."""
FRAMES_MOST, FRAMES_DEEP = 10, 2
"""How many frames of a page are looked into, and how deep one may stand in another."""


def hits_in(browser: Chromium, axe: AxeScript, view: View, *, only_colours: bool) -> list[AxeHit]:
    """What axe says of the page as it is shown now."""
    _put_into(browser, axe)
    frames = _put_into_frames(browser, axe, FRAMES_DEEP)
    rows = browser.run(script("axe_run"), {**_options(only_colours), "iframes": frames > 0, "preload": PRELOAD})
    return [
        AxeHit(rule, certain, path, view, impact, data, said, tuple(wcag), in_frame)
        for rule, certain, path, in_frame, impact, data, said, wcag in rows
    ]


def _options(only_colours: bool) -> Mapping[str, Any]:
    if only_colours:
        return {"runOnly": {"type": "rule", "values": list(AXE_BY_COLOUR)}}
    return {"runOnly": {"type": "tag", "values": list(AXE_TAGS)}, "rules": {name: {"enabled": True} for name in AXE_CHOSEN}}


def _put_into(browser: Chromium, axe: AxeScript) -> None:
    if not browser.run("return Boolean(window.briggate && window.briggate.axe)"):
        browser.run(f"{_KEEP_THEIRS};{axe.text};{_TAKE_OURS};return true")


def _put_into_frames(browser: Chromium, axe: AxeScript, deep: int) -> int:
    """Put axe into the frames whose pages come from this site, and give their number. Where a frame is, axe finds its way to itself."""
    count = 0
    frames = browser.run(_REACHABLE)[:FRAMES_MOST] if deep else []
    for frame in frames:
        try:
            browser.driver.switch_to.frame(frame)
        except WebDriverException:  # it has gone since
            continue
        try:
            _put_into(browser, axe)
            count += 1 + _put_into_frames(browser, axe, deep - 1)
            browser.driver.switch_to.parent_frame()
        except WebDriverException as error:  # nobody knows where the browser is now
            raise BrowserFault(f"a frame of the page could not be left: {error.msg}") from error
    if frames:
        browser.run(_AS_IT_WAS)
    return count


_AS_IT_WAS = "for (const each of document.querySelectorAll('[cd_frame_id_]')) each.removeAttribute('cd_frame_id_')"
"""chromedriver marks the frames that it has been in."""
_KEEP_THEIRS = "const had = Object.hasOwn(window, 'axe'), theirs = window.axe"
_TAKE_OURS = """
if (window.axe === theirs) throw new Error("axe could not be put into the page");
(window.briggate ??= {}).axe = window.axe;
if (had) window.axe = theirs; else delete window.axe;
"""
"""A page may have something of its own that is called axe: it is neither asked nor changed."""
_REACHABLE = """return [...document.querySelectorAll("iframe, frame")].filter((frame) => {
  try {
    return frame.getClientRects().length > 0 && frame.contentDocument.body !== null
      && !(frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-scripts"));
  } catch (error) {
    return false;
  }
})"""
