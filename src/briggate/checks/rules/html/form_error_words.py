"""Rule form-error-words."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, words_of
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="form-error-words",
    title="An error message says how to put it right",
    why="“Is not valid” leaves people to guess what is wrong, and most give up and ring.",
    reference="WCAG 2.2 SC 3.3.3 Error Suggestion (AA); GOV.UK Design System, Error message",
    fix="Say what to enter, with an example: “Enter a telephone number, like 0113 496 0000”.",
    examples=(
        bad('<label>Phone <span class="error-message">is not valid</span> <input type="tel"></label>'),
        good('<label>Phone <span class="error-message">Enter a telephone number, like 0113 496 0000</span> <input type="tel"></label>'),
    ),
    wcag=("3.3.3", "3.3.1"),
    impact="moderate",
)
_MESSAGES = '[class*="error" i], [class*="invalid" i], [class*="validation" i], [role="alert"], form [id*="error" i]'
_SAYS_ONLY_THAT = re.compile(
    r"(?:[^.!?;:]{0,60} )?(?:(?:is|are|was|were|has|have|contains?|looks) )?(?:an? )?"
    r"(?:not (?:valid|correct|right|accepted|allowed|recognised)|invalid|incorrect|wrong|errors?|problems?)"
    r"(?: (?:value|values|input|entry|data|format|field|details|character|characters|selection|answer)){0,2}(?: (?:for|in) [^.!?;:]{1,60})?"
    r"|(?:please )?(?:check|correct|fix|fill(?: in)?|complete|review|re-?enter) (?:the |this |your )?"
    r"(?:field|value|input|entry|errors?|data|answer)s?"
    r"(?: (?:correctly|properly|again|below|above))?",
    re.IGNORECASE,
)
_SUMS_UP = re.compile(r"\b(?:errors|problems?|fields|values|inputs|entries|answers|below|above)\b|^\W*error\W*$", re.IGNORECASE)
"""What is said of several errors at once, each of which may have its own message."""
_MOST = 120


@rule.over(HtmlPage)
def form_error_words(page: HtmlPage) -> Iterator[Hit]:
    if not any(word in page.small_letters for word in ("error", "invalid", "validation", "alert")):
        return
    told: set[int] = set()
    for node in page.select(_MESSAGES):
        if not _is_inside(node, told) and node.tag not in ("input", "select", "textarea", "form", "body", "html", "script", "style"):
            words = words_of(node) if node.css_first("input, select, textarea, label, h1, h2, li, a") is None else ""
            if 0 < len(words) <= _MOST and _SAYS_ONLY_THAT.fullmatch(words.strip(" .!:*")):
                told.add(node.mem_id)
                hit = rule.unsure if _SUMS_UP.search(words) else rule.at
                yield hit(node, f"the error message {quoted(words)} does not say how to put it right")


def _is_inside(node: LexborNode, told: set[int]) -> bool:
    here = node.parent
    while told and here is not None:
        if here.mem_id in told:
            return True
        here = here.parent
    return False
