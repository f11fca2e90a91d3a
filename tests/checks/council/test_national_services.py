"""The national list of services, as the engine ships it."""

import pytest

from briggate.checks.council.national_services import national_services, nearest


def test_every_service_that_gov_uk_links_to_has_a_name_of_its_own_and_somebody_who_provides_it() -> None:
    services = national_services()
    assert len(services) == 124
    assert len({service.name for service in services.values()}) == 124
    assert all(service.tiers and service.name == service.name.strip() and service.code.isdecimal() for service in services.values())
    assert list(services) == sorted(services, key=int)


def test_a_unitary_council_provides_them_all() -> None:
    assert all("unitary" in service.tiers for service in national_services().values())
    assert [len([s for s in national_services().values() if tier in s.tiers]) for tier in ("county", "district")] == [73, 67]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Check your bin collection day", "524"),
        ("Report a pothole", "557"),
        ("Apply for a Blue Badge", "279"),
        ("Year 14", None),
        ("Xyzzy", None),
        ("", None),
    ],
)
def test_the_nearest_service_to_a_title_is_the_one_that_shares_its_words(words: str, code: str | None) -> None:
    found = nearest(words)
    assert (found.code if found else None) == code
