"""What no file shows alone: records that name each other, held against each other. Every fault is reported, not the first."""

from collections.abc import Iterable, Iterator

from briggate.model.addresses import Place, address_faults, at
from briggate.model.fault import Fault, did_you_mean
from briggate.model.join_statement import known_issue_faults, statement_faults
from briggate.model.known import Known
from briggate.model.page import Page
from briggate.model.page_types import Alert, Directory, Home, Landing, Provider, Service, StepByStep, Venue
from briggate.model.settings import Settings
from briggate.model.site import Site


def join_faults(site: Site) -> list[Fault]:
    """Every fault in how the pages and settings of a site refer to each other."""
    known = Known(site)
    return [
        *address_faults(site),
        *_settings(site.settings, known),
        *statement_faults(site.settings, known),
        *known_issue_faults(site.known_issues, known),
        *(fault for page in site.all_pages if page.guide is None for fault in _page(page, known)),
        *_folders(known),
    ]


def _settings(settings: Settings, known: Known) -> Iterator[Fault]:
    for owner in settings.owners.values():
        yield from known.missing("contact", owner.record.contact, settings.contacts, (owner.file, owner.line), "site_config/contacts/")
    for contact in settings.contacts.values():
        if contact.record.in_person:
            yield from known.missing_page(contact.record.in_person, (contact.file, contact.line))
        if contact.record.form:
            yield from known.missing_link(contact.record.form, (contact.file, contact.line), True)
    for entry in settings.extra_entries:
        yield from known.missing_page(entry.record.page, (entry.file, entry.line))
    for channel in settings.channels:
        if channel.record.url:
            yield from known.missing_link(channel.record.url, (channel.file, channel.line), True)
    for origin in settings.origins:
        place = (origin.file, origin.line)
        yield from known.missing("owner", origin.record.owner, settings.owners, place, "site_config/owners.yml")
        for address in origin.record.pages:
            yield from known.missing_page(address, place)
    navigation = settings.navigation
    lines = settings.navigation_lines
    file = settings.navigation_file
    for name, links in (("menu", navigation.menu), ("footer", navigation.footer)):
        for number, link in enumerate(links):
            yield from known.missing_link(link.url, (file, lines.get((name, number, "url"), 1)), True)
    yield from known.missing_link(navigation.report_a_problem, (file, lines.get(("report_a_problem",), 1)), True)
    for number, address in enumerate(navigation.topics):
        yield from _topic(address, known, (file, lines.get(("topics", number), 1)))


def _page(page: Page, known: Known) -> Iterator[Fault]:
    meta = page.meta
    settings = known.site.settings
    yield from known.missing("owner", meta.owner, settings.owners, at(page, "owner"), "site_config/owners.yml")
    yield from known.missing("contact", getattr(meta, "contact", None), settings.contacts, at(page, "contact"), "site_config/contacts/")
    for number, address in enumerate(meta.topics):
        yield from _topic(address, known, at(page, "topics", number))
    for path, address in _addresses(page):
        yield from known.missing_page(address, at(page, *path))
    for path, url in _links(page):
        yield from known.missing_link(url, at(page, *path), page.source in known.site.by_source)
    yield from _language(page, known)
    if isinstance(meta, Venue):
        yield from _facets(page, meta, known)
    if isinstance(meta, Service):
        yield from _downloads(page, meta, known)
        yield from _channels(page, meta, known)
    if isinstance(meta, Landing) and meta.withdrawn:
        yield Fault(*at(page, "withdrawn"), "a landing page cannot be withdrawn", "Move its pages, then redirect it.")
    if isinstance(meta, Home) and page.address not in known.fronts:
        yield Fault(*at(page, "type"), "a page of type home is elsewhere than at the front", "Give it another type, such as landing.")
    if page.address == "/" and not isinstance(meta, Home):
        yield Fault(*at(page, "type"), f"the front page is of type {meta.type}", "Let it be of type home.")
    for key in ("publish_at", "unpublish_at", "withdrawn") if page.address == "/" else ():
        if getattr(meta, key):
            yield Fault(*at(page, key), f"the front page has `{key}`, and a site has a front page always", "Take it out.")


def _folders(known: Known) -> Iterator[Fault]:
    """Every folder of pages has a landing page, which the breadcrumb leads to."""
    first: dict[str, Page] = {}
    for page in known.site.all_pages:
        folder = _above(page.address)
        if not page.guide and page.address.count("/") > 2 and not isinstance(page.meta, Alert):
            first.setdefault(folder, page)
    for folder in first:
        if not (known.page(folder) or folder.startswith(known.site.reserved) or ("page", folder) in known.site.unread):
            fix = f"Write content{folder}index.md: the landing page of what is in the folder."
            yield Fault(f"content{folder}".rstrip("/"), 0, "the folder has no index.md", fix)


def _topic(address: str, known: Known, place: Place) -> Iterator[Fault]:
    topic = known.page(address)
    if (topic is None or not isinstance(topic.meta, Landing)) and ("page", address) not in known.site.unread:
        name = address.strip("/")
        fix = did_you_mean(name, known.landings, "A topic is a landing page: the folder of an index.md.")
        yield Fault(*place, f"unknown topic “{name}”", fix)


def _addresses(page: Page) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """Every page that front matter names without a link that must work today, and where."""
    meta = page.meta
    for number, address in enumerate(meta.related or ()):
        yield ("related", number), address
    if meta.translation_of:
        yield ("translation_of",), meta.translation_of
    if meta.unpublish_at:
        yield ("unpublish_at", "redirect"), meta.unpublish_at.redirect
    if isinstance(meta, Venue):
        for number, service in enumerate(meta.services):
            if service.page:
                yield ("services", number, "page"), service.page
    if isinstance(meta, Alert):
        for number, address in enumerate(meta.pages):
            yield ("pages", number), address


def _links(page: Page) -> Iterable[tuple[tuple[str | int, ...], str]]:
    """Every link that front matter gives, and where."""
    meta = page.meta
    for number, task in enumerate(getattr(meta, "top_tasks", ())):
        yield ("top_tasks", number, "url"), task.url
    if isinstance(meta, Service) and meta.action:
        yield ("action", "url"), meta.action.url
    if isinstance(meta, Service) and isinstance(meta.provider, Provider) and meta.provider.url:
        yield ("provider", "url"), meta.provider.url
    if isinstance(meta, StepByStep):
        for n, step in enumerate(meta.steps):
            for m, link in enumerate(step.links):
                yield ("steps", n, "links", m, "url"), link.url
    if isinstance(meta, Alert) and meta.link:
        yield ("link", "url"), meta.link.url


def _language(page: Page, known: Known) -> Iterator[Fault]:
    meta = page.meta
    council = known.site.council
    if meta.translation_of and not meta.lang:
        yield Fault(*at(page, "translation_of"), "a translation needs a `lang`", "Say which language the page is in, such as `lang: cy`.")
    if ("language", meta.lang or "") in known.site.unread:
        return
    if meta.lang and meta.lang not in (council.language, *council.languages):
        fix = did_you_mean(meta.lang, council.languages, "Name it under `languages` in site_config/council.yml.")
        yield Fault(*at(page, "lang"), f"the council does not publish in “{meta.lang}”", fix)
    elif meta.lang and not page.address.startswith(known.site.prefix(meta.lang)):
        fix = f"Move it to content{known.site.prefix(meta.lang)}."
        yield Fault(*at(page, "lang"), f"a page in “{meta.lang}” stands among those in “{council.language}”", fix)
    for code in council.languages:
        if code != council.language and page.address.startswith(f"/{code}/") and meta.lang != code:
            yield Fault(*at(page, "lang"), f"a page under content/{code}/ is not said to be in “{code}”", f"Add `lang: {code}`.")


def _downloads(page: Page, meta: Service, known: Known) -> Iterator[Fault]:
    for number, download in enumerate(meta.downloads):
        if download.file.removeprefix("/") not in known.site.files:
            fix = did_you_mean(download.file, known.site.files, "Put it there, or correct the name: from content/ on, with its folders.")
            yield Fault(*at(page, "downloads", number, "file"), f"there is no file content/{download.file.removeprefix('/')}", fix)


def _channels(page: Page, meta: Service, known: Known) -> Iterator[Fault]:
    """A way to do it that the page names and the contact cannot show would be left out of the page, and nobody told."""
    settings = known.site.settings
    owner = settings.owners.get(page.owner)
    name = meta.contact or (owner.record.contact if owner else None)
    if owner is None or (name and name not in settings.contacts):
        return  # told of itself
    placed = settings.contacts[name] if name else None
    has_chat = any(placed.record.kind == "webchat" for placed in settings.channels) or ("channel", "webchat") in known.site.unread
    for number, channel in enumerate(meta.channels):
        place = at(page, "channels", number)
        if channel == "online":
            continue
        if placed is None:
            yield Fault(*place, f"`channels` has {channel}, and the page has no contact", "Name one as `contact`, or give its owner one.")
        elif not getattr(placed.record, _SHOWN_BY[channel]):
            wrong = f"`channels` has {channel}, and the contact “{name}” has no `{_SHOWN_BY[channel]}`"
            yield Fault(*place, wrong, f"Add it in {placed.file}, or take {channel} out.")
        elif channel == "webchat" and not has_chat:
            yield Fault(*place, "`channels` has webchat, and the council has none", "Add one to site_config/channels.yml, or take it out.")


_SHOWN_BY = {"phone": "phones", "in_person": "in_person", "post": "address", "webchat": "webchat"}
"""For each channel, what a contact must say for a page to show it."""


def _facets(page: Page, meta: Venue, known: Known) -> Iterator[Fault]:
    folder = _above(page.address)
    if ("page", folder) in known.site.unread:
        return
    directory = known.page(folder)
    offered = {f.id: {v.id for v in f.values} for f in directory.meta.facets} if directory and isinstance(directory.meta, Directory) else {}
    for facet, values in meta.facets.items():
        if facet not in offered:
            fix = did_you_mean(facet, offered, f"The facets are in content{folder}index.md.")
            yield Fault(*at(page, "facets", facet), f"unknown facet “{facet}”", fix)
            continue
        for number, value in enumerate(values):
            if value not in offered[facet]:
                fix = did_you_mean(value, offered[facet], f"The values are in content{folder}index.md.")
                yield Fault(*at(page, "facets", facet, number), f"unknown value “{value}” of the facet “{facet}”", fix)


def _above(address: str) -> str:
    """The address of the folder that a page stands in."""
    return address[: address.rstrip("/").rfind("/") + 1]
