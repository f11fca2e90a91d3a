"""What a change does to files: which, of which class, and whether they may be there at all."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from briggate.governance.refusals import Refused
from briggate.model.file_names import DEEPEST, DEVICE, DOCUMENT_ENDINGS, NAME
from briggate.model.governance import FileClass

ORDINARY, EXECUTABLE, NOTHING = "100644", "100755", "000000"
TEXT_MOST, DOCUMENT_MOST, PLATFORM_MOST = 400_000, 5_000_000, 5_000_000
"""Bytes."""
GOVERNANCE_FILES = frozenset({"publishers.yml", "permissions.yml", "review.yml", "README.md", "allowed_signers", "branch-protection.md"})
CODE_OWNERS = {"github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS"}
"""Where each forge looks for who owns a file: made from the policy, so changed with it."""
PLATFORM_MODES = frozenset({ORDINARY, EXECUTABLE})


@dataclass(frozen=True, order=True)
class Entry:
    """One file that differs between two trees. Ids are git's, of the blobs; a side that has no such file has the mode 000000."""

    path: str
    old_mode: str
    new_mode: str
    old: str
    new: str

    @property
    def is_deleted(self) -> bool:
        return self.new_mode == NOTHING

    @property
    def is_added(self) -> bool:
        return self.old_mode == NOTHING


def class_of(path: str) -> FileClass:
    """Which kind of people a file is for (docs/decisions)."""
    top, _, rest = path.partition("/")
    if top in ("content", "site_config") and rest:
        return "content"
    if path in CODE_OWNERS.values() or (top == "governance" and rest) or (top == "checks" and rest.endswith(".yml") and "/" not in rest):
        return "governance"
    return "platform"


def one_class(entries: Iterable[Entry]) -> FileClass:
    """The class of all files of a change. Raises Refused where there are two."""
    first: dict[FileClass, str] = {}
    for entry in entries:
        first.setdefault(class_of(entry.path), entry.path)
    if len(first) > 1:
        (one, a), (other, b) = sorted(first.items())[:2]
        raise Refused("classes-mixed", f"{a} is {one} and {b} is {other}: no change may have both.")
    return next(iter(first))


def check_entry(entry: Entry) -> None:
    """Raises Refused for a file that may not be where, what or as it is. What is only taken away may have any name."""
    kind = class_of(entry.path)
    if entry.is_deleted:
        return
    if entry.new_mode not in (PLATFORM_MODES if kind == "platform" else {ORDINARY}):
        what = {"120000": "a shortcut to another place", "160000": "another repository", EXECUTABLE: "a file that can be run"}
        raise Refused("object-not-file", f"{shown(entry.path)} is {what.get(entry.new_mode, 'no ordinary file')}.")
    if kind == "platform":
        _check_characters(entry.path)
        return
    if entry.path in CODE_OWNERS.values():
        return
    names = entry.path.split("/")
    for name in names:
        if not NAME.fullmatch(name) and entry.path != "governance/README.md":
            raise Refused("path-name", f"{shown(entry.path)} has a name in it that may not be: {shown(name) or 'an empty one'}.")
        if DEVICE.fullmatch(name):
            raise Refused("path-name", f"{shown(entry.path)}: Windows cannot have a file called {name}.")
    if len(names) - 1 > DEEPEST + 1:
        raise Refused("path-name", f"{shown(entry.path)} lies in {len(names) - 1} folders, and {DEEPEST + 1} is the most there may be.")
    _check_kind(entry.path, names)


def _check_kind(path: str, names: list[str]) -> None:
    ending = names[-1].rpartition(".")[2] if "." in names[-1] else ""
    if names[0] == "content":
        right = ending == "md" or ending in DOCUMENT_ENDINGS
    elif names[0] == "governance":
        right = len(names) == 2 and names[1] in GOVERNANCE_FILES
    else:
        right = ending == "yml"
    if not right:
        raise Refused("path-kind", f"{shown(path)} is of a kind that may not lie there.")


def _check_characters(path: str) -> None:
    names = path.split("/")
    odd = any(not each.isprintable() or each == "\ufffd" for each in path) or not path.isascii()
    if odd or any(name in ("", ".", "..") or name.casefold() == ".git" or name.startswith(("-", ":")) for name in names):
        raise Refused("path-name", f"{shown(path)} has a name in it that may not be.")


def size_most(path: str) -> int:
    """Bytes that a file may have."""
    if class_of(path) == "platform":
        return PLATFORM_MOST
    return TEXT_MOST if class_of(path) == "governance" or path.endswith((".md", ".yml")) else DOCUMENT_MOST


def is_text(path: str) -> bool:
    """Whether a file has to be clean text: pages, facts and all of the policy."""
    kind = class_of(path)
    return kind == "governance" or (kind == "content" and path.endswith((".md", ".yml")))


def check_text(path: str, data: bytes) -> None:
    """Raises Refused for a page, or a file of facts, that is no clean UTF-8."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise Refused("file-text", f"{shown(path)} is not saved as UTF-8.") from None
    if found := _UNSEEN.search(text):
        number = text.count("\n", 0, found.start()) + 1
        raise Refused("file-text", f"{shown(path)}:{number} has a character that cannot be seen: U+{ord(found[0]):04X}.")


_UNSEEN = re.compile(
    "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
)
"""Controls but for tabs and line ends, marks that turn the direction of reading, and what is left to private use.

Joiners, the soft hyphen, the marks of Arabic and Hebrew, and what Windows begins a file with are none of these.
"""


def check_whole(paths: Iterable[str]) -> None:
    """Raises Refused where two files of a tree would be one: on a computer that knows no capitals, or by their address."""
    seen: dict[str, str] = {}
    for path in paths:
        for key in {_folded(path), _output(path)}:
            if (other := seen.setdefault(key, path)) != path:
                raise Refused("paths-collide", f"{shown(path)} and {shown(other)} would be one and the same.")


def _folded(path: str) -> str:
    return path if path.isascii() and path.islower() else unicodedata.normalize("NFKC", path).casefold()


def _output(path: str) -> str:
    """Where a page's HTML comes to lie, as a path that no source has; the path itself for any other file."""
    if not path.startswith("content/") or not path.endswith(".md"):
        return _folded(path)
    return "\0" + _folded(path).removesuffix(".md").removesuffix("/index")


def digest(ref: str, entries: Iterable[Entry], sums: Mapping[str, str]) -> str:
    """The SHA-256 of a change, as 64 hexadecimal figures: what an approval is given to.

    `sums` has the SHA-256 of every new blob by its id, since git's own ids are SHA-1. A rebase that leaves the files alone leaves it alone.
    """
    lines = [ref]
    for entry in sorted(entries):
        lines.append(f"{entry.old_mode} {entry.new_mode} {entry.old} {entry.new} {sums.get(entry.new, '-')} {entry.path}")
    return hashlib.sha256("\0".join(lines).encode(errors="surrogateescape")).hexdigest()


def shown(path: str) -> str:
    """A path for people to read, whatever is in it."""
    return "".join(each if each.isprintable() and not "\udc80" <= each <= "\udcff" else f"\\u{ord(each):04x}" for each in path)[:200]
