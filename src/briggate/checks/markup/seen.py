"""What people see of a rendered page, and what they hear: words, kinds of element, and how a message names one."""

import re
from collections.abc import Iterator

from briggate.checks.markup.shown import quoted
from briggate.model.snapshot import Element

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
UNTYPED = frozenset(("hidden", "submit", "button", "reset", "image", "checkbox", "radio", "range", "color", "file"))
"""Kinds of input that nobody types into."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_OWN_BUTTONS = re.compile(r"\b(?:play|pause|stop|animations?|moving|motion)\b", re.IGNORECASE)
_ICON_FONT = re.compile(r"icon|awesome|symbol|glyph|dingbat|material|fontello", re.IGNORECASE)
_CLASS_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*")


def called(element: Element) -> str:
    """How a message names an element: by its words, by the name that it is given, else by what it is."""
    for words in (element.shown_text, element.attribute("aria-label"), element.attribute("title"), element.text, element.attribute("alt")):
        if words.strip():
            return quoted(words)
    name = element.attribute("name") or element.attribute("id")
    return f"<{element.tag}> {quoted(name)}" if name else f"<{element.tag}>"


def words_in(text: str) -> list[str]:
    """Its words of two letters or more, in small letters."""
    return [word.lower() for word in _WORD.findall(text)]


def is_hidden_from_hearing(element: Element) -> bool:
    """Whether it, or something around it, is kept from screen readers."""
    return any(each.attribute("aria-hidden") == "true" or "inert" in each.attributes for each in (element, *element.above))


def heard_text(element: Element) -> str:
    """The words in an element that a screen reader comes upon, those in names and alternatives among them."""
    return " ".join(_heard(element))


def _heard(element: Element) -> Iterator[str]:
    if element.attribute("aria-hidden") == "true" or not (element.is_rendered or element.style("display") == "contents"):
        return
    yield element.attribute("aria-label")
    yield element.attribute("alt")
    yield element.attribute("title")
    for piece in element.pieces:
        if isinstance(piece, str):
            yield piece
        else:
            yield from _heard(piece)


def is_typed_into(element: Element) -> bool:
    """Whether a text cursor shows in it."""
    kind = element.attribute("type").lower()
    editable = "contenteditable" in element.attributes and element.attribute("contenteditable").lower() != "false"
    return (element.tag == "input" and kind not in UNTYPED) or element.tag == "textarea" or editable


def is_off(element: Element) -> bool:
    """Whether a control is switched off: contrast does not matter there."""
    return any("disabled" in each.attributes or each.attribute("aria-disabled") == "true" for each in (element, *element.above))


def has_icon_font(element: Element) -> bool:
    """Whether its letters are drawn as something else."""
    return _ICON_FONT.search(element.style("font-family")) is not None


def class_words_of(element: Element) -> frozenset[str]:
    """The words that its classes are made of, in small letters: `{"nav", "item", "active"}`."""
    return frozenset(word.lower() for word in _CLASS_WORD.findall(element.attribute("class")))


def can_be_stopped(elements: tuple[Element, ...]) -> bool:
    """Whether a page has a button of its own that stops what moves."""
    buttons = (each for each in elements if each.tag == "button" or each.attribute("role") in ("button", "switch"))
    return any(
        each.is_shown and _OWN_BUTTONS.search(f"{each.text} {each.attribute('aria-label')} {each.attribute('title')}") for each in buttons
    )
