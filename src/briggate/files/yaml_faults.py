"""YAML's syntax errors, told to someone who has never heard of scalars and mappings."""

import re
from collections.abc import Callable
from typing import Any

from yaml import MarkedYAMLError

SHOWN_MOST = 60
"""How much of a person's text a message repeats."""
LOOKED_AT_MOST = 2_000
"""Of a longer line the middle is passed over, so that no expression here can take long."""

type Told = tuple[int, str, str]
"""The line (from 0) that is at fault, what is wrong there, and what to do."""

_PLAIN_KEY = r"[^\s:#\"'\[\]{}&*!|>%@`,-][^:\"']*"
_TOP_LEVEL_KEY = re.compile(rf"(?:{_PLAIN_KEY}|\"[^\"]*\"|'[^']*'):(?:\s|$)")
_KEY_AND_VALUE = re.compile(rf"\s*(?:- +)*(?P<key>{_PLAIN_KEY}):[ \t]+(?P<value>\S.*)")
_ITEM = re.compile(r"\s*(?:- +)*(?P<value>\S.*)")
_WITHOUT_SPACE = re.compile(r"\s*(?:- +)*[A-Za-z_]\w*:[^\s/]")
_WHOLE_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"\s*(?:[#,\]}].*)?'), "'": re.compile(r"'(?:[^']|'')*'\s*(?:[#,\]}].*)?")}
_TAB_BEFORE = "there is a tab before the text"
_QUOTES_ROUND = 'Put quotes round the whole text: "…".'
_QUOTES_INSIDE = "Put quotes round any text that holds a comma, colon, bracket or quote."


def shown(text: str) -> str:
    """Text cut to what a message can hold."""
    flat = " ".join(text[: 10 * SHOWN_MOST].split())
    return flat if len(flat) <= SHOWN_MOST else flat[: SHOWN_MOST - 1] + "…"


def next_start(lines: list[str], first: int) -> int | None:
    """The first line from `first` on at which a top-level key begins."""
    return next((number for number in range(first, len(lines)) if _TOP_LEVEL_KEY.match(lines[number])), None)


def explain(error: MarkedYAMLError, lines: list[str], start: int, last_event: Any) -> Told:
    """What a syntax error comes to.

    Reading began on the line `start` (from 0), from which the error and `last_event`, the last one before it, count.
    """
    scene = _Scene(error, lines, start, last_event)
    for words, teller in _TELLERS:
        if words in scene.problem:
            return teller(scene)
    if any(line.startswith("\t") for line in lines[scene.met : scene.met + 1]):
        return scene.at, _TAB_BEFORE, "Take it out. To put a line under another, begin it with two spaces."
    return scene.at, "this line cannot be read", "Look at the colons, quotes and brackets, and at the spaces before it."


class _Scene:
    """A syntax error among its lines."""

    def __init__(self, error: MarkedYAMLError, lines: list[str], start: int, last_event: Any) -> None:
        self.problem = f"{error.context or ''}; {error.problem or ''}"
        self.lines = lines
        self.start = start
        self.at = self._line(start + error.problem_mark.line if error.problem_mark else start)
        self.met = start + error.problem_mark.line if error.problem_mark else start
        self.column: int = error.problem_mark.column if error.problem_mark else 0
        self.begun = self._line(start + error.context_mark.line) if error.context_mark else self.at
        self.quote_left_open: tuple[int, str] | None = None
        """The line and mark of a quoted text that runs over several lines up to here."""
        mark = getattr(last_event, "style", None)
        if mark in ("'", '"') and last_event.start_mark.line < last_event.end_mark.line:
            self.quote_left_open = (start + last_event.start_mark.line, mark)

    def text(self, number: int) -> str:
        line = self.lines[number].rstrip()
        return line if len(line) <= LOOKED_AT_MOST else line[: LOOKED_AT_MOST // 2] + line[-LOOKED_AT_MOST // 2 :]

    def value(self, number: int) -> str:
        """What stands after the key, or after the dash, on a line."""
        match = _KEY_AND_VALUE.match(self.text(number)) or _ITEM.match(self.text(number))
        return match["value"] if match else ""

    def above(self, number: int) -> int | None:
        """The last line before it that says anything."""
        before = range(number - 1, self.start - 1, -1)
        return next((other for other in before if self.lines[other].strip() and not self.lines[other].lstrip().startswith("#")), None)

    def indent(self, number: int) -> int:
        return len(self.lines[number]) - len(self.lines[number].lstrip(" "))

    def _line(self, number: int) -> int:
        return min(number, len(self.lines) - 1)


def _quoted(scene: _Scene) -> Told:
    if "escape" in scene.problem or "decimal" in scene.problem:
        return scene.at, "a backslash \\ inside double quotes has a meaning of its own", "Write two of them (\\\\), or use single quotes."
    mark = '"' if '"' in scene.value(scene.begun)[:1] else "'" if "'" in scene.value(scene.begun)[:1] else "mark"
    return _left_open(scene.begun, mark)


def _left_open(line: int, mark: str) -> Told:
    return line, f"a quote {mark} is opened here and not closed", "Close it at the end of the text, with the same mark."


def _brackets(scene: _Scene) -> Told:
    opening, closing = ("[", "]") if "sequence" in scene.problem else ("{", "}")
    told = _after_quote(scene, scene.at) if scene.value(scene.at)[:1] in ("'", '"') else None
    text = "\n".join(scene.text(number) for number in range(scene.begun, min(scene.at, scene.begun + 100) + 1))
    if told is None and text.count(opening) > text.count(closing):
        return scene.begun, f"a bracket {opening} is opened here and not closed", f"Put {closing} after the last item."
    return told or (scene.at, f"something between the brackets {opening} and {closing} cannot be read", _QUOTES_INSIDE)


def _beginning(scene: _Scene) -> Told:
    line = scene.lines[scene.at]
    character = line[scene.column] if scene.column < len(line) else ""
    if character == "\t" or "\t" in line[: len(line) - len(line.lstrip())]:
        return scene.at, _TAB_BEFORE, "Use spaces: two for each level."
    return scene.at, f"text that begins with “{character}” cannot be read", _QUOTES_ROUND


def _name_or_tag(scene: _Scene) -> Told:
    line = scene.lines[scene.begun]
    if line.lstrip().startswith("* "):
        return scene.begun, "a star stands where a list has dashes", "Write “- ” before each item of a list."
    character = next((mark for mark in "*&!%|>" if mark in scene.value(scene.begun)[:1] + line[:1]), "")
    return scene.begun, f"text that begins with “{character}” cannot be read" if character else "this line cannot be read", _QUOTES_ROUND


def _no_content(scene: _Scene) -> Told:
    character = scene.lines[scene.at][scene.column : scene.column + 1]
    if "flow node" in scene.problem and not "".join(scene.lines[scene.met :]).strip():
        return scene.above(len(scene.lines)) or 0, "this ends in the middle of a list", "Put ] or } after its last item."
    return scene.at, f"“{character}” stands here without a text before it", "Take it away, or put quotes round the text that it belongs to."


def _without_colon(scene: _Scene) -> Told:
    return _line_without_colon(scene, scene.begun) or (
        scene.begun,
        "there is no colon on this line",
        "Write a key, a colon and a space before it.",
    )


def _line_without_colon(scene: _Scene, number: int) -> Told | None:
    line = scene.text(number)
    if re.match(r"\s*-\S", line):
        return number, "there is no space after the dash", "Write “- ” before each item of a list."
    if _WITHOUT_SPACE.match(line):
        return number, "there is no space after the colon", f"Write “{shown(line.replace(':', ': ', 1))}”."
    if ":" in line or not line.strip():
        return None
    word = shown(line.split()[0])
    fix = f"If “{word}” is a key, put “: ” after it. If the line goes on from the one above, begin it with spaces."
    return number, "there is no colon on this line", fix


def _colon(scene: _Scene) -> Told:
    """A colon where none can be: in a text, or on a line that does not line up."""
    if scene.column > LOOKED_AT_MOST // 2:
        return scene.at, "there is very much text before the colon", _QUOTES_ROUND
    match = _KEY_AND_VALUE.match(scene.text(scene.at))
    if match and re.search(r":(?:\s|$)", match["value"]) and scene.column > match.start("value"):
        text = shown(match["value"].replace('"', "'"))
        return scene.at, "there is a colon inside the text", f'Put quotes round it: {shown(match["key"])}: "{text}"'
    above = scene.above(scene.at)
    if above is not None and scene.indent(above) >= scene.indent(scene.at) and (told := _line_without_colon(scene, above)):
        return told
    if above is not None and scene.indent(above) < scene.indent(scene.at):
        fix = "Begin it under the key above; or, if it is more of that text, put quotes round all of the text."
        return scene.at, "this line is further in than the one above, and has a colon", fix
    return _not_in_line(scene)


def _expected_key(scene: _Scene) -> Told:
    if scene.quote_left_open:
        return _left_open(*scene.quote_left_open)
    value = scene.value(scene.at)
    line = scene.text(scene.at).lstrip()
    if told := _after_quote(scene, scene.at):
        return told
    if value[:1] in ("[", "{"):
        closing = "]" if value[0] == "[" else "}"
        return (
            scene.at,
            f"there is something after the bracket {closing}",
            f"Take it away, or put quotes round the whole text: '{shown(value)}'.",
        )
    if line.startswith(("- ", "-\t")) or line == "-":
        return scene.at, "an item of a list stands where a key should be", "Put the key of the list above it, or take the dash away."
    if line.startswith(":"):
        return scene.at, "nothing stands before the colon", "Write the key before it."
    return _not_in_line(scene)


def _after_quote(scene: _Scene, number: int) -> Told | None:
    value = scene.value(number)
    mark = value[:1]
    if mark not in ("'", '"') or not mark or _WHOLE_QUOTED[mark].fullmatch(value):
        return None
    if value.count(mark) == 1:
        return _left_open(number, mark)
    if mark == "'":
        return number, "an apostrophe ends the quoted text early", 'Put double quotes round text that has apostrophes: "…".'
    return number, "there is text after the closing quote", "Put quotes round the whole text, and single ones inside it."


def _not_in_line(scene: _Scene) -> Told:
    return scene.at, "this line does not line up with the others", "Begin the keys of one record the same number of spaces from the edge."


def _expected_item(scene: _Scene) -> Told:
    if scene.quote_left_open:
        return _left_open(*scene.quote_left_open)
    told = _after_quote(scene, scene.at)
    return told or (
        scene.at,
        "this line is not an item of the list above it",
        "Begin it with “- ”, or line it up with the text of the item above.",
    )


def _list_beside_key(scene: _Scene) -> Told:
    return scene.at, "a list begins on the same line as its key", "Begin each item on a line of its own: “- ” and the text."


def _directive(scene: _Scene) -> Told:
    return scene.begun, "a line begins with “%”, which only computers need", "Delete the line, or put quotes round the text."


def _outside(scene: _Scene) -> Told:
    fix = "Begin it the same number of spaces from the edge as the first line, and close any quotes or brackets before it."
    return scene.at, "this line does not belong to what is above it", fix


_TELLERS: tuple[tuple[str, Callable[[_Scene], Told]], ...] = (
    ("scanning a quoted", _quoted),
    ("parsing a quoted", _quoted),
    ("double-quoted scalar", _quoted),
    ("cannot start any token", _beginning),
    ("scanning an a", _name_or_tag),
    ("scanning a tag", _name_or_tag),
    ("tag handle", _name_or_tag),
    ("block scalar", _name_or_tag),
    ("directive", _directive),
    ("node content", _no_content),
    ("simple key", _without_colon),
    ("mapping values", _colon),
    ("sequence entries", _list_beside_key),
    ("parsing a flow", _brackets),
    ("document start", _outside),
    ("block collection", _expected_item),
    ("expected key", _expected_key),
    ("block end", _expected_key),
)
"""Words of libyaml's or PyYAML's own message, and who tells them in plain English. The first that fits speaks."""
