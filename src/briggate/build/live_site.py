"""A site that is kept ready while somebody writes: what a server asks of whoever builds it."""

from dataclasses import dataclass
from typing import Protocol

from briggate.model.site import Site


@dataclass(frozen=True)
class Refreshed:
    """What came of building the site again."""

    addresses: frozenset[str] | None
    """The pages whose HTML is another one now, or that came or went; None where any may be."""
    seconds: float


class LiveSite(Protocol):
    """The last site that could be built. What it gives may be asked for by any thread, also while it is built again."""

    @property
    def site(self) -> Site:
        """What it was built from, for rules over its pages."""

    @property
    def pages(self) -> int:
        """How many addresses it has."""

    def file(self, path: str) -> bytes | None:
        """A file of the site by its path (`bins/index.html`, `assets/site.4f2a.css`); None where there is none."""

    def refresh(self) -> Refreshed:
        """Build again what depends on what has changed. Raises BuildStopped; the last good site stays."""
