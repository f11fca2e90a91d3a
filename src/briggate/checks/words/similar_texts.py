"""Which of many texts say the same, or nearly, in time that grows with their number and not with its square.

Of each text a few runs of words are kept: those at which its words of the lowest numbers first stand, each word having a number for
good. A copy has mostly the same ones, whatever stands before it. Only texts that share some of these are compared in full.
"""

import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

_WORD = re.compile(r"[^\W_]+")
RUN = 4
"""Words in a run."""
KEPT = 16
"""Runs kept of each text."""
LEAST_WORDS = 60
"""Shorter texts are alike by chance, and nothing is kept of them."""
SHARED_BY_MOST = 20
"""A run in more texts than this is what every page says, and no sign of a copy."""
COMPARED_MOST = 5
"""With how many earlier texts one is compared in full."""


def words_of_text(text: str) -> list[str]:
    """The words of a text that count when it is compared: without punctuation, capitals and spaces."""
    return _WORD.findall(text.casefold())


def telling_runs(said: list[str]) -> tuple[str, ...]:
    """The runs of words by which the copies of a text are found, each as one string; none of a short text."""
    if len(said) < LEAST_WORDS:
        return ()
    lowest = sorted(set(said), key=_number)[:KEPT]
    return tuple(sorted({" ".join(said[place : place + RUN]) for word in lowest for place in (said.index(word),)}))


@lru_cache(maxsize=1 << 16)
def _number(word: str) -> int:
    """A word's number: two sums, so that no two words have one. The order of a set differs between processes."""
    return zlib.crc32(word.encode()) << 32 | zlib.adler32(word.encode())


def alike[K](texts: Iterable[tuple[K, Sequence[str]]], words: Callable[[K], list[str]], least: float) -> Iterator[tuple[K, K, float]]:
    """(text, earlier text, likeness) of each text that shares at least `least` (from 0 to 1) of its runs of words with an earlier one.

    Of each text there are its `telling_runs`; for its `words` is asked only where it may be a copy, or have one.
    """
    originals: list[K] = []
    holders: dict[str, list[int]] = {}
    for key, kept in texts:
        shared = Counter(chain.from_iterable(holders.get(run, ()) for run in kept))
        # half of what is asked for: so few runs are a rough measure
        likely = [number for number, count in shared.items() if count >= least / 2 * len(kept)]
        near = sorted(likely, key=shared.__getitem__, reverse=True)[:COMPARED_MOST]
        said = words(key) if near else []
        best, original = max(((likeness(said, words(originals[number])), -number) for number in near), default=(0.0, 0))
        if best >= least:
            yield key, originals[-original], best
            continue
        for run in kept:
            held = holders.setdefault(run, [])
            if len(held) < SHARED_BY_MOST:
                held.append(len(originals))
        originals.append(key)


def likeness(one: list[str], other: list[str]) -> float:
    """How many of the runs of words of two texts are in both, from 0 to 1; 1 only if they say the same."""
    if one == other:
        return 1.0
    runs, others = _runs(one), _runs(other)
    return min(0.999, len(runs & others) / max(1, len(runs | others)))


def _runs(said: list[str]) -> set[tuple[str, ...]]:
    return set(zip(*(said[start:] for start in range(RUN)), strict=False))
