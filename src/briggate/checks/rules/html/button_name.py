"""Rule button-name."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, has, labels_of, name_of
from briggate.checks.markup.shown import spoken, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="button-name",
    title="Every button says what it does",
    why="A screen reader says “button” and nothing else. Who speaks to the computer has nothing to say.",
    reference="WCAG 2.2 SC 4.1.2 Name, Role, Value (A)",
    fix="Write on the button what it does. Where a sign says it, write it into aria-label as well.",
    examples=(
        bad("<button></button>"),
        bad('<input type="submit" value="">'),
        good('<button>Search</button> <input type="submit" value="Search">'),
    ),
    wcag=("4.1.2",),
    impact="critical",
)
_BUTTONS = (
    'button, input[type="submit" i], input[type="reset" i], input[type="button" i], summary, '
    '[role="button" i]:not(a, button, input), [role="menuitem" i]:not(a, button)'
)


@rule.over(HtmlPage)
def button_name(page: HtmlPage) -> Iterator[Hit]:
    for button in page.select(_BUTTONS):
        if button.mem_id in page.once(unheard) or _has_other_role(button) or _is_named(page, button):
            continue
        if button.tag == "summary":
            if _opens_something(button):
                yield rule.at(button, "a summary has no words, so nobody knows what it opens")
        elif button.css_first("img:not([alt])") is None:  # which image-alt tells, as it does of buttons that are images
            yield rule.at(button, "a button has no words on it")


def _opens_something(summary: LexborNode) -> bool:
    beside = summary.parent.iter() if summary.parent is not None and summary.parent.tag == "details" else iter(())
    return next((child.mem_id for child in beside if child.tag == "summary"), 0) == summary.mem_id


def _is_named(page: HtmlPage, button: LexborNode) -> bool:
    is_blank = button.tag == "input" and has(button, "value") and not attribute(button, "value").strip()
    if is_blank:
        return bool(attribute(button, "aria-label").strip() or attribute(button, "aria-labelledby") or attribute(button, "title").strip())
    return bool(spoken(name_of(page, button) or labels_of(page, button)))


def _has_other_role(button: LexborNode) -> bool:
    return attribute(button, "role").lower() in ("link", "checkbox", "radio", "switch", "option")
