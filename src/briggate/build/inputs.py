"""What a page is made from, and a key over it: the same key, the same bytes.

A page's inputs are its own source; what its template is given of the rest of the site (`Contexts.around`); the answers to what it
asked while it was rendered (references, links, addresses, contacts' panels); and its frame: the engine, the templates and brand, the
interface words, and those settings that stand on every page. docs/decisions/22 says why it is done in this way.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from functools import cached_property
from types import NoneType, UnionType
from typing import Any

from briggate.build.contact_views import ContactView
from briggate.build.context import Context, Contexts
from briggate.build.rendering import Asked, Question
from briggate.files.cache import digest
from briggate.model.page import Page
from briggate.model.page_types import Alert, Venue
from briggate.model.record import Record
from briggate.model.settings import Placed
from briggate.model.site import Site
from briggate.model.visibility import status_of

_OF_THE_FRAME = frozenset({"site", "council", "words", "page", "navigation", "topics", "formats", "channels", "meta", "assets"})
"""What every template is given and `Inputs._frame` tells, or the page's own source."""


class Inputs:
    """Tells what the pages of one site are made from. `platform` tells what no publisher writes: see `layout.platform_digest`."""

    def __init__(self, site: Site, contexts: Mapping[str, Contexts], platform: bytes, *, has_search: bool = True) -> None:
        self.site = site
        self._contexts = contexts
        self._told: dict[int, tuple[object, str]] = {}
        self._ways: dict[type, Callable[[Any], str]] = {}
        self._answers: dict[tuple[str, Question], str] = {}
        self._platform = digest(platform, repr(has_search))

    @cached_property
    def sources(self) -> dict[str, bytes]:
        """For every page, live or not, by its file: a digest of its source."""
        return {page.source: digest(self._front_matters[page.source], page.body) for page in self.site.all_pages}

    @cached_property
    def _front_matters(self) -> dict[str, str]:
        return {page.source: f"{page.type} {page.guide} {page.told}" for page in self.site.all_pages}

    def key(self, page: Page, asked: Asked, around: Context | None = None) -> bytes:
        """The key of a page that asked this when it was last rendered, with today's answers where they are not known already.

        `around` is `Contexts.around` of it, if that is known.
        """
        contexts = self._contexts_of(page)
        answers = [" ".join((*question, asked[question] or self._answer(contexts, page, question))) for question in sorted(asked)]
        given = self._tell(around or contexts.around(page)) if page.source in self.site.by_source else ""
        found = self._tell(self.site.extra_entries.get(page.address, []))
        return digest(self._frames[contexts.language], self.sources[page.source], page.source, given, found, "\0".join(answers))

    @cached_property
    def outline(self) -> bytes:
        """A digest of everything but the bodies of pages: where it is the same, only pages with another source are made anew."""
        site = self.site
        parts: list[bytes | str] = [
            *self._frames.values(),
            self._tell(site.settings),
            self._tell([issue.record for issue in site.known_issues]),
        ]
        parts += [site.clock.today.isoformat(), self._tell(site.moved), self._tell(sorted(site.files)), self._tell(dict(site.image_sizes))]
        parts += [page.address for page in site.alerts]
        for page in site.all_pages:
            live = page.address if page.source in site.by_source else ""
            parts += [page.source, live, self._tell(status_of(page, site.clock)), self._front_matters[page.source]]
        return digest(*parts)

    def _contexts_of(self, page: Page) -> Contexts:
        """Those of the page's language; a page that is not live yet may be in one that no live page has."""
        return self._contexts.get(self.site.language_of(page)) or self._contexts[self.site.council.language]

    @cached_property
    def _frames(self) -> dict[str, bytes]:
        return {language: self._frame(contexts) for language, contexts in self._contexts.items()}

    def _frame(self, contexts: Contexts) -> bytes:
        """What stands on every page of a language."""
        site, menus = self.site, contexts.navigation
        homes = [code for code in site.languages if site.prefix(code) in site.by_address]
        links = [(link.text, site.current(link.url)) for link in (*menus.menu, *menus.footer)]
        topics = [(topic, contexts.references.plain(topic.title)) for topic in contexts.topics()]
        said = [site.council, site.languages, homes, links, topics, contexts.views.channels, dict(contexts.assets)]
        words = json.dumps(contexts.words, sort_keys=True, default=str)
        return digest(self._platform, contexts.language, words, self._tell(said))

    def _answer(self, contexts: Contexts, page: Page, question: Question) -> str:
        if question[0] == "link":
            return contexts.renderer.answer(page, *question[1:])
        known = self._answers.get((contexts.language, question))
        if known is None:
            known = self._answers[contexts.language, question] = self._shared_answer(contexts, question)
        return known

    def _shared_answer(self, contexts: Contexts, question: Question) -> str:
        """The answer that every page of a language gets."""
        match question:
            case ("reference", kind, name):
                return repr(contexts.references(kind, name))
            case ("url", address):
                return self.site.current(address)
            case ("panel", name):
                return self._tell(contexts.views.contact(name)) if name in self.site.settings.contacts else ""
        raise ValueError(f"nobody asks {question}")

    def _tell(self, value: Any) -> str:
        """A value as text that differs where it does. TypeError for one of a kind that nobody thought of."""
        kind = type(value)
        if kind not in self._ways:
            self._ways[kind] = self._way(kind)
        return self._ways[kind](value)

    def _way(self, kind: type) -> Callable[[Any], str]:
        """How values of a kind are told."""
        ways: list[tuple[type | UnionType, Callable[[Any], str]]] = [
            (str, lambda text: f"{len(text)}:{text}"),
            (list | tuple, lambda values: f"[{','.join(map(self._tell, values))}]"),
            (Page, lambda page: self._remembered(page, self._page)),
            (NoneType | bool | int | float | date | datetime | time, repr),
            (Record, lambda record: self._remembered(record, _record)),
            (ContactView, lambda view: self._remembered(view, self._fields)),
            (Placed, lambda placed: self._tell(placed.record)),
            (Mapping, self._mapping),
        ]
        for known, way in ways:
            if issubclass(kind, known):
                return way
        if is_dataclass(kind):
            return self._fields
        raise TypeError(f"nobody knows how to tell a {kind.__name__} from another")

    def _mapping(self, values: Mapping[Any, Any]) -> str:
        told = (f"{key}={self._tell(each)}" for key, each in values.items() if key not in _OF_THE_FRAME and not callable(each))
        return f"{{{','.join(told)}}}"

    def _remembered(self, value: Any, tell: Callable[[Any], str]) -> str:
        known = self._told.get(id(value))
        if known is None:
            known = self._told[id(value)] = value, tell(value)  # kept with the value: another object may not take its place in memory
        return known[1]

    def _fields(self, value: Any) -> str:
        return f"{type(value).__name__}{self._tell([getattr(value, field.name) for field in fields(value)])}"

    def _page(self, page: Page) -> str:
        """What other pages show of a page: of most its name and summary, of some everything."""
        shown = [page.type, page.address, page.title, page.summary, page.meta.lang, page.guide]
        return self._tell([*shown, self._front_matters[page.source]] if isinstance(page.meta, Venue | Alert) else shown)


def _record(record: Record) -> str:
    return f"{type(record).__name__}{record.model_dump_json()}"
