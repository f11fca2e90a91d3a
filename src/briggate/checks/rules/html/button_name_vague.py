"""Rule button-name-vague."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, name_of, words_of
from briggate.checks.markup.shown import quoted, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="button-name-vague",
    title="A button's name says what it does",
    why="“Click here, button” could do anything. Who lists the buttons of a page to choose one hears nothing else.",
    reference="WCAG 2.2 SC 2.4.6 Headings and Labels (AA)",
    fix="Name what happens: “Search”, “Report it”, “Next”.",
    examples=(
        bad('<input type="submit" value="Click">'),
        bad("<button>Click here</button>"),
        good('<input type="submit" value="Report it"> <button>Go</button>'),
    ),
    wcag=("2.4.6",),
    impact="moderate",
)
_BUTTONS = (
    'button, input[type="submit" i], input[type="reset" i], input[type="button" i], input[type="image" i], '
    '[role="button" i]:not(button):not(input)'
)
_OF_ANY_IMAGE = frozenset(("icon", "image", "img", "untitled"))
_OF_IMAGE_BUTTONS = _OF_ANY_IMAGE.union(
    re.split(", ", "button, click, click here, click me, click this, here, press, press here, press me, press this, tap")
)
_SAY_NOTHING = _OF_IMAGE_BUTTONS.union(
    re.split(", ", "botwm, btn, click button, click this button, cliciwch, cliciwch yma, image button, link, push, tap here, this, yma")
)


@rule.over(HtmlPage)
def button_name_vague(page: HtmlPage) -> Iterator[Hit]:
    for button in page.select(_BUTTONS):
        name = name_of(page, button)
        words = name.casefold().strip(" .!:…>»→")
        if words not in _SAY_NOTHING or button.mem_id in page.once(unheard):
            continue
        if words not in _told_elsewhere(button):
            yield rule.at(button, f"a button is called {quoted(name)}, which does not say what it does")


def _told_elsewhere(button: LexborNode) -> frozenset[str]:
    """The words that image-alt-placeholder tells, where they stand in an alt text."""
    if attribute(button, "type").lower() == "image":
        return _OF_IMAGE_BUTTONS
    return _OF_ANY_IMAGE if button.css_first("img") is not None and not words_of(button) else frozenset()
