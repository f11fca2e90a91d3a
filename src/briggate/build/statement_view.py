"""The accessibility statement of one site in one language."""

from collections.abc import Mapping
from typing import Any

from briggate.model.site import Site
from briggate.statement import Piece, Section, Statements, compose
from briggate.theme.formats import Formats

_OWN_PAGES = {
    "a-to-z/": "a_to_z_page",
    "a-to-z/all/": "a_to_z_all_page",
    "search/": "search_page",
    "topics/": "topics_page",
    "changes/": "changes_page",
}
"""The words that say what a page is called which the engine writes itself."""


def statement_sections(site: Site, words: Mapping[str, Any], formats: Formats) -> tuple[Section, ...]:
    """What the page of the statement shows. That there is a statement, join faults have seen to."""
    statement = site.settings.statement
    assert statement
    return compose(
        Statements(
            statement,
            [placed.record for placed in site.known_issues],
            site.council,
            site.settings.contacts[statement.contact].record,
            words,
            formats.date,
            lambda address: _page(site, words, address),
        )
    )


def _page(site: Site, words: Mapping[str, Any], address: str) -> Piece | None:
    if page := site.resolve(address):
        return Piece(page.title, page.address)
    if not address.startswith(site.reserved):
        return None
    own = next((name for end, name in _OWN_PAGES.items() for code in site.languages if address == site.prefix(code) + end), None)
    return Piece(words[own]["title"] if own else address, address)
