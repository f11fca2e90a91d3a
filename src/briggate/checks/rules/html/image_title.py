"""Rule image-title."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, has
from briggate.checks.markup.images import called, images_of, is_marked_decoration, plain
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="image-title",
    title="An image's title and alt text do not contradict each other",
    why="A title shows only under a mouse. An image with an empty alt text is passed over, and one with two texts tells two stories.",
    reference="WCAG 2.2 SC 1.1.1 Non-text Content (A), technique H67; HTML standard, The title attribute",
    fix="Leave the title out. If it says something that the reader needs, say it in alt, or in a caption that everybody sees.",
    examples=(
        bad('<img src="hub.jpg" alt="" title="Compton Centre">'),
        bad('<img src="hub.jpg" alt="Compton Centre" title="Our newest hub">'),
        good('<img src="hub.jpg" alt="Compton Centre">'),
    ),
    severity="warning",
    impact="moderate",
)


@rule.over(HtmlPage)
def image_title(page: HtmlPage) -> Iterator[Hit]:
    for image in images_of(page):
        title = attribute(image, "title").strip()
        if not title or not has(image, "alt") or is_marked_decoration(image):
            continue
        alt = attribute(image, "alt").strip()
        if not attribute(image, "alt"):
            yield rule.at(image, f"{called(image)} has an empty alt text, as decoration has, and the title {quoted(title)}")
        elif alt and plain(alt) != plain(title):
            yield rule.at(image, f"{called(image)} has the alt text {quoted(alt)} and another title, {quoted(title)}")
