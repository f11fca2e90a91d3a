"""What the accessibility statement says beside the known issues."""

from datetime import date as Date
from typing import Literal, Self

from pydantic import Field, model_validator

from briggate.model.record import Address, IdOf, Link, Record, Text, Title, Url

Compliance = Literal["fully", "partially", "not"]


class Enforcement(Record):
    """Who sees to it that the regulations are kept."""

    body: Title
    """Who enforces the regulations: the Equality and Human Rights Commission, or the Equality Commission for Northern Ireland."""
    complaints: Link
    """Whom people turn to who are not happy with the council's answer."""


class Wording(Record):
    """The passages whose wording the regulations prescribe. Each stands in the statement as it is written here.

    The council supplies them, from the text of the law. Until then the engine says the same in plain words of its own.
    """

    scope: Text | None = None
    """What the statement is about."""
    enforcement: Text | None = None
    """Who enforces the regulations."""
    commitment: Text | None = None
    """That the council is committed to them."""
    compliance: Text | None = None
    """Whether the site is fully, partially or not compliant, and why."""
    non_accessible: Text | None = None
    """What goes before the list of what is not accessible."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The passages that are not there, by their keys."""
        return tuple(key for key in type(self).model_fields if getattr(self, key) is None)


class Statement(Record):
    """site_config/statement.yml: what the accessibility statement says beside the known issues. Roles, not names."""

    page: Address
    """The page that shows the statement: one of type accessibility_statement."""
    contact: IdOf
    """Whom people write to or call about accessibility: an id of site_config/contacts/."""
    contact_form: Url
    """The form by which people report a problem that the statement does not list."""
    response_days: int = Field(ge=1, le=90)
    """Within how many days the council answers."""
    enforcement: Enforcement
    """Who sees to it that the regulations are kept."""
    visiting: Text | None = None
    """What helps people who call or come: text relay, induction loops, sign language interpreters."""
    compliance: Compliance | None = None
    """Whether the site meets WCAG 2.2 at level AA: fully, partially or not. Without it, partially: only people who have looked say more."""
    prepared: Date
    """When the statement was first written."""
    reviewed: Date
    """When it was last looked over."""
    tested: Date
    """When the site was last tested."""
    tested_by: Title
    """Who tested it: a team or a company, in words that go after “by”."""
    sample: Text
    """Which pages were tested, and how they were chosen."""
    wording: Wording = Wording()
    """The passages whose wording the regulations prescribe."""

    @model_validator(mode="after")
    def _reviewed_after_it_was_prepared(self) -> Self:
        if self.reviewed < self.prepared:
            raise ValueError("`reviewed` should not be earlier than `prepared`")
        return self
