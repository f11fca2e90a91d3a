"""Rule colour-alone-state."""

from collections.abc import Iterator

from briggate.checks.markup.rendered_fields import SIGN, is_required, label_of, says_what_is_wrong, typed_fields
from briggate.checks.markup.seen import called
from briggate.checks.markup.state_by_colour import chosen_items, differs_in_colour_alone
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="colour-alone-state",
    title="What is chosen, required or wrong is told by more than a colour",
    why="Who cannot tell the colours apart does not see which tab is open, which question has to be answered or which answer is wrong.",
    reference="WCAG 2.2 SC 1.4.1 Use of Color (A)",
    fix="Add a sign that is no colour: a word such as “required”, a bar beside it, bold letters, an underline.",
    examples=(
        bad(
            "<style>[aria-selected=true] { background: #eee }</style>"
            '<div role="tablist"><b role="tab" aria-selected="true">Bins</b> <b role="tab">Tax</b></div>'
        ),
        good(
            "<style>[aria-selected=true] { border-bottom: 3px solid }</style>"
            '<div role="tablist"><b role="tab" aria-selected="true">Bins</b> <b role="tab">Tax</b></div>'
        ),
    ),
    wcag=("1.4.1",),
    impact="serious",
)
LEAST = 3.0
"""A contrast that is seen by those too who do not see colours."""


@rule.over(RenderedPage)
def colour_alone_state(page: RenderedPage) -> Iterator[Hit]:
    for item, peers, by_aria in chosen_items(page.desktop):
        ratio = differs_in_colour_alone(item, peers)
        if ratio is not None and ratio < LEAST:
            say = rule.at if by_aria else rule.unsure
            yield say(item, f"only its colour tells that {called(item)} is the present one")
    fields = list(typed_fields(page.desktop))
    labels = [(field, label) for field in fields if (label := label_of(page.desktop, field)) is not None]
    if not any(SIGN.search(label.text) for _, label in labels):
        optional = [label for field, label in labels if not is_required(field)]
        for field, label in labels:
            if optional and is_required(field) and (differs_in_colour_alone(label, optional) or LEAST) < LEAST:
                yield rule.at(label, f"only the colour of {called(label)} tells that it has to be answered")
    right = [field for field in fields if field.attribute("aria-invalid") in ("", "false")]
    for field in fields:
        peers = [each for each in right if each.tag == field.tag]
        if field.attribute("aria-invalid") == "true" and peers and not says_what_is_wrong(page.desktop, field):
            ratio = differs_in_colour_alone(field, peers)
            if ratio is not None:
                yield rule.at(field, f"only the colour of the field {called(field)} tells that it is filled in wrongly")
