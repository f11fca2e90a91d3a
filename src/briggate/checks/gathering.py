"""From a built site to what rules over it are given."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from briggate.checks.extraction import address_of, facts_of
from briggate.checks.html_page import HtmlPage
from briggate.checks.site_facts import SiteFacts
from briggate.model.policy import Policy
from briggate.model.site import Site
from briggate.search.index import SearchIndex
from briggate.search.query import search


def gather_site(site: Site, policy: Policy, built: Path) -> SiteFacts:
    """Everything that rules over a site ask about, read from its built folder."""
    files = built_files(built)
    sources = page_sources(built)
    pages = {}
    for file in files:
        if file.endswith(".html"):
            page = HtmlPage((built / file).read_text(encoding="utf-8"), file, address_of(file), policy)
            pages[page.address] = facts_of(page, site.council.site_url, sources.get(page.address, ""))
    return SiteFacts(site, policy, pages, files, finder(built, site))


def built_files(built: Path) -> dict[str, int]:
    """Every file of a folder: its path, with forward slashes, and its bytes."""
    return {path.relative_to(built).as_posix(): path.stat().st_size for path in sorted(built.rglob("*")) if path.is_file()}


def page_sources(built: Path) -> Mapping[str, str]:
    """For each page of content/, by address: the file that it is made from."""
    return {each["address"]: each["source"] for each in json.loads((built / "api/pages.json").read_text(encoding="utf-8"))}


def finder(built: Path, site: Site) -> Callable[[str, str, int], list[str]]:
    """Asks the built search index what residents' browsers ask it. A language's index is read when it is first asked."""
    indexes: dict[str, SearchIndex] = {}

    def find(query: str, language: str, count: int) -> list[str]:
        if language not in indexes:
            file = built / site.prefix(language).strip("/") / "search/index.json"
            indexes[language] = SearchIndex.from_json(file.read_bytes())
        return [result.page.address for result in search(indexes[language], query, count).results]

    return find
