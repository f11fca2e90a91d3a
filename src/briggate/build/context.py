"""What each template is given. Templates decide how things look; everything they show is worked out here."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from markupsafe import Markup

from briggate.a_to_z.entries import AtoZ
from briggate.a_to_z.of_site import a_to_z_of
from briggate.build.contact_views import ContactView, ContactViews
from briggate.build.fragments import fragments
from briggate.build.language_marks import LanguageMarks
from briggate.build.menus import Menus, menus
from briggate.build.rendering import References, Renderer, relative_root, relative_url
from briggate.build.report_link import report_url
from briggate.build.statement_view import statement_sections
from briggate.build.structured_data import structured_data
from briggate.markdown.dialect import Body
from briggate.model.page import Page
from briggate.model.page_types import AccessibilityStatement, Alert, Directory, Guide, Home, Landing, Service, Venue
from briggate.model.site import Site
from briggate.model.visibility import is_grave, status_of
from briggate.statement import Section
from briggate.theme.catalogue import filled
from briggate.theme.formats import Formats

DAYS_SHOWN = 7
TEMPLATES = {
    "home": "home.html",
    "landing": "landing.html",
    "service": "service.html",
    "guide": "guide.html",
    "step_by_step": "step_by_step.html",
    "venue": "venue.html",
    "directory": "directory.html",
    "alert": "alert.html",
    "page": "page.html",
    "accessibility_statement": "accessibility_statement.html",
}
GUIDE_PART_TEMPLATE = "guide_part.html"

Context = dict[str, Any]


def template_of(page: Page) -> str:
    """The name of the template that shows a page."""
    return GUIDE_PART_TEMPLATE if page.guide else TEMPLATES[page.type]


class Contexts:
    """Makes the context of every page of one site in one language."""

    def __init__(self, site: Site, words: Mapping[str, Any], renderer: Renderer, assets: Mapping[str, str], language: str) -> None:
        self.site = site
        self.language = language
        self.prefix = site.prefix(language)
        self.words = words
        self.renderer = renderer
        self.references: References = renderer.references
        self.formats = Formats(words["time"])
        self.assets = assets
        self.once = fragments()
        self.marks = LanguageMarks(site, words, language)
        self.views = ContactViews(site, words, renderer.references, self.marks)

    def of_page(self, page: Page) -> Context:
        """All that a content page's template is given."""
        return self.with_body(self.around(page), self.renderer.render(page))

    def with_body(self, around: Context, body: Body) -> Context:
        """What a template is given of a page, and its body."""
        return around | {"body": Markup(body.html), "headings": body.headings}

    def around(self, page: Page) -> Context:
        """All that a content page's template is given but for its body."""
        context = self.of_address(page.address, page.title, page.summary, page)
        context |= {
            "meta": page.meta,
            "status": status_of(page, self.site.clock),
            "contact": self.contact_of(page),
            "related": self.site.related(page) if page.type in ("service", "guide", "step_by_step", "page", "venue") else (),
            "translations": self.site.translations.get(page.address, []),
            "owner": self.site.settings.owners[page.owner].record,
            "json_ld": structured_data(self.site, page, self.references),
        }
        context |= self._by_type(page)
        return context

    def of_address(self, address: str, title: str, summary: str, page: Page | None = None) -> Context:
        """What every template is given, for content pages and for the engine's own."""
        root = relative_root(address)
        council = self.site.council
        canonical = council.site_url + address[1:]
        report = self.site.navigation.report_a_problem
        alerts = self.site.alerts_on(page)
        return {
            "site": self.site,
            "council": council,
            "words": self.words,
            "language": self.language,
            "prefix": self.prefix,
            "page": page,
            "address": address,
            "title": self.references.plain(title),
            "summary": self.references.plain(summary),
            "canonical": canonical,
            **self.with_root(root),
            "breadcrumb": self.site.breadcrumb(page) if page else self._home_of(address),
            "home_address": self.home.address,
            "alerts": alerts,
            "grave": [alert for alert in alerts if is_grave(alert)],
            "mild": [alert for alert in alerts if not is_grave(alert)],
            "topics": self.topics(),
            "navigation": self.navigation,
            "report_url": report_url(self.site.current(report), address, canonical),
            "plain": self.references.plain,
            "linked": lambda text: Markup(self.references.html(text)),
            "filled": filled,
            "formats": self.formats,
            "channels": self.views.channels,
            "once": self.once,
            **self.marking,
            "usual_hours": lambda venue: self.views.hours(venue.meta.opening_hours),
            "meta": None,
        }

    @cached_property
    def a_to_z(self) -> AtoZ:
        return a_to_z_of(self.site, self.language)

    @cached_property
    def statement(self) -> tuple[Section, ...]:
        """The sections of the accessibility statement."""
        return statement_sections(self.site, self.words, self.formats)

    @cached_property
    def home(self) -> Page:
        """The home page of this language, or else the council's."""
        return self.site.by_address.get(self.prefix) or self.site.by_address["/"]

    @cached_property
    def navigation(self) -> Menus:
        return menus(self.site, self.words, self.language, self.references, self.marks)

    @property
    def marking(self) -> Context:
        """The functions that mark words in another language than the page's."""
        return {"own": self.marks.marked, "lang": self.marks.attributes}

    def topics(self) -> tuple[Page, ...]:
        """The topics in this language: in another than the council's, what lies under its home page, but for pages of the menus."""
        if self.language == self.site.council.language:
            return self.site.topics
        home = self.site.by_address.get(self.prefix)
        in_menus = {link.url for link in (*self.navigation.menu, *self.navigation.footer)}
        return (
            tuple(page for page in self.site.children(home) if isinstance(page.meta, Landing) or page.address not in in_menus)
            if home
            else ()
        )

    def with_root(self, root: str) -> Context:
        """The functions that write links from a page with that way to the root."""
        return {"root": root, "url": self._url(root), "asset": lambda name: f"{root}assets/{self.assets[name]}"}

    def _home_of(self, address: str) -> tuple[Page, ...]:
        return (self.home,) if self.home.address != address else ()

    def contact_of(self, page: Page) -> ContactView | None:
        found = self.site.contact_of(page)
        return self.views.contact(found[0]) if found else None

    def _url(self, root: str) -> Callable[[Any], str]:
        return lambda to: relative_url(root, to.address if isinstance(to, Page) else self._current(str(to)))

    def _current(self, url: str) -> str:
        self.references.asked["url", url] = None
        return self.site.current(url)

    def _by_type(self, page: Page) -> Context:
        meta = page.meta
        if isinstance(meta, Home):
            return {"a_to_z": self.a_to_z}
        if isinstance(meta, Landing):
            return {"children": self.site.children(page)}
        if isinstance(meta, Service):
            return {"action_hours": self.views.hours(meta.action.hours) if meta.action else None}
        if isinstance(meta, Guide) or page.guide:
            return self._guide(page)
        if isinstance(meta, Directory):
            return {"venues": self.venues(page), "facets": self.facets(page), "today": self.site.clock.today}
        if isinstance(meta, Venue):
            return self._venue(page, meta)
        if isinstance(meta, AccessibilityStatement):
            return {"sections": self.statement, "panel": self._panel}
        if isinstance(meta, Alert):
            return {"showing": page in self.site.alerts}
        return {}

    def _panel(self, name: str) -> ContactView:
        self.references.asked["panel", name] = None
        return self.views.contact(name)

    def _guide(self, page: Page) -> Context:
        guide = self.site.guide_of(page) or page
        parts = self.site.parts_of(guide)
        sequence = [guide, *parts]
        place = sequence.index(page)
        return {
            "guide": guide,
            "parts": parts,
            "previous": sequence[place - 1] if place else None,
            "following": sequence[place + 1] if place + 1 < len(sequence) else None,
        }

    def venues(self, directory: Page) -> list[Page]:
        return [page for page in self.site.children(directory) if isinstance(page.meta, Venue)]

    def facets(self, directory: Page) -> Sequence[Mapping[str, Any]]:
        """Each facet with the values that some venue has: `label`, `address` of its page, and the venues."""
        assert isinstance(directory.meta, Directory)
        venues = self.venues(directory)
        found = []
        for facet in directory.meta.facets:
            values = [
                {"id": value.id, "label": value.label, "address": f"{directory.address}{facet.id}/{value.id}/", "venues": having}
                for value in facet.values
                if (having := [venue for venue in venues if _has(venue, facet.id, value.id)])
            ]
            found.append({"id": facet.id, "label": facet.label, "values": values})
        return found

    def _venue(self, page: Page, meta: Venue) -> Context:
        directory = self.site.parent(page)
        facets = self.facets(directory) if directory and isinstance(directory.meta, Directory) else []
        return {
            "directory": directory,
            "hours": self.views.hours(meta.opening_hours, DAYS_SHOWN),
            "offered": [
                {
                    "title": service.title,
                    "summary": service.summary,
                    "page": self.site.resolve(service.page) if service.page else None,
                    "hours": self.views.hours(service.opening_hours),
                }
                for service in meta.services
            ],
            "facilities": [
                {"facet": facet["label"], "values": shared}
                for facet in facets
                if (shared := [value for value in facet["values"] if page in value["venues"] and len(value["venues"]) > 1])
            ],
        }


def _has(venue: Page, facet: str, value: str) -> bool:
    return isinstance(venue.meta, Venue) and value in venue.meta.facets.get(facet, ())
