"""When the statement is missing, and when it is not in reach of every page."""

from dataclasses import replace
from pathlib import Path

from briggate.checks.council.statement_examples import with_statement
from briggate.checks.rules.governance.statement_present import rule
from briggate.checks.site_facts import SiteFacts
from tests.checks.harness import hits, messages, site_facts
from tests.sites import page


def test_no_statement_at_all(tmp_path: Path) -> None:
    (hit,) = hits(rule, site_facts(tmp_path))
    assert (hit.where, hit.message) == (("site_config/statement.yml", 0), "the site has no accessibility statement")


def test_a_statement_that_is_not_published_yet(tmp_path: Path) -> None:
    soon = page("Accessibility statement", type="accessibility_statement", publish_at="2027-01-01 09:00")
    files = {**with_statement(footer="/bins/"), "content/accessibility.md": soon}
    assert messages(rule, site_facts(tmp_path, files)) == ["the site has no accessibility statement"]


def test_a_footer_that_leads_elsewhere(tmp_path: Path) -> None:
    (hit,) = hits(rule, site_facts(tmp_path, with_statement(footer="/bins/")))
    assert hit.where == ("site_config/navigation.yml", 2)
    assert hit.message == "the footer has no link to the accessibility statement"


def test_a_footer_that_leads_there_by_an_old_address_and_to_a_heading(tmp_path: Path) -> None:
    assert messages(rule, site_facts(tmp_path, with_statement(footer="/access/#site-statement-scope"))) == []


def test_a_footer_of_the_councils_own_that_shows_no_links(tmp_path: Path) -> None:
    files = {**with_statement(), "theme/partials/footer.html": "<footer>Tinytown</footer>\n"}
    (message,) = messages(rule, site_facts(tmp_path, files))
    assert message.endswith(" more pages have no link to the accessibility statement")


def test_one_page_without_the_link(tmp_path: Path) -> None:
    facts = site_facts(tmp_path, with_statement())
    bins = facts.pages["/bins/"]
    without: SiteFacts = replace(facts, pages={**facts.pages, "/bins/": bins._replace(links=())})
    (hit,) = hits(rule, without)
    assert (hit.where, hit.message) == (bins._replace(links=()), "/bins/ has no link to the accessibility statement")


def test_pages_that_only_lead_on_need_no_footer(tmp_path: Path) -> None:
    facts = site_facts(tmp_path, {**with_statement(), "site_config/redirects/waste.yml": "- {old: /rubbish/, new: /bins/}\n"})
    leads_on = facts.pages["/rubbish/"]
    assert leads_on.redirects_to == "/bins/"
    assert messages(rule, replace(facts, pages={**facts.pages, "/rubbish/": leads_on._replace(links=())})) == []


def test_a_footer_in_another_language_may_lead_to_the_statement_in_it(tmp_path: Path) -> None:
    council = "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\nlanguages: {cy: Cymraeg}\n"
    files = {
        **with_statement(footer="/cy/hygyrchedd/"),
        "site_config/council.yml": council,
        "content/cy/index.md": page("Cyngor", lang="cy", type="home"),
        "content/cy/hygyrchedd.md": page("Hygyrchedd", lang="cy", type="accessibility_statement", translation_of="/accessibility/"),
    }
    assert messages(rule, site_facts(tmp_path, files)) == []
