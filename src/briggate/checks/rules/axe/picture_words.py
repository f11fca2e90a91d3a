"""Rule picture-words."""

from collections.abc import Iterator

from briggate.checks.axe_told import tell
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="picture-words",
    title="Pictures that are drawn or put in by script have words too",
    why="Who does not see a map or a sign that a script drew is told nothing of it.",
    reference="WCAG 2.2 SC 1.1.1 Non-text Content (A)",
    fix="Say in alt (of what is drawn, in aria-label) what the picture tells the reader.",
    examples=(
        bad('<p id="p"></p><script>p.innerHTML = `<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">`</script>'),
        good(
            '<p id="p"></p><script>p.innerHTML = `<img alt="Map of the centre" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">`</script>'
        ),
    ),
    wcag=("1.1.1",),
    impact="critical",
)
_WORDLESS = "{it} has no text alternative"
SAID = {
    "area-alt": "a part of an image that is a link, {it}, has no text alternative",
    "image-alt": _WORDLESS,
    "image-redundant-alt": "the text alternative of {it} says the words beside it again",
    "input-image-alt": _WORDLESS,
    "object-alt": _WORDLESS,
    "role-img-alt": _WORDLESS,
    "svg-img-alt": _WORDLESS,
}


@rule.over(RenderedPage)
def picture_words(page: RenderedPage) -> Iterator[Hit]:
    yield from tell(rule, page, SAID)
