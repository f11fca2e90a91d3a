"""Rule dialog-on-load."""

from collections.abc import Iterator

from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="dialog-on-load",
    title="No message box opens by itself",
    why="It takes the page away before anything of it is read, and a screen reader breaks off in the middle of a word.",
    reference="WCAG 2.2 understanding SC 3.2.1 On Focus; HTML Living Standard, simple dialogs",
    fix="Write into the page what people have to know.",
    examples=(
        bad("<script>alert('We are closed on Monday')</script><p>Bins</p>"),
        good("<button onclick='alert(1)'>Bins</button>"),
    ),
)


@rule.over(RenderedPage)
def dialog_on_load(page: RenderedPage) -> Iterator[Hit]:
    for said in dict.fromkeys(page.loaded.dialogs):
        yield rule.at(page, f"a message box opens by itself: “{' '.join(said.partition(':')[2].split())}”")
