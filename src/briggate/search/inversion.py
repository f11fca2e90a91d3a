"""From pages with their terms to terms with their pages: chapter by chapter, each of which is kept until one of its pages changes."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from briggate.processes import Limits, halves_done
from briggate.search.analysis import Analysis, read_analysis
from briggate.search.coding import DIGITS, GROUP, ONCE, SKIP, after_groups
from briggate.search.runs import runs

FORMAT = 2
"""The edition of the index's files, and of what is kept between builds."""

GROUPS_MOST = len(DIGITS)
"""The most groups of a chapter, so that one digit names each."""

ALONE_MOST = 1000
"""The pages of which the chapters are not worth a second process."""
LIMITS = Limits(seconds=300, memory=2 << 30)
"""What that process may take."""

Chapter = tuple[str, str, str, str]
"""Some groups: their terms; of each, its postings but for the step to its first group; and that group and its last."""


@dataclass(frozen=True)
class Inverted:
    """Every page in order, in groups, and the postings of each term."""

    pages: tuple[Analysis, ...]
    groups: tuple[slice, ...]
    postings: dict[str, str]
    kept: bytes
    """What makes the next inversion quick, if few pages change."""


def invert(analyses: Iterable[bytes], kept: bytes | None = None) -> Inverted:
    """The postings of some pages. `kept` is what an earlier inversion gave, and changes nothing but the time that it takes."""
    read = sorted(((read_analysis(each), each) for each in analyses), key=lambda pair: pair[0].page.address)
    pages = tuple(page for page, _ in read)
    addresses = [page.page.address for page in pages]
    groups = tuple(runs(addresses, [1] * len(pages), least=6, most=GROUP, one_in=8))
    firsts = [addresses[group.start] for group in groups]
    before = _read(kept)
    every: dict[str, slice] = {}
    for run in runs(firsts, [1] * len(groups), least=8, most=GROUPS_MOST, one_in=32):
        whole = slice(groups[run.start].start, groups[run.stop - 1].stop)
        digest = hashlib.sha256(repr([group.stop - group.start for group in groups[run]]).encode())
        for _, analysis in read[whole]:
            digest.update(hashlib.sha256(analysis).digest())
        every[digest.hexdigest()] = run
    known = before | _made({name: [pages[group] for group in groups[run]] for name, run in every.items() if name not in before})
    chapters = {name: known[name] for name in every}
    parts: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for name, run in every.items():
        _add(chapters[name], run.start, parts, last)
    postings = {term: "".join(texts) for term, texts in parts.items()}
    state = {"format": FORMAT, "chapters": chapters}
    return Inverted(pages, groups, postings, json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode())


def _read(kept: bytes | None) -> dict[str, Chapter]:
    """The chapters of an earlier inversion by digest; none, if it was of another edition."""
    state: dict[str, Any] = json.loads(kept) if kept else {}
    return state["chapters"] if state.get("format") == FORMAT else {}


def _add(chapter: Chapter, start: int, parts: dict[str, list[str]], last: dict[str, int]) -> None:
    """A chapter's postings, after those of the chapters before it. `start` is the number of its first group."""
    steps = [after_groups(gap) for gap in range(1, start + GROUPS_MOST + 1)]
    terms, texts, firsts, lasts = chapter
    numbers = {digit: start + value for value, digit in enumerate(DIGITS)}
    for term, text, first, final in zip(terms.split(" "), texts.split(" "), firsts, lasts, strict=True):
        if term in parts:
            parts[term] += (steps[numbers[first] - last[term] - 1], text)
        else:
            parts[term] = [steps[numbers[first]], text]
        last[term] = numbers[final]


def _made(wanted: Mapping[str, Sequence[Sequence[Analysis]]]) -> dict[str, Chapter]:
    """Chapters of some groups each: where there are many pages, half of them by a process beside this one."""

    def made(names: Sequence[str]) -> dict[str, Chapter]:
        return {name: _chapter(wanted[name]) for name in names}

    names = list(wanted)
    if sum(map(len, chain.from_iterable(wanted.values()))) <= ALONE_MOST:
        return made(names)
    here, beside = halves_done(made, names, LIMITS)
    return here | beside


def _chapter(groups: Sequence[Sequence[Analysis]]) -> Chapter:
    steps = [after_groups(gap) for gap in range(1, GROUPS_MOST)]
    parts: dict[str, list[str]] = {}
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    for number, group in enumerate(groups):
        for term, text in _of_group(group).items():
            if term in parts:
                parts[term] += (steps[number - last[term] - 1], text)
            else:
                parts[term] = [text]
                first[term] = number
            last[term] = number
    texts = " ".join("".join(each) for each in parts.values())
    firsts = "".join(map(DIGITS.__getitem__, first.values()))
    lasts = "".join(DIGITS[last[term]] for term in parts)
    return " ".join(parts), texts, firsts, lasts


_ONCE = DIGITS[ONCE]
_ONCE_AFTER = DIGITS[ONCE : ONCE + GROUP]
_SKIP = ["", *DIGITS[SKIP + 1 : SKIP + GROUP]]


def _of_group(group: Sequence[Analysis]) -> dict[str, str]:
    """Each term of a group with its postings there. This is the innermost loop of an index: it runs once for each term of each page."""
    texts: dict[str, str] = {}
    after: dict[str, int] = {}
    for place, page in enumerate(group):
        for term, said in page.terms():
            gap = place - after[term] if term in after else place
            text = said if not gap else _ONCE_AFTER[gap] if said == _ONCE else _SKIP[gap] + said
            if term in texts:
                texts[term] += text
            else:
                texts[term] = text
            after[term] = place + 1
    return texts
