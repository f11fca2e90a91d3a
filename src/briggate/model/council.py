"""Facts about the council that the whole site refers to."""

from datetime import date as Date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from briggate.model.clock import is_time_zone
from briggate.model.hours import OpeningHours
from briggate.model.record import Address, Id, Link, Record, Text, Title, Url


def _site_url(value: str) -> str:
    return value if value.endswith("/") else value + "/"


def _time_zone(value: str) -> str:
    if not is_time_zone(value):
        raise ValueError("should be the name of a time zone, such as Europe/London")
    return value


SiteUrl = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\x22\x27?#]+$", max_length=200), AfterValidator(_site_url)]
TimeZone = Annotated[str, AfterValidator(_time_zone)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Origin = Annotated[str, StringConstraints(pattern=r"^https://[a-z0-9.-]+(:[0-9]+)?$")]
Phone = Annotated[str, StringConstraints(pattern=r"^[0-9][0-9 ]{2,18}[0-9]$")]
Email = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}$")]


class BankHoliday(Record):
    date: Date
    name: Title


class Council(Record):
    """site_config/council.yml: who publishes this site."""

    name: Title
    """The council's whole name: Leeds City Council."""
    short_name: Title
    """What people call the place: Leeds."""
    site_url: SiteUrl
    """Where the site is served, with https://."""
    time_zone: TimeZone = "Europe/London"
    """An IANA time zone: the clock by which alerts, hours and dates are read."""
    language: Language = "en"
    """The default language of pages, which has no prefix in addresses."""
    languages: dict[Language, Title] = Field(default_factory=dict)
    """Other languages that pages are offered in: code → the language's own name for itself."""
    address: tuple[Title, ...] = ()
    brand_words: Title | None = None
    """A few words beside the council's name in the header."""
    demonstration: Text | None = None
    """If given, every page says that this is a demonstration, in these words."""
    bank_holidays: tuple[BankHoliday, ...] = ()


class Owner(Record):
    """site_config/owners.yml: a service area answerable for pages being true."""

    name: Title
    centre: Title | None = None
    """The contact centre's centre of excellence that answers for it."""
    contact: Id | None = None
    """The contact that its pages show when they name none."""


class PhoneLine(Record):
    number: Phone
    label: Title | None = None
    hours: OpeningHours | None = None


class Contact(Record):
    """site_config/contacts/<owner>.yml: ways to reach one team."""

    name: Title
    phones: tuple[PhoneLine, ...] = ()
    text_relay: Phone | None = None
    email: Email | None = None
    form: Url | None = None
    address: tuple[Title, ...] = ()
    webchat: bool = False
    """Whether the council's web chat answers for this team too."""
    in_person: Address | None = None
    """The page that says where to go."""
    hours: OpeningHours | None = None
    note: Text | None = None


class FactChange(Record):
    """A later value that is known already, and the day it begins to hold."""

    starts: Date
    value: Text


class Fact(Record):
    """site_config/facts/<owner>.yml: a fee, date or threshold that pages refer to and never repeat."""

    value: Text
    valid_to: Date | None = None
    """The last day on which the (last) value holds. After it the fact is overdue."""
    later: tuple[FactChange, ...] = ()
    note: Text | None = None
    """For publishers: where the value comes from."""

    def on(self, day: Date) -> str:
        """The value that holds on a day."""
        begun = [change for change in self.later if change.starts <= day]
        return max(begun, key=lambda change: change.starts).value if begun else self.value


class Redirect(Record):
    """site_config/redirects/<owner>.yml: an old address, and where it leads now."""

    old: Address
    new: Url


class ExtraEntry(Record):
    """site_config/a_to_z/<owner>.yml: a word residents use, and the page it leads to."""

    term: Title
    page: Address


class Channel(Record):
    """site_config/channels.yml: a way to reach the council as a whole."""

    kind: Literal["webchat", "social", "email", "phone", "text", "video"]
    name: Title
    url: Url | None = None
    number: Phone | None = None
    hours: OpeningHours | None = None
    note: Text | None = None


class OutsideOrigin(Record):
    """site_config/origins.yml: another host that some pages may load from, which the security policy then allows there."""

    origin: Origin
    use: Literal["script", "style", "image", "font", "connect", "frame", "media"]
    owner: Id
    reason: Text
    pages: tuple[Address, ...] = Field(min_length=1)


class Navigation(Record):
    """site_config/navigation.yml: what the header's menu and the footer offer."""

    menu: tuple[Link, ...] = ()
    """Links in the menu beside the topics."""
    topics: tuple[Address, ...] = ()
    """The topics in the order of the home page and the menu; the others follow by title."""
    footer: tuple[Link, ...] = ()
    report_a_problem: Url
    """Where “Report a problem with this page” leads; the page's address is added as `?page=`, or as the body of an e-mail."""
