"""Rule form-hint."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, has
from briggate.checks.markup.forms import called
from briggate.checks.markup.hints import is_called_hint, untied_hints
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="form-hint",
    title="A hint is tied to its field",
    why="A screen reader goes from field to field and says only what is tied to each: a hint that merely stands beside it is passed over.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A); GOV.UK Design System, Text input: hint text",
    fix='Give the hint an id, and name that in the field: aria-describedby="…".',
    examples=(
        bad('<label for="a">Reference</label> <p class="hint">It is on your last bill</p> <input id="a">'),
        good('<label for="a">Reference</label> <p id="a-hint">It is on your last bill</p> <input id="a" aria-describedby="a-hint">'),
    ),
    wcag=("1.3.1",),
    impact="moderate",
)


@rule.over(HtmlPage)
def form_hint(page: HtmlPage) -> Iterator[Hit]:
    for hint, field in untied_hints(page):
        place = field if hint.tag == "-text" else hint
        hit = rule.at if is_called_hint(hint) and not has(field, "aria-describedby") else rule.unsure
        yield hit(place, f"{quoted(hint.text(deep=hint.tag != '-text'))} is not tied to {called(page, field)}")
