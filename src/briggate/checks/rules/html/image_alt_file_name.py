"""Rule image-alt-file-name."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.images import described, is_file_name
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="image-alt-file-name",
    title="An alt text is no file name",
    why="“I M G underscore two zero three one dot J P G” tells nobody what the picture shows.",
    reference="WCAG 2.2 SC 1.1.1 Non-text Content (A), failure F30",
    fix='Say what the image tells the reader. If it tells them nothing, write alt="".',
    examples=(
        bad('<img src="IMG_2031.JPG" alt="IMG_2031.JPG">'),
        bad('<img src="brown-bin-lid.png" alt="brown-bin-lid">'),
        good('<img src="brown-bin-lid.png" alt="A brown bin with its lid open">'),
    ),
    wcag=("1.1.1",),
    impact="serious",
)


@rule.over(HtmlPage)
def image_alt_file_name(page: HtmlPage) -> Iterator[Hit]:
    for image, alt in described(page):
        answer = is_file_name(alt, attribute(image, "src").strip())
        if answer == "yes":
            yield rule.at(image, f"the alt text {quoted(alt)} is a file name")
        elif answer == "perhaps":
            yield rule.unsure(image, f"the alt text {quoted(alt)} looks like a file name")
