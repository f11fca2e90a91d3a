"""Everything that site_config/ says, as one record."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from briggate.model.council import Channel, Contact, Council, ExtraEntry, Fact, Navigation, OutsideOrigin, Owner, Redirect
from briggate.model.record import Record
from briggate.model.statement import Statement


@dataclass(frozen=True)
class Placed[R: Record]:
    """A record, and where it stands."""

    record: R
    file: str
    line: int


@dataclass(frozen=True)
class Settings:
    """site_config/, read. Mappings go from id to record; where one stands matters for faults only."""

    council: Council
    navigation: Navigation
    owners: Mapping[str, Placed[Owner]]
    contacts: Mapping[str, Placed[Contact]]
    facts: Mapping[str, Placed[Fact]]
    redirects: tuple[Placed[Redirect], ...] = ()
    extra_entries: tuple[Placed[ExtraEntry], ...] = ()
    channels: tuple[Placed[Channel], ...] = ()
    origins: tuple[Placed[OutsideOrigin], ...] = ()
    statement: Statement | None = None
    statement_file: str = ""
    """Where the statement is written; "" where nobody has written one."""
    statement_lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict, repr=False)
    navigation_file: str = "site_config/navigation.yml"
    navigation_lines: Mapping[tuple[str | int, ...], int] = field(default_factory=dict, repr=False)
    """Where each of its values stands: `("menu", 0)` → line."""
