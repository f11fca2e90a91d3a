"""Pictures of parts of a page: as evidence, and to see what the focus changes."""

from base64 import b64decode
from functools import reduce
from io import BytesIO
from statistics import median

from PIL import Image, ImageChops, ImageDraw

from briggate.browser.chromium import Chromium
from briggate.model.colour import contrast
from briggate.model.snapshot import Box

MARGIN, LARGEST = 24, 900
"""Pixels around an element that belong to its picture; the most that one is wide or high."""
FOCUS_MARGIN = 24
_RED = (212, 0, 64)
_LABELS = """const field = window.briggate.at(arguments[0]);
return [...((field && field.labels) || [])].map((label) => label.getBoundingClientRect())
  .map((box) => [box.left + scrollX, box.top + scrollY, box.width, box.height]);"""


def outlined(browser: Chromium, box: Box, page: Box) -> bytes:
    """A part of the page with a box outlined, as PNG; b"" where the box is not on the page."""
    shown = Box(box.x - MARGIN, box.y - MARGIN, min(box.width, LARGEST) + 2 * MARGIN, min(box.height, LARGEST) + 2 * MARGIN).meet(page)
    if shown.area < 1:
        return b""
    image = _picture(browser, shown)
    corner = (box.x - shown.x, box.y - shown.y)
    drawn = ImageDraw.Draw(image)
    drawn.rectangle((corner[0] - 3, corner[1] - 3, corner[0] + box.width + 3, corner[1] + box.height + 3), outline=_RED, width=3)
    return _png(image)


def top_of(browser: Chromium, width: int, height: int) -> bytes:
    """The top of the page, at half its size, as PNG."""
    return _png(_picture(browser, Box(0, 0, width, height), scale=0.5))


def compared(browser: Chromium, path: str, box: Box) -> tuple[int, float]:
    """How many pixels differ around an element with the focus and without it, and the median contrast between the two.

    Its labels are part of the picture: they often show the focus of a field that is itself out of sight.
    """
    labels = [Box(*each) for each in browser.run(_LABELS, path)]
    box = reduce(Box.around, labels, box)
    shown = Box(max(0, box.x - FOCUS_MARGIN), max(0, box.y - FOCUS_MARGIN), box.width + 2 * FOCUS_MARGIN, box.height + 2 * FOCUS_MARGIN)
    shown = Box(shown.x, shown.y, min(max(shown.width, 1), LARGEST), min(max(shown.height, 1), LARGEST))
    browser.run("if (document.activeElement) document.activeElement.blur(); return true")
    without = _picture(browser, shown)
    browser.run(
        "const e = window.briggate.at(arguments[0]); if (e) e.focus({ focusVisible: true, preventScroll: true }); return true", path
    )
    focused = _picture(browser, shown)
    browser.run("if (document.activeElement) document.activeElement.blur(); return true")
    difference = ImageChops.difference(without, focused).convert("L").point(lambda level: 255 if level > 8 else 0)
    changed = difference.histogram()[255]
    if not changed:
        return 0, 1.0
    pairs = [
        contrast(before, after)
        for before, after, differs in zip(without.getdata(), focused.getdata(), difference.getdata(), strict=True)
        if differs
    ]
    return changed, median(pairs)


def _png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(out, "PNG", optimize=True)
    return out.getvalue()


def _picture(browser: Chromium, part: Box, scale: float = 1) -> Image.Image:
    clip = {"x": part.x, "y": part.y, "width": max(1, part.width), "height": max(1, part.height), "scale": scale}
    data = browser.cdp("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)["data"]
    return Image.open(BytesIO(b64decode(data))).convert("RGB")
