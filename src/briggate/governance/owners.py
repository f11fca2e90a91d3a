"""Who can approve a change of which files, as lines of paths from the general to the exact: what CODEOWNERS says to a forge."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from briggate.governance.changes import CODE_OWNERS
from briggate.governance.policy import HOLDERS, Policy
from briggate.model.governance import FileClass, Role

ALL_FILES = "*"


class NobodyAble(ValueError):
    """Nobody can approve anything by a policy; the words are for an officer."""


@dataclass(frozen=True)
class OwnedPath:
    """Some files, and who can approve a change of them today: of several lines that hold a file, the last counts."""

    path: str
    """From the top of the repository with a slash before it, a folder with one after it; `*` for all there are."""
    kind: FileClass
    people: tuple[str, ...]
    """Ids; never none."""


def owned_paths(policy: Policy, on: Date) -> Iterator[OwnedPath]:
    """Every file has its line. What nobody else can approve is the governance holders'. Raises NobodyAble where there are none."""
    holders = able(policy, "governance-holder", on)
    if not holders:
        raise NobodyAble("no governance holder in governance/publishers.yml has a key and rights that have not ended")
    yield OwnedPath(ALL_FILES, "platform", able(policy, HOLDERS["platform"], on) or holders)
    for folder in ("content", "site_config"):
        yield OwnedPath(f"/{folder}/", "content", holders)
    for path in ("governance/", "checks/*.yml", *CODE_OWNERS.values()):
        yield OwnedPath(f"/{path}", "governance", holders)
    sections = sorted((path, name) for name, section in policy.permissions.sections.items() for path in section.paths)
    for path, name in sections:  # a folder comes before what lies in it
        yield OwnedPath(f"/{path}", "content", able(policy, "approver", on, name) or holders)


def sections_of_nobody(policy: Policy, on: Date) -> list[str]:
    """Ids of the sections whose changes nobody can approve."""
    return [name for name in policy.permissions.sections if not able(policy, "approver", on, name)]


def able(policy: Policy, role: Role, on: Date, section: str | None = None) -> tuple[str, ...]:
    """Ids of those who can do what a role does: with a key, and rights that have not ended."""
    return tuple(each for each in policy.active(role, on) if policy.people[each].keys and policy.may(each, role, section))
