"""Rule image-alt-redundant."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.images import described
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="image-alt-redundant",
    title="An alt text does not begin by saying that it is an image",
    why="A screen reader says “image” by itself. The words that matter come first for people who listen at speed.",
    reference="HTML standard, Requirements for providing text to act as an alternative for images; GOV.UK: Images",
    fix="Leave out “image of”, “picture of” and the like, and begin with what it shows.",
    examples=(
        bad('<img src="bin.png" alt="Image of a brown bin">'),
        good('<img src="bin.png" alt="A brown bin">'),
        good('<img src="wards.png" alt="Map of the 33 wards">'),
    ),
    severity="warning",
    impact="minor",
)
_KINDS = "image|img|photo|photograph|picture|pic|graphic|graphics|icon"
_BEGINS = re.compile(
    rf"(?:(?:an?|the|this|our)\s)?\s*(?:{_KINDS})s?\s*(?:\b(?:of|showing|shows|depicting|depicts|that\s(?:shows|depicts))\b|[:–—]|-\s)"
    r"|(?:llun|lluniau|delwedd|ffotograff)\s(?:o|yn\sdangos)\b",
    re.IGNORECASE,
)


@rule.over(HtmlPage)
def image_alt_redundant(page: HtmlPage) -> Iterator[Hit]:
    for image, alt in described(page):
        if match := _BEGINS.match(alt):
            yield rule.at(image, f"the alt text {quoted(alt)} begins with {quoted(match[0])}")
