"""Pages from files: every file under content/ becomes a page, an image or document, or a fault."""

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from briggate.content.folder import FOLDER, list_content
from briggate.content.images import image_sizes
from briggate.content.kept import KeptPage, KeptPages
from briggate.content.stand_ins import NAMED, STAND_INS
from briggate.files.half_read import half_read
from briggate.files.records import read_record
from briggate.files.text import decode_text, read_bytes
from briggate.files.yaml import parse_yaml
from briggate.markdown.front_matter import split_front_matter
from briggate.model.fault import Fault, did_you_mean
from briggate.model.front_matter import FrontMatter
from briggate.model.page import Page
from briggate.model.page_types import PAGE_TYPES, Guide, GuidePart, PlainPage
from briggate.model.record import Address
from briggate.model.unread import NOTHING_UNREAD, Unread, unread

_ADDRESS: TypeAdapter[str] = TypeAdapter(Address)


@dataclass(frozen=True)
class ContentRead:
    """What content/ holds: pages in the order of their addresses, other files relative to content/, and every fault."""

    pages: tuple[Page, ...]
    files: frozenset[str]
    faults: tuple[Fault, ...]
    half_read: tuple[Page, ...] = ()
    """Pages with faults, as far as they can be read. They serve to find more faults, and for nothing else."""
    image_sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """(width, height) in pixels of the images among the files."""
    unread: Unread = NOTHING_UNREAD
    """What pages that cannot be read at all may be."""


def read_content(folder: Path, kept: KeptPages | None = None) -> ContentRead:
    """Read a whole content folder. `kept` has what an earlier reading found in it."""
    faults: list[Fault] = []
    sources, files = list_content(folder, faults)
    if not sources and not faults:
        faults.append(Fault(FOLDER, 0, "there are no pages", "Write content/index.md, the home page, first."))
    kept = kept or KeptPages(None)
    reader = _Reader(folder, kept)
    pages = sorted(reader.read(sources), key=lambda page: page.address)
    kept.save()
    return ContentRead(
        tuple(page for page in pages if page.source not in reader.faulty),
        frozenset(files),
        tuple([*faults, *reader.faults]),
        tuple(page for page in pages if page.source in reader.faulty),
        image_sizes(folder, files),
        unread("page", reader.lost) | NAMED if reader.faults else NOTHING_UNREAD,
    )


def address_of(source: str) -> str:
    """`bins/missed-bin.md` is `/bins/missed-bin/`, and `bins/index.md` is `/bins/`."""
    path = source.removesuffix(".md")
    path = "" if path == "index" else path.removesuffix("/index")
    return f"/{path}/" if path else "/"


@dataclass(frozen=True)
class _Draft:
    """A file that could be read, before it is known whether it is a page or a part of a guide."""

    source: str
    has_front_matter: bool
    data: dict[str, Any]
    lines: dict[tuple[str | int, ...], int]
    body: str
    body_line: int
    bytes: bytes

    @property
    def name(self) -> str:
        return f"{FOLDER}/{self.source}"

    @property
    def is_guide(self) -> bool:
        return self.data.get("type") == "guide"


class _Reader:
    def __init__(self, folder: Path, kept: KeptPages) -> None:
        self.folder = folder
        self.kept = kept
        self.faults: list[Fault] = []
        self.faulty: set[str] = set()
        """The files of pages that can be read only in part."""
        self.lost: set[str] = set()
        """The addresses of those that cannot be read at all."""

    def read(self, sources: Iterable[str]) -> list[Page]:
        """Every page, the faulty ones too as far as they can be read."""
        drafts: dict[str, _Draft] = {}
        known: dict[str, tuple[KeptPage, bytes]] = {}
        for source in sources:
            data = self._bytes(source)
            if data is not None and (kept := self.kept.find(source, data)):
                known[source] = kept, data
            elif data is not None and (draft := self._draft(source, data)):
                drafts[source] = draft
            else:
                self.lost.add(address_of(source))
        for source in {path for draft in drafts.values() for _, path in _parts_named(draft)} & known.keys():
            if draft := self._draft(source, known.pop(source)[1]):  # it was a page of its own when it was kept
                drafts[source] = draft
        parts = self._claimed(drafts, [*drafts, *known])
        guides = {source: self._page(draft) for source, draft in drafts.items() if draft.is_guide}
        pages = [self._part(drafts[source], guides[guide], number) for source, (guide, number) in parts.items()]
        pages += guides.values()
        pages += [self._page(draft) for source, draft in drafts.items() if source not in parts and source not in guides]
        return [*filter(None, pages), *(_as_kept(source, kept, data) for source, (kept, data) in known.items())]

    def _bytes(self, source: str) -> bytes | None:
        data, faults = read_bytes(self.folder / source, name=f"{FOLDER}/{source}")
        self.faults += faults
        return data

    def _draft(self, source: str, data: bytes) -> _Draft | None:
        name = f"{FOLDER}/{source}"
        text, faults = decode_text(data, name=name)
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
        said = {} if document.data is None else document.data
        if not isinstance(said, dict):
            self._fault(name, 2, "the front matter is not lines of `key: value`", "Write one key to a line, such as `title: Missed bins`.")
            return None
        return _Draft(source, split.yaml is not None, said, dict(document.lines), split.body, split.body_line, data)

    def _claimed(self, drafts: dict[str, _Draft], every: list[str]) -> dict[str, tuple[str, int]]:
        """The files that guides name as their parts: file → guide's file and part's number. A guide's other faults do not matter."""
        claimed: dict[str, tuple[str, int]] = {}
        for source, draft in drafts.items():
            for number, path in _parts_named(draft):
                if wrong := self._unfit(path, source, drafts, claimed):
                    fix = did_you_mean(path, every, "Name the part's file, from the guide's folder.")
                    line = draft.lines.get(("parts", number, "file"), 1)
                    self._fault(draft.name, line, wrong, fix if path not in drafts else "Give each part a file of its own.")
                elif path in drafts:
                    claimed[path] = source, number
        return claimed

    def _unfit(self, path: str, guide: str, drafts: dict[str, _Draft], claimed: dict[str, tuple[str, int]]) -> str | None:
        """Why a file cannot be a part of a guide."""
        if path in claimed:
            other = claimed[path][0]
            return f"{FOLDER}/{path} is a part twice" if other == guide else f"{FOLDER}/{path} is a part of {FOLDER}/{other} already"
        if path not in drafts:
            return None if address_of(path) in self.lost else f"there is no file {FOLDER}/{path}"
        return f"{FOLDER}/{path} is a guide itself" if drafts[path].is_guide else None

    def _part(self, draft: _Draft, guide: Page | None, number: int) -> Page | None:
        about, faults = read_record(GuidePart, draft.data, file=draft.name, lines=draft.lines, first_line=1)
        self.faults += faults
        about = about or half_read(GuidePart, draft.data, {})
        if about is None or guide is None:
            self.lost.add(address_of(draft.source))
            return None
        if faults or guide.source in self.faulty:
            self.faulty.add(draft.source)
        assert isinstance(guide.meta, Guide)
        titles = [part.title for part in guide.meta.parts]
        title = titles[number] if number < len(titles) else guide.title
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
        before = len(self.faults)
        meta = self._front_matter(draft)
        if len(self.faults) > before:
            self.faulty.add(draft.source)
            self.lost.update(_addresses_among(draft.data.get("redirect_from")))
        if meta is None:
            self.lost.add(address_of(draft.source))
            return None
        if len(self.faults) == before and not draft.is_guide:
            self.kept.keep(draft.source, draft.bytes, meta, draft.lines, draft.body, draft.body_line)
        return self._made(draft, meta, None)

    def _front_matter(self, draft: _Draft) -> FrontMatter | None:
        if not draft.has_front_matter:
            fix = "Begin with a line of ---, `title:` and the other facts, and --- again. If it is a part of a guide, name it there."
            self._fault(draft.name, 1, "the page has no front matter", fix)
            return None
        data = dict(draft.data)
        usual = "home" if draft.source == "index.md" else "landing" if draft.source.endswith("/index.md") else "service"
        kind = data.setdefault("type", usual)
        model: type[FrontMatter] | None = PAGE_TYPES.get(kind) if isinstance(kind, str) else None
        if model is None:
            wrong = f"unknown page type “{kind}”" if isinstance(kind, str) else "`type` is not one word"
            fix = did_you_mean(str(kind), PAGE_TYPES, f"The types are {', '.join(PAGE_TYPES)}.")
            self._fault(draft.name, draft.lines.get(("type",), 1), wrong, fix)
            return None
        meta, faults = read_record(model, data, file=draft.name, lines=draft.lines, first_line=1)
        self.faults += faults
        if isinstance(meta, Guide) and len({part.title for part in meta.parts}) < len(meta.parts):
            self._fault(draft.name, draft.lines.get(("parts",), 1), "two parts have the same title", "Give each part a title of its own.")
        return meta or half_read(model, data, STAND_INS)

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

    def _fault(self, file: str, line: int, wrong: str, fix: str) -> None:
        self.faults.append(Fault(file, line, wrong, fix))


def _parts_named(draft: _Draft) -> Iterator[tuple[int, str]]:
    """The number and file of each part that a guide names; what is wrong in the others is told with the guide's own faults."""
    parts = draft.data.get("parts") if draft.is_guide else ()
    for number, part in enumerate(parts if isinstance(parts, tuple) else ()):
        if isinstance(part, dict) and isinstance(part.get("file"), str):
            yield number, posixpath.normpath(posixpath.join(posixpath.dirname(draft.source), part["file"].strip()))


def _as_kept(source: str, kept: KeptPage, data: bytes) -> Page:
    return Page.model_construct(
        source=source,
        address=address_of(source),
        meta=kept.meta,
        body=data[kept.body_at :].decode(),
        body_line=kept.body_line,
        lines=kept.lines,
        guide=None,
    )


def _addresses_among(values: object) -> Iterable[str]:
    """The good ones among values that should be addresses."""
    for value in values if isinstance(values, tuple) else ():
        try:
            yield _ADDRESS.validate_python(value)
        except ValidationError:
            continue
