"""Which pages of a site a draft changes, and how: two built sites compared by what a resident reads."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal

from selectolax.lexbor import LexborHTMLParser

from briggate.preview.page_words import Line, page_words

EDITED_MOST, OTHERS_MOST = 20, 4
"""Pages that are shown in full. One fact may stand on hundreds, and changes alike on each."""

type Kind = Literal["new", "changed", "taken away"]
type Step = tuple[Literal["same", "gone", "new"], str]
"""A line of words, and whether it stays, goes or comes."""


@dataclass(frozen=True)
class PageChange:
    """A page whose own words change. `before` and `after` are its HTML, "" where there is no such page."""

    address: str
    title: str
    kind: Kind
    is_edited: bool
    """Whether the draft changes its file; else what the file shows has changed."""
    steps: tuple[Step, ...]
    before: str
    after: str


@dataclass(frozen=True)
class AroundChange:
    """What changes alike around some pages: in the menu, the path to them, notices or the foot."""

    steps: tuple[Step, ...]
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class SiteChange:
    """What a resident would see change."""

    pages: tuple[PageChange, ...] = ()
    """Pages that somebody wrote, those that were edited first."""
    around: tuple[AroundChange, ...] = ()
    made: tuple[str, ...] = ()
    """The addresses of pages that the engine makes out of others, such as the A to Z."""

    @property
    def shown(self) -> tuple[PageChange, ...]:
        """The pages to show in full: those that were edited, and some of those that only show what was changed elsewhere."""
        edited = [page for page in self.pages if page.is_edited]
        return (*edited[:EDITED_MOST], *[page for page in self.pages if not page.is_edited][:OTHERS_MOST])

    @property
    def named(self) -> tuple[str, ...]:
        """The addresses of all others."""
        return tuple(page.address for page in self.pages if page not in self.shown)


def site_change(before: Path | None, after: Path, edited: Collection[str]) -> SiteChange:
    """Compare two built sites. `edited` has the files that the draft changes. `before` is None where it could not be built: then only
    the pages of those files are compared, and count as new."""
    old, new = _Site.of(before), _Site.of(after)
    pages: list[PageChange] = []
    around: dict[tuple[Step, ...], list[str]] = {}
    made: list[str] = []
    for address in sorted(old.files.keys() | new.files.keys()):
        source = new.sources.get(address) or old.sources.get(address)
        texts = old.text(address), new.text(address)
        if texts[0] == texts[1] or (before is None and source not in edited):
            continue
        read = [page_words(LexborHTMLParser(text), address) if text else None for text in texts]
        steps = steps_between(*(_words(side.main) if side else [] for side in read))
        if any(kind != "same" for kind, _ in steps):
            if source is None:
                made.append(address)
                continue
            kind: Kind = "new" if address not in old.sources else "changed" if address in new.sources else "taken away"
            named = read[0] if kind == "taken away" else read[1]
            assert named is not None
            pages.append(PageChange(address, named.title, kind, source in edited, steps, *texts))
        elif read[0] and read[1]:
            frame = near(steps_between(_words(read[0].around), _words(read[1].around)), 0)
            if frame:
                around.setdefault(frame, []).append(address)
    pages.sort(key=lambda page: (not page.is_edited, page.address))
    return SiteChange(tuple(pages), tuple(AroundChange(steps, tuple(addresses)) for steps, addresses in around.items()), tuple(made))


def sources_of(site: Path) -> frozenset[str]:
    """The files that the pages of a built site were written in."""
    return frozenset(_Site.of(site).sources.values())


def steps_between(before: Sequence[str], after: Sequence[str]) -> tuple[Step, ...]:
    """How some lines become others."""
    steps: list[Step] = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            steps += [("same", words) for words in before[a:b]]
        else:
            steps += [("gone", words) for words in before[a:b]] + [("new", words) for words in after[c:d]]
    return tuple(steps)


def near(steps: Sequence[Step], lines: int = 1) -> tuple[Step, ...]:
    """The lines that change, and so many that stay before and after each."""
    changing = [place for place, (kind, _) in enumerate(steps) if kind != "same"]
    kept = {place for at in changing for place in range(at - lines, at + lines + 1)}
    return tuple(step for place, step in enumerate(steps) if place in kept)


def _words(lines: Sequence[Line]) -> list[str]:
    return [line.words for line in lines]


@dataclass(frozen=True)
class _Site:
    """A built site: the file of every page, and of those that somebody wrote, what they were written in."""

    files: Mapping[str, Path]
    sources: Mapping[str, str]

    @classmethod
    def of(cls, site: Path | None) -> "_Site":
        if site is None:
            return cls({}, {})
        folders = ((file.parent.relative_to(site).as_posix(), file) for file in site.rglob("index.html"))
        files = {"/" if folder == "." else f"/{folder}/": file for folder, file in folders}
        pages = json.loads((site / "api/pages.json").read_text(encoding="utf-8"))
        return cls(files, {page["address"]: page["source"] for page in pages})

    def text(self, address: str) -> str:
        return self.files[address].read_text(encoding="utf-8") if address in self.files else ""
