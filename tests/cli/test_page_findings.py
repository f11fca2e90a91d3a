"""What is told beside a page is what `briggate check` says of it: the same findings, severities and waivers."""

import json
from pathlib import Path
from typing import Any

import pytest

from briggate.build.open_pages import CannotLook
from briggate.build.resident import ResidentSite
from briggate.checks.catalogue import load_catalogue
from briggate.checks.html_page import HtmlPage
from briggate.checks.source_page import SourcePage
from briggate.cli.page_findings import PageFindings
from tests.sites import PROJECT, briggate, service, tiny_site, write_files

MOMENT = "2026-12-10T09:00"
MISSED, BROWN = "content/bins/missed.md", "content/bins/brown.md"
FAULTY = "Ring 0113 496 0001, or [click here](/bins/).\n"
WAIVER = "- rule: {rule}\n  pages: [{page}]\n  reason: The new telephone system comes in January.\n  approver: waste\n  ends: {ends}\n"
THEME = '{% extends "page.html" %}{% block foot %}<p><a href="/">click here</a></p>{% endblock %}'


@pytest.fixture
def council(tmp_path: Path) -> Path:
    return tiny_site(tmp_path / "council", {MISSED: service("Missed bins", FAULTY), BROWN: service("Brown bins", "Words.\n")})


def live_site(council: Path) -> ResidentSite:
    return ResidentSite(council, MOMENT, lambda words: None)


def told(council: Path, live: ResidentSite, file: str = "bins/missed/index.html") -> dict[str, Any]:
    return dict(PageFindings(council, MOMENT)(live, file))


def listed(said: dict[str, Any]) -> list[tuple[str, str]]:
    return sorted((each["rule"], each["place"]) for group in said["groups"] for each in group["findings"])


def checked(council: Path, address: str) -> list[tuple[str, str]]:
    """What `briggate check` says of a page with the rules over Markdown and HTML, and does not excuse."""
    rules = [word for rule in load_catalogue() if rule.subject in (SourcePage, HtmlPage) for word in ("--rule", rule.id)]
    report = json.loads(briggate("check", *rules, "--as-of", MOMENT, "--format", "json", cwd=council).stdout)
    return sorted(
        (each["rule"], f"{each['place']['file']}:{each['place']['line']}" if each["place"]["file"] else address)
        for each in report["findings"]
        if each["page"] == address and each["standing"] == "blocks"
    )


def test_it_is_what_the_check_says(council: Path) -> None:
    said = told(council, live_site(council))
    assert listed(said) == checked(council, "/bins/missed/")
    assert {"typed-phone", "link-text-vague"} <= {rule for rule, _ in listed(said)}
    assert said["tone"] == "stop"


def test_the_councils_severities_and_its_own_rules_count(council: Path) -> None:
    """And what is changed in checks/ counts from then on."""
    live, findings = live_site(council), PageFindings(council, MOMENT)
    assert "typed-phone" in {rule for rule, _ in listed(dict(findings(live, "bins/missed/index.html")))}
    begun = "".join(f"{rule.id}: {rule.severity}\n" for rule in load_catalogue())
    off = begun.replace("typed-phone: error", "typed-phone:\n  severity: off\n  reason: Our contacts are not in site_config yet.")
    write_files(council, {"checks/rules.yml": off})
    assert "typed-phone" not in {rule for rule, _ in listed(dict(findings(live, "bins/missed/index.html")))}


def test_what_is_waived_is_counted_and_not_listed(council: Path) -> None:
    write_files(council, {"checks/waivers.yml": WAIVER.format(rule="typed-phone", page="/bins/missed/", ends="2026-12-31")})
    said = told(council, live_site(council))
    assert "typed-phone" not in {rule for rule, _ in listed(said)}
    assert said["notes"][0] == "Not counted: 1 waived."
    assert listed(said) == checked(council, "/bins/missed/")


def test_a_waiver_that_has_ended_excuses_nothing(council: Path) -> None:
    write_files(council, {"checks/waivers.yml": WAIVER.format(rule="typed-phone", page="/bins/missed/", ends="2026-12-09")})
    assert "typed-phone" in {rule for rule, _ in listed(told(council, live_site(council)))}


@pytest.fixture
def faulty_theme(council: Path) -> Path:
    return write_files(council, {"theme/service.html": THEME})


def test_a_fault_of_the_theme_is_told_apart(faulty_theme: Path) -> None:
    said = told(faulty_theme, live_site(faulty_theme), "bins/brown/index.html")
    headings = {group["heading"]: [each["rule"] for each in group["findings"]] for group in said["groups"]}
    assert "link-text-vague" in headings["Not a publisher’s to fix: the theme’s maintainer can"]


def test_a_fault_of_the_theme_that_is_waived_on_another_page_is_waived_on_this_one(faulty_theme: Path) -> None:
    write_files(faulty_theme, {"checks/waivers.yml": WAIVER.format(rule="link-text-vague", page="/bins/missed/", ends="2026-12-31")})
    said = told(faulty_theme, live_site(faulty_theme), "bins/brown/index.html")
    assert "link-text-vague" not in {rule for rule, _ in listed(said)}
    assert listed(said) == checked(faulty_theme, "/bins/brown/")


def test_a_page_without_findings_says_so_and_what_was_not_looked_at(council: Path) -> None:
    write_files(council, {BROWN: service("Brown bins", "Words.\n", summary="When the garden is collected, and from where.")})
    said = told(council, live_site(council), "bins/brown/index.html")
    assert (said["summary"], said["tone"], said["groups"]) == ("No findings on this page", "good", [])
    assert "`briggate check` looks at the whole site" in said["notes"][-1]


def test_pages_that_no_file_stands_for_are_looked_at_too(council: Path) -> None:
    for file in ("404.html", "a-to-z/index.html"):
        assert told(council, live_site(council), file)["summary"] == "No findings on this page"


def test_checks_that_cannot_be_read_are_never_a_page_without_findings(council: Path) -> None:
    live = live_site(council)
    write_files(council, {"checks/waivers.yml": WAIVER.format(rule="typed-phon", page="/bins/missed/", ends="2026-12-31")})
    with pytest.raises(CannotLook, match=r"checks/waivers\.yml:1  there is no rule “typed-phon”  Did you mean “typed-phone”\?"):
        told(council, live)
    write_files(council, {"checks/waivers.yml": "[]\n", "checks/local/broken.py": "rule = 1 / 0\n"})
    with pytest.raises(CannotLook, match=r"checks/local/broken\.py  cannot be read: ZeroDivisionError"):
        told(council, live)


def test_a_rule_that_breaks_is_told_as_not_run(council: Path) -> None:
    rule = (
        "from briggate.checks.html_page import HtmlPage\nfrom briggate.checks.rule import Rule, bad, good\n"
        'rule = Rule(id="breaks", title="t", why="w", reference="r", fix="f", examples=(bad("a"), good("b")))\n'
        "@rule.over(HtmlPage)\ndef breaks(page):\n    raise ValueError('a bad day')\n    yield\n"
    )
    write_files(council, {"checks/local/breaks.py": rule})
    said = told(council, live_site(council), "bins/brown/index.html")
    assert "1 rule not run" in said["summary"]
    assert said["tone"] == "stop"
    assert "Not run: breaks, /bins/brown/: ValueError: a bad day" in said["notes"]


def test_no_page_of_the_reference_site_has_an_error(tmp_path: Path) -> None:
    live, findings = ResidentSite(PROJECT, MOMENT, lambda words: None), PageFindings(PROJECT, MOMENT)
    for page in live.site.pages:
        assert findings(live, f"{page.address[1:]}index.html")["tone"] != "stop", page.address
