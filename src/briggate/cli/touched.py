"""What a change does, file by file, as git tells it."""

from pathlib import Path

from briggate.checks.standing import Touch, Touched
from briggate.files.yaml import parse_yaml
from briggate.git.change import changed_files, text_at
from briggate.markdown.front_matter import split_front_matter
from briggate.model.page import Page
from briggate.model.page_types import Alert
from briggate.model.site import Site

STATUS_KEYS = ("status", "status_text", "status_to")


def read_touched(site: Site, folder: Path, since: str) -> Touched:
    """Everything that is not as it was in the commit `since`. Raises GitError."""
    pages = {f"content/{page.source}": page for page in site.all_pages}
    files = {file: _touch(pages.get(file), file, folder, since) for file in changed_files(folder, since)}
    lines = {file: _status_lines(pages[file]) for file, touch in files.items() if touch == "status"}
    return Touched(since, files, lines)


def _touch(page: Page | None, file: str, folder: Path, since: str) -> Touch:
    if page is None:
        return "page"
    if isinstance(page.meta, Alert):
        return "alert"
    before = text_at(folder, since, file)
    if before is None:
        return "page"
    now = (folder / file).read_text(encoding="utf-8-sig")
    return "status" if _without_status(before) == _without_status(now) else "page"


def _without_status(text: str) -> tuple[object, str]:
    """A page but for its status: the rest of its front matter, and its body."""
    split = split_front_matter(text.removeprefix("\ufeff").replace("\r\n", "\n"))
    data = parse_yaml(split.yaml or "", file="").data
    return {key: value for key, value in data.items() if key not in STATUS_KEYS} if isinstance(data, dict) else data, split.body


def _status_lines(page: Page) -> frozenset[int]:
    return frozenset(page.lines[key,] for key in STATUS_KEYS if (key,) in page.lines)
