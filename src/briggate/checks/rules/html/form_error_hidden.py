"""Rule form-error-hidden."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, above, attribute, class_words, hides, words_of
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="form-error-hidden",
    title="Error messages are read aloud",
    why="A message that is only seen leaves a blind person with a form that will not be sent, and no word why.",
    reference="WCAG 2.2 SC 3.3.1 Error Identification (A)",
    fix="Take aria-hidden off the message, and name it in the field’s aria-describedby.",
    examples=(
        bad('<form><label>Age <input></label> <span class="error" aria-hidden="true">Enter your age in years</span></form>'),
        good('<form><label>Age <input></label> <span class="error">Enter your age in years</span></form>'),
    ),
    wcag=("3.3.1",),
    impact="serious",
)
_MEANS_ERROR = frozenset(("error", "errors", "invalid", "validation"))
FEWEST = 3
"""Words below which it may be a sign or a star."""


@rule.over(HtmlPage)
def form_error_hidden(page: HtmlPage) -> Iterator[Hit]:
    for node in page.select('[aria-hidden="true" i]'):
        called = class_words(node) | set(attribute(node, "id").lower().replace("_", "-").split("-"))
        words = words_of(node)
        if called.isdisjoint(_MEANS_ERROR) or len(words.split()) < FEWEST or above(node, "form") is None or hides(node.attributes):
            continue
        if not any(words in words_of(alert) for alert in page.select('[role="alert"], [aria-live]')):
            yield rule.at(node, f"the error message {quoted(words)} is hidden from screen readers")
