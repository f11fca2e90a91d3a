"""Templates of the HTML reports: one page each, with its style inside and nothing asked of anybody."""

import struct
from base64 import b64encode
from datetime import date as Date
from functools import cache
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from briggate.model.finding import Finding, Place
from briggate.reporters.pages import due_in_words
from briggate.reporters.words import counted, date, harmless, how_long, moment, place_in_words, reason, sentence


def rendered(template: str, **facts: Any) -> str:
    """A template filled in. Whatever is written into it is escaped and made harmless."""
    return f"{_environment().get_template(template).render(**facts).strip()}\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("briggate.reporters"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )
    environment.filters.update(date=date, moment=moment, counted=counted, reason=reason, sentence=sentence)
    environment.filters.update(kind=_kind, tone=_tone, picture=_picture)
    environment.globals.update(place_in_words=_place_in_words, due_in_words=due_in_words, ended=_ended)
    return environment


class _Picture(NamedTuple):
    address: Markup
    width: int
    height: int


def _picture(png: bytes) -> _Picture:
    """A PNG as an address of its own, and its size, which stands in its first bytes."""
    width, height = struct.unpack(">II", png[16:24])
    return _Picture(Markup(f"data:image/png;base64,{b64encode(png).decode()}"), width, height)  # letters, digits, + / and = alone


def _harmless(value: Any) -> Any:
    """Markup is what a template has made, so its parts were here before."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _kind(finding: Finding) -> str:
    if finding.outcome == "cannot tell":
        return "A person has to tell"
    return "Error" if finding.severity == "error" else "Warning"


def _tone(finding: Finding) -> str:
    """The class that colours it. No class says “error”: rules take that for a form’s message."""
    return "tone-stop" if finding.outcome == "failed" and finding.severity == "error" else "tone-care"


def _place_in_words(place: Place) -> str:
    return place_in_words(place) if place.file else ""


def _ended(day: Date, today: Date) -> str:
    days = (day - today).days
    return "today" if not days else f"in {how_long(days)}" if days > 0 else f"ended {how_long(-days)} ago"
