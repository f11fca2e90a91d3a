"""Reporting a problem says on which page, wherever the council takes reports."""

import pytest

from briggate.build.report_link import report_url

REPORTS = {
    "https://example.org/report": "https://example.org/report?page=/bins/",
    "https://example.org/report?from=site": "https://example.org/report?from=site&page=/bins/",
    "https://example.org/report#form": "https://example.org/report?page=/bins/#form",
    "/contact/": "/contact/?page=/bins/",
    "/contact/#online": "/contact/?page=/bins/#online",
    "mailto:web@example.org": "mailto:web@example.org?body=https%3A//tinytown.example.org/bins/",
    "mailto:web@example.org?subject=Problem": "mailto:web@example.org?subject=Problem&body=https%3A//tinytown.example.org/bins/",
    "tel:01134960000": "tel:01134960000",
}


@pytest.mark.parametrize(("report", "expected"), REPORTS.items())
def test_it_carries_the_address_of_the_page(report: str, expected: str) -> None:
    assert report_url(report, "/bins/", "https://tinytown.example.org/bins/") == expected
