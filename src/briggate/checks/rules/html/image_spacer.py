"""Rule image-spacer."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, has
from briggate.checks.markup.images import called, images_of, is_spacer
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="image-spacer",
    title="No image only makes room or counts visits",
    why="An image that shows nothing is one more file to fetch, may be read out, and lets another site follow people who visit yours.",
    reference="HTML standard, An image not intended for the user; WCAG 2.2 technique C18 (margin instead of spacer images)",
    fix="Leave it out. Make room with styles, and count visits on your own server.",
    examples=(
        bad('<img src="spacer.gif" width="100" height="1" alt="">'),
        good('<img src="line.png" width="600" height="12" alt="">'),
    ),
    severity="warning",
)


@rule.over(HtmlPage)
def image_spacer(page: HtmlPage) -> Iterator[Hit]:
    for image in images_of(page):
        if has(image, "alt") and is_spacer(image):  # without an alt text it has a finding that says both
            yield rule.at(image, f"{called(image)} shows nothing, and only makes room or counts visits")
