"""Rule role-and-state."""

from collections.abc import Iterator

from briggate.checks.axe_told import tell
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="role-and-state",
    title="What is said to screen readers of a thing fits the thing",
    why="A role or a state that the thing can not have is passed over, or tells people of something that is not there.",
    reference="WCAG 2.2 SC 4.1.2 Name, Role, Value (A); WAI-ARIA 1.2; ARIA in HTML",
    fix="Take the role or the aria- attribute away, or use the HTML element that has it.",
    examples=(
        bad('<p id="p"></p><script>p.innerHTML = `<button aria-expanded="perhaps">Menu</button>`</script>'),
        good('<p id="p"></p><script>p.innerHTML = `<button aria-expanded="false">Menu</button>`</script>'),
    ),
    wcag=("4.1.2", "1.3.1"),
    impact="serious",
)
SAID = {
    "aria-allowed-attr": "{it} has an aria- attribute that its role does not have{what}",
    "aria-allowed-role": "{it} has a role that this kind of element can not have{what}",
    "aria-conditional-attr": "{it} has an aria- attribute that contradicts what it is{what}",
    "aria-deprecated-role": "{it} has a role that the standard has given up{what}",
    "aria-prohibited-attr": "{it} has an aria- attribute that is not read out there{what}",
    "aria-required-attr": "{it} has a role, but not the state that the role needs{what}",
    "aria-roledescription": "{it} says that it is called something else, and has no role",
    "aria-roles": "{it} has a role that there is not{what}",
    "aria-text": "{it} is marked as text, and holds something that the keyboard reaches",
    "aria-valid-attr": "{it} has an aria- attribute that there is not{what}",
    "aria-valid-attr-value": "{it} has an aria- attribute with a value that it can not have{what}",
    "duplicate-id": "the id of {it} is given twice",
    "duplicate-id-active": "the id of {it} is given twice",
    "duplicate-id-aria": "the id of {it}, by which something else names it, is given twice",
    "presentation-role-conflict": "{it} is marked as having no meaning, and has one all the same",
}


@rule.over(RenderedPage)
def role_and_state(page: RenderedPage) -> Iterator[Hit]:
    yield from tell(rule, page, SAID)
