"""Rule control-name."""

from collections.abc import Iterator

from briggate.checks.axe_told import tell
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="control-name",
    title="Links, buttons and fields have a name in the browser too",
    why="Scripts and styles can take away the words that the HTML had, or add a control without any: a screen reader says only “button”.",
    reference="WCAG 2.2 SC 4.1.2 Name, Role, Value (A)",
    fix="Give it words that can be seen, or a label. Where there is only a sign, say what it does in aria-label.",
    examples=(
        bad('<p id="p"></p><script>p.append(document.createElement("button"))</script>'),
        bad('<div role="progressbar" aria-valuenow="30" aria-valuemin="0" aria-valuemax="100">'),
        good('<button>Find my bin day</button> <div role="progressbar" aria-label="Loading" aria-valuenow="30"></div>'),
    ),
    wcag=("4.1.2", "2.4.4", "1.3.1", "1.1.1"),
    impact="critical",
)
_NAMELESS = "{it} has no name that a screen reader could say"
SAID = {
    "aria-command-name": _NAMELESS,
    "aria-dialog-name": "the box {it} opens over the page without a name",
    "aria-input-field-name": _NAMELESS,
    "aria-meter-name": _NAMELESS,
    "aria-progressbar-name": _NAMELESS,
    "aria-toggle-field-name": _NAMELESS,
    "aria-tooltip-name": _NAMELESS,
    "aria-treeitem-name": _NAMELESS,
    "autocomplete-valid": "browsers do not know the autocomplete of {it}",
    "button-name": _NAMELESS,
    "form-field-multiple-labels": "{it} has more than one label",
    "input-button-name": _NAMELESS,
    "label": _NAMELESS,
    "label-content-name-mismatch": "what is written on {it} is no part of its name",
    "label-title-only": "{it} has no label, only a tip that a mouse brings out",
    "link-name": _NAMELESS,
    "select-name": _NAMELESS,
    "summary-name": _NAMELESS,
}


@rule.over(RenderedPage)
def control_name(page: RenderedPage) -> Iterator[Hit]:
    yield from tell(rule, page, SAID)
