"""Rule frame-in-browser."""

from collections.abc import Iterator

from briggate.checks.axe_told import tell
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="frame-in-browser",
    title="Frames that a script puts in say what they show, and can be entered",
    why="Who hears a page hears a frame's title before deciding to enter it, and enters it with the Tab key.",
    reference="WCAG 2.2 SC 4.1.2 Name, Role, Value (A) and 2.1.1 Keyboard (A)",
    fix="Let the script give the frame a title of its own, and no tabindex.",
    examples=(
        bad('<p id="p"></p><script>p.innerHTML = `<iframe srcdoc="<p>A map of the tips"></iframe>`</script>'),
        good('<p id="p"></p><script>p.innerHTML = `<iframe title="A map of the tips" srcdoc="<p>A map of the tips"></iframe>`</script>'),
    ),
    wcag=("4.1.2", "2.1.1"),
    impact="serious",
)
SAID = {
    "frame-focusable-content": "the frame {it} holds links or fields, and the keyboard can not enter it",
    "frame-tested": "nobody has looked at what the frame {it} shows",
    "frame-title": "the frame {it} has no title",
    "frame-title-unique": "the frame {it} has the same title as another",
}


@rule.over(RenderedPage)
def frame_in_browser(page: RenderedPage) -> Iterator[Hit]:
    yield from tell(rule, page, SAID)
