"""Fields of a form as they are seen: their labels, and what is said beside them."""

import re
from collections.abc import Iterator

from briggate.checks.markup.seen import UNTYPED, class_words_of
from briggate.model.snapshot import Element, Snapshot

_MESSAGE = frozenset(("error", "errors", "invalid", "warning", "danger", "help", "hint", "feedback", "message"))
_BLOCKS = ("div", "p", "li", "td", "fieldset", "label", "dd")
SIGN = re.compile(r"[*†]|\b(?:required|mandatory|optional|must|needed)\b", re.IGNORECASE)


def typed_fields(page: Snapshot) -> Iterator[Element]:
    """The fields that somebody fills in by typing or choosing from a list."""
    for field in page.all("input", "textarea", "select"):
        if field.is_shown and (field.tag != "input" or field.attribute("type").lower() not in UNTYPED):
            yield field


def label_of(page: Snapshot, field: Element) -> Element | None:
    """The label that is seen of a field."""
    around = field.closest("label")
    own = field.attribute("id")
    label = around or next((each for each in page.all("label") if own and each.attribute("for") == own), None)
    return label if label is not None and label.is_shown else None


def is_required(field: Element) -> bool:
    return "required" in field.attributes or field.attribute("aria-required") == "true"


def says_what_is_wrong(page: Snapshot, field: Element) -> bool:
    """Whether a message about a field can be seen."""
    named = f"{field.attribute('aria-describedby')} {field.attribute('aria-errormessage')}".split()
    if any(found is not None and found.shown_text for found in map(page.by_id, named)):
        return True
    boxes = [each for each in field.above if each.tag in _BLOCKS][:2]
    inside = [each for box in boxes for each in box.inside if each.tag != "label" and each is not field]
    return any((_MESSAGE & class_words_of(each) or each.attribute("role") == "alert") and each.shown_text for each in inside)
