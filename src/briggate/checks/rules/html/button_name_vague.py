"""Rule button-name-vague."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, name_of
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.shown import quoted, unheard

rule = Rule(
    id="button-name-vague",
    title="A button's name says what it does",
    why="“Click, button” could do anything, and “submit.png” tells only how the picture is filed.",
    reference="WCAG 2.2 SC 2.4.6 Headings and Labels (AA); SC 1.1.1 Non-text Content (A) for buttons that are images",
    fix="Name what happens: “Search”, “Report it”, “Next”. For a button that is an image, write that into alt.",
    examples=(
        bad('<input type="image" src="submit.png" alt="click">'),
        bad("<button>Click here</button>"),
        good('<input type="image" src="submit.png" alt="Report it"> <button>Go</button>'),
    ),
    wcag=("2.4.6",),
    impact="moderate",
)
_BUTTONS = (
    'button, input[type="submit" i], input[type="reset" i], input[type="button" i], input[type="image" i], '
    '[role="button" i]:not(button):not(input)'
)
_SAY_NOTHING = frozenset(
    (
        *("botwm", "btn", "button", "click", "click button", "click here", "click me", "click this", "click this button", "cliciwch"),
        *("cliciwch yma", "graphic", "here", "icon", "image", "image button", "img", "link", "photo", "picture", "press", "press here"),
        *("press me", "push", "tap", "tap here", "this", "untitled", "yma"),
    )
)
_FILE = re.compile(r"[^/\\]{1,80}\.(?:png|gif|jpe?g|svg|webp|bmp|ico|avif)", re.IGNORECASE)


@rule.over(HtmlPage)
def button_name_vague(page: HtmlPage) -> Iterator[Hit]:
    for button in page.select(_BUTTONS):
        name = name_of(page, button)
        if button.mem_id in page.once(unheard):
            continue
        if name.casefold().strip(" .!:…>»→") in _SAY_NOTHING:
            yield rule.at(button, f"a button is called {quoted(name)}, which does not say what it does")
        elif _FILE.fullmatch(name):
            yield rule.at(button, f"a button is called {quoted(name)}, the name of a file")
