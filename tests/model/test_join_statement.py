"""What the statement, known issues and waivers name and there is not, said at its place."""

from collections.abc import Mapping
from datetime import date as Date
from typing import Any

import pytest

from briggate.model.join import join_faults
from briggate.model.join_statement import waiver_faults
from briggate.model.policy import Waiver
from briggate.model.settings import Placed
from briggate.model.site import Site
from briggate.model.unread import unread
from tests.model.towns import a_page, a_site

STATEMENT: Mapping[str, Any] = {
    "page": "/accessibility/",
    "contact": "web",
    "contact_form": "https://example.org/form",
    "response_days": 10,
    "enforcement": {"body": "The Commission", "complaints": {"text": "The Service", "url": "https://example.org/"}},
    "prepared": "2026-03-02",
    "reviewed": "2026-10-27",
    "tested": "2026-10-20",
    "tested_by": "the web team",
    "sample": "A page of each type.",
}
ISSUE: Mapping[str, Any] = {
    "title": "The map needs a mouse",
    "rule": "none",
    "pages": ["/bins/"],
    "wcag": ["2.1.1"],
    "ground": "non_compliance",
    "effect": "x",
    "alternative": "x",
    "fix_by": "2027-05-04",
    "owner": "waste",
}
PAGE = a_page("accessibility.md", type="accessibility_statement", redirect_from=["/access/"])


def town(*pages: Any, issues: Any = (ISSUE,), statement: Mapping[str, Any] | None = None, **more: Any) -> Site:
    said = {**STATEMENT, **(statement or {})}
    return a_site(*(pages or (PAGE,)), statement=said, contacts={"web": {"name": "Web team"}}, known_issues=issues, **more)


def said(site: Site) -> list[str]:
    return sorted(str(fault) for fault in join_faults(site))


def test_a_statement_that_names_only_what_there_is() -> None:
    """By addresses of now and of before."""
    statement = {"page": "/access/", "contact_form": "/access/#form"}
    assert said(town(statement=statement, issues=({**ISSUE, "pages": ["/bins/", "/access/", "/a-to-z/b/"]},))) == []


def test_a_site_without_a_statement_is_left_to_the_rules() -> None:
    assert said(a_site()) == []


CASES: Mapping[str, tuple[Site, list[str]]] = {
    "a page that shows what nobody has written": (
        a_site(PAGE),
        ["content/accessibility.md:1  there is no site_config/statement.yml  Write it: the page shows what it says."],
    ),
    "a page of another type": (
        town(a_page("accessibility.md", type="page")),
        [
            "site_config/statement.yml:1  the page /accessibility/ is of type page, and shows no statement  "
            "Write `type: accessibility_statement` in content/accessibility.md."
        ],
    ),
    "no such page": (
        town(statement={"page": "/acessibility/"}),
        ["site_config/statement.yml:1  there is no page /acessibility/  Did you mean “/accessibility/”?"],
    ),
    "no such contact": (
        town(statement={"contact": "wep"}),
        ["site_config/statement.yml:2  unknown contact “wep”  Did you mean “web”?"],
    ),
    "forms that are not there": (
        town(statement={"contact_form": "/form/", "enforcement": {"body": "x", "complaints": {"text": "x", "url": "/complain/"}}}),
        [
            "site_config/statement.yml:3  there is no page /form/  Check the address.",
            "site_config/statement.yml:5  there is no page /complain/  Check the address.",
        ],
    ),
    "a known issue of nobody on no page": (
        town(issues=(ISSUE, {**ISSUE, "owner": "wast", "pages": ["/bin/", "/nowhere/"]})),
        [
            "checks/known_issues.yml:2  there is no page /bin/  Did you mean “/bins/”?",
            "checks/known_issues.yml:2  there is no page /nowhere/  Check the address.",
            "checks/known_issues.yml:2  unknown owner “wast”  Did you mean “waste”?",
        ],
    ),
    "a statement for which another file's fault is to blame": (
        town(statement={"contact": "press"}, unread=unread("contact", ["press"])),
        [],
    ),
}


@pytest.mark.parametrize(("site", "expected"), CASES.values(), ids=CASES)
def test_what_is_said(site: Site, expected: list[str]) -> None:
    assert said(site) == expected


def test_waivers_name_pages_and_owners_that_there_are() -> None:
    def waiver(page: str, approver: str, line: int) -> Placed[Waiver]:
        record = Waiver(rule="x", pages=(page,), reason="The words are those of an Act.", approver=approver, ends=Date(2026, 12, 31))
        return Placed(record, "checks/waivers.yml", line)

    waivers = (waiver("/access/", "waste", 1), waiver("/search/", "waste", 2), waiver("/acess/", "wast", 9))
    assert sorted(map(str, waiver_faults(waivers, town()))) == [
        "checks/waivers.yml:9  there is no page /acess/  Did you mean “/accessibility/”?",
        "checks/waivers.yml:9  unknown owner “wast”  Did you mean “waste”?",
    ]
