"""From a built site to what rules over it are given."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from briggate.checks.extraction import address_of, facts_of
from briggate.checks.html_page import HtmlPage
from briggate.checks.site_facts import Find, SiteFacts
from briggate.model.policy import NOTHING_SAID, Policy
from briggate.model.site import Site
from briggate.search.index import SearchIndex, build_index, read_index
from briggate.search.query import search


def gather_site(site: Site, policy: Policy, built: Path) -> SiteFacts:
    """Everything that rules over a site ask about, read from its built folder."""
    files = built_files(built)
    sources, by_file = page_sources(built), {f"content/{page.source}": page for page in site.all_pages}
    pages = {}
    for file in files:
        if file.endswith(".html"):
            page = HtmlPage((built / file).read_text(encoding="utf-8"), file, address_of(file), policy)
            pages[page.address] = facts_of(page, site.council.site_url, by_file.get(sources.get(page.address, "")))
    return SiteFacts(site, policy, pages, files, finder(built, site))


def outside_addresses(built: Path, site: Site) -> frozenset[str]:
    """Every address on other servers that a link of a built page leads to."""
    facts = gather_site(site, NOTHING_SAID, built)
    links = (link for page in facts.pages.values() for link in page.links if link.kind in ("a", "area"))
    return frozenset(facts.asked_as(link) for link in links if link.target.startswith(("http://", "https://")))


def built_files(built: Path) -> dict[str, int]:
    """Every file of a folder: its path, with forward slashes, and its bytes."""
    found: dict[str, int] = {}
    folders = [(str(built), "")]
    while folders:
        folder, before = folders.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir():
                    folders.append((entry.path, f"{before}{entry.name}/"))
                else:
                    found[before + entry.name] = entry.stat().st_size
    return dict(sorted(found.items()))


def page_sources(built: Path) -> Mapping[str, str]:
    """For each page of content/, by address: the file that it is made from."""
    return {each["address"]: each["source"] for each in json.loads((built / "api/pages.json").read_text(encoding="utf-8"))}


def finder(built: Path, site: Site) -> Find:
    """Asks the built search index what residents' browsers ask it."""
    return _BuiltSearch(built, site)


class _BuiltSearch:
    """The indexes of a built site, each read when it is first asked. One that is not there finds nothing."""

    def __init__(self, built: Path, site: Site) -> None:
        self._built, self._site = built, site
        self._indexes: dict[str, SearchIndex] = {}

    def __call__(self, query: str, language: str, count: int) -> list[str]:
        return [result.page.address for result in search(self._index(language), query, count).results]

    def indexed(self, language: str) -> frozenset[str]:
        return self._index(language).addresses

    def _index(self, language: str) -> SearchIndex:
        if language not in self._indexes:
            try:
                self._indexes[language] = read_index(self._built / self._site.prefix(language).strip("/") / "search")
            except FileNotFoundError:
                self._indexes[language] = build_index(())
        return self._indexes[language]
