"""The accessibility statement of one site in one language."""

from collections.abc import Mapping
from typing import Any

from briggate.build.menus import OWN_PAGES
from briggate.model.site import Site
from briggate.statement import Piece, Section, Statements, compose
from briggate.theme.formats import Formats


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
        return Piece(page.title, page.address, site.language_of(page))
    if not address.startswith(site.reserved):
        return None
    own = next((name for end, name in OWN_PAGES.items() for code in site.languages if address == site.prefix(code) + end), None)
    return Piece(words[own]["title"] if own else address, address)
