"""YAML's syntax errors, told to someone who has never heard of scalars and mappings."""

import re
from collections.abc import Callable

from yaml import MarkedYAMLError

SHOWN_MOST = 60

type Told = tuple[str, str]
"""What is wrong, and what to do."""

_KEY = r"(?:[^\s:#\"'][^:\"']*|\"[^\"]*\"|'[^']*')"
_TOP_LEVEL_KEY = re.compile(rf"(?![-\]}}]){_KEY}:(?:\s|$)")
_VALUE = re.compile(rf"\s*(?:- +)*(?:{_KEY}:[ \t]+)?(?P<value>\S.*?)\s*$")
_KEY_AND_REST = re.compile(rf"\s*(?:- +)*(?P<key>{_KEY}):\s+(?P<value>.*)$")
_QUOTE_FIX = 'Put quotes round the whole text: "…".'


def shown(text: str) -> str:
    """Text cut to what a message can hold."""
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN_MOST else flat[: SHOWN_MOST - 1] + "…"


def next_start(lines: list[str], first: int) -> int | None:
    """The first line from `first` on at which a top-level key begins."""
    return next((number for number in range(first, len(lines)) if _TOP_LEVEL_KEY.match(lines[number])), None)


def explain(error: MarkedYAMLError, lines: list[str], start: int) -> tuple[int, str, str]:
    """The line (from 0) that a syntax error is about, what is wrong there, and what to do.

    `start` is the line at which reading began, from which the error counts.
    """
    problem = error.problem or ""
    at = min(start + (error.problem_mark.line if error.problem_mark else 0), len(lines) - 1)
    begun = min(start + (error.context_mark.line if error.context_mark else at - start), at)
    while at > begun and not lines[at].strip():
        at -= 1
    for number in dict.fromkeys((at, *reversed(range(begun, at)))):
        if at - number > 200:
            break
        for mistake in _MISTAKES:
            if told := mistake(lines[number], number == at):
                return number, *told
    for words, told in _BY_PROBLEM:
        if words in problem or words in (error.context or ""):
            return (begun if "scanning a quoted" in (error.context or "") or "flow" in (error.context or "") else at), *told
    return at, "this line cannot be read", "Check the colons, quotes and spaces at its start against the lines round it."


def _tab(line: str, _: bool) -> Told | None:
    indent = line[: len(line) - len(line.lstrip())]
    return ("this line begins with a tab", "Use spaces: two for each level.") if "\t" in indent else None


def _unclosed_quote(line: str, _: bool) -> Told | None:
    match = _VALUE.match(line)
    value = match["value"] if match else ""
    for mark in "\"'":
        if value.startswith(mark) and not re.fullmatch(_CLOSED[mark], value):
            if value.count(mark) == 1:
                return f"a quote {mark} is opened here and never closed", f"Put {mark} at the end of the text too."
            if mark == "'":
                return "an apostrophe ends the quoted text early", 'Use double quotes round text that has apostrophes: "…".'
            return "there is something after the closing quote", 'Put quotes round the whole text, with \\" for quotes inside it.'
    return None


_CLOSED = {'"': r'"(?:[^"\\]|\\.)*"\s*(?:#.*|,.*|[\]}].*)?', "'": r"'(?:[^']|'')*'\s*(?:#.*|,.*|[\]}].*)?"}


def _strange_beginning(line: str, _: bool) -> Told | None:
    match = _VALUE.match(line)
    value = match["value"] if match else ""
    block = re.fullmatch(r"[|>][-+0-9]{0,2}(\s+#.*)?", value)
    if value and value[0] in "@`%*&!,]}|>" and not block:
        return f"text that begins with “{value[0]}” cannot be read", _QUOTE_FIX
    return None


def _brackets(line: str, _: bool) -> Told | None:
    match = _VALUE.match(line)
    value = match["value"] if match else ""
    for opening, closing in (("[", "]"), ("{", "}")):
        if not value.startswith(opening):
            continue
        if value.count(opening) > value.count(closing):
            fix = f"Put {closing} at the end, or quotes round the text if it is not a list."
            return f"a bracket {opening} is opened here and never closed", fix
        if not re.fullmatch(rf".*{re.escape(closing)}\s*(#.*)?", value):
            return f"there is something after the bracket {closing}", _QUOTE_FIX
    return None


def _colon_in_text(line: str, is_last: bool) -> Told | None:
    match = _KEY_AND_REST.match(line)
    if is_last and match and re.search(r":(\s|$)", match["value"]) and match["value"][:1] not in "\"'[{":
        return "there is a colon inside the text", f'Put quotes round it: {match["key"]}: "{shown(match["value"])}"'
    return None


def _missing_colon(line: str, is_last: bool) -> Told | None:
    if not is_last or line.lstrip().startswith(("#", "- ")) or not line.strip():
        return None
    if re.match(r"-\S", line.lstrip()):
        return "there is no space after the dash", "Write “- ” before each item of the list."
    if re.match(r"\s*[A-Za-z_][\w]*:\S", line):
        return "there is no space after the colon", f"Write “{shown(line.replace(':', ': ', 1))}”."
    if ":" not in line:
        word = line.split()[0]
        word = shown(word)
        fix = f"If “{word}” is a key, put “: ” after it. If the line goes on from the one above, begin it with spaces."
        return "there is no colon on this line", fix
    return None


_MISTAKES: tuple[Callable[[str, bool], Told | None], ...] = (
    _tab,
    _unclosed_quote,
    _strange_beginning,
    _brackets,
    _missing_colon,
    _colon_in_text,
)

_BACKSLASH: Told = ("a backslash \\ inside double quotes has a meaning of its own", "Write two of them (\\\\), or use single quotes.")
_LINE_UP: Told = ("this line does not line up with the others", "Keys of one record begin at the same distance from the edge.")

_BY_PROBLEM: tuple[tuple[str, Told], ...] = (
    ("block sequence entries", ("a list begins on the same line as its key", "Begin each item on a line of its own: “- ” and the text.")),
    ("expected '-' indicator", ("a list and keys are mixed here", "Begin every item with “- ”, or take the dashes away.")),
    ("escape character", _BACKSLASH),
    ("hexdecimal", _BACKSLASH),
    ("scanning a quoted", ("a quote is opened here and never closed", "Close it at the end of the text.")),
    ("flow sequence", ("a bracket [ is opened here and never closed", "Put ] at the end of the list.")),
    ("flow mapping", ("a bracket { is opened here and never closed", "Put } at the end.")),
    ("directive", ("a line begins with “%”, which only computers need here", "Delete the line, or put quotes round the text.")),
    ("document start", ("this line does not line up with the first one", "Begin both at the same distance from the edge.")),
    ("mapping values", _LINE_UP),
    ("expected key", _LINE_UP),
    ("could not find expected ':'", ("there is no colon on this line", "Write the key, a colon and a space before the text.")),
)
