"""What a draft changes in files that no page shows: settings, front matter, documents. An approval is given to that too."""

from dataclasses import dataclass

from briggate.markdown.front_matter import split_front_matter
from briggate.preview.page_changes import Step, near, steps_between


@dataclass(frozen=True)
class FileChange:
    """A file, what becomes of it in a word or two, and the lines that change where it is a text."""

    path: str
    what: str
    steps: tuple[Step, ...] = ()


def file_change(path: str, before: bytes | None, after: bytes | None, *, page_is_shown: bool) -> FileChange | None:
    """What has to be told of a file, None where the page has shown all of it. `before` and `after` are None where there is no such file.

    Of a page that is shown only the front matter is told, since its body stands in the page.
    """
    what = "new" if before is None else "taken away" if after is None else "changed"
    if not path.endswith((".md", ".yml")):
        return FileChange(path, f"{what}, {len(after):,} bytes" if after is not None else what)
    texts = [_lines(path, data, page_is_shown) for data in (before, after)]
    if page_is_shown and after is None:
        return None  # nothing of it is left
    steps = near(steps_between(*texts))
    return FileChange(path, what, steps) if steps else None


def _lines(path: str, data: bytes | None, head_only: bool) -> list[str]:
    text = (data or b"").decode(errors="replace").removeprefix("\ufeff").replace("\r\n", "\n")
    if head_only and path.endswith(".md"):
        text = split_front_matter(text).yaml or ""
    return text.splitlines()
