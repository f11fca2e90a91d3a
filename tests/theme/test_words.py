"""A language that the engine has words for has all of them, and says dates and hours as it should."""

from datetime import date, datetime, time
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from briggate.model.hours import HoursException, OpeningHours, Schedule
from briggate.theme import catalogue
from briggate.theme.catalogue import read_words
from briggate.theme.formats import Formats

WORDS = Path(catalogue.__file__).parent / "words"
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The forms that `Intl.PluralRules` tells apart; a language may have more of them than English."""
TODAY = date(2026, 12, 10)


def shape(words: Any, path: str = "") -> dict[str, object]:
    """Each key, with how many items it has or which words in braces."""
    if isinstance(words, dict):
        named = {"…" if key in PLURALS and "other" in words else key: value for key, value in words.items()}
        return {found: said for key, value in named.items() for found, said in shape(value, f"{path}.{key}").items()}
    if isinstance(words, list | tuple):
        return {path: len(words)}
    return {path: frozenset(field for _, field, _, _ in Formatter().parse(words) if field)}


@pytest.mark.parametrize("file", sorted(WORDS.glob("*.yml")), ids=lambda file: file.stem)
def test_a_language_has_every_word_of_english_with_the_same_gaps(file: Path) -> None:
    english = shape(read_words("en"))
    own = shape(catalogue._read(file, file.name)[0].data)
    assert own == english


def test_every_plural_form_of_a_language_has_the_gaps_of_english() -> None:
    for name, forms in read_words("cy")["search"].items():
        if isinstance(forms, dict):
            gaps = shape(read_words("en")["search"][name]["other"])
            assert [shape(form) for form in forms.values()] == [gaps] * len(forms), name


@pytest.fixture(scope="module")
def welsh() -> Formats:
    return Formats(read_words("cy")["time"])


def test_dates_and_times_in_welsh(welsh: Formats) -> None:
    assert welsh.date(date(2026, 3, 3)) == "3 Mawrth 2026"
    assert welsh.weekday_date(date(2026, 3, 3)) == "Dydd Mawrth 3 Mawrth"
    assert welsh.moment(datetime(2026, 8, 1, 20, 15)) == "8.15pm ar 1 Awst 2026"
    assert welsh.until(datetime(2026, 8, 1)) == "hanner nos ar ddiwedd 31 Gorffennaf 2026"
    assert [welsh.time(time(0)), welsh.time(time(12))] == ["hanner nos", "hanner dydd"]


def test_opening_hours_in_welsh(welsh: Formats) -> None:
    """The day after “i” is mutated."""
    hours = OpeningHours(
        usual=(
            Schedule(days=("monday", "tuesday", "wednesday"), opens=time(9), closes=time(12)),
            Schedule(days=("thursday", "sunday"), opens=time(13), closes=time(17)),
            Schedule(days=("friday",), opens=time(10), closes=time(11), frequency="monthly", weeks_of_month=(1, -1)),
        ),
        exceptions=(HoursException(first=date(2026, 12, 24), last=date(2026, 12, 26), reason="Nadolig"),),
    )
    assert welsh.usual(hours, TODAY) == [
        ("Dydd Llun i ddydd Mercher", "9am tan hanner dydd"),
        ("Dydd Iau, Dydd Sul", "1pm tan 5pm"),
        ("Dydd Gwener (1af, olaf yn y mis)", "10am tan 11am"),
    ]
    assert welsh.exceptions(hours, TODAY) == [("Dydd Iau 24 Rhagfyr i ddydd Sadwrn 26 Rhagfyr", "Ar gau", "Nadolig")]
