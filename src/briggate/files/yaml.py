"""YAML as people here write it: our own resolver over PyYAML's events, no tags, no aliases, every fault with its line.

PyYAML's own loader reads `9:00` as 540, `0113` as 75 and `no` as False; here they are the text that they look like.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Any

from yaml import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from briggate.files import yaml_parser
from briggate.files.yaml_faults import explain, next_start, shown
from briggate.model.fault import Fault

NESTING_MOST = 20
NODES_MOST = 50_000
CHARACTERS_MOST = 400_000
SYNTAX_FAULTS_MOST = 20

type YamlPath = tuple[str | int, ...]
type YamlValue = bool | int | float | str | Date | tuple["YamlValue", ...] | dict[str, "YamlValue"] | None

_CUT_OFF = re.compile(r"[ \t]+#[^\s#].*")
_UNUSABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,17}")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]{0,14})\.[0-9]{1,15}")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "~": None}
_MAY_NOT_BE_TEXT = frozenset("tfn~-0123456789")


@dataclass(frozen=True)
class YamlDocument:
    """What a YAML text says: lists are tuples, and `lines` tells where each value stands."""

    data: YamlValue
    """None where the text is empty, or holds something that cannot be read at all."""
    lines: Mapping[YamlPath, int] = field(repr=False)
    """The path of each value, such as `("action", "url")` or `("topics", 0)` → its line in the file. `()` is the first line."""
    faults: tuple[Fault, ...] = ()


def parse_yaml(text: str, *, file: str, first_line: int = 1) -> YamlDocument:
    """The document that `text` holds, which begins on `first_line` of `file`. Never raises: what is wrong is in `faults`."""
    if len(text) > CHARACTERS_MOST:
        wrong = f"this holds {len(text):,} characters, and {CHARACTERS_MOST:,} is the most there may be"
        fault = Fault(file, first_line, wrong, "Split it, or take out what was pasted into it by mistake.")
        return YamlDocument(None, {(): first_line}, (fault,))
    if faults := _unusable_characters(text, file, first_line):
        return YamlDocument(None, {(): first_line}, faults)
    composer = _Composer(text, file, first_line)
    try:
        data = composer.document()
    except MarkedYAMLError as error:
        return YamlDocument(None, {(): first_line}, _after_syntax_error(error, text, file, first_line, composer))
    except _TooMuchError:
        data = None
    return YamlDocument(None if composer.unreadable else data, composer.lines, tuple(composer.faults))


def resolve(text: str) -> YamlValue:
    """What unquoted text means: a number, a date, true, false, nothing, or the text itself."""
    if not text:
        return None
    if text[0] not in _MAY_NOT_BE_TEXT:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _WHOLE_NUMBER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _DATE.fullmatch(text):
        try:
            return Date.fromisoformat(text)
        except ValueError:
            return text
    return text


class _TooMuchError(Exception):
    """Reading on would only cost time."""


class _Composer:
    """Makes values of events, noting lines and faults on the way."""

    def __init__(self, text: str, file: str, first_line: int, nodes_before: int = 0) -> None:
        self._next: Any = yaml_parser.EventParser(text).get_event
        self._text_lines = text.split("\n") if _CUT_OFF.search(text) else []
        self._file = file
        self._first_line = first_line
        self.nodes = nodes_before
        self.lines: dict[YamlPath, int] = {(): first_line}
        self.faults: list[Fault] = []
        self.unreadable = False

    def document(self) -> YamlValue:
        data: YamlValue = None
        self._next()
        event = self._next()
        documents = 0
        while not isinstance(event, StreamEndEvent):
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if event.version or event.tags:
                    self._fault(event, "a line begins with “%”, which only computers need", "Delete the line.")
                if documents == 2:
                    self._fault(event, "a second document begins here", "Delete the line `---`, or move what follows to a file of its own.")
            elif not isinstance(event, DocumentEndEvent):
                value = self._value(event, (), 0)
                data = value if documents == 1 else data
            event = self._next()
        return data

    def _value(self, event: Any, path: YamlPath, depth: int) -> YamlValue:
        self.nodes += 1
        if self.nodes > NODES_MOST:
            self._fault(event, f"there are more than {NODES_MOST:,} values here", "Split it, or take out what does not belong.")
            raise _TooMuchError
        kind = type(event)
        if kind is AliasEvent:
            wrong = f"“*{shown(event.anchor)}” stands for a value given elsewhere"
            self._fault(event, wrong, "Write the value out, or put quotes round the text.")
            self.unreadable = True
            return None
        if event.anchor is not None:
            self._fault(event, f"“&{shown(event.anchor)}” gives a name to a value", "Take it away, or put quotes round the text.")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._fault(event, f"“{shown(tag)}” is a tag, and tags are not used here", "Take it away, or put quotes round the text.")
        if kind is ScalarEvent:
            if self._text_lines and not event.style:
                self._look_after(event)
            return event.value if event.style else resolve(event.value)
        if depth >= NESTING_MOST:
            self._fault(event, f"this is nested deeper than {NESTING_MOST} levels", "Check the spaces and brackets before it.")
            raise _TooMuchError  # at once: libyaml's time grows with the square of the depth
        return self._mapping(path, depth + 1) if kind is MappingStartEvent else self._sequence(path, depth + 1)

    def _look_after(self, event: Any) -> None:
        """YAML takes ` #1 help` after a text for a comment, and people mean it as text. A comment for people has a space after its #."""
        end = event.end_mark
        if event.value and (cut := _CUT_OFF.match(self._text_lines[end.line], end.column)):
            whole = shown(f"{event.value}{cut[0]}")
            self._fault(event, f"“{shown(cut[0].strip())}” would be left out, as a comment", f'Put quotes round the text: "{whole}".')

    def _sequence(self, path: YamlPath, depth: int) -> tuple[YamlValue, ...]:
        items: list[YamlValue] = []
        event = self._next()
        while type(event) is not SequenceEndEvent:
            place = (*path, len(items))
            self.lines[place] = event.start_mark.line + self._first_line
            items.append(self._value(event, place, depth))
            event = self._next()
        return tuple(items)

    def _mapping(self, path: YamlPath, depth: int) -> dict[str, YamlValue]:
        found: dict[str, YamlValue] = {}
        event = self._next()
        while type(event) is not MappingEndEvent:
            line = event.start_mark.line + self._first_line
            key = self._key(event, path, depth)
            if key is None:
                self._value(self._next(), (*path, ""), depth)
            elif key in found:
                first = self.lines[(*path, key)]
                self._fault(event, f"`{shown(key)}` is here twice (first on line {first})", "Keep one of the two.")
                self._value(self._next(), (*path, key, ""), depth)
            else:
                place = (*path, key)
                self.lines[place] = line
                found[key] = self._value(self._next(), place, depth)
            event = self._next()
        return found

    def _key(self, event: Any, path: YamlPath, depth: int) -> str | None:
        """The key, or None and a fault for what cannot be one."""
        if type(event) is not ScalarEvent:
            if type(event) is AliasEvent:
                self._value(event, path, depth)
            else:
                self._value(event, (*path, ""), depth)
                self._fault(event, "brackets stand where a key should be", 'Put quotes round the text if it is text: "{…}".')
            return None
        key = self._value(event, path, depth)
        if key == "<<" and not event.style:
            self._fault(event, "`<<` copies values from elsewhere", "Write the values out.")
            return None
        if isinstance(key, str):
            return key
        if not event.value:
            self._fault(event, "nothing stands before the colon", "Write the key before it, or put quotes round the text.")
        else:
            self._fault(event, f"the key “{shown(event.value)}” is not text", f'Put quotes round it: "{shown(event.value)}".')
        return None

    def _fault(self, event: Any, wrong: str, fix: str) -> None:
        if len(self.faults) < 100:
            self.faults.append(Fault(self._file, event.start_mark.line + self._first_line, wrong, fix))


def _after_syntax_error(error: MarkedYAMLError, text: str, file: str, first_line: int, composer: _Composer) -> tuple[Fault, ...]:
    """The fault, and those that can be found by beginning again at later top-level keys."""
    faults: list[Fault] = []
    lines = text.split("\n")
    start = 0
    while True:
        faults += composer.faults
        line, wrong, fix = explain(error, lines, start, _last_event("\n".join(lines[start:])))
        faults.append(Fault(file, line + first_line, wrong, fix))
        following = next_start(lines, line + 1)
        if following is None or len(faults) >= SYNTAX_FAULTS_MOST:
            return tuple(faults)
        start = following
        composer = _Composer("\n".join(lines[start:]), file, first_line + start, composer.nodes)
        try:
            composer.document()
        except MarkedYAMLError as next_error:
            error = next_error
        except _TooMuchError:
            return (*faults, *composer.faults)
        else:
            return (*faults, *composer.faults)


def _last_event(text: str) -> Any:
    """The last event before the syntax error that `text` is known to hold."""
    parser: Any = yaml_parser.EventParser(text)
    event = None
    try:
        while not isinstance(event, StreamEndEvent):
            event = parser.get_event()
    except MarkedYAMLError:
        pass
    return event


def _unusable_characters(text: str, file: str, first_line: int) -> tuple[Fault, ...]:
    if _UNUSABLE.search(text) is None:
        return ()
    found = ((number, match[0]) for number, line in enumerate(text.split("\n"), first_line) if (match := _UNUSABLE.search(line)))
    return tuple(
        Fault(file, number, f"this line has a character that cannot be seen (U+{ord(character):04X})", "Delete the line and type it again.")
        for (number, character), _ in zip(found, range(SYNTAX_FAULTS_MOST), strict=False)
    )
