"""Rule hidden-yet-reached."""

from collections.abc import Iterator

from briggate.checks.axe_told import tell
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="hidden-yet-reached",
    title="What the keyboard reaches is not hidden from screen readers by script",
    why="The Tab key leads to something of which a screen reader is forbidden to speak: silence, and nobody knows where they are.",
    reference="WCAG 2.2 SC 4.1.2 Name, Role, Value (A)",
    fix="Take aria-hidden away while it is shown. Where it is to be hidden, hide it from everybody (hidden).",
    examples=(
        bad('<div id="menu"><a href="/">Home</a></div><script>menu.setAttribute("aria-hidden", "true")</script>'),
        good('<div id="menu" aria-hidden="true"><a href="/">Home</a></div><script>menu.hidden = true</script>'),
    ),
    wcag=("4.1.2",),
    impact="serious",
)
SAID = {
    "aria-hidden-body": "the whole page is hidden from screen readers",
    "aria-hidden-focus": "{it} is hidden from screen readers, but the keyboard reaches it",
}


@rule.over(RenderedPage)
def hidden_yet_reached(page: RenderedPage) -> Iterator[Hit]:
    yield from tell(rule, page, SAID)
