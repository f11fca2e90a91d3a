"""Rule form-error-marked."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, class_words, has, words_of
from briggate.checks.markup.forms import called, fields
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="form-error-marked",
    title="A wrong field says that it is wrong",
    why="A red border tells nothing to people who do not see it, or do not see red.",
    reference="WCAG 2.2 SC 3.3.1 Error Identification (A) and 1.4.1 Use of Color (A)",
    fix='Write beside the field what is wrong, tie it to the field with aria-describedby, and give the field aria-invalid="true".',
    examples=(
        bad('<label>Passport number <input class="has-error"></label>'),
        good(
            '<label for="a">Passport number</label> <p id="e" class="error">Enter the 9 digits</p> '
            '<input id="a" class="has-error" aria-invalid="true" aria-describedby="e">'
        ),
    ),
    wcag=("3.3.1", "1.4.1"),
    impact="serious",
)
_WRONG = frozenset(("error", "errors", "invalid", "erroneous"))
_OTHERWISE = ("ng-", "js-", "no-", "not-", "non-", "on-", "data-")
"""How classes begin that a script gives to every field, or that say the opposite."""


@rule.over(HtmlPage)
def form_error_marked(page: HtmlPage) -> Iterator[Hit]:
    some_are_right = not all(_looks_wrong(field) for field in fields(page))
    for field in fields(page):
        if _looks_wrong(field) and not _says_so(page, field):
            hit = rule.at if some_are_right and not has(field, "aria-invalid") else rule.unsure
            yield hit(field, f"{called(page, field)} is marked as wrong only by how it looks")


def _looks_wrong(node: LexborNode) -> bool:
    classes = attribute(node, "class")
    if not class_words(node) & _WRONG or ":" in classes:
        return False
    return not all(name.startswith(_OTHERWISE) for name in classes.lower().split() if "error" in name or "invalid" in name)


def _says_so(page: HtmlPage, field: LexborNode) -> bool:
    if (
        attribute(field, "aria-invalid") not in ("", "false")
        or attribute(field, "aria-describedby")
        or attribute(field, "aria-errormessage")
    ):
        return True
    boxes = [*page.labels_for(field), *([field.parent] if field.parent and field.parent.tag in ("div", "p", "span", "td", "li") else [])]
    messages = (message for box in boxes for message in box.css("[class], [role='alert']") if message.mem_id != box.mem_id)
    return any((class_words(message) & _WRONG or attribute(message, "role") == "alert") and words_of(message) for message in messages)
