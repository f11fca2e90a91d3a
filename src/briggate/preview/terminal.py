"""A draft's change as lines for a terminal: what a resident reads before (-) and after (+), then what no page shows."""

import re
from collections.abc import Iterable, Iterator, Sequence

from briggate.preview.file_changes import FileChange
from briggate.preview.page_changes import AroundChange, SiteChange, Step, near
from briggate.reporters.columns import wrapped
from briggate.reporters.terminal import shown
from briggate.reporters.words import counted

NAMES_MOST = 20
LINES_MOST = 300
"""Of one page or file."""
_BEGIN = re.compile(r"[+-]? *")
"""Of a line of a difference: in YAML, how far it is moved in says what it belongs to."""
_MARKS = {"same": "    ", "gone": "  - ", "new": "  + "}


def change_text(change: SiteChange | None, files: Sequence[FileChange], width: int = 100) -> str:
    """All that a draft changes, in lines as long as `width`. Nothing of it is obeyed by a terminal. Without pages where none were built."""
    parts = [*_pages(change, width), *(_around(each, width) for each in change.around)] if change else []
    if change and not parts:
        parts.append("No page changes for residents.\n")
    if change and change.made:
        parts.append("\n".join(wrapped(f"Pages that the site makes out of others follow: {_named(change.made)}", width)) + "\n")
    if files:
        parts.append("What no page shows:\n" if change else "What differs in the files:\n")
        parts += [f"{shown(each.path)}  {each.what}\n{_lines(each.steps, width)}" for each in files]
    return "\n".join(parts)


def difference_text(difference: str) -> str:
    """A difference as git tells it, with nothing in it that a terminal obeys."""
    found = ((_BEGIN.match(line), line) for line in difference.splitlines())
    return "".join(f"{begin[0]}{shown(line[begin.end() :])}\n" for begin, line in found if begin)


def _pages(change: SiteChange, width: int) -> Iterator[str]:
    for page in change.shown:
        kind = "" if page.kind == "changed" else f"  {page.kind}"
        why = "" if page.is_edited else "\n    Its own file stays as it is; what it shows changes."
        yield f"{shown(page.title)}  {shown(page.address)}{kind}{why}\n{_lines(near(page.steps), width)}"
    if change.named:
        named = f"{counted(len(change.named), 'more page changes', 'more pages change')}: {_named(change.named)}"
        yield "\n".join(wrapped(named, width)) + "\n"


def _around(change: AroundChange, width: int) -> str:
    where = _named(change.addresses) if len(change.addresses) <= 3 else counted(len(change.addresses), "page")
    return f"Around the page, in its menu, path, notices or foot, on {where}\n{_lines(change.steps, width)}"


def _named(addresses: Sequence[str]) -> str:
    more = f" and {len(addresses) - NAMES_MOST:,} others" if len(addresses) > NAMES_MOST else ""
    return f"{', '.join(map(shown, addresses[:NAMES_MOST]))}{more}"


def _lines(steps: Sequence[Step], width: int) -> str:
    lines = list(_wrapped(steps[:LINES_MOST], width))
    if len(steps) > LINES_MOST:
        lines.append(f"    and {counted(len(steps) - LINES_MOST, 'more line')}")
    return "".join(f"{line}\n" for line in lines)


def _wrapped(steps: Iterable[Step], width: int) -> Iterator[str]:
    for kind, words in steps:
        mark = _MARKS[kind]
        indent = " " * (len(words) - len(words.lstrip(" ")))
        for line in wrapped(shown(words), max(width - 4 - len(indent), 20)):
            yield f"{mark}{indent}{line}".rstrip()
            mark = "    " if kind == "same" else f"{mark[:3]} "
