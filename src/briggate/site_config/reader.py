"""Settings from files: the council's facts, one file a subject, and one file an owner where owners keep their own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from briggate.files.half_read import half_read
from briggate.files.records import read_record, read_records
from briggate.files.yaml_folder import YamlFolder
from briggate.model.council import Channel, Contact, Council, ExtraEntry, Fact, Navigation, OutsideOrigin, Owner, Redirect
from briggate.model.fault import Fault, did_you_mean
from briggate.model.record import Record
from briggate.model.settings import Placed, Settings
from briggate.model.statement import Statement
from briggate.model.unread import NOTHING_UNREAD, Kind, Unread, unread

FOLDER = "site_config"
FILES = ("council.yml", "owners.yml", "navigation.yml", "channels.yml", "origins.yml", "statement.yml")
FOLDERS = ("contacts", "facts", "redirects", "a_to_z")

_ANY_COUNCIL = Council(name="The council", short_name="Council", site_url="https://example.org/")
_ANY_NAVIGATION = Navigation(report_a_problem="/")
"""What takes the place of a file that cannot be read, or of what is wrong in it, while more faults are looked for."""


@dataclass(frozen=True)
class SettingsRead:
    """What site_config/ says, and every fault. Where there are faults, the settings serve to find more, and for nothing else."""

    settings: Settings
    faults: tuple[Fault, ...]
    unread: Unread = NOTHING_UNREAD


def read_settings(folder: Path) -> SettingsRead:
    """Read a whole site_config folder."""
    reader = _Reader(folder, FOLDER)
    if not folder.is_dir():
        reader.fault(FOLDER, 0, "there is no such folder", "Run the command in the project's folder.")
        nothing_known = Unread(kinds=frozenset({"owner", "contact", "fact", "language"}))
        return SettingsRead(Settings(_ANY_COUNCIL, _ANY_NAVIGATION, {}, {}, {}), tuple(reader.faults), nothing_known)
    reader.check_names(FILES, FOLDERS)
    reader.check_owners_folders()
    council, council_lines = reader.record("council.yml", _ANY_COUNCIL)
    if council is _ANY_COUNCIL or {"language", "languages"} & {str(key[0]) for key in council_lines if key} - council.model_fields_set:
        reader.unread |= Unread(kinds=frozenset({"language"}))
    navigation, navigation_lines = reader.record("navigation.yml", _ANY_NAVIGATION)
    statement, statement_lines = reader.record_if_there("statement.yml", Statement)
    owners = reader.mapping("owners.yml", Owner, "owner")
    reader.check_owner_files(owners)
    settings = Settings(
        council,
        navigation,
        owners,
        reader.mappings("contacts", Contact, "contact"),
        reader.mappings("facts", Fact, "fact"),
        reader.lists("redirects", Redirect),
        reader.lists("a_to_z", ExtraEntry),
        reader.list_if_there("channels.yml", Channel),
        reader.list_if_there("origins.yml", OutsideOrigin),
        statement=statement,
        statement_file=f"{FOLDER}/statement.yml" if (folder / "statement.yml").exists() else "",
        statement_lines=statement_lines,
        navigation_lines=navigation_lines,
    )
    return SettingsRead(settings, tuple(reader.faults), reader.unread)


class _Reader(YamlFolder):
    unread = NOTHING_UNREAD

    def check_owners_folders(self) -> None:
        for path in (path for kind in FOLDERS for path in self.entries(kind)):
            if path.is_symlink():
                self.shortcut(path)
            elif path.suffix != ".yml" or path.is_dir():
                self.fault(self.name_of(path), 0, "nothing reads this", "Take it away, or name it after an owner: <owner>.yml.")

    def check_owner_files(self, owners: Mapping[str, Placed[Owner]]) -> None:
        """Owners keep files of their own, so that whose change it is can be told from the file."""
        for path in (path for kind in FOLDERS for path in self._files_of(kind)):
            if path.stem not in owners and ("owner", path.stem) not in self.unread:
                wrong = f"the file is named after “{path.stem}”, which is no owner"
                self.fault(self.name_of(path), 0, wrong, did_you_mean(path.stem, owners, "Name it after one of site_config/owners.yml."))

    def record[R: Record](self, file: str, stand_in: R) -> tuple[R, Mapping[tuple[str | int, ...], int]]:
        """The record that a whole file is, and where its values stand; `stand_in` as far as it cannot be read."""
        path = self.folder / file
        model = type(stand_in)
        document = self.document(path)
        if document is None:
            return stand_in, {}
        record, faults = read_record(model, document.data, file=self.name_of(path), lines=document.lines)
        self.faults += faults
        return record or half_read(model, document.data, dict(stand_in)) or stand_in, document.lines

    def record_if_there[R: Record](self, file: str, model: type[R]) -> tuple[R | None, Mapping[tuple[str | int, ...], int]]:
        """The record that a whole file is, and where its values stand; None where it is not there, or cannot be read."""
        path = self.folder / file
        document = self.document(path) if path.exists() else None
        if document is None:
            return None, {}
        record, faults = read_record(model, document.data, file=self.name_of(path), lines=document.lines)
        self.faults += faults
        return record, document.lines

    def mapping[R: Record](self, file: str, model: type[R], kind: Kind) -> Mapping[str, Placed[R]]:
        return self._mapping(self.folder / file, model, kind)

    def mappings[R: Record](self, folder: str, model: type[R], kind: Kind) -> Mapping[str, Placed[R]]:
        """The records of every file of a folder. Two may not have one name."""
        found: dict[str, Placed[R]] = {}
        for path in self._files_of(folder):
            for name, placed in self._mapping(path, model, kind).items():
                if name in found:
                    other = found[name]
                    wrong = f"“{name}” stands in {other.file} too (line {other.line})"
                    self.fault(placed.file, placed.line, wrong, "Give one of the two another name.")
                found.setdefault(name, placed)
        return found

    def lists[R: Record](self, folder: str, model: type[R]) -> tuple[Placed[R], ...]:
        return tuple(placed for path in self._files_of(folder) for placed in self._list(path, model))

    def list_if_there[R: Record](self, file: str, model: type[R]) -> tuple[Placed[R], ...]:
        path = self.folder / file
        return tuple(self._list(path, model)) if path.exists() else ()

    def _mapping[R: Record](self, path: Path, model: type[R], kind: Kind) -> dict[str, Placed[R]]:
        document = self.document(path)
        if document is None:
            self.unread |= Unread(kinds=frozenset({kind}))
            return {}
        records, faults = read_records(model, document.data, file=self.name_of(path), lines=document.lines)
        self.faults += faults
        if isinstance(document.data, dict):
            self.unread |= unread(kind, document.data.keys() - records.keys())
        elif faults:
            self.unread |= Unread(kinds=frozenset({kind}))
        return {name: Placed(record, self.name_of(path), document.lines.get((name,), 1)) for name, record in records.items()}

    def _list[R: Record](self, path: Path, model: type[R]) -> Iterator[Placed[R]]:
        document = self.document(path)
        if document is None and model is Redirect:
            self.unread |= Unread(kinds=frozenset({"page"}))  # any address may be an old one that it gives
        if document is None and model is Channel:
            self.unread |= Unread(kinds=frozenset({"channel"}))
        if document is None or document.data is None:
            return
        if not isinstance(document.data, tuple):
            fix = "Begin each item with “- ”, and put its keys under one another after that."
            self.fault(self.name_of(path), 1, "the file is not a list", fix)
            return
        for number, data in enumerate(document.data):
            record, faults = read_record(model, data, file=self.name_of(path), lines=document.lines, at=(number,))
            self.faults += faults
            if record is None and isinstance(data, dict):
                self.unread |= unread("page", [str(data.get("old"))])
                self.unread |= unread("channel", [str(data.get("kind"))])
            if record:
                yield Placed(record, self.name_of(path), document.lines.get((number,), 1))

    def _files_of(self, folder: str) -> list[Path]:
        return [path for path in self.entries(folder) if path.suffix == ".yml" and path.is_file() and not path.is_symlink()]
