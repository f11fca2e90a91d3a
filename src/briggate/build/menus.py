"""The links of the menu and the footer, as pages of one language show them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briggate.build.language_marks import LanguageMarks
from briggate.build.rendering import References
from briggate.model.record import Link
from briggate.model.site import Site

OWN_PAGES = {
    "a-to-z/": "a_to_z_page",
    "a-to-z/all/": "a_to_z_all_page",
    "search/": "search_page",
    "topics/": "topics_page",
    "changes/": "changes_page",
}
"""The words that say what a page is called which the engine writes itself."""


@dataclass(frozen=True)
class MenuLink:
    text: str
    url: str


@dataclass(frozen=True)
class Menus:
    """What navigation.yml offers. Where a page is there in the language too, its own title leads to it; other words are marked."""

    menu: tuple[MenuLink, ...]
    footer: tuple[MenuLink, ...]


def menus(site: Site, words: Mapping[str, Any], language: str, references: References, marks: LanguageMarks) -> Menus:
    def shown(link: Link) -> MenuLink:
        if language == site.council.language:
            return MenuLink(link.text, link.url)
        if own := OWN_PAGES.get(link.url.removeprefix("/")):
            return MenuLink(words[own]["title"], site.prefix(language) + link.url.removeprefix("/"))
        page = site.resolve(link.url)
        others = site.translations.get(page.address, ()) if page else ()
        other = next((each for each in others if site.language_of(each) == language), None)
        return MenuLink(references.plain(other.title), other.address) if other else MenuLink(marks.marked(link.text), link.url)

    navigation = site.navigation
    return Menus(tuple(map(shown, navigation.menu)), tuple(map(shown, navigation.footer)))
