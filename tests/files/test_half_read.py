"""A record with faults keeps its good values, and takes required ones from the stand-ins."""

from datetime import date

import pytest

from briggate.files.half_read import half_read
from briggate.model.council import Council
from briggate.model.page_types import Alert, Service

STAND_INS = {"name": "?", "short_name": "?", "site_url": "https://example.org/", "title": "?", "summary": "?", "owner": "x"}


def test_good_values_stay_and_wrong_ones_go() -> None:
    data = {"name": "Tinytown", "short_name": ("x",), "time_zone": "Nowhere", "languages": {"cy": "Cymraeg"}, "nonsense": 1}
    council = half_read(Council, data, STAND_INS)
    assert council is not None
    assert (council.name, council.short_name, council.time_zone, council.languages) == ("Tinytown", "?", "Europe/London", {"cy": "Cymraeg"})


def test_where_good_values_disagree_those_stay_that_go_with_any_others() -> None:
    data = {"title": "A", "contact": "bins", "status": "limited", "topics": ("/bins/",)}
    service = half_read(Service, data, {**STAND_INS, "last_reviewed": date(2026, 1, 2)})
    assert service is not None
    assert (service.title, service.contact, service.status) == ("A", "bins", "normal")


@pytest.mark.parametrize("data", [None, (), "text", {"title": "A"}])
def test_what_cannot_be_read_even_so_is_none(data: object) -> None:
    assert half_read(Alert, data, {}) is None
