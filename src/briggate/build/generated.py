"""The pages that the engine writes itself: the A–Z, search, topics, changes, a directory's facets, and the page not found."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from briggate.build.context import Context, Contexts
from briggate.model.page import Page
from briggate.model.page_types import Directory
from briggate.model.record import ChangeNote
from briggate.model.site import Site

CHANGES_SHOWN = 100


@dataclass(frozen=True)
class GeneratedPage:
    """One address that no file stands for. `in_sitemap` is False where nobody should arrive from outside."""

    address: str
    template: str
    context: Context
    in_sitemap: bool = True


def generated_pages(contexts: Contexts) -> Iterator[GeneratedPage]:
    """Every generated page of one language."""
    yield from _a_to_z(contexts)
    yield _page(contexts, "search/", "search.html", "search_page", in_sitemap=False)
    yield _page(contexts, "topics/", "topics.html", "topics_page")
    yield _page(contexts, "changes/", "changes.html", "changes_page", changes=changes(contexts.site, contexts.language))
    for page in contexts.site.pages:
        if isinstance(page.meta, Directory) and contexts.site.language_of(page) == contexts.language:
            yield from _facets(contexts, page)


def changes(site: Site, language: str) -> list[tuple[ChangeNote, Page]]:
    """The latest change notes, the newest first."""
    pages = [page for page in site.pages if site.language_of(page) == language]
    notes = [(note, page) for page in pages for note in page.meta.changes]
    notes.sort(key=lambda each: (-each[0].date.toordinal(), each[1].title.casefold(), each[1].address, each[0].note))
    return notes[:CHANGES_SHOWN]


def _page(contexts: Contexts, address: str, template: str, words: str, *, in_sitemap: bool = True, **more: Any) -> GeneratedPage:
    said = contexts.words[words]
    context = contexts.of_address(contexts.prefix + address, said["title"], said["summary"])
    return GeneratedPage(contexts.prefix + address, template, context | more, in_sitemap)


def _a_to_z(contexts: Contexts) -> Iterator[GeneratedPage]:
    index = contexts.a_to_z
    yield _page(contexts, "a-to-z/", "a_to_z.html", "a_to_z_page", a_to_z=index)
    yield _page(contexts, "a-to-z/all/", "a_to_z_all.html", "a_to_z_all_page", a_to_z=index)
    letters = [letter for letter in index.letters if letter.terms]
    for place, letter in enumerate(letters):
        said = contexts.words["letter_page"]
        address = f"{contexts.prefix}a-to-z/{letter.slug}/"
        title = said["title"].format(letter=letter.letter)
        context = contexts.of_address(address, title, said["summary"].format(letter=letter.letter))
        context["breadcrumb"] = (*context["breadcrumb"], _Crumb(contexts.words["a_to_z_page"]["title"], f"{contexts.prefix}a-to-z/"))
        more = {
            "a_to_z": index,
            "letter": letter,
            "previous": letters[place - 1] if place else None,
            "following": letters[place + 1] if place + 1 < len(letters) else None,
        }
        yield GeneratedPage(address, "letter.html", context | more)


def _facets(contexts: Contexts, directory: Page) -> Iterator[GeneratedPage]:
    facets = contexts.facets(directory)
    for facet in facets:
        for value in facet["values"]:
            said = contexts.words["facet_page"]
            title = said["title"].format(directory=directory.title, value=value["label"])
            summary = said["summary"].format(directory=directory.title, value=value["label"])
            context = contexts.of_address(value["address"], title, summary)
            context["breadcrumb"] = (*contexts.site.breadcrumb(directory), directory)
            yield GeneratedPage(
                value["address"],
                "facet.html",
                context | {"directory": directory, "venues": value["venues"], "facets": facets, "facet": facet, "value": value},
            )


@dataclass(frozen=True)
class _Crumb:
    """A step of the breadcrumb that no content page stands for."""

    title: str
    address: str
