"""Rule lgsl-covered, and the line about coverage that a report prints."""

from dataclasses import replace
from pathlib import Path

import pytest

from briggate.checks.council.coverage import coverage
from briggate.checks.council.national_services import national_services
from briggate.checks.rules.governance.lgsl_covered import rule
from briggate.checks.site_facts import SiteFacts
from briggate.model.policy import Policy, Services
from tests.checks.harness import site_facts, told
from tests.sites import service

CODES = list(national_services())


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> SiteFacts:
    """A site with a page for every service but four, of which one is a county's."""
    missing = {"1", "528", "557", "461"}
    half = len(CODES) // 2
    return site_facts(
        tmp_path_factory.mktemp("site"),
        {
            "content/bins/a.md": service("A", lgsl=f"[{', '.join(code for code in CODES[:half] if code not in missing)}]"),
            "content/bins/b.md": service("B", lgsl=f"[{', '.join(code for code in CODES[half:] if code not in missing)}]"),
            "content/bins/gone.md": service("Gone", lgsl="[528]", withdrawn="{date: 2026-11-30, reason: Nobody came.}"),
            "content/bins/soon.md": service("Soon", lgsl="[557]", publish_at="2027-02-01"),
        },
    )


def asked(facts: SiteFacts, services: Services) -> SiteFacts:
    return replace(facts, policy=Policy(services=services))


def test_nothing_is_missed_until_the_council_says_what_it_provides(facts: SiteFacts) -> None:
    assert told(rule, facts) == []
    assert coverage(facts) == ""


def test_each_service_of_the_council_s_tiers_without_a_page_is_told(facts: SiteFacts) -> None:
    unitary = asked(facts, Services(tiers=("unitary",)))
    assert told(rule, unitary) == [
        "checks/services.yml:0  no page is for “Home education” (1)",
        "checks/services.yml:0  no page is for “Parks” (461)",
        "checks/services.yml:0  no page is for “Bulky waste” (528)",
        "checks/services.yml:0  no page is for “Potholes” (557)",
    ]
    assert coverage(unitary) == "120 of 124 services of the national list that the council provides have a page"
    assert told(rule, asked(facts, Services(tiers=("district",)))) == [
        "checks/services.yml:0  no page is for “Parks” (461)",
        "checks/services.yml:0  no page is for “Bulky waste” (528)",
    ]


def test_what_is_not_provided_is_not_missed(facts: SiteFacts) -> None:
    less = asked(facts, Services(tiers=("district",), not_provided={"461": "The county does.", "528": "A charity does."}))
    assert told(rule, less) == []
    assert coverage(less) == "65 of 65 services of the national list that the council provides have a page"


def test_a_site_without_codes_has_one_fault_and_not_a_hundred(tmp_path: Path) -> None:
    facts = asked(site_facts(tmp_path, {"content/bins/a.md": service("A")}), Services(tiers=("unitary",)))
    assert told(rule, facts) == ["checks/services.yml:0  no page says which service of the national list it is"]
    assert coverage(facts) == "0 of 124 services of the national list that the council provides have a page"
