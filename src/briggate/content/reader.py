"""Pages from files: every file under content/ becomes a page, an image or document, or a fault."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briggate.files.records import read_record
from briggate.files.text import read_text
from briggate.files.yaml import parse_yaml
from briggate.markdown.front_matter import split_front_matter
from briggate.markdown.references import KINDS, find_references
from briggate.model.fault import Fault, did_you_mean
from briggate.model.page import PAGE_TYPES, FrontMatter, Guide, GuidePart, Page, PlainPage

FOLDER = "content"
DOCUMENT_ENDINGS = frozenset({"png", "jpg", "jpeg", "gif", "webp", "avif", "pdf", "csv", "ods", "odt", "xlsx", "docx", "ics"})
"""What may lie beside pages. Nothing that a browser runs."""
DEEPEST = 8

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_MAIN_HEADING = re.compile(r"#\s|#$")


@dataclass(frozen=True)
class ContentRead:
    """What content/ holds: pages in the order of their addresses, other files relative to content/, and every fault."""

    pages: tuple[Page, ...]
    files: frozenset[str]
    faults: tuple[Fault, ...]


def read_content(folder: Path) -> ContentRead:
    """Read a whole content folder. Faulty pages are left out of `pages` and named in `faults`."""
    faults: list[Fault] = []
    sources, files = _list(folder, faults)
    if not sources and not faults:
        faults.append(Fault(FOLDER, 0, "there are no pages", "Write content/index.md, the home page, first."))
    reader = _Reader(folder)
    drafts = {source: draft for source in sources if (draft := reader.draft(source))}
    pages = reader.pages(drafts)
    return ContentRead(tuple(sorted(pages, key=lambda page: page.address)), frozenset(files), tuple([*faults, *reader.faults]))


def address_of(source: str) -> str:
    """`bins/missed-bin.md` is `/bins/missed-bin/`, and `bins/index.md` is `/bins/`."""
    path = source.removesuffix(".md")
    path = "" if path == "index" else path.removesuffix("/index")
    return f"/{path}/" if path else "/"


def _list(folder: Path, faults: list[Fault]) -> tuple[list[str], list[str]]:
    sources, files = [], []
    for path, name in _walk(folder, "", faults):
        ending = name.rpartition(".")[2]
        if ending == "md":
            sources.append(path)
        elif ending in DOCUMENT_ENDINGS:
            files.append(path)
        else:
            kinds = ", ".join(sorted(DOCUMENT_ENDINGS))
            faults.append(
                Fault(f"{FOLDER}/{path}", 0, "this kind of file may not be published", f"Pages end in .md; beside them may lie {kinds}.")
            )
    return sources, files


def _walk(folder: Path, inside: str, faults: list[Fault]) -> Iterator[tuple[str, str]]:
    if not folder.is_dir():
        faults.append(Fault(FOLDER, 0, "there is no such folder", "Run the command in the project's folder."))
        return
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = inside + entry.name
        place = f"{FOLDER}/{path}".encode(errors="replace").decode()
        if entry.name in (".DS_Store", "Thumbs.db", "desktop.ini"):
            continue
        if entry.is_symlink():
            faults.append(Fault(place, 0, "this is a shortcut to another place", "Put the file itself here."))
        elif not _NAME.fullmatch(entry.name):
            faults.append(
                Fault(place, 0, "the name may hold only small letters, figures, hyphens, dots and underscores", "Give it another name.")
            )
        elif entry.is_dir():
            if path.count("/") + 1 >= DEEPEST:
                faults.append(Fault(place, 0, f"folders stand more than {DEEPEST} deep", "Bring the pages nearer to the top."))
            else:
                yield from _walk(Path(entry.path), f"{path}/", faults)
        else:
            yield path, entry.name


@dataclass(frozen=True)
class _Draft:
    """A file that could be read, before it is known whether it is a page or a part of a guide."""

    source: str
    has_front_matter: bool
    data: dict[str, Any]
    lines: dict[tuple[str | int, ...], int]
    body: str
    body_line: int


class _Reader:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []

    def draft(self, source: str) -> _Draft | None:
        name = f"{FOLDER}/{source}"
        text, faults = read_text(self.folder / source, name=name)
        self.faults += faults
        if text is None:
            return None
        split = split_front_matter(text)
        if not split.closed:
            self._fault(name, 1, "the front matter that opens with --- is never closed", "Put a line of --- after it.")
            return None
        document = parse_yaml(split.yaml or "", file=name, first_line=split.yaml_line)
        self.faults += document.faults
        if document.faults:
            return None
        data = {} if document.data is None else document.data
        if not isinstance(data, dict):
            self._fault(name, 1, "the front matter is not a list of `key: value`", "Write one key to a line, such as `title: Missed bins`.")
            return None
        self._check_body(name, split.body, split.body_line)
        return _Draft(source, split.yaml is not None, data, dict(document.lines), split.body, split.body_line)

    def pages(self, drafts: dict[str, _Draft]) -> list[Page]:
        parts, guides = self._parts_of_guides(drafts)
        pages = list(parts.values())
        for source, draft in drafts.items():
            if source in guides:
                pages.append(guides[source])
            elif source not in parts and (page := self._page(draft)):
                pages.append(page)
        return pages

    def _parts_of_guides(self, drafts: dict[str, _Draft]) -> tuple[dict[str, Page], dict[str, Page]]:
        parts: dict[str, Page] = {}
        guides: dict[str, Page] = {}
        for source, draft in drafts.items():
            if draft.data.get("type") != "guide" or (guide := self._page(draft)) is None:
                continue
            guides[source] = guide
            assert isinstance(guide.meta, Guide)
            for number, part in enumerate(guide.meta.parts):
                path = os.path.normpath(os.path.join(os.path.dirname(source), part.file)).replace(os.sep, "/")
                if path in drafts and path not in parts:
                    if page := self._part(drafts[path], guide, part.title):
                        parts[path] = page
                    continue
                wrong = f"{part.file} is a part of two guides" if path in parts else f"there is no file {FOLDER}/{path}"
                line = guide.line_of("parts", number, "file")
                self._fault(f"{FOLDER}/{source}", line, wrong, did_you_mean(path, drafts, "Name the part's file, from the guide's folder."))
        return parts, guides

    def _part(self, draft: _Draft, guide: Page, title: str) -> Page | None:
        name = f"{FOLDER}/{draft.source}"
        about, faults = read_record(GuidePart, draft.data, file=name, lines=draft.lines, first_line=1)
        self.faults += faults
        if about is None:
            return None
        meta = PlainPage(
            title=title,
            summary=about.summary or f"{guide.title}: {title}",
            owner=guide.owner,
            last_reviewed=guide.meta.last_reviewed,
            review_in=guide.meta.review_in,
            synonyms=about.synonyms,
            topics=guide.meta.topics,
            lang=guide.meta.lang,
            publish_at=guide.meta.publish_at,
            unpublish_at=guide.meta.unpublish_at,
            withdrawn=guide.meta.withdrawn,
        )
        return self._made(draft, meta, guide.address)

    def _page(self, draft: _Draft) -> Page | None:
        name = f"{FOLDER}/{draft.source}"
        if not draft.has_front_matter:
            self._fault(
                name, 1, "the page has no front matter", "Begin with a line of ---, then `title:` and the other facts, then --- again."
            )
            return None
        data = dict(draft.data)
        usual = "home" if draft.source == "index.md" else "landing" if draft.source.endswith("/index.md") else "service"
        kind = data.setdefault("type", usual)
        model: type[FrontMatter] | None = PAGE_TYPES.get(kind) if isinstance(kind, str) else None
        if model is None:
            fix = did_you_mean(str(kind), PAGE_TYPES, f"The types are {', '.join(PAGE_TYPES)}.")
            self._fault(name, draft.lines.get(("type",), 1), f"unknown page type “{kind}”", fix)
            return None
        meta, faults = read_record(model, data, file=name, lines=draft.lines, first_line=1)
        self.faults += faults
        return self._made(draft, meta, None) if meta else None

    def _made(self, draft: _Draft, meta: FrontMatter, guide: str | None) -> Page:
        return Page.model_construct(
            source=draft.source,
            address=address_of(draft.source),
            meta=meta,
            body=draft.body,
            body_line=draft.body_line,
            lines=draft.lines,
            guide=guide,
        )

    def _check_body(self, name: str, body: str, first: int) -> None:
        """What can be told from the Markdown alone; what it refers to is known later."""
        fence = ""
        for number, line in enumerate(body.split("\n"), first):
            if match := _FENCE.match(line):
                fence = match[1] if not fence else "" if line.strip().startswith(fence) else fence
            elif not fence and _MAIN_HEADING.match(line):
                self._fault(name, number, "`#` makes a main heading, and the title is the page's only one", "Begin the heading with `##`.")
        for kind, _, above in find_references(body):
            if kind not in KINDS:
                fix = did_you_mean(kind, KINDS, f"References are {', '.join(KINDS)}.")
                self._fault(name, first + above, f"unknown kind of reference “{kind}”", fix)

    def _fault(self, file: str, line: int, wrong: str, fix: str) -> None:
        self.faults.append(Fault(file, line, wrong, fix))
