"""How numbers, words and postings are written as text that is small once compressed. `theme/assets/search/coding.js` reads the same.

A posting says which pages have a term, and how often in which field. Pages go in their order, group by group; within a group a page is
left out or told of, so that where most pages have the term one character a page is enough. `docs/developers/search.md` has the table.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

DIGITS: Final = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\')
"""The 92 characters of ASCII that are seen, and stand in JSON as they are. A space parts what is joined."""
BASE: Final = len(DIGITS) // 2
VALUES: Final = {digit: value for value, digit in enumerate(DIGITS)}

GROUP: Final = 16
"""The most pages of a group."""

# Symbols: what the digit of that value means in a posting.
ONCE, SKIP, TIMES, MORE, FIELD, AGAIN, NEXT, FAR = 0, 16, 32, 64, 65, 71, 72, 73
MOST_TIMES: Final = MORE - TIMES - 1


def number(value: int) -> str:
    """A whole number from 0: digits of the upper half go before the last, which is of the lower half."""
    text = DIGITS[value % BASE]
    while value := value // BASE:
        text = DIGITS[BASE + value % BASE] + text
    return text


def numbers(text: str) -> list[int]:
    """The numbers written one after the other."""
    values = iter(map(VALUES.__getitem__, text))
    return [_number(first, values) for first in values]


def _number(digit: int, following: Iterator[int]) -> int:
    value = 0
    while digit >= BASE:
        value = (value + digit - BASE) * BASE
        digit = next(following)
    return value + digit


def joined_texts(texts: Sequence[str]) -> str:
    """Texts without spaces, in order: of each, how many letters it shares with the one before, and the rest."""
    before, written = "", []
    for text in texts:
        shared = 0
        for letter, other in zip(before, text[: len(DIGITS) - 1], strict=False):
            if letter != other:
                break
            shared += 1
        written.append(DIGITS[shared] + text[shared:])
        before = text
    return " ".join(written)


def parted_texts(written: str) -> list[str]:
    """The texts that `joined_texts` wrote."""
    texts, before = [], ""
    for each in written.split(" ") if written else ():
        before = before[: VALUES[each[0]]] + each[1:]
        texts.append(before)
    return texts


def in_body(times: int) -> str:
    """How often a term is in a page's body; this ends what is said of the page."""
    if times == 1:
        return DIGITS[ONCE]
    more, rest = divmod(times, MOST_TIMES) if times > MOST_TIMES else (0, times)
    return DIGITS[MORE] * more + DIGITS[TIMES + rest]


def in_field(field: int, times: int, length: int) -> str:
    """How often a term is in another field, and how many terms that field has."""
    return DIGITS[FIELD + field] + number(length) + DIGITS[AGAIN] * (times - 1)


def after_pages(gap: int, said: str) -> str:
    """What is said of a page, when `gap` pages of its group before it go without the term."""
    if said == DIGITS[ONCE]:
        return DIGITS[ONCE + gap]
    return DIGITS[SKIP + gap] + said if gap else said


def after_groups(gap: int) -> str:
    """The beginning of a group, `gap` groups after the one before it."""
    return DIGITS[NEXT] if gap == 1 else DIGITS[FAR] + number(gap)


@dataclass(frozen=True)
class Posting:
    """A page (its place among all) that has a term in a field, how often, and how many terms the field has there (None: the body)."""

    place: int
    field: int
    times: int
    length: int | None


def postings(text: str, groups: Sequence[int], body: int) -> Iterable[Posting]:
    """The postings of a term. `groups` says where each group begins; `body` is the number of the body's field."""
    values = iter(map(VALUES.__getitem__, text))
    group, place, more = -1, 0, 0
    fields: list[tuple[int, int, int]] = []
    for value in values:
        if value >= NEXT:
            group += 1 if value == NEXT else _number(next(values), values)
            place = groups[group]
        elif value == AGAIN:
            fields[-1] = (fields[-1][0], fields[-1][1] + 1, fields[-1][2])
        elif value >= FIELD:
            fields.append((value - FIELD, 1, _number(next(values), values)))
        elif value == MORE:
            more += MOST_TIMES
        elif SKIP <= value < TIMES:
            place += value - SKIP
        else:
            place += value if value < SKIP else 0
            times = more + (1 if value < SKIP else value - TIMES)
            yield from (Posting(place, *each) for each in fields)
            if times:
                yield Posting(place, body, times, None)
            place, more, fields = place + 1, 0, []
