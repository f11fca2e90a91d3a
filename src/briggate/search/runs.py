"""Sequences cut where they say so themselves, so that what is put in or taken out moves no cut but its neighbours."""

from collections.abc import Iterator, Sequence
from zlib import crc32


def runs(keys: Sequence[str], weights: Sequence[int], least: int, most: int, one_in: int) -> Iterator[slice]:
    """Each run of a sequence with these keys and weights.

    A run ends once it weighs `least` and a key comes that is one in `one_in` (by its checksum), and before it weighs more than `most`.
    """
    start, weight = 0, 0
    for place, key in enumerate(keys):
        chosen = weight >= least and crc32(key.encode()) % one_in == 0
        if place > start and (chosen or weight + weights[place] > most):
            yield slice(start, place)
            start, weight = place, 0
        weight += weights[place]
    if keys:
        yield slice(start, len(keys))
