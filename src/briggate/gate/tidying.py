"""What a publisher has changed, made plain where Word and Windows left their marks in it."""

from pathlib import Path

from briggate.content.pasted import tidied
from briggate.files.text import write_whole
from briggate.git.change import changed_files
from briggate.governance.changes import class_of


def tidy(folder: Path, since: str) -> list[str]:
    """Make plain the pages and settings of a working copy that are not as in the commit `since`, and no other file.

    What was done, a line a file: `content/bins/index.md: 4 quotation marks from Word made plain`. Raises GitError, OSError.
    """
    said = []
    for name in sorted(changed_files(folder, since)):
        file = folder / name
        if class_of(name) == "content" and name.endswith((".md", ".yml")) and file.is_file() and not file.is_symlink():
            made = tidied(name, file.read_bytes())
            if made.done:
                write_whole(file, made.data.decode())
                said.append(f"{name}: {', '.join(made.done)}")
    return said
