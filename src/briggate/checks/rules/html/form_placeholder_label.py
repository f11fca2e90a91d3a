"""Rule form-placeholder-label."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.forms import orphan_labels, unnamed
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="form-placeholder-label",
    title="No field is labelled by its placeholder alone",
    why="A placeholder is gone as soon as somebody types, is often too pale to read, and is not read out by every screen reader.",
    reference="WCAG 2.2 SC 3.3.2 Labels or Instructions (A); GOV.UK Design System, Text input",
    fix='Put the words into a label above the field: <label for="…">, with the id of the field.',
    examples=(
        bad('<input id="post" placeholder="Postcode">'),
        good('<label for="post">Postcode</label> <input id="post">'),
    ),
    wcag=("3.3.2", "4.1.2"),
    impact="serious",
)


@rule.over(HtmlPage)
def form_placeholder_label(page: HtmlPage) -> Iterator[Hit]:
    nameless = [field for field in unnamed(page) if attribute(field, "placeholder").strip()]
    beside_orphans = {orphan.field.mem_id for orphan in orphan_labels(page) if orphan.field} if nameless else set()
    for field in nameless:
        if field.mem_id not in beside_orphans:
            yield rule.at(field, f"only the placeholder {quoted(attribute(field, 'placeholder'))} says what the field is for")
