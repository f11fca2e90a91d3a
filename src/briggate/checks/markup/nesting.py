"""What the HTML standard's parser has to mend in a page: elements unclosed, stray end tags, elements where they may not stand."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

import html5lib
from html5lib.constants import tokenTypes

from briggate.checks.markup.well_formed import VOID, is_plainly_well_formed

DEPTH_MOST = 400
FAULTS_MOST = 200
ERRORS_MOST = 5_000
"""What the parser may have to say, told or not, before it is stopped: it is slow to say it."""
ATTRIBUTES_MOST = 500
_TREE_BUILDER: Any = html5lib.getTreeBuilder("etree")
_MAY_STAY_OPEN = frozenset(
    re.findall(r"\w+", "html head body p li dt dd option optgroup rb rp rt rtc colgroup caption thead tbody tfoot tr td th")
)
_ONLY_IN_TABLE = frozenset(("caption", "col", "colgroup", "thead", "tbody", "tfoot", "tr", "td", "th"))
_TABLE = ("table", "thead", "tbody", "tfoot", "tr")
_TEMPLATE = re.compile(r"<template\b[^>]*>[^<]*+(?:<(?!/?template\b)[^<]*+)*+</template\s*>", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TAG = re.compile(r"<([a-z][^\s/>]*)")
_END_TAG = tokenTypes["EndTag"]
_SMALL_LETTERS = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
_QUOTES = frozenset(
    (
        "eof-in-attribute-name",
        "eof-in-attribute-value-double-quote",
        "eof-in-attribute-value-no-quotes",
        "eof-in-attribute-value-single-quote",
        "eof-in-tag-name",
        "expected-attribute-name-but-got-eof",
        "expected-attribute-value-but-got-eof",
        "expected-end-of-tag-but-got-eof",
        "invalid-character-in-attribute-name",
        "unexpected-character-in-unquoted-attribute-value",
        "unexpected-EOF-after-attribute-value",
        "unexpected-EOF-after-solidus-in-tag",
    )
)
_NO_NESTING = re.compile(
    r"doctype|codepoint|entity|attribute|comment|-tag-name|expected-tag|solidus-in-tag|right-bracket|closing-tag-but-got-char|dashes"
    r"|flag-on-end-tag|eof-in-(?:script|select|frameset)|in-select|select-in|foreign|head-noscript"
)
"""Errors of how a single tag or sign is written, and those that the standard has taken back since html5lib was written."""


@dataclass(frozen=True)
class NestingFault:
    """`number` says which element of the name `tag` is meant, from 0; `tag` is "" where no element can be named."""

    message: str
    tag: str = ""
    number: int = 0


def nesting_faults(html: str) -> list[NestingFault]:
    """Every place where elements do not stand within one another as they should, in the order of the page."""
    if is_plainly_well_formed(html):
        return []
    if max(tag.count("=") for tag in html.split("<")) > ATTRIBUTES_MOST:
        return [NestingFault(f"an element has more than {ATTRIBUTES_MOST} attributes, so a > must be missing")]
    html = _TEMPLATE.sub("", html.replace("\r\n", "\n").replace("\r", "\n").replace("\0", ""))
    reader = _Reader(html)
    try:
        reader.parse(html)
    except _Enough as enough:
        reader.faults += [NestingFault(str(enough))] if enough.args else []
    return list(dict.fromkeys(reader.faults))


class _Enough(Exception):
    """There is no end of it."""


class _Tree(_TREE_BUILDER):  # type: ignore[misc]  # nor does this
    """Remembers where each element begins, and hears of words that are moved out of a table."""

    reader: "_Reader"

    def insertElementNormal(self, token: Any) -> Any:
        element = super().insertElementNormal(token)
        element.begins = self.reader.tag_at()
        if len(self.openElements) > DEPTH_MOST:
            raise _Enough(f"elements stand within one another more than {DEPTH_MOST} deep, so nobody can tell whether they are closed")
        return element

    def createElement(self, token: Any) -> Any:
        element = super().createElement(token)
        element.begins = self.reader.tag_at()
        return element

    def insertText(self, data: str, parent: Any = None) -> None:
        if self.insertFromTable and self.openElements[-1].name in _TABLE and data.strip():
            words = " ".join(data.split())
            self.reader.add(f"“{words[:40]}” stands in a table, but in no cell of it", getattr(self.openElements[-1], "begins", 0))
        super().insertText(data, parent)


class _Reader(html5lib.HTMLParser):  # type: ignore[misc]  # nor this
    """The standard's parser, whose errors become faults in plain words. What follows from a fault that has been told is not told again."""

    def __init__(self, html: str) -> None:
        super().__init__(tree=_Tree)
        self.tree.reader = self
        self.faults: list[NestingFault] = []
        self._html = html.translate(_SMALL_LETTERS)
        self._lines = [0, *(match.end() for match in re.finditer("\n", html))]
        self._errors = 0
        self._told = Counter[str]()
        """How many end tags of each name are out of place because of what has been told."""

    def add(self, message: str, begins: int) -> None:
        """A fault at the element whose tag begins at a place."""
        tag = _TAG.match(self._html, begins)
        number = len(re.findall(rf"<{re.escape(tag[1])}(?![^\s/>])", self._html[:begins])) if tag else 0
        self.faults.append(NestingFault(message, tag[1] if tag else "", number))
        if len(self.faults) >= FAULTS_MOST:
            raise _Enough("so much is wrong that the rest cannot be told")

    def tag_at(self) -> int:
        """Where the tag begins that has just been read."""
        line, column = self.tokenizer.stream.position()
        token = self.tokenizer.currentToken or {}
        slash = "/" if token.get("type") == _END_TAG else ""
        return max(0, self._html.rfind(f"<{slash}{token.get('name', '')}", 0, self._lines[line - 1] + column))

    def parseError(self, errorcode: str = "", datavars: Any = None) -> None:
        self._errors += 1
        if self._errors > ERRORS_MOST:
            raise _Enough("so much is wrong that the rest cannot be told")
        token = self.tokenizer.currentToken or {}
        name = str(token.get("name", ""))
        if errorcode in _QUOTES:
            self.faults = []
            self.add(f"a quotation mark or a > is missing in <{name}>", self.tag_at())
            raise _Enough
        if _NO_NESTING.search(errorcode):
            return
        if "eof" in errorcode and "expected-eof" not in errorcode:
            self._not_closed()
        elif "char" in errorcode:
            self.add("words stand after the end of the page", 0)
        elif token.get("type") == _END_TAG:
            self._end_tag(name)
        else:
            self._start_tag(name, errorcode)

    def _not_closed(self) -> None:
        left = [element for element in self.tree.openElements if element.name not in _MAY_STAY_OPEN and not self._told[element.name]]
        for name, times in Counter(element.name for element in left).items():
            begins = next(element.begins for element in left if element.name == name)
            self.add(f"<{name}> is not closed" + (f", {times} times" if times > 1 else ""), begins)

    def _end_tag(self, name: str) -> None:
        open_ = self.tree.openElements
        if self._told[name]:
            self._told[name] -= 1
            return
        depth = next((at for at, element in enumerate(reversed(open_)) if element.name == name), 0)
        inner = [element for element in open_[len(open_) - depth :] if element.name not in _MAY_STAY_OPEN or element.name == "p"]
        not_told = [element for element in inner if not self._told[element.name]]
        around = getattr(open_[-1], "begins", 0) if open_ else 0
        if name in VOID:
            self.add(f"</{name}> is no tag: <{name}> has no end", around)
        elif open_ and name in _HEADINGS and open_[-1].name in _HEADINGS:
            self.add(f"<{open_[-1].name}> is closed by </{name}>", around)
        elif not_told:
            self._told.update((name, not_told[-1].name))
            self.add(f"<{not_told[-1].name}> is not closed before </{name}>", getattr(not_told[-1], "begins", around))
        elif not inner:
            self.add(f"</{name}> closes nothing", around)

    def _start_tag(self, name: str, errorcode: str) -> None:
        open_ = [element.name for element in self.tree.openElements]
        self._told.update((name, open_[-1]) if name in _HEADINGS else (name,))
        self.add(_of_start_tag(name, errorcode, open_), self.tag_at())


def _of_start_tag(name: str, errorcode: str, open_: list[str]) -> str:
    if errorcode == "non-void-element-with-trailing-solidus":
        return f"<{name}/> does not close itself: it needs </{name}>"
    if name == "image":
        return "<image> is no element: write <img>"
    if name in ("html", "head", "body"):
        return f"<{name}> comes too late, or a second time"
    if "after" in errorcode or "expected-eof" in errorcode or "out-of-my-head" in errorcode:
        return f"<{name}> stands between the parts of the page, or after its end"
    if open_[-1] in _TABLE:
        return f"<{name}> stands in a table, but in no cell of it"
    if name in _ONLY_IN_TABLE and "table" not in open_:
        return f"<{name}> stands outside a table"
    return f"<{name}> stands inside <{name if name in open_ else open_[-1]}>"
