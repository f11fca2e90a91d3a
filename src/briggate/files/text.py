"""Reading a text file that a person wrote: UTF-8, whatever their editor did to its line ends."""

import codecs
import os
import re
import stat
from pathlib import Path

from briggate.model.fault import Fault

TEXT_MOST_BYTES = 400_000
FAULTS_MOST = 20
"""Beyond this many faults of one kind in one file, more would only be noise."""

_UNUSABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CONTROLS = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_SAVE_AS_UTF8 = "Save the file again with the encoding UTF-8."


def read_text(path: Path, *, name: str, most_bytes: int = TEXT_MOST_BYTES) -> tuple[str | None, list[Fault]]:
    """The file's text with lines ending in `\\n` and no byte order mark, or None and what is wrong with it.

    `name` is what faults call the file. The size is looked at before anything is read.
    """
    data, faults = read_bytes(path, name=name, most_bytes=most_bytes)
    return decode_text(data, name=name) if data is not None else (None, faults)


def read_bytes(path: Path, *, name: str, most_bytes: int = TEXT_MOST_BYTES) -> tuple[bytes | None, list[Fault]]:
    """The bytes of a file for `decode_text`, or None and why it cannot be read."""
    place = str(path)
    try:
        facts = os.stat(place)
        if not stat.S_ISREG(facts.st_mode):
            kind = "a folder" if stat.S_ISDIR(facts.st_mode) else "not an ordinary file"
            return None, [Fault(name, 0, f"this is {kind}", "Put a text file in its place, or take it away.")]
        if facts.st_size > most_bytes:
            return None, [_too_big(name, facts.st_size, most_bytes)]
        with open(place, "rb", buffering=0) as file:
            data = file.read(most_bytes + 1)
    except (OSError, ValueError) as error:
        return None, [_unreadable(name, error)]
    if len(data) > most_bytes:
        return None, [_too_big(name, len(data), most_bytes)]
    return data, []


def decode_text(data: bytes, *, name: str) -> tuple[str | None, list[Fault]]:
    """The text of a file's bytes, as `read_text` promises it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None, [Fault(name, 1, "the file is saved as UTF-16", _SAVE_AS_UTF8)]
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = _with_plain_line_ends(data[: error.start].decode()).count("\n") + 1
        return None, [Fault(name, line, "this line has a character that is not UTF-8", _SAVE_AS_UTF8)]
    text = _with_plain_line_ends(text)
    if _is_plain(data) or _UNUSABLE.search(text) is None:
        return text, []
    bad = [(number, match) for number, line in enumerate(text.split("\n"), 1) if (match := _UNUSABLE.search(line))]
    return None, [_unusable(name, number, match[0]) for number, match in bad[:FAULTS_MOST]]


def _is_plain(data: bytes) -> bool:
    """Whether a look at the bytes of UTF-8, which is quick, shows that no character is unusable. `£` begins as some of them do."""
    return len(data.translate(None, _CONTROLS)) == len(data) and b"\xc2" not in data and b"\xef\xbf" not in data


def _with_plain_line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _unusable(name: str, line: int, character: str) -> Fault:
    return Fault(
        name,
        line,
        f"this line has a character that cannot be seen (U+{ord(character):04X})",
        "Delete the line and type it again; pasting it would bring the character back.",
    )


def _too_big(name: str, size: int, most_bytes: int) -> Fault:
    return Fault(
        name,
        0,
        f"the file has {_kilobytes(size)} KB, and {_kilobytes(most_bytes)} KB is the most it may have",
        "Split it, or take out what was pasted into it by mistake.",
    )


def _kilobytes(size: int) -> str:
    return f"{-(-size // 1000):,}"


def _unreadable(name: str, error: Exception) -> Fault:
    if isinstance(error, FileNotFoundError):
        return Fault(name, 0, "the file is not there (or is a shortcut to a file that is not)", "Put it back, or take the shortcut away.")
    if isinstance(error, PermissionError):
        return Fault(name, 0, "the file cannot be opened", "Let everyone read it, or close the program that is using it.")
    return Fault(name, 0, "the file cannot be read", "Save it again under the same name; if that does not help, look at the disk.")


def write_whole(path: Path, said: str | bytes) -> None:
    """Write a text, or bytes, so that whoever reads the file gets the old one or the new one, and never a half.

    Raises OSError where it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(said.encode() if isinstance(said, str) else said)
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
