"""Rule tab-reaches-all."""

from collections.abc import Iterator

from briggate.checks.markup.seen import called
from briggate.checks.markup.tab_stops import and_others, first_of_a_kind, is_behind_a_dialog
from briggate.checks.markup.unreached import answers_to_a_mouse, passed_over, seems_clickable
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

_ANSWER = "<script>document.querySelector('#a').addEventListener('click', () => alert('Sent'))</script>"

rule = Rule(
    id="tab-reaches-all",
    title="The Tab key reaches everything that can be used",
    why="What answers only to a mouse does not exist for people who use the keyboard, a switch, or speech.",
    reference="WCAG 2.2 SC 2.1.1 Keyboard (A), failures F54, F55 and F59",
    fix="Make it a <button>, or a link with an address, and give it no tabindex.",
    examples=(
        bad(f'<span id="a" style="cursor: pointer">Report it</span>{_ANSWER}'),
        good(f'<button id="a">Report it</button>{_ANSWER}'),
    ),
    wcag=("2.1.1",),
    impact="critical",
)


@rule.over(RenderedPage)
def tab_reaches_all(page: RenderedPage) -> Iterator[Hit]:
    if not page.walk.ended or is_behind_a_dialog(page):
        return  # who is caught reaches nothing else, which another rule tells
    for element, others in first_of_a_kind(answers_to_a_mouse(page)):
        message = f"{called(element)} answers to a click of the mouse, and the Tab key does not stop there{and_others(others)}"
        yield (rule.at if element.style("cursor") == "pointer" else rule.unsure)(element, message)
    for element, others in first_of_a_kind(passed_over(page)):
        yield rule.unsure(element, f"the Tab key does not stop at {called(element)}{and_others(others)}")
    for element, others in first_of_a_kind(seems_clickable(page)):
        yield rule.unsure(
            element, f"a mouse points at {called(element)} as at a link, and the Tab key does not stop there{and_others(others)}"
        )
