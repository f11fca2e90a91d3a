"""Rule tab-order-set."""

from collections.abc import Iterator

from briggate.checks.axe_told import tell
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="tab-order-set",
    title="No script gives the Tab key an order of its own, or keys a second meaning",
    why="The Tab key leaps about the page, or a key that a screen reader needs does something else.",
    reference="WCAG 2.2 SC 2.4.3 Focus Order (A) and 2.1.4 Character Key Shortcuts (A)",
    fix="Let the script set no tabindex above 0 and no accesskey: things are reached in the order in which they stand.",
    examples=(
        bad('<a id="a" href="/">Home</a> <a href="/bins/">Bins</a><script>a.tabIndex = 5</script>'),
        good('<a id="a" href="/">Home</a> <a href="/bins/">Bins</a><script>a.tabIndex = 0</script>'),
    ),
    severity="warning",
    wcag=("2.4.3",),
    impact="moderate",
)
SAID = {
    "accesskeys": "{it} has the same shortcut key as another",
    "focus-order-semantics": "the Tab key stops at {it}, which is no control",
    "tabindex": "the Tab key comes to {it} out of its order",
}


@rule.over(RenderedPage)
def tab_order_set(page: RenderedPage) -> Iterator[Hit]:
    yield from tell(rule, page, SAID)
