"""Rule text-italics."""

from collections.abc import Iterator

from briggate.checks.markup.on_screen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

rule = Rule(
    id="text-italics",
    title="Style sheets set no long stretches in italics",
    why="Slanted letters run into each other. People with dyslexia or poor sight lose their place in more than a few words of them.",
    reference="British Dyslexia Association style guide; GOV.UK content design guidance",
    fix="Leave out font-style: italic, and make it stand out by its place or its ground.",
    examples=(
        bad(f"<style>p {{ font-style: italic }}</style><p>{'Please bring one thing that shows who you are. ' * 3}</p>"),
        good("<style>b { font-style: italic }</style><p>Please bring <b>two</b> things that show who you are.</p>"),
    ),
    severity="warning",
    impact="minor",
)
WORDS_MOST = 20
_BY_HTML = ("i", "em", "cite", "address", "dfn", "var")
"""What is in italics without a style sheet; the rule long-italics looks at these."""


@rule.over(RenderedPage)
def text_italics(page: RenderedPage) -> Iterator[Hit]:
    for element in page.desktop.elements:
        if not _is_slanted(element) or (element.parent is not None and _is_slanted(element.parent)):
            continue
        words = " ".join(line.text for each in (element, *element.inside) if _is_slanted(each) for line in each.shown_lines).split()
        if len(words) > WORDS_MOST and element.closest(*_BY_HTML) is None and not _is_said(element) and element.closest("svg") is None:
            yield rule.at(element, f"{len(words)} words are in italics: {called(element)}")


def _is_slanted(element: Element) -> bool:
    return element.style("font-style").startswith(("italic", "oblique"))


def _is_said(element: Element) -> bool:
    """Whether its own HTML says so, where the rule long-italics sees it."""
    return any(word in each.attribute("style") for each in (element, *element.above) for word in ("italic", "oblique"))
