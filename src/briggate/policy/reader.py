"""checks/ from files: one file a subject, every fault with its line."""

from dataclasses import dataclass
from pathlib import Path

from briggate.model.fault import Fault
from briggate.model.policy import Policy

FOLDER = "checks"


@dataclass(frozen=True)
class PolicyRead:
    """What checks/ says, and every fault."""

    policy: Policy
    faults: tuple[Fault, ...]


def read_policy(folder: Path) -> PolicyRead:
    """Read a whole checks folder."""
    return PolicyRead(Policy(), ())
