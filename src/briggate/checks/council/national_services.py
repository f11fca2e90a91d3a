"""The national list of services: what GOV.UK sends residents to their council for."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from briggate.model.policy import Tier
from briggate.search.pipeline import stem, telling


@dataclass(frozen=True)
class NationalService:
    """One service of the list."""

    code: str
    """Its number in the Local Government Services List (LGSL)."""
    name: str
    tiers: frozenset[Tier]
    """The kinds of council that provide it."""


@cache
def national_services() -> dict[str, NationalService]:
    """Every service of the list by its code, in the order of codes."""
    tiers: tuple[Tier, ...] = ("county", "district", "unitary")
    text = files("briggate.checks.council").joinpath("data/services.csv").read_text(encoding="utf-8")
    return {
        row["code"]: NationalService(row["code"], row["name"], frozenset(tier for tier in tiers if tier in row["tiers"]))
        for row in csv.DictReader(text.splitlines())
    }


def nearest(words: str) -> NationalService | None:
    """The service whose name has most in common with some words, such as a page's title; None if none has anything."""
    said = _stems(words)
    shared = {service.code: len(said & stems) / len(said | stems) for service, stems in _named() if said & stems}
    return national_services()[max(shared, key=lambda code: shared[code])] if shared else None


@cache
def _named() -> Iterable[tuple[NationalService, frozenset[str]]]:
    return tuple((service, _stems(service.name)) for service in national_services().values())


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in telling(text) if not word.isdecimal())
