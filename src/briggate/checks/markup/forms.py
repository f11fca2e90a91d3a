"""What rules about forms ask of a page: its fields, what they are called, and labels that are for none."""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, has, name_of
from briggate.checks.markup.shown import quoted, spoken, unheard

_NATIVE = ("input", "select", "textarea")
_NO_FIELDS = ("hidden", "submit", "reset", "button", "image")
"""Types of `input` that ask nothing."""
_KINDS = {"select": "a drop-down list", "textarea": "a text box", "checkbox": "a check box", "radio": "a radio button"}
_NAMED_BY_CONTENT = ("checkbox", "radio", "switch", "menuitemcheckbox", "menuitemradio")
_ROLES = ("textbox", "searchbox", "combobox", "listbox", "spinbutton", "slider", *_NAMED_BY_CONTENT)
LONGEST = 1000
"""Characters of a name that are looked at."""
_MARKS = re.compile(r"[\s:*?.…]+$|^[\s*]+")


class OrphanLabel(NamedTuple):
    """A label that is for no field, and the field without a name beside it."""

    label: LexborNode
    field: LexborNode | None


def kind_of(field: LexborNode) -> str:
    """`checkbox`, `text`, `select` …, in small letters."""
    return (attribute(field, "type").strip().lower() or "text") if field.tag == "input" else field.tag or ""


def fields(page: HtmlPage) -> list[LexborNode]:
    """The fields of HTML that a page shows, in the order of the page: what asks for something, buttons not among them."""
    return page.once(_fields)


def _fields(page: HtmlPage) -> list[LexborNode]:
    controls = page.select("input, select, textarea")
    if not controls:
        return []
    silent = page.once(unheard)
    return [each for each in controls if kind_of(each) not in _NO_FIELDS and each.mem_id not in silent and not _is_put_aside(each)]


def _is_put_aside(field: LexborNode) -> bool:
    return has(field, "disabled") and attribute(field, "role") in ("none", "presentation")


def made_fields(page: HtmlPage) -> list[LexborNode]:
    """Elements that a role makes fields (`<div role="textbox">`), in the order of the page."""
    found = [each for each in page.select("[role]") if each.tag not in _NATIVE and attribute(each, "role").lower() in _ROLES]
    return [each for each in found if each.mem_id not in page.once(unheard) and each.css_first("input, select, textarea") is None]


def field_name(page: HtmlPage, field: LexborNode) -> str:
    """What a screen reader calls a field. The words inside an element that a role makes a text box are no name."""
    if field.tag in _NATIVE or attribute(field, "role").lower() in _NAMED_BY_CONTENT:
        return spoken(name_of(page, field)[:LONGEST])
    named = [name_of(page, found) for name in attribute(field, "aria-labelledby").split() if (found := page.by_id(name))]
    return spoken(" ".join(named)[:LONGEST] or attribute(field, "aria-label").strip() or attribute(field, "title").strip())


def label_words(page: HtmlPage, label: LexborNode) -> str:
    """The words of a label, for a message."""
    return spoken(name_of(page, label))


def called(page: HtmlPage, field: LexborNode) -> str:
    """How a message speaks of a field: “the field “Your name””, by what its form calls it where it has no name, or else by its kind."""
    name = _MARKS.sub("", field_name(page, field)) or attribute(field, "name") or attribute(field, "id") or attribute(field, "placeholder")
    return f"the field {quoted(name)}" if name.strip() else _KINDS.get(kind_of(field), "a field")


def unnamed(page: HtmlPage) -> list[LexborNode]:
    """The fields that a screen reader has no name for."""
    return page.once(_unnamed)


def _unnamed(page: HtmlPage) -> list[LexborNode]:
    return [each for each in fields(page) if not field_name(page, each)]


def orphan_labels(page: HtmlPage) -> list[OrphanLabel]:
    """The labels with words that are for no field."""
    return page.once(_orphan_labels)


def _orphan_labels(page: HtmlPage) -> list[OrphanLabel]:
    inner = {label.mem_id for label in page.select("label label")}
    labels = [each for each in page.select("label") if page.control_of(each) is None and not _is_a_name(page, each)]
    told = [each for each in labels if each.mem_id not in inner and each.mem_id not in page.once(unheard)]
    orphans = {each.mem_id for each in told if label_words(page, each)}
    if not orphans:
        return []
    free = {each.mem_id for each in unnamed(page)}
    row = page.select("label, input, select, textarea")
    found = []
    for number, label in enumerate(row):
        if label.mem_id in orphans:
            before, after = row[number - 1 : number] if number else [], row[number + 1 : number + 2]
            ticked = [each for each in before if kind_of(each) in ("checkbox", "radio")]
            beside = next((each for each in ticked + after if each.mem_id in free), None)
            free -= {beside.mem_id} if beside else set()
            found.append(OrphanLabel(label, beside))
    return found


def _is_a_name(page: HtmlPage, label: LexborNode) -> bool:
    """Whether something else than `for` ties it: aria-labelledby, or an element of the page's own making that it names."""
    target = page.by_id(attribute(label, "for"))
    return attribute(label, "id") in page.once(_names_given) or (target is not None and "-" in (target.tag or ""))


def _names_given(page: HtmlPage) -> frozenset[str]:
    return frozenset(name for node in page.select("[aria-labelledby]") for name in attribute(node, "aria-labelledby").split())
