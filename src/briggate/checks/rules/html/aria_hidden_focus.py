"""Rule aria-hidden-focus."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, name_of
from briggate.checks.markup.keyboard import is_stop, stops_inside
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="aria-hidden-focus",
    title="Nothing that the keyboard reaches is hidden from screen readers",
    why="The Tab key stops there and the screen reader says nothing: people do not know where they are.",
    reference="WCAG 2.2 SC 4.1.2 Name, Role, Value (A) and 1.3.1 Info and Relationships (A)",
    fix='Take aria-hidden away, or give the link or button tabindex="-1" if there is another for the same thing.',
    examples=(
        bad('<div aria-hidden="true"><a href="/bins/">Bins</a></div>'),
        good('<div aria-hidden="true">◆</div> <div aria-hidden="true"><a href="/bins/" tabindex="-1">Bins</a></div>'),
    ),
    wcag=("4.1.2", "1.3.1"),
    impact="serious",
)
_HIDDEN = '[aria-hidden="true" i]'


@rule.over(HtmlPage)
def aria_hidden_focus(page: HtmlPage) -> Iterator[Hit]:
    inside: set[int] = set()
    for node in page.select(_HIDDEN):
        if node.mem_id in inside:
            continue
        inside.update(each.mem_id for each in node.css(_HIDDEN))
        for stop in (*([node] if is_stop(page, node) else []), *stops_inside(page, node)):
            if not _passes_focus_on(page, stop):
                said = name_of(page, stop)
                what = quoted(said) if said else f"something ({stop.tag})"
                yield rule.at(stop, f"{what} is hidden from screen readers, but the keyboard reaches it")


def _passes_focus_on(page: HtmlPage, stop: LexborNode) -> bool:
    """Whether a script of the page itself sees to the focus there: dialogs have such a stop, which sends it back to their beginning."""
    name = attribute(stop, "id")
    return bool(name) and any(name in text and "focus" in text for text in (script.text() for script in page.select("script:not([src])")))
