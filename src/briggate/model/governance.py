"""Who may do what: people, the sections of the site, and how many approvals each kind of change needs."""

from datetime import date as Date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from briggate.model.file_names import DEVICE, NAME
from briggate.model.record import Id, IdOf, Record, Title

type Role = Literal["author", "approver", "governance-holder", "platform-holder"]
"""Author: changes pages and facts of sections. Approver: approves such changes. Governance holder: proposes and approves changes of the
policy. Platform holder: proposes and approves changes of everything else, such as templates."""
type FileClass = Literal["content", "governance", "platform"]

GOVERNANCE_HOLDERS_LEAST = 3
"""Fewer could not change the policy once one has gone: each change needs its author and two others."""

_PATH = r"[a-z0-9][a-z0-9._-]*"


def _email(value: str) -> str:
    return value.lower()


def _section_path(value: str) -> str:
    names = value.removesuffix("/").split("/")
    if not value.startswith(("content/", "site_config/")):
        raise ValueError("should begin with content/ or site_config/")
    if not all(NAME.fullmatch(name) and not DEVICE.fullmatch(name) for name in names):
        raise ValueError("should be a folder that ends in a slash, such as content/bins/, or one file")
    if not value.endswith("/") and "." not in names[-1]:
        raise ValueError(f"should end in a slash if it is a folder: {value}/")
    return value


_NOT_IN_EMAILS = r"\s\x00-\x1f<>@,;:!?*#\x22\\\[\]()"
"""Marks that would mean something in a file of allowed signers, or in CODEOWNERS: `*@example.org` is everybody there."""
Email = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=rf"^[^{_NOT_IN_EMAILS}]+@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+$", max_length=200),
    AfterValidator(_email),
]
SectionPath = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300), AfterValidator(_section_path)]
"""A folder with its slash, `content/bins/`, or one file, `site_config/contacts/waste.yml`."""
PublicKey = Annotated[str, StringConstraints(strip_whitespace=True, min_length=40, max_length=2_000, pattern=r"^[^\n]*$")]
"""A line of an SSH public key file: `ssh-ed25519 AAAA… comment`."""


class Accounts(Record):
    """Whom a person is on a forge."""

    github: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[a-zA-Z0-9][a-zA-Z0-9_-]{0,99}$")] | None = None
    """The name of the account on GitHub, without the @."""
    gitlab: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,99}$")] | None = None
    """The name of the account on GitLab, without the @."""


class Person(Record):
    """Somebody with rights."""

    name: Title
    """A role or a display name: Web editor, bins."""
    emails: tuple[Email, ...] = Field(min_length=1, max_length=10)
    """The addresses that stand in this person's commits. Files for others name the first."""
    accounts: Accounts = Accounts()
    """What CODEOWNERS calls this person; without it, by the first address."""
    keys: tuple[PublicKey, ...] = Field(default=(), max_length=10)
    """The SSH public keys that this person signs with; without one they can do nothing yet. Taking a line out revokes the key."""
    roles: tuple[Role, ...] = Field(min_length=1)
    """What this person may do: author, approver, governance-holder, platform-holder."""
    sections: tuple[IdOf, ...] = ()
    """The sections that an author or approver works in."""
    trained: Date
    """When this person was last trained to publish."""
    until: Date
    """The last day of these rights."""
    deputy: IdOf | None = None
    """Who stands in."""

    @model_validator(mode="after")
    def _sections_go_with_roles(self) -> Self:
        works_in_sections = bool({"author", "approver"} & set(self.roles))
        if works_in_sections and not self.sections:
            raise ValueError("an author or approver needs `sections`, the parts of the site that they work in")
        if self.sections and not works_in_sections:
            raise ValueError("`sections` are for authors and approvers; add one of those roles, or take the sections out")
        return self


class Section(Record):
    """A part of the site that the same people change and approve."""

    name: Title
    """What the section is called: Bins and recycling."""
    paths: tuple[SectionPath, ...] = Field(min_length=1)
    """Folders, each with a slash at its end, and single files. Of two that hold a file, the longer one counts."""


class Approvals(Record):
    """How many other people must approve a change of each kind."""

    content: int = Field(default=1, ge=1, le=5)
    """Approvers of every section that is touched."""
    governance: int = Field(default=2, ge=2, le=5)
    """Governance holders."""
    platform: int = Field(default=2, ge=1, le=5)
    """Platform holders."""


class Permissions(Record):
    """What each role may change and approve."""

    serial: int = Field(ge=1, le=1_000_000)
    """Rises by one with each change of the policy, so that no earlier policy can come back."""
    publishers_most: int = Field(ge=1, le=10_000)
    """The most people who may be authors at one time."""
    approvals: Approvals = Approvals()
    """How many other people must approve a change of each kind."""
    sections: dict[Id, Section] = Field(min_length=1)
    """The parts of the site."""


class ReviewPolicy(Record):
    """When pages and rights fall due."""

    training_months: int = Field(default=24, ge=1, le=60)
    """Months after which a person's training has to be done again."""
    warn_days: int = Field(default=30, ge=1, le=365)
    """Days before the end of somebody's rights, or of their training, from which it is told."""
