"""Rule image-of-text."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.images import called, described
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="image-of-text",
    title="Words are words, and no picture of them",
    why="Words in a picture cannot be enlarged, recoloured, translated or searched, and many never get what the alt text leaves out.",
    reference="WCAG 2.2 SC 1.4.5 Images of Text (AA) and SC 1.1.1 Non-text Content (A)",
    fix="If the picture is of words, write them in the page, every one, and leave the picture out or give it an empty alt text.",
    examples=(
        bad('<img src="sale.jpg" alt="25% off garden waste bins">'),
        bad('<img src="fun-day-poster.jpg" alt="Fun day in the park">'),
        good('<p>25% off garden waste bins</p><img src="bin.jpg" alt="">'),
        good('<img src="waste-chart.png" alt="Bar chart: 25% was recycled in 2010, and 41% in 2025">'),
    ),
    severity="warning",
    wcag=("1.4.5", "1.1.1"),
    impact="moderate",
)
_SAID = re.compile(
    r"(?<![\d.,])\d{1,3} ?(?:%|per cent\b)|[£€$] ?\d+(?![\d.,]| (?:note|coin))|\b(?:www\.|https?://)\w|[\w.]{1,40}@\w"
    r"|\b0\d{3,4} ?\d{3}|\b\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b",
    re.IGNORECASE,
)
"""What is read off a notice rather than seen in a scene: percentages, prices, addresses, telephone numbers, times."""
_NAMED = re.compile(r"(?:^|[-_. ])(?:poster|fl[iy]er|leaflet|infographic|advert|price-?list|notice)s?(?:[-_. \d]|$)", re.IGNORECASE)
_OTHER = re.compile(
    r"\b(?:chart|graph|diagram|map|plan|screenshot|screen|logo|clock|sign|plaque|certificate|letter|example)", re.IGNORECASE
)
_DRAWN = re.compile(r"\s*data:image/svg[^,]{0,60},.*?(?:<|%3c)text\b", re.IGNORECASE | re.DOTALL)
_DRAWING_MOST = 20_000
LONGEST = 1000


@rule.over(HtmlPage)
def image_of_text(page: HtmlPage) -> Iterator[Hit]:
    for image, alt in described(page):
        said, name = alt[:LONGEST], called(image)
        if image.tag != "img" or _OTHER.search(said) or _OTHER.search(name.replace("_", " ")):
            continue
        if _DRAWN.match(attribute(image, "src")[:_DRAWING_MOST]):
            yield rule.unsure(image, f"{name} is drawn with words in it")
        elif match := _SAID.search(said):
            yield rule.unsure(image, f"{name} may be a picture of words: its alt text has {quoted(match[0])}")
        elif attribute(image, "src")[:5].lower() != "data:" and _NAMED.search(name):
            yield rule.unsure(image, f"{name} may be a picture of words, by its name")
