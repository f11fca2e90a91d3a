"""Rule change-on-input."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, name_of
from briggate.checks.markup.shown import quoted, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="change-on-input",
    title="Nothing is sent or left before somebody asks for it",
    why="People who go through a list with the arrow keys are taken away at the first answer, before they have heard the others.",
    reference="WCAG 2.2 SC 3.2.2 On Input (A) and 3.2.1 On Focus (A)",
    fix="Let a button send it, and take the script away from the field.",
    examples=(
        bad('<select aria-label="Go to" onchange="location = this.value"><option>Bins</option></select>'),
        good('<form><select aria-label="Go to"><option>Bins</option></select> <button>Go</button></form>'),
    ),
    wcag=("3.2.2", "3.2.1"),
    impact="serious",
)
_EVENTS = ("onchange", "oninput", "onfocus", "onblur", "onfocusin")
_LEAVES = re.compile(r"\blocation\b|\.submit\s*\(|requestSubmit|window\.open|\bnavigate\w*\s*\(|history\.go|\b(?:go|jump)[A-Z]?\w*\s*\(")


@rule.over(HtmlPage)
def change_on_input(page: HtmlPage) -> Iterator[Hit]:
    for event in _EVENTS:
        for node in page.select(f"[{event}]") if event in page.small_letters else ():
            if _LEAVES.search(attribute(node, event)[:2000]) and node.mem_id not in page.once(unheard):
                when = "is chosen from or typed into" if event in ("onchange", "oninput") else "is reached or left"
                called = name_of(page, node) or attribute(node, "name") or node.tag or ""
                yield rule.unsure(node, f"the page may change as soon as {quoted(called)} {when}")
