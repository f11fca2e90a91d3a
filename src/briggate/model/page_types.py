"""Page types: what each adds to the front matter of any page."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, Self

from pydantic import Field, model_validator

from briggate.model.front_matter import FrontMatter
from briggate.model.hours import OpeningHours
from briggate.model.record import Address, Code, Id, IdOf, Link, LocalTime, Record, Text, Title, TopTask, Url


class Home(FrontMatter):
    """The front page."""

    type: Literal["home"] = "home"
    top_tasks: tuple[TopTask, ...] = Field(default=(), max_length=6)


class Landing(FrontMatter):
    """A topic: the list of an area's tasks."""

    type: Literal["landing"] = "landing"
    top_tasks: tuple[TopTask, ...] = Field(default=(), max_length=6)


class Action(Record):
    """The start button."""

    text: Title
    url: Url
    hours: OpeningHours | None = None
    """When the online service works, if not always."""


class Provider(Record):
    """Who provides the service, when it is not the council."""

    kind: Literal["police", "nhs", "charity", "government", "council", "other"]
    name: Title
    url: Url | None = None


class Download(Record):
    text: Title
    file: Text
    """A file of this site, relative to content/."""
    format: Title
    size: Title


class Service(FrontMatter):
    """One thing a resident can do or get."""

    type: Literal["service"] = "service"
    topics: tuple[Address, ...] = Field(min_length=1)
    action: Action | None = None
    """The start button, for a service that can be done online."""
    contact: IdOf | None = None
    """An id of site_config/contacts/; without it, the owner's."""
    lgsl: tuple[Code, ...] = ()
    """Codes of the national list of services."""
    lgil: tuple[Code, ...] = ()
    """Codes of the national list of interactions."""
    channels: tuple[Literal["online", "phone", "in_person", "post", "webchat"], ...] = ()
    """The ways in which it can be done."""
    eligibility: tuple[Text, ...] = ()
    """Who can have it, one condition to a line."""
    cost: Text | None = None
    """What it costs, in a sentence that refers to facts."""
    provider: Literal["council"] | Provider = "council"
    """Who provides it, when it is not the council."""
    before_you_start: tuple[Text, ...] = ()
    """What people need to have with them."""
    how_long: Text | None = None
    """How long it takes to apply."""
    what_happens_next: Text | None = None
    """What the council does then, and by when."""
    help_online: Text | None = None
    """How someone who cannot use the online service gets help with it."""
    downloads: tuple[Download, ...] = ()
    """Forms and documents, each with its format and size."""


class Part(Record):
    title: Title
    file: Text
    """A Markdown file, relative to the guide's own folder."""


class Guide(FrontMatter):
    """A subject in several parts, each with an address of its own."""

    type: Literal["guide"] = "guide"
    topics: tuple[Address, ...] = Field(min_length=1)
    parts: tuple[Part, ...] = Field(min_length=1)
    """The parts, in order."""
    contact: IdOf | None = None
    lgsl: tuple[Code, ...] = ()


class GuidePart(Record):
    """The front matter that a part of a guide may have; the rest is the guide's."""

    summary: Text | None = None
    synonyms: tuple[Title, ...] = ()


class Step(Record):
    title: Title
    summary: Text | None = None
    logic: Literal["number", "and", "or"] = "number"
    """`and`, `or`: done along with, or instead of, the step before."""
    optional: bool = False
    links: tuple[Link, ...] = ()


class StepByStep(FrontMatter):
    """A pathway: what to do, in order."""

    type: Literal["step_by_step"] = "step_by_step"
    topics: tuple[Address, ...] = Field(min_length=1)
    steps: tuple[Step, ...] = Field(min_length=1)
    """What to do, in order."""
    contact: IdOf | None = None
    lgsl: tuple[Code, ...] = ()


class FacetValue(Record):
    id: Id
    label: Title


class Facet(Record):
    """One way to narrow a directory down."""

    id: Id
    label: Title
    values: tuple[FacetValue, ...] = Field(min_length=1)


class Directory(FrontMatter):
    """A list of venues that can be narrowed down. Its venues are the pages under it."""

    type: Literal["directory"] = "directory"
    topics: tuple[Address, ...] = ()
    facets: tuple[Facet, ...] = ()
    """The ways to narrow the list down."""


class Location(Record):
    address: tuple[Title, ...] = Field(min_length=1)
    postcode: Title | None = None
    lat: float | None = Field(default=None, ge=-90, le=90)
    lng: float | None = Field(default=None, ge=-180, le=180)
    uprn: Code | None = None
    getting_there: Text | None = None
    """How to get there, in words."""


class VenueService(Record):
    """Something offered at a venue, with its own hours where they differ."""

    title: Title
    page: Address | None = None
    summary: Text | None = None
    opening_hours: OpeningHours | None = None


class Venue(FrontMatter):
    """A place that people go to."""

    type: Literal["venue"] = "venue"
    location: Location
    """Where it is."""
    opening_hours: OpeningHours | None = None
    facilities: tuple[Title, ...] = ()
    """What people find there: Wi-Fi, a jobshop, a changing place."""
    facets: Mapping[Id, tuple[Id, ...]] = Field(default_factory=dict)
    """For each facet of the directory above it, the values that this venue has."""
    services: tuple[VenueService, ...] = ()
    """What is offered there."""
    contact: IdOf | None = None


Severity = Literal["announcement", "minor", "major", "notable_death"]
SEVERITIES: tuple[Severity, ...] = ("announcement", "minor", "major", "notable_death")
"""In order of precedence, the last first."""


class Alert(FrontMatter):
    """Something people should know now: a banner, and a page that says more."""

    type: Literal["alert"] = "alert"
    title: Title = Field(max_length=50)
    severity: Severity
    """How serious it is, which decides its colour and its place among others."""
    starts: LocalTime = Field(alias="from")
    """When the banner begins to show."""
    ends: LocalTime = Field(alias="to")
    """When it goes."""
    pages: tuple[Address, ...] = ()
    """Where the banner shows: these pages and those under them (for the home page, it alone). Without it, on every page."""
    link: Link | None = None
    """Where the banner leads, if not to this page."""

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.ends <= self.starts:
            raise ValueError("`to` should be later than `from`")
        return self


class PlainPage(FrontMatter):
    """Anything else: about the council, accessibility, privacy."""

    type: Literal["page"] = "page"


class AccessibilityStatement(FrontMatter):
    """The accessibility statement, written from site_config/statement.yml and checks/known_issues.yml around the page's own body."""

    type: Literal["accessibility_statement"] = "accessibility_statement"


PAGE_TYPES: Mapping[str, type[FrontMatter]] = MappingProxyType(
    {
        "home": Home,
        "landing": Landing,
        "service": Service,
        "guide": Guide,
        "step_by_step": StepByStep,
        "venue": Venue,
        "directory": Directory,
        "alert": Alert,
        "page": PlainPage,
        "accessibility_statement": AccessibilityStatement,
    }
)
