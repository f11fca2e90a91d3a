"""Rule form-label."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.forms import called, field_name, made_fields, orphan_labels, unnamed
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="form-label",
    title="Every field has a label",
    why="A screen reader says only “edit, blank” at a field without a label, and nobody can tell what to type.",
    reference="WCAG 2.2 SC 4.1.2 Name, Role, Value (A) and 1.3.1 Info and Relationships (A)",
    fix='Give it a label: <label for="…">, with the id of the field. In a group such as day, month and year each field needs its own.',
    examples=(
        bad('<p>Your name</p> <input id="name">'),
        good('<label for="name">Your name</label> <input id="name">'),
    ),
    wcag=("4.1.2", "1.3.1"),
    impact="critical",
)


@rule.over(HtmlPage)
def form_label(page: HtmlPage) -> Iterator[Hit]:
    nameless = unnamed(page)
    beside_orphans = {orphan.field.mem_id for orphan in orphan_labels(page) if orphan.field} if nameless else set()
    for field in nameless:
        if field.mem_id not in beside_orphans and not attribute(field, "placeholder").strip():
            yield rule.at(field, f"{called(page, field)} {'has a label without words' if page.labels_for(field) else 'has no label'}")
    for field in made_fields(page):
        if not field_name(page, field):
            yield rule.at(
                field, f"{called(page, field)} has no label", 'Say in aria-label="…" what is asked for, or use an ordinary field.'
            )
