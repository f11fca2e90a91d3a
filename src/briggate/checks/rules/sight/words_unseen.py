"""Rule words-unseen."""

from collections.abc import Iterator

from briggate.checks.markup.seen import is_hidden_from_hearing, words_in
from briggate.checks.markup.shown import quoted
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

rule = Rule(
    id="words-unseen",
    title="Words that are heard are also seen",
    why="People who see a little, and those who hear and see a page together, need both to say the same.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A) and SC 1.4.4 Resize Text (AA)",
    fix="Show the words to everybody, or delete them.",
    examples=(
        bad('<p style="font-size: 1px">The tip is closed on Monday</p>'),
        good('<p>The tip is closed</p><a href="/tip/">More <span style="position: absolute; clip: rect(0 0 0 0)">about it</span></a>'),
    ),
    wcag=("1.3.1", "1.4.4"),
    impact="moderate",
)
TINY = 3
"""Pixels of letters that nobody reads."""
FEW, LONG = 2, 25
"""Words that may matter, and words that are more than a help for those who hear."""
_CONTROLS = ("a", "button", "label", "legend", "option", "caption", "select", "textarea", "svg", "noscript", "summary")
_LIVE = ("alert", "status", "log", "tooltip", "dialog", "menu", "tabpanel", "listbox")


@rule.over(RenderedPage)
def words_unseen(page: RenderedPage) -> Iterator[Hit]:
    shown = frozenset(words_in(page.desktop.body.shown_text))
    for element in page.desktop.body.inside:
        words = words_in(" ".join(line.text for line in element.lines))
        if len(words) < FEW or not element.is_rendered or is_hidden_from_hearing(element) or element.closest(*_CONTROLS) is not None:
            continue
        if element.shown.width > TINY and 0 < element.pixels("font-size") < TINY:
            yield rule.unsure(element, f"{quoted(element.text)} is too small to be seen")
        elif not element.is_shown and len(words) >= LONG and not _comes_up_later(element) and not set(words) <= shown:
            yield rule.unsure(element, f"{len(words)} words are heard and not shown: {quoted(element.text)}")


def _comes_up_later(element: Element) -> bool:
    """Whether it is something that a script shows when its time has come."""
    around = (element, *element.above)
    return any(each.attribute("role") in _LIVE or "aria-live" in each.attributes or "aria-modal" in each.attributes for each in around)
