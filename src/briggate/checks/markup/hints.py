"""Hints and error messages that stand beside a field without being tied to it."""

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, above, attribute, class_words, words_of
from briggate.checks.markup.forms import fields, kind_of
from briggate.checks.markup.shown import after, before, spoken, unheard

_HINT = frozenset(
    ("description", "error", "errors", "feedback", "guidance", "help", "helper", "hint", "hints", "instruction", "instructions")
)
_HINT_CLASSES = frozenset(("form-text", "help-block", "note", "validation-message", "field-validation-error"))
_TEXT = ("-text", "p", "div", "span", "small", "em", "i", "strong", "b", "font", "cite")
_PASSED_OVER = ("br", "img", "svg", "abbr", "sup", "a")
_BOXES = ("div", "span", "p", "label", "td")
_TIES = ("aria-describedby", "aria-errormessage", "aria-details", "aria-labelledby")
_REQUIRED = re.compile(r"\W*(?:required|mandatory)?\W*", re.IGNORECASE)
_LEVELS = 2
"""How many boxes around a field may stand between it and its hint."""

Siblings = Callable[[LexborNode], Iterator[LexborNode]]


def untied_hints(page: HtmlPage) -> Iterator[tuple[LexborNode, LexborNode]]:
    """(hint, field) of every text that belongs to a field as far as the eye can tell, and not as far as a screen reader can."""
    shown = fields(page)
    for number, field in enumerate(shown):
        if kind_of(field) not in ("checkbox", "radio"):
            tied = {name for each in _TIES for name in attribute(field, each).split()}
            others = (*shown[max(number - 1, 0) : number], *shown[number + 1 : number + 2])
            for hint in _beside(page, field, others):
                if not (tied and tied & _ids(hint)) and not (_is_required(field) and _REQUIRED.fullmatch(_words(hint))):
                    yield hint, field


def _beside(page: HtmlPage, field: LexborNode, others: tuple[LexborNode, ...]) -> Iterator[LexborNode]:
    labels = {label.mem_id for label in page.labels_for(field)}
    around = above(field, "label")
    box: LexborNode | None = around if around is not None and around.mem_id in labels else field  # what is in its label is its name
    for _ in range(_LEVELS + 1):
        assert box is not None
        over, reached = _row(page, box, before, labels)
        under, _reached = _row(page, box, after, labels)
        yield from (hint for hint in over if reached or is_called_hint(hint))
        yield from (hint for hint in under if is_called_hint(hint))
        box = box.parent
        if reached or box is None or box.tag not in _BOXES or any(_is_inside(other, box) for other in others):
            return


def _row(page: HtmlPage, box: LexborNode, siblings: Siblings, labels: set[int]) -> tuple[list[LexborNode], bool]:
    """(texts on one side of a field, up to anything that is none; whether that was its label)."""
    found: list[LexborNode] = []
    for node in siblings(box):
        if node.mem_id in labels:
            return found, True
        if node.tag not in _TEXT:
            if node.tag in _PASSED_OVER:
                continue
            break
        if node.tag != "-text" and (label := node.css_first("label, input, select, textarea, button, h2, h3, h4, table")):
            return found, label.mem_id in labels
        if node.mem_id not in page.once(unheard) and any(letter.isalnum() for letter in _words(node)):
            found.append(node)
    return found, False


def is_called_hint(node: LexborNode) -> bool:
    """Whether its class says that a text is a hint or a message for a field."""
    return node.tag != "-text" and bool(class_words(node) & _HINT or _HINT_CLASSES.intersection(attribute(node, "class").lower().split()))


def _words(node: LexborNode) -> str:
    return spoken(node.text(deep=False).strip() if node.tag == "-text" else words_of(node))


def _ids(node: LexborNode) -> set[str]:
    return set() if node.tag == "-text" else {attribute(each, "id") for each in node.css("[id]")}


def _is_required(field: LexborNode) -> bool:
    return "required" in field.attributes or attribute(field, "aria-required") == "true"


def _is_inside(node: LexborNode, box: LexborNode) -> bool:
    here = node.parent
    while here is not None and here.mem_id != box.mem_id:
        here = here.parent
    return here is not None
