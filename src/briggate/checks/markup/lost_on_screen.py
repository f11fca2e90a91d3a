"""What is there on the desktop and cannot be had on another screen, not even behind a button."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from briggate.checks.markup.on_screen import CONTROLS, outermost
from briggate.model.snapshot import Element, Snapshot

_WORD = re.compile(r"[^\W\d_]{2,}")
_WORDS_LEAST = 2
"""Fewer words are a label, a sign between links, or the longer of two names for the same thing."""


_TRAIL = re.compile(r"breadcrumb", re.IGNORECASE)


class Lost(NamedTuple):
    """`element` is of the first screen; `certain` is False where a button might bring it back."""

    element: Element
    certain: bool


def lost(before: Snapshot, after: Snapshot) -> Iterator[Lost]:
    """The outermost elements with text or controls that one screen shows, and that the other neither shows nor says in other places."""
    gone = [each for each in before.elements if each.is_shown and (each.lines or each.tag in CONTROLS) and not _is_there(each, after)]
    gone = [each for each in gone if (each.shown_lines or each.tag in CONTROLS) and not _moves(each)]
    if not gone:
        return
    said = _said(after)
    openers = [each for each in after.elements if each.is_shown and _may_open(each, before)]
    for element in outermost([_hidden_part(each, after) for each in dict.fromkeys(gone)]):
        if _is_part_of_shown(element, after) or _is_in_shorter_trail(element, after):
            continue
        if _is_missed(element, said, after) and not _is_opened_beside(element, openers, after):
            yield Lost(element, not openers)


def _moves(element: Element) -> bool:
    """Whether it is now in sight and now out of it, by itself."""
    return any(each.tag == "marquee" or each.style("animation-name") not in ("", "none") for each in (element, *element.above))


def _is_there(element: Element, page: Snapshot) -> bool:
    twin = page.by_path.get(element.path)
    return twin is not None and twin.is_shown and (not element.lines or bool(twin.shown_lines))


def _hidden_part(element: Element, page: Snapshot) -> Element:
    """The outermost element around it that is hidden too."""
    here = element
    while here.parent is not None and here.parent.tag != "body" and not _is_any_shown(here.parent.path, page):
        here = here.parent
    return here


def _is_any_shown(path: str, page: Snapshot) -> bool:
    twin = page.by_path.get(path)
    return twin is not None and (twin.is_shown or any(each.is_shown for each in twin.inside))


def _is_part_of_shown(element: Element, page: Snapshot) -> bool:
    """Whether the link or button that it is a part of is still there: with an icon, or in fewer words."""
    whole = next((each for each in element.above if each.tag in ("a", "button", "summary", "label")), None)
    return whole is not None and _is_any_shown(whole.path, page)


def _is_in_shorter_trail(element: Element, page: Snapshot) -> bool:
    """Whether it leads to a page above this one, and a small screen still has the link to the nearest: the way up is only longer."""
    trail = next((each for each in (element, *element.above) if _is_trail(each)), None)
    links = [each for each in trail.inside if each.tag == "a"] if trail is not None else []
    return bool(links) and _is_any_shown(links[-1].path, page)


def _is_trail(element: Element) -> bool:
    return _TRAIL.search(f"{element.attribute('class')} {element.attribute('aria-label')}") is not None


def _said(page: Snapshot) -> str:
    put_in = (line.text for each in page.elements if each.is_shown for pseudo in each.pseudo.values() for line in pseudo.lines)
    return _plain(f"{page.body.shown_text} {' '.join(put_in)}")


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _is_missed(element: Element, said: str, page: Snapshot) -> bool:
    if element.tag in CONTROLS or any(each.tag in CONTROLS and each.is_shown for each in element.inside):
        return not any(_is_like(each, element) for each in page.elements)
    shown = [each for each in (element, *element.inside) if each.shown_lines]
    missing = [each for each in shown if _plain(each.shown_text) not in said]
    return len(_WORD.findall(" ".join(each.shown_text for each in missing))) >= _WORDS_LEAST


def _is_like(other: Element, element: Element) -> bool:
    """Whether a shown control does the same as one that is gone."""
    names = [each for each in (element, *element.inside) if each.tag in CONTROLS]
    return other.is_shown and any(
        other.tag == each.tag and other.attribute("type") == each.attribute("type") and other.attribute("name") == each.attribute("name")
        for each in names
    )


def _may_open(element: Element, before: Snapshot) -> bool:
    """Whether something could bring back what is hidden: a button that says so, or one that is only on this screen."""
    if element.attribute("aria-expanded") == "false" or element.attribute("aria-haspopup") or element.attribute("popovertarget"):
        return True
    if element.tag == "summary":
        return True
    is_button = element.tag == "button" or element.attribute("role") == "button" or element.tag in ("label", "a")
    twin = before.by_path.get(element.path)
    return is_button and (twin is None or not twin.is_shown)


def _is_opened_beside(element: Element, openers: list[Element], page: Snapshot) -> bool:
    """Whether a button names it, or stands in the same part of the page."""
    paths = {element.path, *(each.path for each in element.above), *(each.path for each in element.inside)}
    names = {element.attribute("id"), *(each.attribute("id") for each in (*element.above, *element.inside))} - {""}
    for opener in openers:
        if names & {*opener.attribute("aria-controls").split(), opener.attribute("popovertarget"), opener.attribute("href")[1:]}:
            return True
        part = next((each for each in opener.above if each.tag in ("header", "nav", "form", "aside", "section", "details", "footer")), None)
        if (part is not None and part.path in paths) or (
            element.parent is not None and opener.parent is not None and opener.parent.path == element.parent.path
        ):
            return True
    return False
