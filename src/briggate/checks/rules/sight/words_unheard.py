"""Rule words-unheard."""

from collections.abc import Iterator

from briggate.checks.markup.seen import has_icon_font, heard_text, words_in
from briggate.checks.markup.shown import quoted
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

rule = Rule(
    id="words-unheard",
    title="Words that are shown are also heard",
    why='aria-hidden="true" keeps words from screen readers. Blind people miss what everybody else reads there.',
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A)",
    fix='Take out aria-hidden="true", or say the same in words that are heard.',
    examples=(
        bad('<main><p aria-hidden="true">The tip is closed on Monday for repairs</p><p>Bring proof of address</p></main>'),
        good('<main><p>The tip is closed on Monday for repairs</p><p>Bring proof of address <span aria-hidden="true">→</span></p></main>'),
    ),
    wcag=("1.3.1",),
    impact="serious",
)
FEW, MANY = 3, 5
"""So many words that are heard nowhere may be missed; so many surely are."""
_OPEN = ("dialog", "alertdialog")


@rule.over(RenderedPage)
def words_unheard(page: RenderedPage) -> Iterator[Hit]:
    hidden = [each for each in page.desktop.elements if each.attribute("aria-hidden") == "true" and _is_outermost(each) and each.is_shown]
    if not hidden or _has_open_dialog(page):
        return
    heard = frozenset(words_in(heard_text(page.desktop.root)))
    for element in hidden:
        words = words_in(_letters(element))
        missing = [word for word in words if word not in heard]
        if len(words) < FEW or not missing or _is_named_otherwise(element):
            continue
        say = rule.at if len(words) >= MANY and len(missing) * 2 >= len(words) else rule.unsure
        if len(missing) > 1:
            yield say(element, f"{quoted(element.shown_text)} is shown, and kept from screen readers")


def _is_outermost(element: Element) -> bool:
    return not any(each.attribute("aria-hidden") == "true" for each in element.above)


def _letters(element: Element) -> str:
    """What is read of it by those who see: not the names of an icon font's drawings, nor the words of a drawing."""
    parts = (each for each in (element, *element.inside) if each.is_shown and not has_icon_font(each) and each.closest("svg") is None)
    return " ".join(line.text for each in parts for line in each.lines)


def _is_named_otherwise(element: Element) -> bool:
    """Whether what it belongs to has other words for those who hear: a name, or text that is out of sight beside it."""
    around = next(iter(element.above), None)
    named = any(each.attribute("aria-label") or each.attribute("aria-labelledby") for each in list(element.above)[:3])
    beside = around is not None and any(not each.is_shown and each.text.strip() and each.is_rendered for each in around.children)
    return named or beside


def _has_open_dialog(page: RenderedPage) -> bool:
    return any(each.is_shown and (each.attribute("role") in _OPEN or each.tag == "dialog") for each in page.desktop.elements)
