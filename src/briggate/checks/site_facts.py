"""A whole site, for rules over more than one page: its sources and what its built pages say of themselves."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple, Protocol

from briggate.a_to_z.entries import AtoZ
from briggate.a_to_z.of_site import a_to_z_of
from briggate.governance.folder import Generated
from briggate.model.answer import Answer
from briggate.model.page import Page
from briggate.model.policy import Policy
from briggate.model.rendering import TaskJourneys
from briggate.model.site import Site

LinkKind = Literal[
    "a", "area", "img", "script", "link", "source", "iframe", "form", "video", "audio", "object", "embed", "track", "refresh"
]


class Link(NamedTuple):
    """One address in a built page."""

    kind: LinkKind
    """The element."""
    href: str
    """As written."""
    target: str
    """Where it leads: an address of this site without its anchor (`/bins/`, `/assets/site.css`), or an outside URL."""
    anchor: str
    """After #, decoded; "" without one."""
    text: str
    """The words of the link, or an image's alt; at most 120 characters."""
    page: str
    """The address of the page that it stands on."""
    tag_number: int
    """Which of the page's elements of this kind it is, from 0: how it is found again."""
    in_main: bool
    rel: str = ""
    """What a `link` is for, in small letters: `stylesheet`, `canonical`."""


class PageFacts(NamedTuple):
    """What a built page says that rules over the site ask about."""

    address: str
    file: str
    """Relative to the built site: `bins/index.html`."""
    title: str
    description: str
    h1: str
    language: str
    ids: frozenset[str]
    links: tuple[Link, ...]
    bytes: int
    noindex: bool
    redirects_to: str
    """Where a page that only sends people on leads; "" for any other."""
    words: int
    """How many its main part has."""
    text_digest: str
    """Of the words of its main part: two pages with the same say the same."""
    source: str
    """The file that it is made from (`content/bins/index.md`); "" for a page that the engine writes."""
    telling_runs: tuple[str, ...]
    """Of the words of that file: by these, copies of a page are found. See `checks/words/similar_texts`."""


class Find(Protocol):
    """The built site's search."""

    def __call__(self, query: str, language: str, count: int) -> list[str]:
        """The addresses that it finds first, best first."""

    def indexed(self, language: str) -> frozenset[str]:
        """Every address that it can find."""


class FindsNothing:
    """The search of a site that has none."""

    def __call__(self, query: str, language: str, count: int) -> list[str]:
        return []

    def indexed(self, language: str) -> frozenset[str]:
        return frozenset()


_NO_SEARCH = FindsNothing()
_NONE_GENERATED = Generated()


@dataclass(frozen=True)
class SiteFacts:
    """The subject of rules over the whole site.

    `site` is what the sources say at the check's moment; `pages` what the built pages say, by address. What somebody has to fetch or run
    for a rule is None when nobody did: the rule then yields nothing and its `looked_at` is 0.
    """

    site: Site
    policy: Policy
    pages: Mapping[str, PageFacts]
    files: Mapping[str, int]
    """Every file of the built site: path (`assets/site.css`) → bytes."""
    find: Find = _NO_SEARCH
    published: frozenset[str] | None = None
    """Every address that main's history has published."""
    answers: Mapping[str, Answer] | None = None
    """What outside addresses answered."""
    journeys: Mapping[str, TaskJourneys] | None = None
    """What came of each top task's ways, by its name: the `task` of checks/top_tasks.yml."""
    generated: Generated = _NONE_GENERATED
    """What governance/ gives to others, as it is in the project."""

    @cached_property
    def links_to(self) -> dict[str, list[Link]]:
        """Links by the address that they lead to."""
        found: dict[str, list[Link]] = {}
        for page in self.pages.values():
            for link in page.links:
                found.setdefault(link.target, []).append(link)
        return found

    @cached_property
    def clicks_from_home(self) -> dict[str, int]:
        """The least number of links that lead from the home page to each page that can be reached."""
        clicks, frontier = {"/": 0}, ["/"]
        while frontier:
            following = []
            for address in frontier:
                for link in self.pages[address].links if address in self.pages else ():
                    if link.kind in ("a", "area") and link.target in self.pages and link.target not in clicks:
                        clicks[link.target] = clicks[address] + 1
                        following.append(link.target)
            frontier = following
        return clicks

    @cached_property
    def a_to_z(self) -> dict[str, AtoZ]:
        """The A–Z of each language that pages are in."""
        return {language: a_to_z_of(self.site, language) for language in self.site.languages}

    def source_of(self, address: str) -> Page | None:
        """The page of content/ that an address belongs to."""
        return self.site.by_address.get(address)

    def asked_as(self, link: Link) -> str:
        """The outside address to ask for a link: the form for problems bears the page's address on every page, and is one form."""
        form = self.site.navigation.report_a_problem
        return form if link.target.startswith(f"{form}?page=") else link.target
