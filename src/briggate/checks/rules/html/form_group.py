"""Rule form-group."""

from collections import defaultdict
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, above, attribute
from briggate.checks.markup.forms import called, fields, kind_of
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="form-group",
    title="The answers to one question stand in a group",
    why="A screen reader says “Yes, radio button” and not the question, unless the answers are grouped under it.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A)",
    fix="Put the answers into a <fieldset>, and the question into its <legend>.",
    examples=(
        bad(
            '<p>Is it urgent?</p> <label><input type="radio" name="urgent" value="y">Yes</label> '
            '<label><input type="radio" name="urgent" value="n">No</label>'
        ),
        good(
            '<fieldset><legend>Is it urgent?</legend> <label><input type="radio" name="urgent" value="y">Yes</label> '
            '<label><input type="radio" name="urgent" value="n">No</label></fieldset>'
        ),
    ),
    wcag=("1.3.1",),
    impact="moderate",
)


@rule.over(HtmlPage)
def form_group(page: HtmlPage) -> Iterator[Hit]:
    questions: dict[tuple[str, str, int], list[LexborNode]] = defaultdict(list)
    for field in fields(page):
        kind, name = kind_of(field), attribute(field, "name").removesuffix("[]")
        if kind in ("radio", "checkbox") and name:
            form = above(field, "form")
            questions[kind, name, form.mem_id if form else 0].append(field)
    for (kind, name, _), answers in questions.items():
        if len(answers) > 1 and not any(_is_told(field, kind) for field in answers):
            if kind == "radio":
                yield rule.at(answers[0], f"the {len(answers)} radio buttons of “{name}” are in no group with a question")
            else:
                yield rule.unsure(answers[0], f"the {len(answers)} check boxes beginning with {called(page, answers[0])} are in no group")


def _is_told(field: LexborNode, kind: str) -> bool:
    """Whether something tells the question with an answer: a group around it, or a name of two parts."""
    if len(attribute(field, "aria-labelledby").split()) > 1:
        return True
    here = field.parent
    while here is not None:
        if here.tag == "fieldset" or attribute(here, "role").lower() in ("group", "radiogroup", "menu", "listbox"):
            return True
        if here.tag == "table" and kind == "checkbox":
            return True
        here = here.parent
    return False
