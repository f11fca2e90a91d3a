"""CODEOWNERS as forges read it: what in it has no effect, and is passed over without a word."""

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from briggate.files.text import decode_text
from briggate.governance.changes import CODE_OWNERS

type Forge = Literal["github", "gitlab"]
NAMES: dict[Forge, str] = {"github": "GitHub", "gitlab": "GitLab"}
PLACES: dict[Forge, tuple[str, ...]] = {
    "github": (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"),
    "gitlab": ("CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"),
}
"""Where each looks. The first that is there is read, and no other."""
GITHUB_MOST = 3 * 1024 * 1024
"""Bytes of the largest file that GitHub loads."""
_OWNER = re.compile(r"@{1,2}[\w.-]+(/[\w.-]+)*|[^@\s]+@[\w-]+(\.[\w-]+)+")
_HEADING = re.compile(r"(\^?)\[([^\]]+)\](?:\[\d+\])?\s*(.*)")


class Silent(NamedTuple):
    """What does not do what it seems to."""

    line: int
    """0 for the whole file."""
    message: str


def silent_parts(path: str, files: Mapping[str, bytes | None]) -> Iterator[Silent]:
    """What forges pass over in one of several CODEOWNERS, by their paths; None is no ordinary file."""
    readers = [forge for forge in _forges(files) if path in PLACES[forge]]
    data = files[path]
    if not any(path in places for places in PLACES.values()):
        yield Silent(0, "no forge reads a file of this name in this place")
        return
    if data is None:
        yield Silent(0, "this is no ordinary file, and no forge reads it")
        return
    first = {forge: next(place for place in PLACES[forge] if place in files) for forge in readers}
    for forge in readers:
        if first[forge] != path:
            yield Silent(0, f"{NAMES[forge]} reads {first[forge]}, and never this file")
        elif forge == "github" and len(data) > GITHUB_MOST:
            yield Silent(0, "GitHub loads no CODEOWNERS of more than 3 MB")
            return
    text = decode_text(data, name=path)[0] or ""
    passed_over = [{each.line: each for each in silent_lines(text, forge)} for forge in readers if first[forge] == path]
    for each in passed_over[0].values() if passed_over else ():
        if all(each.line in others for others in passed_over):
            yield each


def _forges(files: Mapping[str, bytes | None]) -> list[Forge]:
    """Those that a project is known to be on, by what lies in their own folder; either, where nothing tells."""
    return [forge for forge in NAMES if CODE_OWNERS[forge] in files] or [*NAMES]


def silent_lines(text: str, forge: Forge) -> Iterator[Silent]:
    """Every line of a CODEOWNERS that a forge passes over, or by which it lets changes through."""
    found = False
    owners: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        words = re.split(r"(?<!\\)\s+", line.strip())
        path = words[0]
        if not path or path.startswith("#"):
            continue
        if forge == "gitlab" and path.startswith(("[", "^[")):
            heading = _HEADING.fullmatch(line.strip())
            owners = heading[3].split() if heading else []
            if heading is None:
                yield Silent(number, "GitLab reads no section here, since the heading is not whole")
            elif heading[1]:
                yield Silent(number, f"the section {heading[2]} is optional, and GitLab lets changes through without it")
            continue
        if forge == "gitlab" and path.startswith("!"):
            continue
        found = True
        own = [word for word in _without_comment(words[1:]) if word]
        if forge == "github" and (mark := _unread(path)):
            yield Silent(number, f"GitHub passes over a path with {mark}")
        elif not own and not owners:
            yield Silent(number, f"{path} has no owner, and so {NAMES[forge]} asks for nobody's approval there")
        for word in own:
            if not _OWNER.fullmatch(word):
                passed = "the whole line" if forge == "github" else "it"
                yield Silent(
                    number, f"“{word}” is neither an account (@name) nor an e-mail address, and {NAMES[forge]} passes over {passed}"
                )
    if not found:
        yield Silent(1, "the file names no owner of anything")


def _without_comment(words: list[str]) -> list[str]:
    return words[: next((number for number, word in enumerate(words) if word.startswith("#")), len(words))]


def _unread(path: str) -> str:
    """What GitHub does not read in a path, "" where it reads all of it."""
    if path.startswith("\\#"):
        return "\\#"
    return "!" if path.startswith("!") else "[ ]" if "[" in path or "]" in path else ""
