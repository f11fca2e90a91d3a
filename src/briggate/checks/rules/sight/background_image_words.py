"""Rule background-image-words."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import file_name
from briggate.checks.markup.seen import HEADINGS, heard_text
from briggate.checks.markup.shown import quoted
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

rule = Rule(
    id="background-image-words",
    title="Background pictures carry no words",
    why="They have no alt text, stay small when letters are enlarged, and disappear on paper and with colours of one's own.",
    reference="WCAG 2.2 SC 1.1.1 Non-text Content (A), failure F3, and SC 1.4.5 Images of Text (AA)",
    fix="Write the words as words. If it has to be a picture, use <img> with an alt text.",
    examples=(
        bad('<a href="/pay/" aria-label="Pay now" style="display: block; width: 160px; height: 40px; background: url(pay-now.png)"></a>'),
        good('<a href="/pay/" style="display: block; width: 160px; height: 40px; background: url(paper.png)">Pay now</a>'),
    ),
    wcag=("1.1.1", "1.4.5"),
    impact="moderate",
)
_URL = re.compile(r"url\(\"?([^\")]*)\"?\)")
_SAYING = re.compile(
    r"(?:^|[-_. /])(?:title|heading|slogan|text|poster|flyer|notice|opening-?times|price-?list|map|chart|infographic)s?(?:[-_. \d]|$)"
)
WIDE, HIGH = 60, 16
"""Pixels that words in a picture need."""
_NEAR = 1.8
"""An icon is about as wide as it is high, words are wider."""


@rule.over(RenderedPage)
def background_image_words(page: RenderedPage) -> Iterator[Hit]:
    for element in page.desktop.elements:
        address = _URL.search(element.style("background-image"))
        if address is None or not element.is_shown or element.shown_text.strip() or _holds_pictures(element):
            continue
        name, heard = _file(address[1]), heard_text(element).strip()
        if element.tag in HEADINGS or _is_control(element):
            if heard and _is_word_shaped(element):
                yield rule.unsure(element, f"a background picture may show the words {quoted(heard)}: {name}")
        elif not heard and element.attribute("role") not in ("img", "presentation", "none") and _SAYING.search(name.lower()):
            yield rule.unsure(element, f"the background picture {name} may say something that nobody hears")


def _is_control(element: Element) -> bool:
    return (element.tag == "a" and "href" in element.attributes) or element.tag == "button" or element.attribute("role") == "button"


def _is_word_shaped(element: Element) -> bool:
    box = element.shown
    return box.width >= WIDE and box.height >= HIGH and box.width >= _NEAR * box.height


def _holds_pictures(element: Element) -> bool:
    return any(each.tag in ("img", "svg", "video", "canvas", "iframe", "picture", "input") and each.is_shown for each in element.inside)


def _file(address: str) -> str:
    return "a picture in the style sheet" if address.startswith("data:") else file_name(address)
