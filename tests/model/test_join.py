"""What no file shows alone: each way in which pages and settings can name what there is not, said at its place."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from briggate.model.join import join_faults
from briggate.model.site import Site
from briggate.model.unread import Unread, unread
from tests.model.towns import a_page, a_site


def said(site: Site) -> list[str]:
    return sorted(str(fault) for fault in join_faults(site))


def test_a_town_that_names_only_what_there_is() -> None:
    """By address and by file, by addresses of now and of before, through chains of redirects, with and without anchors."""
    site = a_site(
        a_page("bins/missed.md", redirect_from=["/older/"], related=["bins/index.md", "/oldest/"], contact="waste"),
        a_page("bins/path.md", type="step_by_step", steps=[{"title": "One", "links": [{"text": "x", "url": "/older/#why"}]}]),
        a_page("bins/old.md", unpublish_at={"at": "2026-01-01", "redirect": "/oldest/"}, action={"text": "Go", "url": "/a-to-z/b/"}),
        a_page("hubs/index.md", type="directory", facets=[{"id": "has", "label": "Has", "values": [{"id": "wi-fi", "label": "Wi-Fi"}]}]),
        a_page("hubs/one.md", type="venue", facets={"has": ["wi-fi"]}, services=[{"title": "x", "page": "/oldest/"}]),
        a_page("alerts/snow.md", type="alert", severity="minor", **{"from": "2026-06-01", "to": "2026-06-02"}, pages=["/bins/"]),
        a_page("cy/index.md", type="home", lang="cy", translation_of="/"),
        council={"languages": {"cy": "Cymraeg"}},
        owners={"waste": {"name": "Waste", "contact": "waste"}},
        contacts={"waste": {"name": "Waste team", "in_person": "/hubs/one/", "form": "/search/"}},
        navigation={"menu": [{"text": "A to Z", "url": "/a-to-z/"}], "topics": ["/bins/"], "footer": [{"text": "x", "url": "tel:1"}]},
        redirects=[{"old": "/oldest/", "new": "/older/#why"}, {"old": "/away/", "new": "https://example.org/"}],
        extra_entries=[{"term": "Rubbish", "page": "/oldest/"}],
        origins=[{"origin": "https://a.example", "use": "frame", "owner": "waste", "reason": "x", "pages": ["/older/"]}],
    )
    assert said(site) == []


MISSED = "content/bins/missed.md"
TO_A_PAGE = "Let it lead to a page that exists."
CASES: Mapping[str, tuple[Site, list[str]]] = {
    "two pages with one address": (
        a_site(a_page("bins.md", type="page")),
        ["content/bins/index.md  content/bins.md has the address /bins/ too  Rename one of the two files, or put them together."],
    ),
    "an address that the site makes": (
        a_site(a_page("search.md", type="page"), a_page("assets/index.md")),
        [
            "content/assets/index.md  /assets/ is an address that the site makes itself  Give the file another name.",
            "content/search.md  /search/ is an address that the site makes itself  Give the file another name.",
        ],
    ),
    "an address that a directory makes": (
        a_site(
            a_page(
                "hubs/index.md", type="directory", facets=[{"id": "has", "label": "Has", "values": [{"id": "wi-fi", "label": "Wi-Fi"}]}]
            ),
            a_page("hubs/has/index.md"),
            a_page("hubs/has/wi-fi.md"),
            redirects=[{"old": "/hubs/has/wi-fi/", "new": "/bins/"}],
        ),
        [
            "content/hubs/has/wi-fi.md  /hubs/has/wi-fi/ is an address that the site makes itself  Give the file another name.",
            "site_config/redirects/waste.yml:1  /hubs/has/wi-fi/ is redirected, but a page has that address  "
            "Take the redirect out, or move the page.",
        ],
    ),
    "a file where the site puts its own": (
        a_site(files=frozenset({"assets/x.png", "bins/map.png", "search/x.csv"})),
        [
            "content/assets/x.png  the site puts files of its own where content/assets/ would be  Put it in another folder.",
            "content/search/x.csv  the site puts files of its own where content/search/ would be  Put it in another folder.",
        ],
    ),
    "a folder without an index": (
        a_site(a_page("parks/trees.md"), a_page("parks/ponds.md"), a_page("alerts/x.md", type="page")),
        [
            "content/alerts  the folder has no index.md  Write content/alerts/index.md: the landing page of what is in the folder.",
            "content/parks  the folder has no index.md  Write content/parks/index.md: the landing page of what is in the folder.",
        ],
    ),
    "an owner and a contact that there is not": (
        a_site(a_page("bins/missed.md", owner="wast", contact="wate"), contacts={"waste": {"name": "x"}}),
        [f"{MISSED}:3  unknown owner “wast”  Did you mean “waste”?", f"{MISSED}:4  unknown contact “wate”  Did you mean “waste”?"],
    ),
    "an owner and a contact written as people say them": (
        a_site(
            a_page("bins/missed.md", owner="Web Team", contact="web_team"),
            contacts={"web-team": {"name": "x"}},
            owners={"waste": {"name": "x"}, "web-team": {"name": "x"}},
        ),
        [
            f"{MISSED}:3  unknown owner “Web Team”  Did you mean “web-team”?",
            f"{MISSED}:4  unknown contact “web_team”  Did you mean “web-team”?",
        ],
    ),
    "topics that there are not": (
        a_site(
            a_page("bins/missed.md", topics=["/bin/"]), a_page("bins/x.md", topics=["/bins/missed/"]), a_page("bins/y.md", topics=["/q/"])
        ),
        [
            "content/bins/missed.md:3  unknown topic “bin”  Did you mean “bins”?",
            "content/bins/x.md:3  unknown topic “bins/missed”  A topic is a landing page: the folder of an index.md.",
            "content/bins/y.md:3  unknown topic “q”  A topic is a landing page: the folder of an index.md.",
        ],
    ),
    "pages that there are not": (
        a_site(
            a_page("bins/missed.md", related=["/bins/mised/"], action={"text": "Go", "url": "/bins/gone/"}),
            a_page("bins/index.md", top_tasks=[{"text": "Go", "url": "/quite/elsewhere/"}]),
        ),
        [
            "content/bins/index.md:3  there is no page /quite/elsewhere/  Check the address.",
            "content/bins/missed.md:3  there is no page /bins/mised/  Did you mean “/bins/missed/”?",
            "content/bins/missed.md:4  there is no page /bins/gone/  Did you mean “/bins/”?",
        ],
    ),
    "pages that settings name and there are not": (
        a_site(
            contacts={"waste": {"name": "x", "in_person": "/hub/"}},
            navigation={"menu": [{"text": "x", "url": "/menu/"}], "topics": ["/topic/"], "footer": [{"text": "x", "url": "/footer/"}]},
            extra_entries=[{"term": "x", "page": "/entry/"}],
            channels=[{"kind": "email", "name": "x", "url": "/channel/"}],
            origins=[{"origin": "https://a.example", "use": "frame", "owner": "nobody", "reason": "x", "pages": ["/origin/"]}],
            owners={"waste": {"name": "Waste", "contact": "none"}},
        ),
        [
            "site_config/a_to_z/waste.yml:1  there is no page /entry/  Check the address.",
            "site_config/channels.yml:1  there is no page /channel/  Check the address.",
            "site_config/contacts/waste.yml:1  there is no page /hub/  Check the address.",
            "site_config/navigation.yml:1  there is no page /footer/  Check the address.",
            "site_config/navigation.yml:1  there is no page /menu/  Check the address.",
            "site_config/navigation.yml:1  unknown topic “topic”  A topic is a landing page: the folder of an index.md.",
            "site_config/origins.yml:1  there is no page /origin/  Check the address.",
            "site_config/origins.yml:1  unknown owner “nobody”  The owners are in site_config/owners.yml.",
            "site_config/owners.yml:1  unknown contact “none”  The contacts are in site_config/contacts/.",
        ],
    ),
    "a redirect of a page, and twice to two places": (
        a_site(
            a_page("bins/missed.md", redirect_from=["/a/"]),
            redirects=[{"old": "/bins/", "new": "/"}, {"old": "/a/", "new": "/"}, {"old": "/search/", "new": "/bins/"}],
        ),
        [
            "content/bins/missed.md:3  /a/ is redirected twice: to / and to /bins/missed/  Keep one of the two.",
            "site_config/redirects/waste.yml:1  /bins/ is redirected, but a page has that address  "
            "Take the redirect out, or move the page.",
            "site_config/redirects/waste.yml:3  /search/ is an address that the site makes itself  Take the redirect out.",
        ],
    ),
    "redirects that lead to nothing": (
        a_site(redirects=[{"old": "/a/", "new": "/b/"}, {"old": "/b/", "new": "/bin/#x"}]),
        [
            "site_config/redirects/waste.yml:1  /a/ is redirected to /bin/, which does not exist  Did you mean “/bins/”?",
            "site_config/redirects/waste.yml:2  /b/ is redirected to /bin/, which does not exist  Did you mean “/bins/”?",
        ],
    ),
    "redirects in a circle": (
        a_site(
            a_page("bins/missed.md", redirect_from=["/bins/missed/"]),
            redirects=[{"old": "/a/", "new": "/b/"}, {"old": "/b/", "new": "/a/#x"}, {"old": "/c/", "new": "/a/"}],
        ),
        [
            "content/bins/missed.md:3  the redirect of /bins/missed/ leads round in a circle  Let it lead to a page that exists.",
            *(
                f"site_config/redirects/waste.yml:{line}  the redirect of /{old}/ leads round in a circle  {TO_A_PAGE}"
                for line, old in enumerate("abc", 1)
            ),
        ],
    ),
    "pages that go for each other": (
        a_site(
            a_page("bins/a.md", unpublish_at={"at": "2027-01-01", "redirect": "/bins/b/"}),
            a_page("bins/b.md", unpublish_at={"at": "2028-01-01", "redirect": "/bins/a/"}),
            a_page("bins/c.md", unpublish_at={"at": "2028-01-01", "redirect": "/bins/"}),
        ),
        [
            f"content/bins/{name}.md:3  the page that takes its place goes too, and they lead round in a circle  "
            "Let it lead to a page that stays."
            for name in "ab"
        ],
    ),
    "links to what is not published yet": (
        a_site(
            a_page("bins/later.md", publish_at="2027-01-01", related=["/bins/latest/"], action={"text": "Go", "url": "/bins/latest/"}),
            a_page("bins/latest.md", publish_at="2028-01-01"),
            a_page("bins/missed.md", related=["/bins/later/"], action={"text": "Go", "url": "/bins/later/"}),
            navigation={"menu": [{"text": "x", "url": "/bins/later/"}]},
        ),
        [
            "content/bins/missed.md:4  the page /bins/later/ is not published yet  Link to it when it is, or publish both together.",
            "site_config/navigation.yml:1  the page /bins/later/ is not published yet  Link to it when it is, or publish both together.",
        ],
    ),
    "languages": (
        a_site(
            a_page("bins/a.md", lang="fr"),
            a_page("bins/b.md", lang="cy"),
            a_page("bins/c.md", translation_of="/bins/a/"),
            a_page("cy/index.md", type="home", lang="cy"),
            a_page("cy/d.md", type="page"),
            council={"languages": {"cy": "Cymraeg"}},
        ),
        [
            "content/bins/a.md:3  the council does not publish in “fr”  Name it under `languages` in site_config/council.yml.",
            "content/bins/b.md:3  a page in “cy” stands among those in “en”  Move it to content/cy/.",
            "content/bins/c.md:3  a translation needs a `lang`  Say which language the page is in, such as `lang: cy`.",
            "content/cy/d.md:1  a page under content/cy/ is not said to be in “cy”  Add `lang: cy`.",
        ],
    ),
    "facets": (
        a_site(
            a_page(
                "hubs/index.md", type="directory", facets=[{"id": "has", "label": "Has", "values": [{"id": "wi-fi", "label": "Wi-Fi"}]}]
            ),
            a_page("hubs/one.md", type="venue", facets={"hass": ["wi-fi"]}),
            a_page("hubs/two.md", type="venue", facets={"has": ["wi-fi", "wifi", "tea"]}),
            a_page("bins/tip.md", type="venue", facets={"has": ["wi-fi"]}),
        ),
        [
            "content/bins/tip.md:3  unknown facet “has”  The facets are in content/bins/index.md.",
            "content/hubs/one.md:3  unknown facet “hass”  Did you mean “has”?",
            "content/hubs/two.md:3  unknown value “tea” of the facet “has”  The values are in content/hubs/index.md.",
            "content/hubs/two.md:3  unknown value “wifi” of the facet “has”  Did you mean “wi-fi”?",
        ],
    ),
    "downloads": (
        a_site(
            a_page(
                "bins/a.md", downloads=[{"text": "x", "file": name, "format": "PDF", "size": "1 KB"} for name in ("bins/a.pdf", "a.pdf")]
            ),
            files=frozenset({"bins/a.pdf"}),
        ),
        ["content/bins/a.md:3  there is no file content/a.pdf  Did you mean “bins/a.pdf”?"],
    ),
    "homes": (
        a_site(a_page("index.md", type="page"), a_page("bins/x.md", type="home")),
        [
            "content/bins/x.md:1  a page of type home is elsewhere than at the front  Give it another type, such as landing.",
            "content/index.md:1  the front page is of type page  Let it be of type home.",
        ],
    ),
    "a front page that comes, goes or is withdrawn": (
        a_site(
            a_page(
                "index.md",
                publish_at="2027-01-01 09:00",
                unpublish_at={"at": "2026-01-01", "redirect": "/bins/"},
                withdrawn={"date": "2026-01-02", "reason": "Over."},
            ),
            a_page("bins/index.md"),
        ),
        [
            "content/index.md:3  the front page has `publish_at`, and a site has a front page always  Take it out.",
            "content/index.md:4  the front page has `unpublish_at`, and a site has a front page always  Take it out.",
            "content/index.md:5  the front page has `withdrawn`, and a site has a front page always  Take it out.",
        ],
    ),
    "channels that the contact does not have": (
        a_site(
            a_page("bins/x.md", channels=["online", "phone", "in_person", "post", "webchat"]),
            a_page("bins/y.md", channels=["phone", "webchat"], contact="roads"),
            owners={"waste": {"name": "Waste", "contact": "waste"}},
            contacts={
                "waste": {"name": "Waste"},
                "roads": {"name": "Roads", "phones": [{"number": "0113 496 0000"}], "webchat": True},
            },
        ),
        [
            f"content/bins/x.md:3  `channels` has {channel}, and the contact “waste” has no `{key}`"
            f"  Add it in site_config/contacts/waste.yml, or take {channel} out."
            for channel, key in (("phone", "phones"), ("in_person", "in_person"), ("post", "address"), ("webchat", "webchat"))
        ]
        + ["content/bins/y.md:3  `channels` has webchat, and the council has none  Add one to site_config/channels.yml, or take it out."],
    ),
    "channels of a page without a contact": (
        a_site(a_page("bins/x.md", channels=["online", "phone"]), owners={"waste": {"name": "Waste"}}),
        ["content/bins/x.md:3  `channels` has phone, and the page has no contact  Name one as `contact`, or give its owner one."],
    ),
    "channels of a council whose channels cannot be read": (
        a_site(
            a_page("bins/x.md", channels=["webchat"]),
            owners={"waste": {"name": "Waste", "contact": "waste"}},
            contacts={"waste": {"name": "Waste", "webchat": True}},
            unread=Unread(kinds=frozenset({"channel"})),
        ),
        [],
    ),
    "a landing page withdrawn": (
        a_site(a_page("bins/index.md", withdrawn={"date": "2026-01-02", "reason": "Over."})),
        ["content/bins/index.md:3  a landing page cannot be withdrawn  Move its pages, then redirect it."],
    ),
}


@pytest.mark.parametrize(("site", "expected"), CASES.values(), ids=CASES)
def test_what_is_said(site: Site, expected: list[str]) -> None:
    assert said(site) == sorted(expected)


def test_no_home_page() -> None:
    site = a_site()
    without = Site(site.settings, site.all_pages[1:], site.clock)
    assert said(without) == ["content/index.md  there is no home page  Write content/index.md with `type: home`."]


def test_what_could_not_be_read_is_nobodys_fault() -> None:
    """Its own fault is told elsewhere, and every other fault still is."""
    pages = (
        a_page("bins/missed.md", owner="parks", contact="parks", related=["/unread/", "/nowhere/"], topics=["/parks/"]),
        a_page("parks/trees.md", topics=["/parks/"]),
        a_page("hubs/one.md", type="venue", facets={"has": ["wi-fi"]}),
        a_page("bins/x.md", lang="cy"),
    )
    hidden = (
        unread("page", ["/unread/", "/parks/", "/hubs/"]) | unread("owner", ["parks"]) | Unread(kinds=frozenset({"contact", "language"}))
    )
    site = a_site(*pages, unread=hidden, redirects=[{"old": "/a/", "new": "/unread/"}], navigation={"topics": ["/parks/"]})
    assert said(site) == ["content/bins/missed.md:5  there is no page /nowhere/  Check the address."]
    site = a_site(unread=unread("page", ["/"]))
    assert said(Site(site.settings, site.all_pages[1:], site.clock, unread=site.unread)) == []


@pytest.mark.parametrize("year", [2020, 2040])
def test_faults_do_not_depend_on_the_day(year: int) -> None:
    """A name that means nothing is a fault of a page still to come, and of one that has gone."""
    page = a_page("bins/a.md", owner="none", publish_at="2030-01-01", unpublish_at={"at": "2035-01-01", "redirect": "/bins/"})
    site = a_site(page, at=datetime(year, 1, 1, tzinfo=UTC))
    assert said(site) == ["content/bins/a.md:3  unknown owner “none”  The owners are in site_config/owners.yml."]
