"""Alterations that know nothing of what bytes mean, drawn by a seed."""

from random import Random

from tests.gate.fuzz.scenes import Edit, Rendered

TELLING = (
    b"\0", b"\n", b" ", b"\n\n", b"\r\n", b"/", b"..", b"<", b">", b"tree ", b"parent ", b"gpgsig ", b"- ", b": ", b"&a ", b"*a", b"!!",
    b'"', b"{", b"\xff", "\u202e".encode(), "\u0661".encode(), b"0", b"-", b"=", b"40000 ", b"120000 ",
)  # fmt: skip
"""What has a meaning to one reader or another."""


def drawn(rng: Random, other: Rendered) -> Edit:
    """An alteration of some bytes; `other` is where those come from that are put between them."""
    one = rng.choice((_flip, _flip, _flip, _put_in, _take_out, _twice, _cut, _change, _swap))
    if rng.random() < 0.1:
        pieces = [data for _, data in other.table.held.values()]
        return _spliced(rng, pieces[rng.randrange(len(pieces))])
    return one(rng)


def _flip(rng: Random) -> Edit:
    place, bit = rng.random(), 1 << rng.randrange(8)

    def edit(data: bytes) -> bytes:
        at = int(place * len(data))
        return data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :] if data else data

    return edit


def _put_in(rng: Random) -> Edit:
    place, put = rng.random(), rng.choice(TELLING) if rng.random() < 0.7 else rng.randbytes(rng.randint(1, 4))
    return lambda data: data[: int(place * len(data))] + put + data[int(place * len(data)) :]


def _take_out(rng: Random) -> Edit:
    place, size = rng.random(), rng.choice((1, 1, 2, 5, 20, 41))
    return lambda data: data[: int(place * len(data))] + data[int(place * len(data)) + size :]


def _twice(rng: Random) -> Edit:
    place, size = rng.random(), rng.choice((1, 2, 10, 45, 100))

    def edit(data: bytes) -> bytes:
        at = int(place * len(data))
        return data[: at + size] + data[at:]

    return edit


def _cut(rng: Random) -> Edit:
    place = rng.random()
    return lambda data: data[: int(place * len(data))]


def _change(rng: Random) -> Edit:
    place, put = rng.random(), rng.choice(TELLING)
    return lambda data: data[: int(place * len(data))] + put + data[int(place * len(data)) + len(put) :]


def _swap(rng: Random) -> Edit:
    """Two lines change places."""
    one, other = rng.random(), rng.random()

    def edit(data: bytes) -> bytes:
        lines = data.split(b"\n")
        a, b = int(one * len(lines)), int(other * len(lines))
        lines[a], lines[b] = lines[b], lines[a]
        return b"\n".join(lines)

    return edit


def _spliced(rng: Random, piece: bytes) -> Edit:
    """The beginning of one, the end of another."""
    here, there = rng.random(), rng.random()
    return lambda data: data[: int(here * len(data))] + piece[int(there * len(piece)) :]
