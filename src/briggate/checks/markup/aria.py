"""The roles, states and properties of WAI-ARIA 1.2, its modules for publications and graphics, and the names that 1.3 adds."""

import re
from difflib import get_close_matches
from functools import lru_cache
from typing import Literal

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import attribute, has

ROLES = frozenset(
    re.findall(
        r"\S+",
        """
        alert alertdialog application article banner blockquote button caption cell checkbox code columnheader combobox comment
        complementary contentinfo definition deletion dialog directory document emphasis feed figure form generic grid gridcell
        group heading image img insertion link list listbox listitem log main mark marquee math menu menubar menuitem
        menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar radio radiogroup
        region row rowgroup rowheader scrollbar search searchbox sectionfooter sectionheader separator slider spinbutton status
        strong subscript suggestion superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree
        treegrid treeitem
        doc-abstract doc-acknowledgments doc-afterword doc-appendix doc-backlink doc-biblioentry doc-bibliography doc-biblioref
        doc-chapter doc-colophon doc-conclusion doc-cover doc-credit doc-credits doc-dedication doc-endnote doc-endnotes
        doc-epigraph doc-epilogue doc-errata doc-example doc-footnote doc-foreword doc-glossary doc-glossref doc-index
        doc-introduction doc-noteref doc-notice doc-pagebreak doc-pagefooter doc-pageheader doc-pagelist doc-part doc-preface
        doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip doc-toc graphics-document graphics-object graphics-symbol
        """,
    )
)
ABSTRACT_ROLES = frozenset(
    ("command", "composite", "input", "landmark", "range", "roletype", "section", "sectionhead", "select", "structure", "widget", "window")
)
"""Roles that only order the others; no page may use one."""

type Kind = Literal["words", "ids", "whole number", "number"]
_TRUE_FALSE = frozenset(("true", "false"))
_OR_UNDEFINED = _TRUE_FALSE | {"undefined"}
_MIXED = _OR_UNDEFINED | {"mixed"}


def _each(names: str, of: "Kind | frozenset[str]") -> dict[str, "Kind | frozenset[str]"]:
    return {f"aria-{name}": of for name in names.split()}


ATTRIBUTES: dict[str, Kind | frozenset[str]] = {
    **_each("atomic busy disabled modal multiline multiselectable readonly required", _TRUE_FALSE),
    **_each("expanded grabbed hidden selected", _OR_UNDEFINED),
    **_each("checked pressed", _MIXED),
    **_each("autocomplete", frozenset(("inline", "list", "both", "none"))),
    **_each("current", _TRUE_FALSE | {"page", "step", "location", "date", "time"}),
    **_each("haspopup", _TRUE_FALSE | {"menu", "listbox", "tree", "grid", "dialog"}),
    **_each("invalid", _TRUE_FALSE | {"grammar", "spelling"}),
    **_each("live", frozenset(("assertive", "off", "polite"))),
    **_each("orientation", frozenset(("horizontal", "vertical", "undefined"))),
    **_each("sort", frozenset(("ascending", "descending", "none", "other"))),
    **_each("dropeffect", frozenset(("copy", "execute", "link", "move", "none", "popup"))),
    **_each("relevant", frozenset(("additions", "all", "removals", "text"))),
    **_each("colcount colindex colspan level posinset rowcount rowindex rowspan setsize", "whole number"),
    **_each("valuemax valuemin valuenow", "number"),
    **_each("activedescendant actions controls describedby details errormessage flowto labelledby owns", "ids"),
    **_each("braillelabel brailleroledescription colindextext description keyshortcuts label", "words"),
    **_each("placeholder roledescription rowindextext valuetext", "words"),
}
"""What each may hold: one of some words, or a kind of value."""
SEVERAL_WORDS = ("aria-dropeffect", "aria-relevant")
"""Those that may hold more than one of their words."""
_NUMBER = {"whole number": re.compile(r"[+-]?\d+"), "number": re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")}

NEEDED = {
    "checkbox": ("aria-checked",),
    "combobox": ("aria-expanded",),
    "heading": ("aria-level",),
    "menuitemcheckbox": ("aria-checked",),
    "menuitemradio": ("aria-checked",),
    "meter": ("aria-valuenow",),
    "radio": ("aria-checked",),
    "scrollbar": ("aria-controls", "aria-valuenow"),
    "slider": ("aria-valuenow",),
    "switch": ("aria-checked",),
}
"""What a role does not work without."""
_ALIKE, _LENGTHS_APART = 0.75, 3
_SAY_IT_THEMSELVES = ("h1", "h2", "h3", "h4", "h5", "h6", "input", "meter", "option", "progress", "select")


@lru_cache(maxsize=4096)
def nearest(word: str, words: frozenset[str]) -> str:
    """Which of some words was meant by one that is none of them; "" where that cannot be told. A first letter is hardly ever wrong."""
    first, length = word.removeprefix("aria-")[:1], len(word)
    alike = [each for each in words if each.removeprefix("aria-")[:1] == first and abs(len(each) - length) <= _LENGTHS_APART]
    return next(iter(get_close_matches(word, alike, 1, _ALIKE)), "")


def role_of(node: LexborNode) -> str:
    """The role that an element is given: the first of those named that there is, in small letters; "" without one."""
    return next((role for role in attribute(node, "role").lower().split() if role in ROLES), "")


def is_allowed(name: str, value: str) -> bool:
    """Whether an attribute of ATTRIBUTES may hold a value. An empty one says nothing, which is always allowed."""
    value, of = value.strip().lower(), ATTRIBUTES[name]
    if not value or of in ("words", "ids"):
        return True
    if isinstance(of, str):
        return _NUMBER[of].fullmatch(value) is not None
    return set(value.split()) <= of if name in SEVERAL_WORDS else value in of


def lacks(node: LexborNode) -> tuple[str, ...]:
    """What the role of an element needs and neither its attributes nor its kind gives."""
    role = role_of(node)
    if role == "separator":
        return ("aria-valuenow",) if has(node, "tabindex") and not has(node, "aria-valuenow") else ()
    if node.tag in _SAY_IT_THEMSELVES and not (node.tag == "input" and role == "combobox"):
        return ()
    return tuple(name for name in NEEDED.get(role, ()) if not attribute(node, name).strip())
