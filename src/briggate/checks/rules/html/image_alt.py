"""Rule image-alt."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, file_name, is_hidden
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="image-alt",
    title="Images have a text alternative",
    why="A screen reader reads out the file name, or nothing, when an image has no alt text.",
    reference="WCAG 2.2 SC 1.1.1 Non-text Content (A)",
    fix='Say what the image tells the reader. If it tells them nothing, write alt="".',
    examples=(bad('<img src="bins.png">'), good('<img src="bins.png" alt="Brown bin: garden waste only">')),
    wcag=("1.1.1",),
    impact="critical",
)


@rule.over(HtmlPage)
def image_alt(page: HtmlPage) -> Iterator[Hit]:
    for image in page.select("img:not([alt])"):
        named = attribute(image, "aria-label") or attribute(image, "aria-labelledby")
        if not named and attribute(image, "role") not in ("presentation", "none") and not is_hidden(image):
            yield rule.at(image, f"{file_name(attribute(image, 'src')) or 'an image'} has no alt text")
