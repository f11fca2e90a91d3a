"""A folder of YAML files that a council keeps: what lies in it, and each file's text and document, with every fault."""

from collections.abc import Collection, Iterable
from pathlib import Path

from briggate.files.text import read_text
from briggate.files.yaml import YamlDocument, parse_yaml
from briggate.model.fault import Fault, did_you_mean


class YamlFolder:
    """Reads files of one folder of the project, which faults call `name`. `faults` gathers what is wrong in them."""

    def __init__(self, folder: Path, name: str) -> None:
        self.folder = folder
        self.name = name
        self.faults: list[Fault] = []

    def fault(self, file: str, line: int, wrong: str, fix: str) -> None:
        self.faults.append(Fault(file, line, wrong, fix))

    def check_names(self, files: Collection[str], folders: Collection[str]) -> None:
        """A file that nothing reads is a fault: somebody believes that it counts."""
        known = (*files, *folders)
        for path in self.entries():
            if path.is_symlink():
                self.shortcut(path)
            elif path.name in folders and not path.is_dir():
                self.fault(self.name_of(path), 0, "this is no folder", "Put a folder in its place, or take it away.")
            elif path.name in files and path.is_dir():
                self.fault(self.name_of(path), 0, "this is a folder", "Put a text file in its place, or take it away.")
            elif path.name not in known:
                fix = did_you_mean(path.name, known, f"Take it away. What is read here is {', '.join(known)}.")
                self.fault(self.name_of(path), 0, "nothing reads this", fix)

    def text(self, path: Path) -> str | None:
        """The text of a file, or None where there is a fault."""
        if path.is_symlink():  # told where names are looked at
            return None
        text, faults = read_text(path, name=self.name_of(path))
        self.faults += faults
        return text

    def document(self, path: Path) -> YamlDocument | None:
        """What a file says, or None where there is a fault."""
        text = self.text(path)
        if text is None:
            return None
        document = parse_yaml(text, file=self.name_of(path))
        self.faults += document.faults
        return None if document.faults else document

    def entries(self, inside: str = "") -> Iterable[Path]:
        """What lies in the folder or one within it, but for what editors leave behind; nothing where it is none, or a shortcut."""
        folder = self.folder / inside
        if not folder.is_dir() or folder.is_symlink():
            return ()
        return (path for path in sorted(folder.iterdir()) if not path.name.startswith(".") and not path.name.endswith("~"))

    def name_of(self, path: Path) -> str:
        """What faults call a file."""
        return f"{self.name}/{path.relative_to(self.folder).as_posix()}"

    def shortcut(self, path: Path) -> None:
        self.fault(self.name_of(path), 0, "this is a shortcut to another place", "Put the file or folder itself here.")
