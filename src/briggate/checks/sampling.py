"""Which pages stand for a whole site in a simplified test: those that the regulator's testers take."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briggate.checks.html_page import HtmlPage
from briggate.model.page import Page
from briggate.model.page_types import Service
from briggate.model.site import Site

DOCUMENTS_MOST = 2
TYPES = {
    "landing": "a topic",
    "service": "a service",
    "guide": "a guide",
    "step_by_step": "a step by step",
    "venue": "a venue",
    "directory": "a directory",
    "alert": "an alert",
    "page": "any other page",
}
"""Page types in a reader's words, in the order of the sample. The home page and the statement are in it anyway."""


@dataclass(frozen=True)
class Chosen:
    """One thing of the sample. `address` is a page's, a file's, or the whole address of a form elsewhere; "" where there is none."""

    why: str
    """What it is a sample of."""
    kind: Literal["page", "elsewhere", "document", "none"]
    address: str = ""
    title: str = ""


def choose(site: Site, own_forms: Sequence[str] = (), tasks: Sequence[str] = ()) -> tuple[Chosen, ...]:
    """The sample, each page once, for all that it stands for.

    `own_forms` are addresses of built pages with forms to fill in (`has_form`), `tasks` those that residents most often come for.
    """
    chosen: dict[str, Chosen] = {}
    for each in _wanted(site, own_forms, tasks):
        key = each.address or each.why
        known = chosen.get(key)
        chosen[key] = Chosen(f"{known.why}, {each.why}", known.kind, known.address, known.title) if known else each
    return tuple(chosen.values())


def has_form(page: HtmlPage) -> bool:
    """Whether there is a form to fill in beside the search box that is on every page."""
    fields = 'input:not([type="hidden" i]):not([type="search" i]):not([type="submit" i]), select, textarea'
    return any(form.css_first(fields) is not None for form in page.select('form:not([role="search" i])'))


def _wanted(site: Site, own_forms: Sequence[str], tasks: Sequence[str]) -> Iterator[Chosen]:
    front = site.prefix(site.council.language)
    yield _page(site, front, "the home page")
    yield _page(site, _contact(site), "the contact page")
    yield Chosen("the search page", "page", f"{front}search/", "Search")
    yield Chosen("the A to Z", "page", f"{front}a-to-z/", "A to Z")
    yield _page(site, site.settings.statement.page if site.settings.statement else "", "the accessibility statement")
    yield from _forms(site, own_forms, tasks)
    by_type: dict[str, list[Page]] = {}
    for page in site.pages:
        by_type.setdefault(page.type, []).append(page)
    for kind, words in TYPES.items():
        if pages := by_type.get(kind):
            yield _page(site, _typical(pages, tasks).address, words)
    documents = sorted(file for file in site.files if file.lower().endswith(".pdf"))
    for file in documents[:DOCUMENTS_MOST]:
        yield Chosen("a PDF", "document", f"/{file}", file.rpartition("/")[2])
    if not documents:
        yield Chosen("a PDF", "none")


def _page(site: Site, address: str, why: str) -> Chosen:
    page = site.resolve(address) if address else None
    return Chosen(why, "page", page.address, page.title) if page else Chosen(why, "none")


def _contact(site: Site) -> str:
    """The page that the menu or the footer offers to whoever wants to get in touch: its address or its words say so."""
    links = (*site.navigation.menu, *site.navigation.footer)
    return next((link.url for link in links if link.url.startswith("/") and "contact" in f"{link.url} {link.text}".lower()), "")


def _forms(site: Site, own_forms: Sequence[str], tasks: Sequence[str]) -> Iterator[Chosen]:
    """A form on a page of the site, and where the start button of the first task leads that has one."""
    if own_forms:
        yield _page(site, own_forms[0], "a form")
    starts = [(page, url) for page in _by_task(site, tasks) if (url := _own_start(page))]
    for page, url in starts[:1]:
        why = f"a form, behind the start button of “{page.title}”"
        yield _page(site, url, why) if url.startswith("/") else Chosen(why, "elsewhere", url)
    if not own_forms and not starts:
        yield Chosen("a form", "none")


def _own_start(page: Page) -> str:
    """Where its start button leads, if that is something that the council runs or pays for, which the regulations then cover."""
    service = page.meta
    if not isinstance(service, Service) or service.action is None or service.provider != "council":
        return ""
    return service.action.url if service.action.url.startswith(("/", "http")) else ""


def _by_task(site: Site, tasks: Sequence[str]) -> list[Page]:
    first = [page for address in tasks if (page := site.resolve(address))]
    return [*first, *sorted((page for page in site.pages if page not in first), key=lambda page: page.address)]


def _typical(pages: Iterable[Page], tasks: Sequence[str]) -> Page:
    """The page that residents come for first, or else the one with the most on it."""
    return min(pages, key=lambda page: (tasks.index(page.address) if page.address in tasks else len(tasks), -len(page.body), page.address))
