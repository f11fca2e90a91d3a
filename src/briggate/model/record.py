"""The base of every record read from YAML, and the kinds of value that records share."""

import re
from datetime import date as Date
from datetime import datetime, time
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, WithJsonSchema

TITLE_MOST = 200
TEXT_MOST = 5_000

_ADDRESS = re.compile(r"/(?:[a-z0-9][a-z0-9._-]*/)*")
_LOCAL_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{1,2}:\d{2})")
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_URL = re.compile(r"https?://[^\s<>\x22\x27]+|(?:mailto|tel):[^\s<>\x22\x27]+")

_PATH_AS_WRITTEN = r"(?:[a-z0-9][a-z0-9._-]*/)*(?:[a-z0-9][a-z0-9._-]*)?/*"
"""What `_address` makes an address of, for an editor's schema."""


class Record(BaseModel):
    """A frozen record. Unknown keys are refused; nothing is converted that a person did not plainly mean."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, use_attribute_docstrings=True, defer_build=True)


def description_of(model: type[BaseModel], key: str) -> str:
    """What a key is for, in its own words or in those of the record that it is taken from."""
    for owner in model.__mro__:
        for name, field in getattr(owner, "model_fields", {}).items():
            if (field.alias or name) == key and field.description:
                return str(field.description)
    return ""


def _text(value: Any) -> Any:
    """Text that YAML took for a whole number or a date says the same thing as text; anything else does not."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | Date):
        return value
    return str(value)


def _address(value: str) -> str:
    """`bins/missed-bin.md`, `/bins/missed-bin` and `/bins/missed-bin/` all name `/bins/missed-bin/`."""
    path = value.strip("/")
    path = re.sub(r"(^|/)index\.md$", r"\1", path).removesuffix(".md").strip("/")
    address = f"/{path}/" if path else "/"
    if not _ADDRESS.fullmatch(address):
        raise ValueError("should be the address of a page, such as /bins/missed-bin/")
    return address


def _url(value: str) -> str:
    if value.startswith("/") and not value.startswith("//"):
        page, mark, anchor = value.partition("#")
        return _address(page) + mark + anchor
    if not _URL.fullmatch(value):
        raise ValueError("should be a web address (https://…) or the address of a page (/bins/missed-bin/)")
    return value


def _local_time(value: Any) -> Any:
    if isinstance(value, Date) and not isinstance(value, datetime):
        return datetime(value.year, value.month, value.day)
    if isinstance(value, str) and (match := _LOCAL_TIME.fullmatch(value)):
        try:
            return datetime.strptime(f"{match[1]} {match[2]}", "%Y-%m-%d %H:%M")
        except ValueError as error:
            raise ValueError("should be a day and time that exist, such as 2026-12-01 09:00") from error
    if isinstance(value, datetime):
        return value
    raise ValueError("should be a day and a time, such as 2026-12-01 09:00")


def _time(value: Any) -> Any:
    if isinstance(value, str) and (match := _TIME.fullmatch(value)):
        return time(int(match[1]), int(match[2]))
    if isinstance(value, time):
        return value
    raise ValueError("should be a time on the 24-hour clock, such as 9:00 or 20:15")


Text = Annotated[
    str,
    BeforeValidator(_text),
    StringConstraints(min_length=1, max_length=TEXT_MOST),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"\S", "maxLength": TEXT_MOST}),
]
"""Plain text, never HTML. References such as `[[fact id]]` and `[[phone id]]` are replaced where it is shown."""

Title = Annotated[
    str,
    BeforeValidator(_text),
    StringConstraints(min_length=1, max_length=TITLE_MOST, pattern=r"^[^\n]*$"),
    WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\s*\S[^\n]*\s*$", "maxLength": TITLE_MOST}),
]
"""Plain text on one line."""

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=80)]
"""A name for a record: lower-case words joined by hyphens."""

IdOf = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=80, pattern=r"^[^\n]*$"),
    WithJsonSchema({"type": "string", "pattern": "^[a-z0-9]+(?:-[a-z0-9]+)*$", "maxLength": 80}),
]
"""The id of a record that stands elsewhere. Any words are read, so that one that is missing can be told with the nearest there is."""

Code = Annotated[
    str,
    BeforeValidator(_text),
    StringConstraints(pattern=r"^[0-9]{1,12}$"),
    WithJsonSchema({"type": ["string", "integer"], "pattern": "^[0-9]{1,12}$", "minimum": 0, "maximum": 999_999_999_999}),
]
"""A code of digits (LGSL, LGIL, UPRN): always text, so that leading noughts stay."""

Address = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=300),
    AfterValidator(_address),
    WithJsonSchema({"type": "string", "pattern": rf"^(?=.*\S)\s*/*{_PATH_AS_WRITTEN}\s*$", "maxLength": 300}),
]
"""A page of this site, by any address that it has or has had: `/bins/missed-bin/` (or its file, `bins/missed-bin.md`)."""

Url = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=2_000),
    AfterValidator(_url),
    WithJsonSchema({"type": "string", "pattern": rf"^\s*(?:{_URL.pattern}|/(?!/){_PATH_AS_WRITTEN}(?:#.*)?)\s*$", "maxLength": 2_000}),
]
"""A page of this site, or an outside address that begins https://, http://, mailto: or tel:."""

LocalTime = Annotated[
    datetime,
    BeforeValidator(_local_time),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}([ T]([01]?\d|2[0-3]):[0-5]\d)?$"}),
]
"""A day and time on the clocks of the council's town, without an offset (a date alone means midnight)."""

ClockTime = Annotated[time, BeforeValidator(_time), WithJsonSchema({"type": "string", "pattern": f"^({_TIME.pattern})$"})]
"""A time of day on the 24-hour clock."""

Day = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
DAYS: tuple[Day, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


class Link(Record):
    """Words that lead somewhere."""

    text: Title
    url: Url


class TopTask(Link):
    """One of the few things that most people come to a landing page for."""

    kind: Literal["action", "information"] = "action"


class ChangeNote(Record):
    """What changed on a page, for people who follow it."""

    date: Date
    note: Text = Field(max_length=500)
