"""What search engines and assistants read of a page: schema.org's terms, with the same facts as the page."""

import json
from pathlib import Path
from typing import Any

import pytest

from briggate.build.pipeline import build
from tests.html_page import HtmlPage
from tests.sites import page, service, tiny_site

HOST = "https://tinytown.example.org"
TOWN = {
    "site_config/council.yml": """\
name: Tinytown Council
short_name: Tinytown
site_url: https://tinytown.example.org/
bank_holidays: [{date: 2026-12-25, name: Christmas Day}]
""",
    "site_config/owners.yml": "waste: {name: Waste and recycling, contact: waste}\n",
    "site_config/contacts/waste.yml": "waste: {name: Waste team, phones: [{number: 0113 496 0001}]}\n",
    "site_config/facts/waste.yml": "days: {value: 2 working days}\n",
    "content/bins/missed.md": service(
        "Missed </script><b>bins</b> & bags",
        summary="We come back within [[fact days]].",
        action="{text: Report it, url: https://example.org/demo/missed}",
    ),
    "content/bins/theft.md": service("Stolen bins", provider="{kind: police, name: Tinytown Police, url: https://example.org/police}"),
    "content/hubs/index.md": page("Hubs", type="directory"),
    "content/hubs/high-street.md": page(
        "High Street hub",
        type="venue",
        location="{address: [1 High Street, Tinytown], postcode: LS1 1AA, lat: 53.8, lng: -1.54}",
        opening_hours="""
  usual:
    - {days: [friday, monday], opens: 9:00, closes: 17:00}
    - {days: [saturday], opens: 10:00, closes: 12:30, valid_from: 2026-06-01, valid_to: 2026-12-31}
  exceptions:
    - {date: 2026-12-14, opens: 13:00, closes: 17:00, reason: Training}""",
    ),
    "content/hubs/pop-up.md": page(
        "Pop-up hub",
        type="venue",
        location="{address: [2 High Street]}",
        opening_hours="{usual: [{frequency: monthly, days: [tuesday], weeks_of_month: [1, 3], opens: 10:00, closes: 12:00}]}",
    ),
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tiny_site(tmp_path_factory.mktemp("structured"), TOWN), "2026-12-10T09:00").folder


def told(site: Path, address: str, kind: str) -> dict[str, Any]:
    """The one object of that type on a page."""
    found = [each for each in HtmlPage((site / address / "index.html").read_text(encoding="utf-8")).json_ld if each["@type"] == kind]
    assert len(found) == 1
    assert found[0].pop("@context") == "https://schema.org"
    return found[0]


def test_a_service_is_a_government_service_of_the_council(town: Path) -> None:
    council = {"@type": "GovernmentOrganization", "name": "Tinytown Council", "url": f"{HOST}/"}
    assert told(town, "bins/missed", "GovernmentService") == {
        "@type": "GovernmentService",
        "name": "Missed </script><b>bins</b> & bags",
        "description": "We come back within 2 working days.",
        "url": f"{HOST}/bins/missed/",
        "serviceOperator": council,
        "provider": council,
        "areaServed": {"@type": "AdministrativeArea", "name": "Tinytown"},
        "availableChannel": [
            {"@type": "ServiceChannel", "serviceUrl": "https://example.org/demo/missed"},
            {"@type": "ServiceChannel", "servicePhone": {"@type": "ContactPoint", "telephone": "0113 496 0001"}},
        ],
    }


def test_a_title_cannot_end_the_script_that_holds_it(town: Path) -> None:
    text = (town / "bins/missed/index.html").read_text(encoding="utf-8")
    assert "</script><b>" not in text
    assert r"\u003c/script\u003e" in text


def test_a_partners_service_is_provided_by_the_partner(town: Path) -> None:
    provider = told(town, "bins/theft", "GovernmentService")["provider"]
    assert provider == {"@type": "Organization", "name": "Tinytown Police", "url": "https://example.org/police"}


def test_a_breadcrumb_begins_at_home_and_ends_at_the_page(town: Path) -> None:
    assert told(town, "bins/theft", "BreadcrumbList")["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Tinytown Council", "item": f"{HOST}/"},
        {"@type": "ListItem", "position": 2, "name": "Bins", "item": f"{HOST}/bins/"},
        {"@type": "ListItem", "position": 3, "name": "Stolen bins", "item": f"{HOST}/bins/theft/"},
    ]
    assert HtmlPage((town / "index.html").read_text(encoding="utf-8")).json_ld == []


def test_a_venue_is_a_government_office_with_its_hours(town: Path) -> None:
    """Usual weeks as rules, and the days of four weeks that differ: closed is midnight to midnight, as search engines read it."""
    office = told(town, "hubs/high-street", "GovernmentOffice")
    assert (office["name"], office["url"]) == ("High Street hub", f"{HOST}/hubs/high-street/")
    assert office["address"] == {"@type": "PostalAddress", "streetAddress": "1 High Street, Tinytown", "postalCode": "LS1 1AA"}
    assert office["geo"] == {"@type": "GeoCoordinates", "latitude": 53.8, "longitude": -1.54}
    hours = {"@type": "OpeningHoursSpecification"}
    assert office["openingHoursSpecification"] == [
        {**hours, "dayOfWeek": ["Monday", "Friday"], "opens": "09:00", "closes": "17:00"},
        {
            **hours,
            "dayOfWeek": ["Saturday"],
            "opens": "10:00",
            "closes": "12:30",
            "validFrom": "2026-06-01",
            "validThrough": "2026-12-31",
        },
    ]
    assert office["specialOpeningHoursSpecification"] == [
        {**hours, "validFrom": "2026-12-14", "validThrough": "2026-12-14", "opens": "13:00", "closes": "17:00"},
        {**hours, "validFrom": "2026-12-25", "validThrough": "2026-12-25", "opens": "00:00", "closes": "00:00"},
    ]


def test_hours_that_are_not_weekly_are_told_by_date(town: Path) -> None:
    office = told(town, "hubs/pop-up", "GovernmentOffice")
    assert office["openingHoursSpecification"] == []
    assert [hours["validFrom"] for hours in office["specialOpeningHoursSpecification"]] == ["2026-12-15", "2027-01-05"]


def test_every_service_and_venue_of_the_reference_site_is_told(reference_site: Path, reference_pages: dict[str, HtmlPage]) -> None:
    records = json.loads((reference_site / "api/pages.json").read_text(encoding="utf-8"))
    expected = {"service": ["BreadcrumbList", "GovernmentService"], "venue": ["BreadcrumbList", "GovernmentOffice"], "home": []}
    for record in records:
        found = reference_pages[f"{record['address'][1:]}index.html"].json_ld
        assert sorted(each["@type"] for each in found) == expected.get(record["type"], ["BreadcrumbList"]), record["address"]
        assert all(each.get("name", record["title"]) == record["title"] for each in found)
