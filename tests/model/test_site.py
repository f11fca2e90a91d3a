"""The questions that pages ask of each other: where they sit, what is beside them, what their addresses mean."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briggate.model.page import Page
from briggate.model.site import RELATED_MOST, Site, last_of
from tests.model.towns import a_page, a_site


def addresses(pages: object) -> list[str]:
    return [page.address for page in pages]  # type: ignore[attr-defined]


def find(site: Site, address: str) -> Page:
    return site.by_address[address]


def test_an_address_means_the_page_that_has_it_or_had_it() -> None:
    """Through `redirect_from`, redirects of settings, chains of both, and unpublishing."""
    site = a_site(
        a_page("bins/missed.md", redirect_from=["/missed/"]),
        a_page("bins/gone.md", unpublish_at={"at": "2026-01-01", "redirect": "/ancient/"}),
        redirects=[
            {"old": "/ancient/", "new": "/older/#why"},
            {"old": "/older/", "new": "/missed/"},
            {"old": "/out/", "new": "https://a.example/"},
        ],
    )
    missed = find(site, "/bins/missed/")
    assert [site.resolve(f"/{old}/") for old in ("bins/missed", "missed", "older", "ancient", "bins/gone")] == [missed] * 5
    assert [site.resolve(old) for old in ("/out/", "/nowhere/", "https://a.example/")] == [None] * 3
    assert site.moved == {
        "/ancient/": "/bins/missed/#why",
        "/older/": "/bins/missed/",
        "/missed/": "/bins/missed/",
        "/out/": "https://a.example/",
        "/bins/gone/": "/bins/missed/#why",
    }


def test_a_page_that_is_back_at_an_old_address_has_it() -> None:
    site = a_site(a_page("bins/new.md", redirect_from=["/bins/old/"]), a_page("bins/old.md"))
    assert find(site, "/bins/old/").source == "bins/old.md"
    assert site.moved == {}


@pytest.mark.parametrize(
    ("moment", "live", "leads_to"),
    [
        (datetime(2026, 1, 31, 23, 59, tzinfo=UTC), False, None),
        (datetime(2026, 2, 1, 0, 0, tzinfo=UTC), True, "/bins/a/"),
        (datetime(2026, 2, 28, 23, 59, tzinfo=UTC), True, "/bins/a/"),
        (datetime(2026, 3, 1, 0, 0, tzinfo=UTC), False, "/bins/"),
    ],
)
def test_a_page_comes_and_goes_in_its_time(moment: datetime, live: bool, leads_to: str | None) -> None:
    """Before its time it is nowhere; after it the page that took its place answers for it."""
    page = a_page("bins/a.md", publish_at="2026-02-01", unpublish_at={"at": "2026-03-01", "redirect": "/bins/"})
    site = a_site(page, a_page("bins/b.md", related=["/bins/a/"]), at=moment)
    assert ("/bins/a/" in site.by_address) is live
    meant = site.resolve("/bins/a/")
    assert (meant.address if meant else None) == leads_to
    assert addresses(site.related(find(site, "/bins/b/"))) == ([leads_to] if leads_to else [])
    assert page in site.all_pages


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdefg"), max_size=6), st.sampled_from("abcdef"))
def test_chains_of_redirects_always_end(steps: dict[str, str], start: str) -> None:
    """At an address that leads no further, or, in a circle, just before one that was passed already."""
    passed = [start]
    while passed[-1] in steps and steps[passed[-1]] not in passed:
        passed.append(steps[passed[-1]])
    assert last_of(steps, start) == passed[-1]


def test_an_anchor_stays_through_redirects_unless_another_takes_its_place() -> None:
    steps = {"/a/": "/b/#x", "/b/": "/c/", "/d/": "/a/#y", "/e/": "/a/"}
    assert [last_of(steps, old) for old in ("/a/", "/d/", "/e/", "/b/")] == ["/c/#x", "/c/#x", "/c/#x", "/c/"]


def test_the_breadcrumb_is_the_path_home_first() -> None:
    site = a_site(a_page("bins/index.md"), a_page("bins/garden/index.md"), a_page("bins/garden/leaves.md"), a_page("bins/missing/deep.md"))
    assert addresses(site.breadcrumb(find(site, "/bins/garden/leaves/"))) == ["/", "/bins/", "/bins/garden/"]
    assert addresses(site.breadcrumb(find(site, "/bins/missing/deep/"))) == ["/", "/bins/"]
    assert site.breadcrumb(find(site, "/")) == ()
    assert site.parent(find(site, "/")) is None


def test_the_breadcrumb_of_another_language_begins_at_its_own_home_page() -> None:
    """Where that is not there yet, at the council's."""
    leaf, home = a_page("cy/biniau/gardd.md", lang="cy"), a_page("cy/index.md", type="home", lang="cy")
    site = a_site(a_page("cy/biniau/index.md", lang="cy"), leaf, home)
    assert addresses(site.breadcrumb(leaf)) == ["/cy/", "/cy/biniau/"]
    assert site.breadcrumb(home) == ()
    assert addresses(a_site(leaf).breadcrumb(leaf)) == ["/"]


def test_a_landing_page_lists_what_is_under_it_and_what_names_it_as_a_topic_by_title() -> None:
    site = a_site(
        a_page("bins/zoo.md", title="Zoo waste"),
        a_page("bins/ash.md", title="ash", topics=["/bins/", "/streets/"]),
        a_page("bins/alert.md", type="alert", severity="minor", **{"from": "2026-01-01", "to": "2027-01-01"}),
        a_page("streets/index.md", title="Streets"),
        a_page("streets/litter.md", title="Litter", topics=["/streets/", "/bins/"]),
        a_page("streets/guide.md", type="guide", title="Guide", topics=["/bins/"], parts=[{"title": "x", "file": "g/x.md"}]),
        a_page("streets/g/x.md", type="page", topics=["/bins/"], guide="/streets/guide/"),
    )
    assert [page.title for page in site.children(find(site, "/bins/"))] == ["ash", "Guide", "Litter", "Zoo waste"]
    assert [page.title for page in site.in_topic(find(site, "/streets/"))] == ["ash", "Litter"]


def test_topics_come_as_the_navigation_orders_them_then_by_title() -> None:
    pages = [a_page(f"{name}/index.md", title=name.title()) for name in ("parks", "adults", "zebras")]
    site = a_site(*pages, a_page("bins/inner/index.md"), navigation={"topics": ["/zebras/", "/bins/"]})
    assert addresses(site.topics) == ["/zebras/", "/bins/", "/adults/", "/parks/"]


def test_related_pages_are_those_named_or_else_neighbours_in_the_topics() -> None:
    named = a_page("bins/n.md", title="N", related=["/bins/a/", "/bins/n/", "/nowhere/", "/bins/a/", "/bins/b/"])
    others = [a_page(f"bins/{name}.md", title=name.upper()) for name in "abcdefgh"]
    none = a_page("bins/z.md", title="Z", related=[])
    site = a_site(named, none, *others)
    assert addresses(site.related(find(site, "/bins/n/"))) == ["/bins/a/", "/bins/b/"]
    assert site.related(find(site, "/bins/z/")) == ()
    assert addresses(site.related(find(site, "/bins/d/"))) == [f"/bins/{name}/" for name in "ecfbg"]
    assert addresses(site.related(find(site, "/bins/a/"))) == [f"/bins/{name}/" for name in "bcdef"]
    assert len(site.related(find(site, "/bins/d/"))) == RELATED_MOST


def test_a_page_shows_its_own_contact_or_its_owners_or_none() -> None:
    contacts = {"waste": {"name": "Waste team"}, "bulky": {"name": "Bulky team"}}
    site = a_site(
        a_page("bins/a.md"), a_page("bins/b.md", contact="bulky"), contacts=contacts, owners={"waste": {"name": "W", "contact": "waste"}}
    )
    shown = [site.contact_of(find(site, f"/bins/{name}/")) for name in "ab"]
    assert [found and found[0] for found in shown] == ["waste", "bulky"]
    assert a_site(a_page("bins/a.md"), contacts=contacts).contact_of(a_page("bins/a.md")) is None


def test_translations_know_each_other_and_the_languages_in_use_are_those_of_live_pages() -> None:
    council = {"languages": {"cy": "Cymraeg", "pl": "Polski", "ur": "اردو"}}
    pages = [
        a_page("cy/bins/index.md", lang="cy", translation_of="/old-bins/"),
        a_page("pl/bins/index.md", lang="pl", translation_of="/bins/"),
    ]
    later = a_page("ur/bins/index.md", lang="ur", translation_of="/bins/", publish_at="2030-01-01")
    site = a_site(*pages, later, council=council, redirects=[{"old": "/old-bins/", "new": "/bins/"}])
    assert site.languages == ("en", "cy", "pl")
    assert {address: addresses(others) for address, others in site.translations.items()} == {
        "/bins/": ["/cy/bins/", "/pl/bins/"],
        "/cy/bins/": ["/bins/", "/pl/bins/"],
        "/pl/bins/": ["/bins/", "/cy/bins/"],
    }
    assert [site.prefix(code) for code in site.languages] == ["/", "/cy/", "/pl/"]
    assert "/cy/search/" in site.reserved


def test_the_parts_of_a_guide_come_in_its_order() -> None:
    guide = a_page("bins/g.md", type="guide", parts=[{"title": "Zed", "file": "z.md"}, {"title": "Ay", "file": "a.md"}])
    parts = [a_page(f"bins/{name}.md", type="page", title=title, guide="/bins/g/") for name, title in (("a", "Ay"), ("z", "Zed"))]
    site = a_site(guide, *parts)
    assert addresses(site.parts_of(find(site, "/bins/g/"))) == ["/bins/z/", "/bins/a/"]
    assert site.guide_of(find(site, "/bins/a/")) == find(site, "/bins/g/")
    assert site.guide_of(find(site, "/bins/g/")) is None


def test_alerts_show_on_the_pages_they_name_and_those_under_them() -> None:
    times = {"from": "2026-01-01", "to": "2027-01-01"}
    site = a_site(
        a_page("alerts/everywhere.md", type="alert", severity="minor", **times),
        a_page("alerts/bins.md", type="alert", severity="major", pages=["/old-bins/"], **times),
        a_page("alerts/over.md", type="alert", severity="major", **{"from": "2025-01-01", "to": "2026-01-01"}),
        a_page("bins/a.md"),
        a_page("binsmen/index.md"),
        redirects=[{"old": "/old-bins/", "new": "/bins/"}],
    )
    shown = {
        address: addresses(site.alerts_on(find(site, address))) for address in ("/", "/bins/", "/bins/a/", "/binsmen/", "/alerts/bins/")
    }
    assert shown == {
        "/": ["/alerts/everywhere/"],
        "/bins/": ["/alerts/bins/", "/alerts/everywhere/"],
        "/bins/a/": ["/alerts/bins/", "/alerts/everywhere/"],
        "/binsmen/": ["/alerts/everywhere/"],
        "/alerts/bins/": ["/alerts/everywhere/"],
    }
    assert addresses(site.alerts_on(None)) == ["/alerts/everywhere/"]
