"""Waivers and known issues set aside exactly the findings that they name, until they end, and tell when they match nothing."""

from collections.abc import Mapping
from datetime import date as Date

import pytest

from briggate.build.load import Project, load_site
from briggate.checks.excusing import Matched, match
from briggate.checks.repeated import repeated_key
from briggate.model.finding import Excuse, Finding, Place
from briggate.model.policy import Ground, KnownIssue, Policy, Waiver
from briggate.model.settings import Placed
from briggate.model.site import Site
from tests.checks.harness import AS_OF
from tests.sites import service, tiny_site

TODAY = Date(2026, 12, 10)
RULES = frozenset({"image-alt", "title-length"})
FILES: Mapping[str, str] = {
    "content/bins/new.md": service("New", redirect_from="[/bins/old/, /even-older/]"),
    "content/bins/other.md": service("Other"),
    "content/bins/soon.md": service("Soon", publish_at="2027-01-01 09:00"),
    "site_config/redirects/waste.yml": "- {old: /rubbish/, new: /bins/old/}\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tiny_site(tmp_path_factory.mktemp("town"), FILES)
    return load_site(Project(folder), AS_OF)


def finding(rule: str = "image-alt", page: str = "/bins/new/", file: str = "content/bins/new.md", **more: object) -> Finding:
    return Finding(rule, "error", "failed", Place(file, 3), "wrong", "mend it", page, **more)  # type: ignore[arg-type]


def waiver(*pages: str, rule: str = "image-alt", ends: Date = Date(2026, 12, 31), line: int = 2) -> Placed[Waiver]:
    record = Waiver(rule=rule, pages=pages, reason="The words are those of an Act.", approver="waste", ends=ends)
    return Placed(record, "checks/waivers.yml", line)


def issue(
    *pages: str, rule: str = "image-alt", fix_by: Date = Date(2026, 12, 31), line: int = 5, ground: Ground = "exemption"
) -> Placed[KnownIssue]:
    record = KnownIssue(
        title="A picture cannot be read aloud",
        rule=rule,
        pages=pages,
        wcag=("1.1.1",),
        ground=ground,
        effect="x",
        alternative="x",
        fix_by=fix_by,
        owner="waste",
    )
    return Placed(record, "checks/known_issues.yml", line)


def matched(site: Site, findings: list[Finding], *entries: Placed[Waiver] | Placed[KnownIssue], today: Date = TODAY) -> Matched:
    waivers = tuple(each for each in entries if isinstance(each.record, Waiver))
    issues = tuple(each for each in entries if isinstance(each.record, KnownIssue))
    return match(findings, Policy(waivers=waivers, known_issues=issues), site, today, RULES)  # type: ignore[arg-type]


def standings(result: Matched) -> list[tuple[str, str]]:
    return [(each.standing, each.excused_by) for each in result.findings]


OPEN = ("blocks", "")
WAIVED = ("waived", "checks/waivers.yml:2")
KNOWN = ("known issue", "checks/known_issues.yml:5")


def test_nothing_is_set_aside_where_nothing_is_said(site: Site) -> None:
    result = match([finding()], Policy(), site, TODAY, RULES)
    assert (standings(result), result.excuses, result.subject.entries) == ([OPEN], (), ())


def test_only_the_named_rule_on_the_named_page(site: Site) -> None:
    findings = [finding(), finding(rule="title-length"), finding(page="/bins/other/", file="content/bins/other.md"), finding()]
    assert standings(matched(site, findings, waiver("/bins/new/"))) == [WAIVED, OPEN, OPEN, WAIVED]


def test_a_page_under_the_named_one_is_not_meant(site: Site) -> None:
    assert standings(matched(site, [finding()], waiver("/bins/"))) == [OPEN]
    assert standings(matched(site, [finding(page="/bins/", file="content/bins/index.md")], waiver("/"))) == [OPEN]


@pytest.mark.parametrize("address", ["/bins/new/", "/bins/old/", "/even-older/", "/rubbish/"])
def test_a_page_is_meant_by_any_address_that_it_has_had(site: Site, address: str) -> None:
    assert standings(matched(site, [finding()], waiver(address))) == [WAIVED]


def test_a_pages_file_is_meant_too(site: Site) -> None:
    """A finding over Markdown may say no page, and one on another page may come from this page's file."""
    findings = [finding(page=""), finding(page="/bins/"), finding(page="", file="site_config/facts/waste.yml")]
    assert standings(matched(site, findings, waiver("/bins/new/"))) == [WAIVED, WAIVED, OPEN]


def test_a_page_that_no_file_stands_for(site: Site) -> None:
    findings = [finding(page="/a-to-z/b/", file=""), finding(page="/404.html", file=""), finding(page="/a-to-z/", file="")]
    assert standings(matched(site, findings, waiver("/a-to-z/b/", "/404/"))) == [WAIVED, WAIVED, OPEN]


def test_a_page_whose_day_has_not_come(site: Site) -> None:
    soon = finding(page="/bins/soon/", file="content/bins/soon.md")
    assert standings(matched(site, [soon], waiver("/bins/soon/"))) == [WAIVED]


def test_a_known_issue_is_named_before_a_waiver(site: Site) -> None:
    result = matched(site, [finding()], waiver("/bins/new/"), issue("/bins/new/"))
    assert standings(result) == [KNOWN]
    assert [entry.matched for entry in result.subject.entries] == [1, 1]


def test_of_two_alike_the_first_is_named(site: Site) -> None:
    assert standings(matched(site, [finding()], waiver("/bins/new/"), waiver("/bins/new/", line=9))) == [WAIVED]


def test_an_entry_holds_on_its_last_day_and_not_the_day_after(site: Site) -> None:
    last, after = Date(2026, 12, 31), Date(2027, 1, 1)
    for entry, said in ((waiver("/bins/new/"), WAIVED), (issue("/bins/new/"), KNOWN)):
        assert standings(matched(site, [finding()], entry, today=last)) == [said]
        assert standings(matched(site, [finding()], entry, today=after)) == [OPEN]


def test_what_cannot_be_told_for_certain_is_set_aside_too(site: Site) -> None:
    unsure = Finding("image-alt", "error", "cannot tell", Place("content/bins/new.md", 3), "perhaps", "look", "/bins/new/")
    assert standings(matched(site, [unsure], waiver("/bins/new/"))) == [WAIVED]


def test_a_rule_that_may_not_be_set_aside_is_not(site: Site) -> None:
    assert standings(matched(site, [finding(rule="security-policy")], waiver("/bins/new/", rule="security-policy"))) == [OPEN]


def test_what_a_template_repeats_is_set_aside_on_every_page_by_one(site: Site) -> None:
    """The same banner is on every page: nobody lists them all."""

    def banner(page: str, element: str, message: str = "no alt") -> Finding:
        return Finding("image-alt", "error", "failed", Place("", 0, "file", "theme"), message, "mend it", page, element)

    findings = [
        banner("/", '<img src="./logo.png">'),
        banner("/bins/", '<img src="../logo.png">'),
        banner("/bins/new/", '<img src="../../logo.png">'),
        banner("/bins/", "<p><b>another</b></p>"),
        banner("/bins/", '<img src="../logo.png">', "another fault"),
    ]
    result = matched(site, findings, issue("/"))
    assert standings(result) == [KNOWN, KNOWN, KNOWN, OPEN, OPEN]
    assert len({repeated_key(each) for each in findings[:3]}) == 1
    assert result.subject.entries[0].unmatched == ()


def test_a_fault_of_a_pages_own_is_no_repetition() -> None:
    assert repeated_key(finding()) is None


def test_every_other_word_of_a_finding_stays(site: Site) -> None:
    before = finding(element="<img>", owner="waste", wcag=("1.1.1",), impact="critical")
    after = matched(site, [before], waiver("/bins/new/")).findings[0]
    assert (after.fingerprint, after.element, after.owner, after.wcag) == (before.fingerprint, "<img>", "waste", ("1.1.1",))


def test_what_the_report_says_of_each_that_holds(site: Site) -> None:
    entries = (waiver("/bins/old/", "/bins/"), issue("/bins/other/"), waiver("/", ends=Date(2026, 12, 9)))
    reason = "The words are those of an Act."
    assert matched(site, [finding(), finding()], *entries).excuses == (
        Excuse(
            "known issue",
            "image-alt",
            ("/bins/other/",),
            "A picture cannot be read aloud",
            "waste",
            Date(2026, 12, 31),
            "checks/known_issues.yml",
            5,
            0,
        ),
        Excuse("waiver", "image-alt", ("/bins/old/", "/bins/"), reason, "waste", Date(2026, 12, 31), "checks/waivers.yml", 2, 2),
    )


def unmatched(result: Matched) -> list[tuple[str, ...]]:
    return [entry.unmatched for entry in result.subject.entries]


def test_pages_on_which_nothing_is_left_are_told(site: Site) -> None:
    result = matched(site, [finding()], waiver("/bins/old/", "/bins/other/"), issue("/bins/other/", "/search/"))
    assert unmatched(result) == [("/bins/other/",), ("/bins/other/", "/search/")]
    assert [entry.matches_nothing for entry in result.subject.entries] == [False, True]


def test_what_has_ended_still_matches(site: Site) -> None:
    """So that one line can be said of it: it ended, or there is nothing left."""
    result = matched(site, [finding()], waiver("/bins/new/", ends=Date(2026, 1, 1)), waiver("/bins/other/", ends=Date(2026, 1, 1)))
    assert [(entry.has_ended, entry.matches_nothing) for entry in result.subject.entries] == [(True, False), (True, True)]


def test_a_rule_that_did_not_look_everywhere_leaves_nothing_unmatched(site: Site) -> None:
    """A run of one folder, or one that broke off, knows nothing of the rest."""
    policy = Policy(waivers=(waiver("/bins/new/"), waiver("/bins/new/", rule="title-length")))
    assert unmatched(match([], policy, site, TODAY, {"title-length"})) == [(), ("/bins/new/",)]


def test_a_page_that_is_not_built_yet_is_not_called_unmatched(site: Site) -> None:
    assert unmatched(matched(site, [], waiver("/bins/soon/"))) == [()]


def test_what_no_rule_can_see_is_never_unmatched(site: Site) -> None:
    assert unmatched(matched(site, [], issue("/bins/", rule="none"))) == [()]


def test_the_home_page(site: Site) -> None:
    home = finding(page="/", file="content/index.md")
    assert standings(matched(site, [home], waiver("/"))) == [WAIVED]
