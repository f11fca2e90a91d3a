"""Which pages of a site a draft changes, and how: two built sites compared by what a resident reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal

from selectolax.lexbor import LexborHTMLParser

from briggate.preview.page_words import Line, page_words

type Step = tuple[Literal["same", "gone", "new"], str]
"""A line of words, and whether it stays, goes or comes."""


@dataclass(frozen=True)
class PageChange:
    """A page whose own words change. `before` and `after` are its HTML, "" where there is no such page."""

    address: str
    title: str
    kind: Literal["new", "changed", "taken away"]
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
    """What a resident would see change, the pages that were edited first."""

    pages: tuple[PageChange, ...] = ()
    around: tuple[AroundChange, ...] = ()


def site_change(before: Path | None, after: Path, edited: Mapping[str, str]) -> SiteChange:
    """Compare two built sites. `before` is None where it could not be built: all pages that were edited then count as new.

    `edited` has the addresses of the pages whose files the draft changes, with those files.
    """
    old, new = _pages(before) if before else {}, _pages(after)
    pages: list[PageChange] = []
    around: dict[tuple[Step, ...], list[str]] = {}
    for address in sorted(old.keys() | new.keys()) if before else sorted(edited.keys() & new.keys()):
        texts = [_text(side.get(address)) for side in (old, new)]
        if texts[0] == texts[1]:
            continue
        read = [page_words(LexborHTMLParser(text), address) if text else None for text in texts]
        steps = steps_between(*(_words(side.main) if side else [] for side in read))
        if any(kind != "same" for kind, _ in steps):
            named = read[1] or read[0]
            assert named is not None
            kind: Literal["new", "changed", "taken away"] = "changed" if all(texts) else "new" if texts[1] else "taken away"
            pages.append(PageChange(address, named.title, kind, address in edited, steps, texts[0], texts[1]))
        elif read[0] and read[1]:
            frame = near(steps_between(_words(read[0].around), _words(read[1].around)), 0)
            if frame:
                around.setdefault(frame, []).append(address)
    pages.sort(key=lambda page: (not page.is_edited, page.address))
    return SiteChange(tuple(pages), tuple(AroundChange(steps, tuple(addresses)) for steps, addresses in around.items()))


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


def _pages(site: Path) -> dict[str, Path]:
    """The file of every page, by its address."""
    found = {}
    for file in site.rglob("index.html"):
        folder = file.parent.relative_to(site).as_posix()
        found["/" if folder == "." else f"/{folder}/"] = file
    return found


def _text(file: Path | None) -> str:
    return file.read_text(encoding="utf-8") if file else ""
