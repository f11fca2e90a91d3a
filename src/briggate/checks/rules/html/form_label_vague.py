"""Rule form-label-vague."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.forms import field_name, fields
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="form-label-vague",
    title="A label says what its field asks for",
    why="“Field” or “Enter here” tells nobody what to type.",
    reference="WCAG 2.2 SC 2.4.6 Headings and Labels (AA)",
    fix="Name what you ask for: “Postcode”, “What happened”.",
    examples=(
        bad('<label for="a">Enter here</label> <input id="a">'),
        good('<label for="a">Postcode</label> <input id="a">'),
    ),
    wcag=("2.4.6",),
    impact="moderate",
)
_SAY_NOTHING = frozenset(
    (
        *(
            "click here",
            "data",
            "enter",
            "enter data",
            "enter here",
            "enter text",
            "field",
            "fill in",
            "form field",
            "here",
            "info",
            "input",
        ),
        *("box", "form", "information", "input field", "item", "label", "menu", "new field", "option", "please enter", "select", "text"),
        *("text box", "text field", "textbox", "type here"),
        *("untitled", "value", "write here", "rhowch", "yma", "testun"),
    )
)

_MAY_DO = frozenset(("data", "select", "text", "value", ""))
"""What may be enough where what stands around it says the rest."""


@rule.over(HtmlPage)
def form_label_vague(page: HtmlPage) -> Iterator[Hit]:
    for field in fields(page):
        name = field_name(page, field)
        plain = name.casefold().strip(" :*.…?!-–_")
        if name and (plain in _SAY_NOTHING or not plain):
            hit = rule.unsure if plain in _MAY_DO else rule.at
            yield hit(field, f"the label {quoted(name)} does not say what the field is for")
