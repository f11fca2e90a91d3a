"""Front matter: what any page may say of itself."""

from datetime import date as Date
from typing import Literal, Self

from pydantic import Field, model_validator

from briggate.model.council import Language
from briggate.model.record import Address, ChangeNote, IdOf, LocalTime, Record, Text, Title, Url


class SearchSettings(Record):
    """How search treats a page."""

    boost: float = Field(default=1, ge=0.1, le=10)
    exclude: bool = False
    phrases: tuple[Title, ...] = ()
    """What people type; each should find this page in the first five results."""


class Withdrawn(Record):
    """The page stays, and says that it no longer applies."""

    date: Date
    reason: Text


class Unpublish(Record):
    """When a page goes, and the page that takes its place."""

    at: LocalTime
    redirect: Url


class FrontMatter(Record):
    """What any page may say of itself."""

    title: Title
    """What the page is called: one plain sentence or phrase, no HTML."""
    summary: Text
    """One sentence that answers the reader, or says what the page does for them."""
    type: str
    """The page type, which says what else the page may have."""
    owner: IdOf
    """The service area answerable for the page: an id of site_config/owners.yml."""
    last_reviewed: Date
    """When the owner last confirmed that the page is true."""
    review_in: Literal[3, 6, 12, 18, 24, 36] = 12
    """Months until the owner confirms it again."""
    a_to_z: tuple[Title, ...] = ()
    """Words residents look under in the A–Z, beside the title. Each is shown as “Word: see Title”."""
    synonyms: tuple[Title, ...] = ()
    """Words that search finds the page by, never shown."""
    search: SearchSettings = SearchSettings()
    """How search treats the page, if not as any other."""
    topics: tuple[Address, ...] = ()
    """Landing pages of the topics that this page belongs to."""
    related: tuple[Address, ...] | None = None
    """Pages to offer beside this one; without it they are chosen by topic."""
    redirect_from: tuple[Address, ...] = ()
    """Every other address that this page has had."""
    lang: Language | None = None
    """The code of the page's language, if it is not the site's."""
    translation_of: Address | None = None
    """The page that this one translates."""
    status: Literal["normal", "revised", "limited"] = "normal"
    """Whether the service runs as usual."""
    status_text: Text | None = None
    """What people should know while the status is not normal."""
    status_to: LocalTime | None = None
    """When the status is normal again."""
    withdrawn: Withdrawn | None = None
    """Given when the page no longer applies, and stays to say so."""
    publish_at: LocalTime | None = None
    """When the page begins to show."""
    unpublish_at: Unpublish | None = None
    """When the page goes, and what takes its place."""
    changes: tuple[ChangeNote, ...] = ()
    """What changed and when, for the page of changes and its feed."""

    @model_validator(mode="after")
    def _status_has_an_end(self) -> Self:
        if self.status != "normal" and not (self.status_text and self.status_to):
            raise ValueError("a status other than normal needs `status_text` (what people should know) and `status_to` (when it ends)")
        return self
