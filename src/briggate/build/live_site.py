from dataclasses import dataclass


@dataclass(frozen=True)
class Refreshed:
    addresses: frozenset[str] | None
    seconds: float
