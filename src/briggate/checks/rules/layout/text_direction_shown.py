"""Rule text-direction-shown."""

from collections.abc import Iterator

from briggate.checks.markup.on_screen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.words.scripts import RIGHT_TO_LEFT
from briggate.model.snapshot import Element

rule = Rule(
    id="text-direction-shown",
    title="Text runs in the direction of its letters",
    why="Full stops, numbers and words of another language stand in the wrong places when a sentence runs the wrong way.",
    reference="WCAG 2.2 SC 1.3.2 Meaningful Sequence (A)",
    fix='Say the direction in the HTML with dir="rtl" or dir="ltr", and leave direction: out of style sheets.',
    examples=(
        bad('<p lang="ar" dir="rtl" style="direction:ltr">اتصل بنا عبر الهاتف</p>'),
        good('<p lang="ar" dir="rtl">اتصل بنا عبر الهاتف</p>'),
    ),
    wcag=("1.3.2",),
    impact="moderate",
)
_WORDS_LEAST = 2


@rule.over(RenderedPage)
def text_direction_shown(page: RenderedPage) -> Iterator[Hit]:
    for element in page.desktop.elements:
        if not element.shown_lines:
            continue
        shown = element.style("direction")
        letters = sum(map(str.isalpha, element.own_text))
        words = RIGHT_TO_LEFT.findall(element.own_text)
        backwards = sum(map(len, words))
        if shown == "ltr" and len(words) >= _WORDS_LEAST and backwards * 2 > letters and _said(element) in ("rtl", "auto"):
            yield rule.at(element, f"{called(element)} is shown from left to right")
        elif shown == "rtl" and backwards == 0 and len(element.own_text.split()) > _WORDS_LEAST and _said(element) != "rtl" and letters:
            yield rule.at(element, f"{called(element)} is shown from right to left")


def _said(element: Element) -> str:
    """The direction that the HTML says: where it says none, the rule text-direction looks at it."""
    for each in (element, *element.above):
        if (said := each.attribute("dir").strip().lower()) in ("rtl", "ltr", "auto"):
            return said
        if each.tag == "bdi":
            return "auto"
    return ""
