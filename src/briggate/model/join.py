"""What no file shows alone: records that name each other, held against each other. Every fault is reported, not the first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from briggate.model.fault import Fault, did_you_mean
from briggate.model.page import Alert, Directory, Landing, Page, Service, StepByStep, Venue
from briggate.model.settings import Settings
from briggate.model.site import Site, last_of


def join_faults(site: Site) -> list[Fault]:
    """Every fault in how the pages and settings of a site refer to each other."""
    return [*_two_pages_one_address(site), *_redirects(site), *_settings(site.settings, site), *_pages(site)]


def _at(page: Page, *path: str | int) -> tuple[str, int]:
    return f"content/{page.source}", page.line_of(*path)


def _two_pages_one_address(site: Site) -> Iterator[Fault]:
    pages: dict[str, list[Page]] = defaultdict(list)
    for page in site.all_pages:
        pages[page.address].append(page)
        if page.address.startswith(site.reserved):
            yield Fault(*_at(page), f"{page.address} is an address that the site makes itself", "Give the file another name.")
    for address, same in pages.items():
        for page in same[1:]:
            yield Fault(
                *_at(page), f"content/{same[0].source} has the address {address} too", "Rename one of the two files, or put them together."
            )
    if site.all_pages and "/" not in pages:
        yield Fault("content/index.md", 0, "there is no home page", "Write content/index.md with `type: home`.")


def _redirects(site: Site) -> Iterator[Fault]:
    current = {page.address for page in site.all_pages}
    steps: dict[str, str] = {}
    for old, new, place in _every_redirect(site):
        if old in current and old != new:
            yield Fault(*place, f"{old} is redirected, but a page has that address", "Take the redirect out, or move the page.")
        if old in steps and steps[old] != new:
            yield Fault(*place, f"{old} is redirected twice: to {steps[old]} and to {new}", "Keep one of the two.")
        steps.setdefault(old, new)
    for old, new, place in _every_redirect(site):
        if old == new or last_of(steps, old) in steps:
            yield Fault(*place, f"the redirect of {old} leads round in a circle", "Let it lead to a page that exists.")
        elif (
            new.startswith("/")
            and last_of(steps, old).partition("#")[0] not in current
            and not last_of(steps, old).startswith(("http", *site.reserved))
        ):
            yield Fault(
                *place,
                f"{old} is redirected to {last_of(steps, old)}, which does not exist",
                did_you_mean(new, current, "Let it lead to a page that exists."),
            )


def _every_redirect(site: Site) -> Iterator[tuple[str, str, tuple[str, int]]]:
    for placed in site.settings.redirects:
        yield placed.record.old, placed.record.new, (placed.file, placed.line)
    for page in site.all_pages:
        for number, old in enumerate(page.meta.redirect_from):
            yield old, page.address, _at(page, "redirect_from", number)


class _Known:
    """What may be named, and how to say that something else was."""

    def __init__(self, site: Site) -> None:
        steps = {old: new for old, new, _ in _every_redirect(site)}
        self.addresses = {page.address: page for page in site.all_pages}
        self.moved = {old: last_of(steps, old) for old in steps}
        self.settings = site.settings
        self.reserved = site.reserved
        self.landings = [address.strip("/") for address, page in self.addresses.items() if isinstance(page.meta, Landing)]

    def page(self, address: str) -> Page | None:
        return self.addresses.get(address) or self.addresses.get(self.moved.get(address, ""))

    def missing_page(self, address: str, place: tuple[str, int]) -> Iterator[Fault]:
        """A fault unless the address is (or was) a page's, or the engine's own."""
        address = address.partition("#")[0]
        if address.startswith("/") and not address.startswith(self.reserved) and not self.page(address):
            yield Fault(*place, f"there is no page {address}", did_you_mean(address, self.addresses, "Check the address."))

    def missing(self, what: str, name: str | None, known: Mapping[str, Any], place: tuple[str, int], where: str) -> Iterator[Fault]:
        if name is not None and name not in known:
            yield Fault(*place, f"unknown {what} “{name}”", did_you_mean(name, known, f"The {what}s are in {where}."))


def _settings(settings: Settings, site: Site) -> Iterator[Fault]:
    known = _Known(site)
    for owner in settings.owners.values():
        yield from known.missing("contact", owner.record.contact, settings.contacts, (owner.file, owner.line), "site_config/contacts/")
    for contact in settings.contacts.values():
        if contact.record.in_person:
            yield from known.missing_page(contact.record.in_person, (contact.file, contact.line))
    for entry in settings.extra_entries:
        yield from known.missing_page(entry.record.page, (entry.file, entry.line))
    for origin in settings.origins:
        place = (origin.file, origin.line)
        yield from known.missing("owner", origin.record.owner, settings.owners, place, "site_config/owners.yml")
        for address in origin.record.pages:
            yield from known.missing_page(address, place)
    navigation = settings.navigation
    for address in [*(link.url for link in (*navigation.menu, *navigation.footer)), *navigation.topics]:
        yield from known.missing_page(address, (settings.navigation_file, 1))


def _pages(site: Site) -> Iterator[Fault]:
    known = _Known(site)
    for page in site.all_pages:
        if page.guide is None:
            yield from _page(page, known)
    for page in site.all_pages:
        if not page.guide and page.address.count("/") > 2 and not isinstance(page.meta, Alert):
            folder = page.address[: page.address.rstrip("/").rfind("/") + 1]
            if not known.page(folder):
                yield Fault(
                    *_at(page), f"the folder content{folder} has no index.md", "Write one: the landing page of what is in the folder."
                )


def _page(page: Page, known: _Known) -> Iterator[Fault]:
    meta = page.meta
    settings = known.settings
    yield from known.missing("owner", meta.owner, settings.owners, _at(page, "owner"), "site_config/owners.yml")
    yield from known.missing("contact", getattr(meta, "contact", None), settings.contacts, _at(page, "contact"), "site_config/contacts/")
    yield from _topics(page, known)
    for path, address in _addresses(page):
        yield from known.missing_page(address, _at(page, *path))
    if meta.lang and meta.lang not in (settings.council.language, *settings.council.languages):
        fix = "Name it under `languages` in site_config/council.yml."
        yield Fault(
            *_at(page, "lang"), f"the council does not publish in “{meta.lang}”", did_you_mean(meta.lang, settings.council.languages, fix)
        )
    if meta.translation_of and not meta.lang:
        yield Fault(*_at(page, "translation_of"), "a translation needs a `lang`", "Say which language the page is in, such as `lang: cy`.")
    if isinstance(meta, Venue):
        yield from _facets(page, meta, known)
    if isinstance(meta, Landing) and meta.withdrawn:
        yield Fault(*_at(page, "withdrawn"), "a landing page cannot be withdrawn", "Move its pages, then redirect it.")


def _topics(page: Page, known: _Known) -> Iterator[Fault]:
    for number, address in enumerate(page.meta.topics):
        topic = known.page(address)
        if topic is None or not isinstance(topic.meta, Landing):
            name = address.strip("/")
            fix = did_you_mean(name, known.landings, "A topic is a landing page: the folder of an index.md.")
            yield Fault(*_at(page, "topics", number), f"unknown topic “{name}”", fix)


def _addresses(page: Page) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """Every page that front matter names, and where."""
    meta = page.meta
    for number, address in enumerate(meta.related or ()):
        yield ("related", number), address
    if meta.translation_of:
        yield ("translation_of",), meta.translation_of
    if meta.unpublish_at:
        yield ("unpublish_at", "redirect"), meta.unpublish_at.redirect
    for number, task in enumerate(getattr(meta, "top_tasks", ())):
        yield ("top_tasks", number, "url"), task.url
    if isinstance(meta, Service) and meta.action:
        yield ("action", "url"), meta.action.url
    if isinstance(meta, StepByStep):
        for n, step in enumerate(meta.steps):
            for m, link in enumerate(step.links):
                yield ("steps", n, "links", m, "url"), link.url
    if isinstance(meta, Venue):
        for number, service in enumerate(meta.services):
            if service.page:
                yield ("services", number, "page"), service.page
    if isinstance(meta, Alert):
        for number, address in enumerate(meta.pages):
            yield ("pages", number), address
        if meta.link:
            yield ("link", "url"), meta.link.url


def _facets(page: Page, meta: Venue, known: _Known) -> Iterator[Fault]:
    folder = page.address[: page.address.rstrip("/").rfind("/") + 1]
    directory = known.page(folder)
    offered = {f.id: {v.id for v in f.values} for f in directory.meta.facets} if directory and isinstance(directory.meta, Directory) else {}
    for facet, values in meta.facets.items():
        if facet not in offered:
            yield Fault(
                *_at(page, "facets", facet),
                f"unknown facet “{facet}”",
                did_you_mean(facet, offered, f"The facets are in content{folder}index.md."),
            )
            continue
        for number, value in enumerate(values):
            if value not in offered[facet]:
                fix = did_you_mean(value, offered[facet], f"The values are in content{folder}index.md.")
                yield Fault(*_at(page, "facets", facet, number), f"unknown {facet} “{value}”", fix)
