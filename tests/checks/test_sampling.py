"""The sample of a simplified test: what the regulator's testers would take, each page once, and what is missing told."""

from pathlib import Path

import pytest

from briggate.build.load import Project, load_site
from briggate.checks.html_page import HtmlPage
from briggate.checks.sampling import Chosen, choose, has_form
from briggate.model.page_types import PAGE_TYPES
from briggate.model.site import Site
from briggate.policy import read_policy
from tests.sites import PROJECT, REFERENCE_MOMENT, page, service, tiny_site

PAY = '{text: Pay now, url: "https://example.org/pay"}'
POLICE = "{kind: police, name: The police}"


def site_of(folder: Path, files: dict[str, str]) -> Site:
    return load_site(Project(tiny_site(folder, files)), "2026-03-02T09:00")


def by_reason(chosen: tuple[Chosen, ...]) -> dict[str, str]:
    return {each.why: each.address for each in chosen}


def test_the_sample_of_this_repository_has_every_page_type_and_what_is_always_tested() -> None:
    site = load_site(Project(PROJECT), REFERENCE_MOMENT)
    tasks = [placed.record.page for placed in read_policy(PROJECT / "checks").policy.top_tasks]
    chosen = choose(site, tasks=tasks)
    types = {site.by_address[each.address].type for each in chosen if each.address in site.by_address}
    assert types == {each.type for each in site.pages} & set(PAGE_TYPES)
    assert {"/", "/contact/", "/search/", "/a-to-z/", "/accessibility/"} <= {each.address for each in chosen}
    (form,) = (each for each in chosen if each.kind == "elsewhere")
    assert form.address.startswith("https://example.org/")
    assert next(each for each in chosen if each.why == "a service").address == tasks[0]


def test_each_page_is_there_once_for_all_that_it_stands_for() -> None:
    chosen = choose(load_site(Project(PROJECT), REFERENCE_MOMENT))
    addresses = [each.address for each in chosen if each.address]
    assert len(addresses) == len(set(addresses))
    assert any("," in each.why for each in chosen)


def test_what_a_site_does_not_have_is_told(tmp_path: Path) -> None:
    chosen = choose(site_of(tmp_path, {}))
    assert {each.why for each in chosen if each.kind == "none"} == {
        "the contact page",
        "the accessibility statement",
        "a form",
        "a PDF",
    }
    assert by_reason(chosen)["a topic"] == "/bins/"


def test_the_contact_page_is_the_one_that_the_menu_offers(tmp_path: Path) -> None:
    menu = "menu: [{text: Get in touch, url: /contact-us/}]\nreport_a_problem: https://example.org/demo/report\n"
    files = {"site_config/navigation.yml": menu, "content/contact-us.md": page("Get in touch", type="page")}
    assert "/contact-us/" in by_reason(choose(site_of(tmp_path, files)))["the contact page, any other page"]


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ({"action": PAY}, "https://example.org/pay"),
        ({"action": PAY, "provider": POLICE}, None),
        ({"action": '{text: Write, url: "mailto:bins@example.org"}'}, None),
        ({}, None),
    ],
    ids=["the council's own", "somebody else's, whom the regulations do not hold to this", "no form", "nothing to start"],
)
def test_a_form_is_where_a_start_button_of_the_councils_own_leads(
    tmp_path: Path, front_matter: dict[str, str], expected: str | None
) -> None:
    chosen = choose(site_of(tmp_path, {"content/bins/pay.md": service("Pay", **front_matter)}))
    assert next((each.address for each in chosen if each.kind == "elsewhere"), None) == expected


def test_the_form_is_that_of_the_task_that_most_come_for(tmp_path: Path) -> None:
    files = {
        f"content/bins/{name}.md": service(name, action=f'{{text: Go, url: "https://example.org/{name}"}}')
        for name in ("ask", "move", "pay")
    }
    chosen = choose(site_of(tmp_path, files), tasks=("/bins/none/", "/bins/move/"))
    assert [each.address for each in chosen if each.kind == "elsewhere"] == ["https://example.org/move"]


def test_documents_are_named_though_no_program_reads_them(tmp_path: Path) -> None:
    site = site_of(tmp_path, {f"content/bins/{name}": "%PDF-1.7" for name in ("c.pdf", "b.pdf", "a.pdf", "a.csv")})
    assert [each.address for each in choose(site) if each.kind == "document"] == ["/bins/a.pdf", "/bins/b.pdf"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<form><label>Name <input name="n"></label></form>', True),
        ("<form><textarea></textarea></form>", True),
        ('<form role="search"><input type="search"></form>', False),
        ('<form><input type="search"></form>', False),
        ('<form><input type="hidden" name="t"><input type="submit"></form>', False),
        ("<input>", False),
    ],
)
def test_a_search_box_is_no_form_to_fill_in(html: str, expected: bool) -> None:
    assert has_form(HtmlPage(html, "a.html")) is expected
