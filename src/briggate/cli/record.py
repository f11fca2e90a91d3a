"""`briggate record`"""

import os
import posixpath
import sys
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # reading it takes longer than printing the help
    from briggate.git.objects import Repository
    from briggate.git.place import Place
    from briggate.governance.published import History, Move

CANNOT, ALTERED = 2, 1


class CannotTell(Exception):
    """The message is for the person at the keyboard."""


@click.command(short_help="Say who changed, approved and published what is live.")
@click.argument("path", required=False)
@click.option("--since", metavar="WHEN", help="Only what was published since a day (2026-07-01, UTC) or a commit of main.")
@click.option("--csv", "as_csv", is_flag=True, help="Print it as a table for a spreadsheet.")
@click.option(
    "--manifest", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write who answers for each live page, as JSON."
)
@click.option(
    "--checks",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="With --manifest: the report of briggate check --format json on what is live.",
)
def record(path: str | None, since: str | None, as_csv: bool, manifest: Path | None, checks: Path | None) -> None:
    """Say who changed, approved and published what is live, the newest first; with PATH, line by line.

    PATH is a file or a folder of this clone, or a page's address: /bins/missed-bin/. What is live is what main has as it was last fetched.

    Exit codes: 0 done, 1 the record was altered, 2 it cannot be told.
    """
    from briggate.git.change import GitError
    from briggate.governance.refusals import Refused

    if sum(each is not None for each in (path, since, manifest)) > 1 or (as_csv and manifest):
        raise click.UsageError("PATH, --since and --manifest are each for themselves, and --csv is not for --manifest.")
    if checks and not manifest:
        raise click.UsageError("--checks is for --manifest.")
    try:
        told = _manifest(manifest, checks) if manifest else _told(path, since, as_csv)
    except Refused as refused:
        fix = "Fetch it anew. If that does not help, tell whoever runs the server, whose record.sqlite has it too."
        click.echo(f"the record cannot be relied on: {refused.sentence}  {fix}", err=True)
        sys.exit(ALTERED)
    except (GitError, CannotTell) as error:
        click.echo(str(error), err=True)
        sys.exit(CANNOT)
    click.echo(told.encode() if as_csv else told, nl=False)


def _told(path: str | None, since: str | None, as_csv: bool) -> str:
    from briggate.files.csv_text import csv_text
    from briggate.gate.published import live_lines
    from briggate.git.place import find_place
    from briggate.governance.published_told import LINE_COLUMNS, MOVE_COLUMNS, line_rows, lines_told, move_rows, moves_told

    place = find_place(Path.cwd())
    with _repository(place) as git:
        history = _history(git, place)
        if path is not None:
            files = _files(path, place, git.file_ids(git.tree(place.main)), history)
            found = live_lines(git, history, place.main, files)
            told = csv_text(LINE_COLUMNS, line_rows(found)) if as_csv else lines_told(found)
            moves: Iterable[Move] = [each.move for each in found]
        else:
            moves = history.moves if since is None else _since(history, since)
            told = csv_text(MOVE_COLUMNS, move_rows(moves)) if as_csv else moves_told(moves)
            if not moves and not as_csv:
                told = f"Nothing has been published since {since}.\n"
    for note in _notes(history, moves, place):
        click.echo(note, err=True)
    return told


def _manifest(file: Path, checks: Path | None) -> str:
    from briggate.cli.check import write_report
    from briggate.gate.manifest import CannotRead, release_manifest
    from briggate.git.place import find_place

    place = find_place(Path.cwd())
    with _repository(place) as git:
        _history(git, place)
        try:
            text = release_manifest(git, place.main, checks.read_bytes() if checks else None)
        except CannotRead as error:
            raise CannotTell(f"{checks}  {error}") from None
    write_report(file, text)
    return f"Manifest of {place.main[:10]}: {file}\n"


def _repository(place: "Place") -> "Repository":
    from briggate.gate.published import READ_MOST
    from briggate.git.objects import Repository

    return Repository(place.git_folder, READ_MOST)


def _history(git: "Repository", place: "Place") -> "History":
    from briggate.gate.published import read_history

    history = read_history(git, place.main)
    if not history.has_record:
        begins = "It begins with the first change that lands after briggate gate install."
        raise CannotTell(f"there is no record here  {f'Fetch it: {_fetch(place)}' if place.remote else begins}")
    return history


def _fetch(place: "Place") -> str:
    return f'git fetch {place.remote} "+refs/briggate/*:refs/briggate/*" "+refs/approvals/*:refs/approvals/*"'


def _notes(history: "History", moves: "Iterable[Move]", place: "Place") -> Iterable[str]:
    """What a reader should know besides."""
    if history.void:
        many = history.void > 1
        entries, commits = (f"{history.void} entries", "their commits are") if many else ("1 entry", "its commit is")
        yield f"{entries} of the record {'are' if many else 'is'} void: {commits} not on main, as it is here."
    if place.remote and history.moves[-1].how == "not in the record":
        yield f"The record that is here does not reach up to what is live. To fetch all of it: {_fetch(place)}"
    approvers = [each for move in moves for each in move.approvers]
    if place.remote and approvers and all(each.standing == "no longer here" for each in approvers):
        yield f"No approval is here. To fetch them: {_fetch(place)}"


def _since(history: "History", since: str) -> "Sequence[Move]":
    """The moves of main since a day, or a commit. When one that no record tells of was, is not known: it is left out only if it must be."""
    try:
        moment = datetime.fromisoformat(since if "-" in since else "")
    except ValueError:
        return _since_commit(history, since)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    before = [number for number, move in enumerate(history.moves) if move.time and datetime.fromisoformat(move.time) < moment]
    moves = history.moves[max(before) + 1 if before else 0 :]
    return [move for move in moves if move.how != "before the gate"]


def _since_commit(history: "History", since: str) -> "Sequence[Move]":
    from briggate.git.change import GitError, commit_of

    try:
        commit = commit_of(Path.cwd(), since)
    except GitError:
        raise CannotTell(f"“{since}” is neither a day such as 2026-07-01 nor a commit that is here") from None
    if commit not in history.by_commit:
        raise CannotTell(f"{since} is no commit of main  Name one of main, or a day such as 2026-07-01.")
    after = history.moves.index(history.by_commit[commit][0])
    return history.moves[after if commit != history.moves[after].new else after + 1 :]


def _files(path: str, place: "Place", live: Iterable[str], history: "History") -> list[str]:
    """The live files that somebody means by a path. Raises CannotTell, with what became of it."""
    names = _names(path, place)
    there = set(live)
    file = next((name for name in names if name in there), None)
    if file is not None:
        return [file]
    for name in names:
        under = f"{name}/" if name else ""
        if found := sorted(each for each in there if each.startswith(under)):
            return found
    gone = next((name for name in names if name in history.touching), None)
    if gone is not None:
        move, commit = history.by_commit[history.touching[gone][-1]]
        day = f" on {move.time[:10]}" if move.time else ""
        raise CannotTell(f"{gone} is no longer live: commit {commit.id[:10]} took it away{day}")
    if place.top is not None and any((place.top / name).exists() for name in names):
        raise CannotTell(f"{path} has never been on main, so it is not live  briggate submit puts it up as a draft.")
    raise CannotTell(f"there is no {path} on main, and there never was  Name a file or folder of this clone, or an address such as /bins/.")


def _names(path: str, place: "Place") -> list[str]:
    """What a path can mean, from the top of the repository: as it stands from here, as an address, or from the top."""
    from briggate.cli.who import names_of

    plain = Path(path).as_posix()
    names = [] if path.startswith("/") else [_joined(place.prefix, plain)]
    if place.top is not None and Path(path).is_absolute() and Path(path).is_relative_to(place.top):
        names.append(Path(path).relative_to(place.top).as_posix())
    return [name for name in [*names, *names_of(path)] if not name.startswith("../")]


def _joined(prefix: str, plain: str) -> str:
    joined = posixpath.normpath(posixpath.join(prefix, plain))
    return "" if joined == os.curdir else joined
