"""Rule image-words."""

from collections.abc import Iterator

from briggate.checks.html_page import file_name
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage

rule = Rule(
    id="image-words",
    title="An image in Markdown has words, or says that it needs none",
    why="Empty square brackets look like words that somebody forgot. A screen reader passes over it, whatever it tells the others.",
    reference="WCAG 2.2 SC 1.1.1 Non-text Content (A)",
    fix='Write between the square brackets what the image tells the reader. If it tells them nothing, write <img src="…" alt="">.',
    examples=(bad("![](brown-bin.png)\n"), good("![Brown bin: garden waste only](brown-bin.png)\n")),
    wcag=("1.1.1",),
    impact="serious",
)


@rule.over(SourcePage)
def image_words(page: SourcePage) -> Iterator[Hit]:
    inside = {(link.line, link.text) for link in page.parts.links if not link.text.strip("\ufffc \n")}
    for image in page.parts.images:
        # An image that is all of a link is told by link-text-empty, as where the link leads.
        if not image.text.strip() and not any(line == image.line for line, _ in inside):
            yield rule.at(image.line, f"{file_name(image.url) or 'an image'} has nothing between its square brackets")
