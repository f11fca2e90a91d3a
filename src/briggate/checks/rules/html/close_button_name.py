"""Rule close-button-name."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, class_words, name_of
from briggate.checks.markup.shown import quoted, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="close-button-name",
    title="A close button is called “Close”",
    why="A cross is read out as “X” or “multiplication sign”, and says nothing of what the button does.",
    reference="WCAG 2.2 SC 2.4.6 Headings and Labels (AA); SC 4.1.2 Name, Role, Value (A)",
    fix='Write “Close” and what it closes: in words, or in aria-label="Close the menu" beside a cross that is aria-hidden.',
    examples=(
        bad('<button class="close">×</button>'),
        good('<button aria-label="Close the menu">×</button> <a href="/a-to-z/x/">X</a>'),
    ),
    wcag=("2.4.6", "4.1.2"),
    impact="moderate",
)
_CROSSES = frozenset("×✕✖✗✘❌╳⨯🗙")
_CLOSES = frozenset(("close", "closes", "dismiss", "remove", "clear", "shut"))
_MAY_CLOSE = 'button, [role="button" i], input[type="button" i], a:not([href]), a[href="#"], a[href^="javascript:" i], a[class], a[title]'
_MOST = 100
"""Characters, with blanks, that the HTML of a cross may have for its words."""
_LETTERS_BESIDE = frozenset("WYwy")


@rule.over(HtmlPage)
def close_button_name(page: HtmlPage) -> Iterator[Hit]:
    is_drawn = any(cross in page.html for cross in _CROSSES)
    for control in page.select("a, button, [role], [type]" if is_drawn else _MAY_CLOSE):
        if len(control.text(deep=True)) > _MOST:
            continue
        name = name_of(page, control)
        crossed = name in _CROSSES or (name in ("X", "x") and _closes(page, control))
        if crossed and control.mem_id not in page.once(unheard):
            yield rule.at(control, f"a button that closes something is called only {quoted(name)}")


def _closes(page: HtmlPage, control: LexborNode) -> bool:
    """Whether an X is a cross, and not the letter of an A to Z."""
    said = f"{attribute(control, 'title')} {attribute(control, 'id')} {attribute(control, 'onclick')}".lower()
    if class_words(control) & _CLOSES or any(word in said for word in _CLOSES):
        return True
    leads_nowhere = attribute(control, "href") in ("", "#") or attribute(control, "href").lower().startswith("javascript:")
    return leads_nowhere and not page.once(_has_letters)


def _has_letters(page: HtmlPage) -> bool:
    """Whether the neighbours of X in the alphabet stand on the page too."""
    short = (each for each in page.select("button, a") if len(each.text(deep=True)) <= _MOST)
    return any(name_of(page, each) in _LETTERS_BESIDE for each in short)
