"""Rule form-label-orphan."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.forms import called, label_words, orphan_labels
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="form-label-orphan",
    title="Every label is tied to a field",
    why="A label that only stands near its field is not read out with it, and a click on it does nothing.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A)",
    fix='Give the field an id, and write the same in the label: <label for="…">.',
    examples=(
        bad('<label>Your name</label> <input id="name">'),
        good('<label for="name">Your name</label> <input id="name"> <label>Street <input></label>'),
    ),
    wcag=("1.3.1", "4.1.2"),
    impact="serious",
)


@rule.over(HtmlPage)
def form_label_orphan(page: HtmlPage) -> Iterator[Hit]:
    for label, field in orphan_labels(page):
        said = f"the label {quoted(label_words(page, label))}"
        name = attribute(label, "for").strip()
        if name and page.by_id(name) is not None:
            yield rule.at(label, f"{said} names “{name}”, which is no field")
        elif name:
            yield rule.at(label, f"{said} names a field “{name}”, which is nowhere on the page")
        elif field is not None:
            yield rule.at(label, f"{said} is not tied to {called(page, field)} beside it")
        else:
            yield rule.at(label, f"{said} is tied to no field", "Tie it to its field with for=, or make it ordinary text or a legend.")
