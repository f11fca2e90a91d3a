"""Rule style-unseen."""

import re
from collections.abc import Iterator

from briggate.checks.markup.shown import quoted
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="style-unseen",
    title="The style sheets behind a class are there to be looked at",
    why="A class is named for taking something away that people need, and its style sheet did not come: nobody has seen what it does.",
    reference="WCAG 2.2 SC 2.4.7 Focus Visible (AA), 1.4.1 Use of Color (A), 1.4.3 Contrast (Minimum) (AA)",
    fix="Look at the page with its style sheets: is the focus seen, are links told from text, do words stand out? Or take the class out.",
    examples=(
        bad('<a class="no-outline" href="/bins/">Bins</a>'),
        good('<style>.no-outline { outline: none } .no-outline:focus { color: red }</style><a class="no-outline" href="/bins/">Bins</a>'),
    ),
    severity="warning",
    impact="moderate",
)
_NO = r"(?:no|none|not|without|hide|hidden|invisible|remove|0)"
_TAKES: tuple[tuple[re.Pattern[str], str, bool], ...] = (
    (re.compile(rf"\b{_NO} (?:\w+ )?(?:outline|focus)\b|\b(?:outline|focus) (?:ring )?{_NO}\b"), "where the focus is", True),
    (re.compile(r"\b(?:low|poor|weak|bad|faint) contrast\b|\bcontrast (?:low|poor|weak|bad)\b"), "how words stand out", False),
    (
        re.compile(rf"\b{_NO} (?:underline|decoration)\b|\b(?:underline|decoration) none\b|\bcolou?r (?:alone|only)\b"),
        "what tells a link from text",
        True,
    ),
)
"""What the name of a class, its words parted, says that it does; what that takes away; whether only from links and buttons."""
_WORDS = re.compile(r"[A-Z]?[a-z]+|\d+")
_CONTROLS = ("a", "button", "input", "select", "textarea", "summary")


@rule.over(RenderedPage)
def style_unseen(page: RenderedPage) -> Iterator[Hit]:
    unknown: dict[str, list[str]] = page.probe("classes_unknown") or {}
    for name, paths in unknown.items():
        said = " ".join(_WORDS.findall(name)).lower()
        for pattern, what, is_for_controls in _TAKES if len(said.split()) > 1 else ():
            elements = [each for path in paths if (each := page.element(path)) is not None and each.is_shown and each.shown_text]
            elements = [each for each in elements if not is_for_controls or each.tag in _CONTROLS]
            if elements and pattern.search(said):
                yield rule.unsure(elements[0], f"the style sheet with the class {quoted(name)} did not come: it may hide {what}")
                break
