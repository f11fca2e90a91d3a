"""Rule css-words."""

import re
from collections.abc import Iterator

from briggate.checks.markup.seen import has_icon_font, heard_text, is_hidden_from_hearing, words_in
from briggate.checks.markup.shown import quoted
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element

rule = Rule(
    id="css-words",
    title="Words stand in the page, not in its styles",
    why="What styles put in is missing for people who use their own, when the page is translated or copied, and for some screen readers.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A), failure F87",
    fix="Write the words in the page itself, and take them out of the style sheet.",
    examples=(
        bad('<style>.drop::after { content: "hot chocolate" }</style><p class="drop">In winter we serve </p>'),
        good('<style>p::before { content: "→ " }</style><p>In winter we serve hot chocolate</p>'),
    ),
    wcag=("1.3.1",),
    impact="moderate",
)
_TEXT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_COUNTED = re.compile(r"\bcounters?\(")
_MEANT = re.compile("[✓✔✅✗✘✕❌☑☒⚠★☆]")
"""Signs that say something where no word stands beside them."""


@rule.over(RenderedPage)
def css_words(page: RenderedPage) -> Iterator[Hit]:
    told: set[str] = set()
    for element in page.desktop.elements:
        for part in element.pseudo.values():
            text = _text(part)
            if not text.strip() or not _is_seen(part) or is_hidden_from_hearing(element):
                continue
            words = words_in(text)
            if words and not has_icon_font(part) and not _is_in_the_page(words, element) and text not in told:
                told.add(text)
                yield rule.at(element, f"{quoted(text)} stands in a style sheet, not in the page")
            elif not words and _MEANT.search(text) and not element.text.strip() and not heard_text(element).strip() and text not in told:
                told.add(text)
                yield rule.unsure(element, f"the sign {quoted(text)} stands in a style sheet, without a word")


def _text(part: Element) -> str:
    """The words of `content`: not those after a slash, which are how it is to be read out, and none where they number things."""
    content = part.style("content")
    strings = _TEXT.sub(lambda match: match[0].replace("/", " "), content)
    return "" if part.tag == "::marker" or "/" in strings or _COUNTED.search(content) else "".join(_TEXT.findall(content))


def _is_seen(part: Element) -> bool:
    return part.is_shown and part.pixels("font-size") > 1 and part.style("color") != "rgba(0, 0, 0, 0)"


def _is_in_the_page(words: list[str], element: Element) -> bool:
    """Whether its words only repeat what stands there."""
    return set(words) <= {*words_in(heard_text(element.parent or element)), *words_in(" ".join(element.attributes.values()))}
