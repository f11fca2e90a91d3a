"""The site: every page and setting at one moment, and the questions a page asks of the others."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briggate.model.clock import Clock
from briggate.model.council import Contact, Council, ExtraEntry, Navigation
from briggate.model.page import Page
from briggate.model.page_types import Alert, Guide, Landing
from briggate.model.policy import KnownIssue
from briggate.model.settings import Placed, Settings
from briggate.model.unread import NOTHING_UNREAD, Unread
from briggate.model.visibility import active_alerts, has_gone, is_live

RELATED_MOST = 5
_RESERVED = ("a-to-z/", "search/", "changes/", "topics/")
_RESERVED_ONCE = ("/assets/", "/api/", "/404/")


@dataclass(frozen=True)
class Site:
    """A council's site as it stands at the clock's moment.

    `all_pages` is every page there is; `pages`, and every question below, only those that are live at that moment.
    """

    settings: Settings
    all_pages: tuple[Page, ...]
    clock: Clock
    files: frozenset[str] = frozenset()
    """Images and documents beside the pages, relative to content/."""
    unread: Unread = NOTHING_UNREAD
    """What else there is, could it be read. Nothing, in a site that is built."""
    known_issues: tuple[Placed[KnownIssue], ...] = ()
    """The accessibility problems that the statement tells of."""
    image_sizes: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """(width, height) in pixels of the images among the files, as far as they can be told."""

    @property
    def council(self) -> Council:
        return self.settings.council

    @property
    def navigation(self) -> Navigation:
        return self.settings.navigation

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that live pages are in, the default first."""
        used = {page.meta.lang for page in self.pages}
        return (self.council.language, *(code for code in self.council.languages if code in used and code != self.council.language))

    def prefix(self, language: str) -> str:
        """What addresses in a language begin with: `/` for the default, `/cy/` for another."""
        return "/" if language == self.council.language else f"/{language}/"

    @cached_property
    def reserved(self) -> tuple[str, ...]:
        """The beginnings of the addresses that the engine writes itself."""
        prefixes = [self.prefix(language) for language in (self.council.language, *self.council.languages)]
        return (*_RESERVED_ONCE, *(prefix + name for prefix in prefixes for name in _RESERVED))

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        return tuple(page for page in self.all_pages if is_live(page, self.clock))

    @cached_property
    def by_address(self) -> dict[str, Page]:
        return {page.address: page for page in self.pages}

    @cached_property
    def by_source(self) -> dict[str, Page]:
        return {page.source: page for page in self.pages}

    @cached_property
    def source_address(self) -> dict[str, str]:
        """The address that each file has, live or not."""
        return {page.source: page.address for page in self.all_pages}

    @cached_property
    def all_addresses(self) -> frozenset[str]:
        """Every page's address, live or not."""
        return frozenset(self.source_address.values())

    @cached_property
    def moved(self) -> dict[str, str]:
        """Every old address, and the address or outside URL that it leads to now, chains followed to their end."""
        steps = {placed.record.old: placed.record.new for placed in self.settings.redirects}
        for page in self.all_pages:
            for old in page.meta.redirect_from:
                steps[old] = page.address
            if page.meta.unpublish_at and has_gone(page, self.clock):
                steps[page.address] = page.meta.unpublish_at.redirect
        return {old: last_of(steps, old) for old in steps if old not in self.by_address}

    def resolve(self, address: str) -> Page | None:
        """The live page that an address means: by the address it has now, or by any that it has had."""
        return self.by_address.get(address) or self.by_address.get(self.moved.get(address, "").partition("#")[0])

    def current(self, url: str) -> str:
        """Where a link leads now: an old address as the one that took its place, anything else as it is."""
        address, mark, anchor = url.partition("#")
        if address in self.by_address or address not in self.moved:
            return url
        new = self.moved[address]
        return new if "#" in new else new + mark + anchor

    def parent(self, page: Page) -> Page | None:
        """The page that this one sits under; None for the home page."""
        address = page.address
        while address != "/":
            address = address[: address.rstrip("/").rfind("/") + 1]
            if found := self.by_address.get(address):
                return found
        return None

    def breadcrumb(self, page: Page) -> tuple[Page, ...]:
        """The pages above this one, the home page first: that of its language, if there is one."""
        trail: list[Page] = []
        home = self.prefix(self.language_of(page))
        above = self.parent(page) if page.address != home else None
        while above:
            trail.append(above)
            above = self.parent(above) if above.address != home else None
        return tuple(reversed(trail))

    @cached_property
    def _children(self) -> dict[str, list[Page]]:
        children: dict[str, list[Page]] = defaultdict(list)
        for page in self.pages:
            parent = self.parent(page)
            if parent and not isinstance(page.meta, Alert) and not page.meta.withdrawn:
                children[parent.address].append(page)
        for pages in children.values():
            pages.sort(key=_by_title)
        return children

    def children(self, page: Page) -> tuple[Page, ...]:
        """The pages right under this one, and those of other folders that name it as a topic, by title."""
        own = self._children.get(page.address, [])
        if not isinstance(page.meta, Landing):
            return tuple(own)
        return tuple(sorted({*own, *(p for p in self.in_topic(page) if p.meta.lang == page.meta.lang)} - {page}, key=_by_title))

    @cached_property
    def topics(self) -> tuple[Page, ...]:
        """The landing pages right under the home page (or a language's), in the order that navigation.yml gives, then by title."""
        landings = [p for p in self.pages if isinstance(p.meta, Landing) and p.address.count("/") == 2 and not p.meta.lang]
        order = {self.resolve(address): place for place, address in enumerate(self.navigation.topics)}
        return tuple(sorted(landings, key=lambda page: (order.get(page, len(order)), _by_title(page))))

    @cached_property
    def _topic_members(self) -> dict[str, list[Page]]:
        members: dict[str, list[Page]] = defaultdict(list)
        for page in self.pages:
            for topic in page.meta.topics:
                if (landing := self.resolve(topic)) and page.guide is None and not page.meta.withdrawn:
                    members[landing.address].append(page)
        for pages in members.values():
            pages.sort(key=_by_title)
        return members

    def in_topic(self, topic: Page) -> tuple[Page, ...]:
        """The pages that name a landing page among their topics, by title."""
        return tuple(self._topic_members.get(topic.address, ()))

    @cached_property
    def _topic_places(self) -> dict[tuple[str, str], int]:
        return {(t, page.address): n for t, pages in self._topic_members.items() for n, page in enumerate(pages)}

    def related(self, page: Page) -> tuple[Page, ...]:
        """The pages to offer beside this one: those it names, or else its neighbours in its topics.

        Neighbours by title, nearest first, each topic in turn: the cost does not grow with the size of a topic.
        """
        if page.meta.related is not None:
            named = [self.resolve(address) for address in page.meta.related]
            return tuple(dict.fromkeys(p for p in named if p and p != page))
        return tuple(dict.fromkeys(self._neighbours(page)))[:RELATED_MOST]

    def _neighbours(self, page: Page) -> Iterable[Page]:
        topics = [landing.address for topic in page.meta.topics if (landing := self.resolve(topic))]
        for distance in range(1, RELATED_MOST + 1):
            for topic in topics:
                place = self._topic_places.get((topic, page.address))
                members = self._topic_members[topic]
                for other in () if place is None else (place + distance, place - distance):
                    if 0 <= other < len(members):
                        yield members[other]

    @cached_property
    def alerts(self) -> tuple[Page, ...]:
        """The alerts that hold now, the gravest first."""
        return tuple(active_alerts(self.pages, self.clock))

    def alerts_on(self, page: Page | None) -> tuple[Page, ...]:
        """The alerts to show on a page (None: a page that the engine writes)."""
        return tuple(alert for alert in self.alerts if alert != page and self._shows_on(alert, page))

    def _shows_on(self, alert: Page, page: Page | None) -> bool:
        assert isinstance(alert.meta, Alert)
        if not alert.meta.pages or page is None:
            return not alert.meta.pages
        places = [found.address for place in alert.meta.pages if (found := self.resolve(place))]
        return any(page.address == place or (place != "/" and page.address.startswith(place)) for place in places)

    def contact_of(self, page: Page) -> tuple[str, Contact] | None:
        """The id and record of the contact that a page shows: its own, or its owner's."""
        owner = self.settings.owners.get(page.owner)
        name = getattr(page.meta, "contact", None) or (owner.record.contact if owner else None)
        placed = self.settings.contacts.get(name) if name else None
        return (name, placed.record) if name and placed else None

    @cached_property
    def _parts(self) -> dict[str, list[Page]]:
        parts: dict[str, list[Page]] = defaultdict(list)
        for page in self.pages:
            if page.guide:
                parts[page.guide].append(page)
        return parts

    def parts_of(self, guide: Page) -> tuple[Page, ...]:
        """The parts of a guide, in its order."""
        assert isinstance(guide.meta, Guide)
        order = {part.title: number for number, part in enumerate(guide.meta.parts)}
        return tuple(sorted(self._parts[guide.address], key=lambda part: order[part.title]))

    def guide_of(self, page: Page) -> Page | None:
        """The guide that a page is a part of."""
        return self.by_address.get(page.guide) if page.guide else None

    @cached_property
    def extra_entries(self) -> dict[str, list[Placed[ExtraEntry]]]:
        """For each page, by address: the A–Z entries that the settings give it."""
        found: dict[str, list[Placed[ExtraEntry]]] = defaultdict(list)
        for placed in self.settings.extra_entries:
            if page := self.resolve(placed.record.page):
                found[page.address].append(placed)
        return found

    @cached_property
    def translations(self) -> dict[str, list[Page]]:
        """For each page, by address: the same page in other languages."""
        groups: dict[str, list[Page]] = defaultdict(list)
        for page in self.pages:
            if page.meta.translation_of and (original := self.resolve(page.meta.translation_of)):
                groups[original.address].append(page)
        found: dict[str, list[Page]] = {}
        for address, others in groups.items():
            whole = [self.by_address[address], *others]
            found |= {page.address: [other for other in whole if other != page] for page in whole}
        return found

    def language_of(self, page: Page) -> str:
        return page.meta.lang or self.council.language


def _by_title(page: Page) -> tuple[str, str]:
    return page.title.casefold(), page.address


def last_of(steps: Mapping[str, str], address: str) -> str:
    """The end of a chain of redirects; a cycle (a fault of its own) ends where it is met again. An anchor stays unless replaced."""
    seen = {address}
    while (following := steps.get(address.partition("#")[0])) and following not in seen:
        anchor = address.partition("#")[2]
        address = f"{following}#{anchor}" if anchor and "#" not in following else following
        seen.add(following)
    return address
