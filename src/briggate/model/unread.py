"""What stands in a file that could not be read. It is there, so naming it is nobody's fault."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["page", "owner", "contact", "fact", "language", "channel"]


@dataclass(frozen=True)
class Unread:
    """`("page", "/bins/") in unread` says whether that page may be there, behind a fault that is told elsewhere."""

    names: frozenset[tuple[Kind, str]] = frozenset()
    kinds: frozenset[Kind] = frozenset()
    """Kinds of which so much could not be read that any name may be among it."""

    def __contains__(self, named: tuple[Kind, str]) -> bool:
        return named in self.names or named[0] in self.kinds

    def __or__(self, other: "Unread") -> "Unread":
        return Unread(self.names | other.names, self.kinds | other.kinds)


NOTHING_UNREAD = Unread()


def unread(kind: Kind, names: Iterable[str]) -> Unread:
    """Names of one kind."""
    return Unread(frozenset((kind, name) for name in names))
