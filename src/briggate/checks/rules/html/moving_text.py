"""Rule moving-text."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, is_hidden
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="moving-text",
    title="No text moves or blinks",
    why="People who read slowly cannot read what runs away, and many cannot read anything beside something that blinks.",
    reference="WCAG 2.2 SC 2.2.2 Pause, Stop, Hide (A), failures F4, F16 and F47",
    fix="Let the text stand still: take out the element around it.",
    examples=(bad("<marquee>Bins are late today</marquee>"), good("<p>Bins are late today</p>")),
    wcag=("2.2.2",),
    impact="serious",
)
_KINDS = {"marquee": "moves", "blink": "blinks"}


@rule.over(HtmlPage)
def moving_text(page: HtmlPage) -> Iterator[Hit]:
    for node in page.select("marquee, blink"):
        if not is_hidden(node):
            yield rule.at(node, f"text in <{node.tag}> {_KINDS[node.tag or '']}")
    for node in page.select("[style*=blink]") if "blink" in page.html else ():
        if "text-decoration" in attribute(node, "style") and not is_hidden(node):
            yield rule.at(node, "text blinks by its style", "Take the style out.")
