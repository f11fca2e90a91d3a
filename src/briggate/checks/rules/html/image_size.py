"""Rule image-size."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.images import called, images_of, is_spacer, sizes
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="image-size",
    title="Images say how wide and high they are",
    why="Without a size the page jumps when the image arrives, and people lose their line or press the wrong link.",
    reference="HTML standard, Dimension attributes; Core Web Vitals, Cumulative Layout Shift",
    fix='Write the size of the picture in pixels: width="640" height="480". Styles may still make it smaller.',
    examples=(
        bad('<p>Your bin</p><img src="bin.png" alt="A brown bin">'),
        good('<p>Your bin</p><img src="bin.png" alt="A brown bin" width="640" height="480">'),
    ),
    severity="warning",
)
_STYLES = 'style, link[rel~="stylesheet" i]'


@rule.over(HtmlPage)
def image_size(page: HtmlPage) -> Iterator[Hit]:
    if not page.address and (not page.is_document or page.select(_STYLES)):  # of other people's pages, a style may give the size
        return
    for image in images_of(page):
        if _has_no_size(image) and not is_spacer(image):
            yield rule.at(image, f"{called(image)} does not say how wide and high it is")


def _has_no_size(image: LexborNode) -> bool:
    given = sizes(image)
    has_ratio = "aspect-ratio" in given and any(given[name] for name in ("width", "height"))
    return "src" in image.attributes and not has_ratio and not (given["width"] and given["height"])
