"""Rule form-autocomplete."""

from collections.abc import Iterator
from difflib import get_close_matches

from briggate.checks.html_page import HtmlPage, attribute, has
from briggate.checks.markup.autocomplete import FIELD_NAMES, USUAL_SLIPS, is_autocomplete
from briggate.checks.markup.forms import called, fields, kind_of
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="form-autocomplete",
    title="What a browser may fill in is called by its standard name",
    why="Browsers fill in names and addresses for people who find typing hard, but only where they know the word for it.",
    reference="WCAG 2.2 SC 1.3.5 Identify Input Purpose (AA); HTML standard, Autofill",
    fix="Use a name of the HTML standard: given-name, street-address, postal-code, tel, email …",
    examples=(
        bad('<label>Postcode <input autocomplete="postcode"></label>'),
        good('<label>Postcode <input autocomplete="postal-code"></label>'),
    ),
    wcag=("1.3.5",),
    impact="moderate",
)


@rule.over(HtmlPage)
def form_autocomplete(page: HtmlPage) -> Iterator[Hit]:
    if "autocomplete=" not in page.small_letters:
        return
    for field in fields(page):
        value = attribute(field, "autocomplete").lower()
        inactive = has(field, "disabled") or attribute(field, "aria-disabled") == "true" or kind_of(field) in ("checkbox", "radio", "file")
        if value.strip() and not inactive and not is_autocomplete(value):
            slip = next((USUAL_SLIPS[word] for word in value.split() if word in USUAL_SLIPS), "")
            meant = slip or next(iter(get_close_matches(value[:40], FIELD_NAMES, 1, 0.75)), "")
            fix = f'Write autocomplete="{meant}".' if meant else ""
            yield rule.at(field, f"{called(page, field)} has autocomplete={quoted(value)}, which browsers do not know", fix)
