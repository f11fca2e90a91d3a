"""Rule hover-reveals."""

from collections.abc import Iterator

from briggate.checks.markup.seen import called
from briggate.checks.markup.shown import quoted
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

_TIP = '<button>Fee <span class="tip">It is due in May</span></button>'

rule = Rule(
    id="hover-reveals",
    title="What shows under a mouse shows for the keyboard too",
    why="Menus and tips that unfold only under a mouse are not there for people who use the keyboard, or a telephone.",
    reference="WCAG 2.2 SC 2.1.1 Keyboard (A) and 1.4.13 Content on Hover or Focus (AA), failure F54",
    fix="Write :focus-within beside :hover, let a <button> open it, or show it always.",
    examples=(
        bad(f"<style>.tip {{ display: none }} button:hover .tip {{ display: inline }}</style>{_TIP}"),
        good(f"<style>.tip {{ display: none }} button:hover .tip, button:focus .tip {{ display: inline }}</style>{_TIP}"),
    ),
    wcag=("2.1.1", "1.4.13"),
    impact="serious",
)


@rule.over(RenderedPage)
def hover_reveals(page: RenderedPage) -> Iterator[Hit]:
    told: set[tuple[str, str]] = set()
    for hover in page.presses.hovers:
        over, shown = page.element(hover.path), page.element(hover.shows)
        if over is None:
            continue
        kind = (over.tag, over.attribute("class"))
        if kind in told:
            continue  # one rule of the style sheet brings out all of them
        told.add(kind)
        what = quoted(shown.text) if shown is not None and shown.text else "something"
        at = "" if shown is not None and _words(over.shown_text) in ("", _words(what)) else f" at {called(over)}"
        tell = rule.unsure if hover.has_way else rule.at
        yield tell(over, f"{what} shows under a mouse{at}, and not when the keyboard is there")


def _words(text: str) -> str:
    return text.strip("“”… ").lower()
