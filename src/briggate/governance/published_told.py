"""What main has been through, in words for people and as rows for an auditor's spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import groupby
from textwrap import wrap

from briggate.governance.changes import shown
from briggate.governance.published import UNKNOWN, UNSIGNED, Approver, Lines, Move
from briggate.governance.telling import WIDTH, counted, dated

SHORT = 10
"""Figures of a commit's id that people are shown."""
MOVE_COLUMNS = (
    "published", "how", "published_by", "changed_by", "approved_by", "commits", "files", "messages", "from_commit", "to_commit",
    "policy_serial", "change_digest", "paths",
)  # fmt: skip
LINE_COLUMNS = (
    "file", "address", "first_line", "last_line", "changed_by", "approved_by", "published_by", "published", "how", "commit", "message",
    "policy_serial", "change_digest",
)  # fmt: skip
_BETWEEN = "; "
_NAMED = {UNKNOWN: "somebody with an unknown key", UNSIGNED: "somebody who did not sign"}
_DOUBTS = {
    "given": "",
    "afterwards": " (afterwards)",
    "no longer here": " (approval no longer here)",
    "not borne out": " (the approval does not bear this out)",
}


def moves_told(moves: Sequence[Move]) -> str:
    """Moves of main, the newest first: when, who, what."""
    return "\n".join(line for move in reversed(moves) for line in _move_told(move)) + "\n"


def lines_told(found: Iterable[Lines]) -> str:
    """Who wrote, approved and published each line of some files."""
    return "\n\n".join("\n".join(_file_told(file, list(lines))) for file, lines in groupby(found, lambda each: each.file)) + "\n"


def move_rows(moves: Sequence[Move]) -> Iterator[tuple[object, ...]]:
    """A row of MOVE_COLUMNS for each move, the newest first. What cannot be known is empty, and what was before the gate."""
    for move in reversed(moves):
        is_before = move.how == "before the gate"
        messages = [] if is_before else [shown(commit.subject) for commit in move.commits]
        paths = [] if is_before else map(shown, move.files)
        yield (
            move.time, move.how, move.publisher, _BETWEEN.join(move.authors), _approved_by(move.approvers), len(move.commits),
            len(move.files), _BETWEEN.join(messages), move.old, move.new, _or_empty(move.serial),
            move.digest, _BETWEEN.join(paths),
        )  # fmt: skip


def line_rows(found: Iterable[Lines]) -> Iterator[tuple[object, ...]]:
    """A row of LINE_COLUMNS for each. What cannot be known is empty."""
    for each in found:
        move = each.move
        yield (
            shown(each.file), each.address, each.first or "", each.last or "", each.commit.author, _approved_by(move.approvers),
            move.publisher, move.time, move.how, each.commit.id, shown(each.commit.subject), _or_empty(move.serial), move.digest,
        )  # fmt: skip


def _move_told(move: Move) -> Iterator[str]:
    if move.how == "before the gate":
        yield f"Before the gate: {counted(len(move.commits), 'commit')}, up to {move.new[:SHORT]}. Who approved what is not known."
        return
    files = counted(len(move.files), "file")
    if move.how == "not in the record":
        yield from wrap(f"Not in the record: how main came to {move.new[:SHORT]}, and who approved it. {files}.", WIDTH)
    else:
        told = f"{_moment(move)}: published by {_named(move.publisher)}, approved by {_agreed(move)}. {files}."
        yield from _wrapped(told, "", "  ")
    for commit in move.commits:
        yield from _wrapped(f"{commit.id[:SHORT]} {_named(commit.author)}: {shown(commit.subject)}", "  ", "    ")


def _file_told(file: str, lines: Sequence[Lines]) -> Iterator[str]:
    address = lines[0].address
    yield f"{shown(file)}, live at {address}" if address else shown(file)
    places = [_place(each) for each in lines]
    wide = max(map(len, places)) + 4
    for place, each in zip(places, lines, strict=True):
        below = " " * wide
        yield from _wrapped(_line_told(each), f"  {place}".ljust(wide), below)
        yield from _wrapped(f"{each.commit.id[:SHORT]} {shown(each.commit.subject)}", below, f"{below}  ")


def _place(lines: Lines) -> str:
    if not lines.first:
        return "all"
    return str(lines.first) if lines.first == lines.last else f"{lines.first}-{lines.last}"


def _line_told(lines: Lines) -> str:
    move = lines.move
    if move.how == "before the gate":
        return "Before the gate."
    changed = f"Changed by {_named(lines.commit.author)}"
    if move.how == "not in the record":
        return f"{changed}. The record does not tell who approved it."
    when = dated(datetime.fromisoformat(move.time).astimezone(UTC).date())
    return f"{changed}, approved by {_agreed(move)}, published by {_named(move.publisher)} on {when}."


def _approved_by(approvers: Sequence[Approver]) -> str:
    return _BETWEEN.join(f"{each.person}{_DOUBTS[each.standing]}" for each in approvers)


def _agreed(move: Move) -> str:
    alone = f"nobody yet, as it could not wait ({move.emergency})" if move.emergency else "nobody"
    return _approved_by(move.approvers) or alone


def _named(person: str) -> str:
    return _NAMED.get(person, person)


def _moment(move: Move) -> str:
    moment = datetime.fromisoformat(move.time).astimezone(UTC)
    return f"{dated(moment.date())}, {moment:%H:%M} UTC"


def _or_empty(serial: int | None) -> object:
    return "" if serial is None else serial


def _wrapped(text: str, first: str, more: str) -> list[str]:
    return wrap(text, WIDTH, initial_indent=first, subsequent_indent=more, break_on_hyphens=False)
