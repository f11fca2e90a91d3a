"""Settings from files: the council's facts, one file a subject, and one file an owner where owners keep their own."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briggate.files.records import read_record
from briggate.files.text import read_text
from briggate.files.yaml import YamlDocument, parse_yaml
from briggate.model.council import Channel, Contact, Council, ExtraEntry, Fact, Navigation, OutsideOrigin, Owner, Redirect
from briggate.model.fault import Fault, did_you_mean
from briggate.model.record import Record
from briggate.model.settings import Placed, Settings

FOLDER = "site_config"
_FILES = ("council.yml", "owners.yml", "navigation.yml", "channels.yml", "origins.yml")
_FOLDERS = ("contacts", "facts", "redirects", "a_to_z")


def read_settings(folder: Path) -> tuple[Settings | None, list[Fault]]:
    """Read a whole site_config folder: its settings, or None where what everything needs is missing, and every fault."""
    reader = _Reader(folder)
    reader.check_names()
    council = reader.record("council.yml", Council)
    navigation = reader.record("navigation.yml", Navigation)
    owners = reader.mapping("owners.yml", Owner)
    for name in reader.owner_files:
        if owners and name.stem not in owners:
            reader.fault(
                reader.name(name),
                0,
                f"the file is named after “{name.stem}”, which is no owner",
                did_you_mean(name.stem, owners, "Name it after one."),
            )
    contacts = reader.mappings("contacts", Contact)
    facts = reader.mappings("facts", Fact)
    redirects = reader.lists("redirects", Redirect)
    entries = reader.lists("a_to_z", ExtraEntry)
    channels = reader.list_if_there("channels.yml", Channel)
    origins = reader.list_if_there("origins.yml", OutsideOrigin)
    if council is None or navigation is None:
        return None, reader.faults
    return Settings(council, navigation, owners, contacts, facts, redirects, entries, channels, origins), reader.faults


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self._split_lines: object = None
        self._lines_by_first: dict[str | int, dict[tuple[str | int, ...], int]] = {}

    @property
    def owner_files(self) -> list[Path]:
        return [path for kind in _FOLDERS for path in self._files_of(kind)]

    def name(self, path: Path) -> str:
        return f"{FOLDER}/{path.relative_to(self.folder).as_posix()}"

    def fault(self, file: str, line: int, wrong: str, fix: str) -> None:
        self.faults.append(Fault(file, line, wrong, fix))

    def check_names(self) -> None:
        """A file that nothing reads is a fault: somebody believes that it counts."""
        if not self.folder.is_dir():
            self.fault(FOLDER, 0, "there is no such folder", "Run the command in the project's folder.")
            return
        for path in sorted(self.folder.iterdir()):
            if path.name not in (*_FILES, *_FOLDERS) and not path.name.startswith("."):
                fix = did_you_mean(path.name, (*_FILES, *_FOLDERS), "Take it away; nothing reads it.")
                self.fault(self.name(path), 0, "this file has no meaning here", fix)
        for kind in _FOLDERS:
            for path in sorted((self.folder / kind).glob("*")):
                if path.suffix != ".yml" and not path.name.startswith("."):
                    self.fault(self.name(path), 0, "this file has no meaning here", "Files here end in .yml.")

    def record[R: Record](self, file: str, model: type[R]) -> R | None:
        document = self._document(self.folder / file)
        return self._one(model, document.data, document.lines, self.name(self.folder / file), ()) if document else None

    def mapping[R: Record](self, file: str, model: type[R]) -> Mapping[str, Placed[R]]:
        return self._mapping(self.folder / file, model)

    def mappings[R: Record](self, kind: str, model: type[R]) -> Mapping[str, Placed[R]]:
        found: dict[str, Placed[R]] = {}
        for path in self._files_of(kind):
            for name, placed in self._mapping(path, model).items():
                if name in found:
                    other = found[name]
                    self.fault(placed.file, placed.line, f"“{name}” stands in {other.file} too", "Give one of the two another name.")
                found.setdefault(name, placed)
        return found

    def lists[R: Record](self, kind: str, model: type[R]) -> tuple[Placed[R], ...]:
        return tuple(placed for path in self._files_of(kind) for placed in self._list(path, model))

    def list_if_there[R: Record](self, file: str, model: type[R]) -> tuple[Placed[R], ...]:
        path = self.folder / file
        return self._list(path, model) if path.exists() else ()

    def _files_of(self, kind: str) -> list[Path]:
        return sorted((self.folder / kind).glob("*.yml"))

    def _document(self, path: Path) -> YamlDocument | None:
        text, faults = read_text(path, name=self.name(path))
        self.faults += faults
        if text is None:
            return None
        document = parse_yaml(text, file=self.name(path))
        self.faults += document.faults
        return None if document.faults else document

    def _mapping[R: Record](self, path: Path, model: type[R]) -> dict[str, Placed[R]]:
        document = self._document(path)
        if document is None or document.data is None:
            return {}
        if not isinstance(document.data, dict):
            self.fault(self.name(path), 1, "this should be a list of names, each with its record under it", "Begin each with `name:`.")
            return {}
        return {
            name: Placed(record, self.name(path), document.lines.get((name,), 1))
            for name, data in document.data.items()
            if (record := self._one(model, data, document.lines, self.name(path), (name,)))
        }

    def _list[R: Record](self, path: Path, model: type[R]) -> tuple[Placed[R], ...]:
        document = self._document(path)
        if document is None or document.data is None:
            return ()
        if not isinstance(document.data, tuple):
            self.fault(self.name(path), 1, "this should be a list", "Begin each entry with `- `.")
            return ()
        return tuple(
            Placed(record, self.name(path), document.lines.get((number,), 1))
            for number, data in enumerate(document.data)
            if (record := self._one(model, data, document.lines, self.name(path), (number,)))
        )

    def _lines_under(self, lines: Mapping[tuple[str | int, ...], int], first: str | int) -> Mapping[tuple[str | int, ...], int]:
        """The part of a document's lines under one entry; the whole is split once for all its entries."""
        if self._split_lines is not lines:
            self._split_lines, self._lines_by_first = lines, defaultdict(dict)
            for place, line in lines.items():
                if place:
                    self._lines_by_first[place[0]][place[1:]] = line
        return self._lines_by_first[first]

    def _one[R: Record](
        self, model: type[R], data: Any, lines: Mapping[tuple[str | int, ...], int], file: str, path: tuple[str | int, ...]
    ) -> R | None:
        """One record that stands at `path` of a document."""
        own = self._lines_under(lines, path[0]) if path else lines
        record, faults = read_record(model, data, file=file, lines=own, first_line=own.get((), 1))
        self.faults += faults
        return record
