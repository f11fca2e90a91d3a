"""Pictures of parts of a page: as evidence, and to see what the focus changes."""

from base64 import b64decode
from collections.abc import Sequence
from functools import reduce
from io import BytesIO
from statistics import median

from PIL import Image, ImageChops, ImageDraw

from briggate.browser.chromium import Chromium
from briggate.model.colour import Colour, contrast, read_colour
from briggate.model.rendering import Behind
from briggate.model.snapshot import Box, Element

MARGIN, LARGEST = 24, 900
"""Pixels around an element that belong to its picture; the most that one is wide or high."""
FOCUS_MARGIN = 24
TALLEST, SPOTS = 4000, 40
"""Pixels of a page that are looked at in one picture; so many spots across and down are behind words."""
_RED = (212, 0, 64)
_WITHOUT_WORDS = """const sheet = window.briggate.wordless = new CSSStyleSheet();
sheet.replaceSync(`*, ::before, ::after, ::placeholder { color: transparent !important; -webkit-text-fill-color: transparent !important;
  text-shadow: none !important; text-decoration-color: transparent !important; transition: none !important; }`);
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; return true;"""
_WITH_WORDS = "document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== window.briggate.wordless); return true;"
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


def behind_words(browser: Chromium, elements: Sequence[Element]) -> dict[str, Behind]:
    """How the words of elements stand out from what is behind them, by path: from one picture of the page without its words."""
    boxes = {each.path: reduce(Box.around, [line.box for line in each.lines]) for each in elements if each.lines}
    if not boxes:
        return {}
    whole = reduce(Box.around, boxes.values())
    whole = Box(max(0, whole.x), max(0, whole.y), whole.width, min(whole.height, TALLEST))
    browser.run(_WITHOUT_WORDS)
    try:
        image = _picture(browser, whole)
    finally:
        browser.run(_WITH_WORDS)
    found = {}
    for each in elements:
        box = boxes.get(each.path, whole).meet(whole)
        colour = read_colour(each.style("color"))
        if each.path in boxes and box.area >= 1 and colour is not None:
            corner = (int(box.x - whole.x), int(box.y - whole.y))
            part = image.crop((*corner, corner[0] + max(1, int(box.width)), corner[1] + max(1, int(box.height))))
            found[each.path] = _stands_out(part, colour.faded(each.opacity))
    return found


def _stands_out(image: Image.Image, colour: Colour) -> Behind:
    image.thumbnail((SPOTS, SPOTS), Image.Resampling.NEAREST)
    data = image.tobytes()
    spots = zip(data[0::3], data[1::3], data[2::3], strict=True)
    ratios = sorted(contrast(colour.over(Colour(*spot)), spot) for spot in spots)
    return Behind(ratios[len(ratios) // 10], median(ratios), ratios[-1 - len(ratios) // 10])


def _picture(browser: Chromium, part: Box, scale: float = 1) -> Image.Image:
    clip = {"x": part.x, "y": part.y, "width": max(1, part.width), "height": max(1, part.height), "scale": scale}
    data = browser.cdp("Page.captureScreenshot", format="png", clip=clip, captureBeyondViewport=True)["data"]
    return Image.open(BytesIO(b64decode(data))).convert("RGB")
