"""One site made ready to be written: its contexts by language, its generated pages, files and search indexes."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2

from briggate.build.context import Contexts
from briggate.build.generated import GeneratedPage, generated_pages
from briggate.build.outputs import outputs
from briggate.build.reference_faults import settings_faults
from briggate.build.rendering import References, Renderer, relative_root
from briggate.build.search_documents import search_documents
from briggate.model.fault import FaultsFound
from briggate.model.page import Page
from briggate.model.site import Site
from briggate.model.visibility import next_change
from briggate.search.index import build_index
from briggate.theme.catalogue import read_words
from briggate.theme.files import theme_files
from briggate.theme.formats import Formats


class Edition:
    """Everything that the adapter writes, worked out from a Site and the theme's templates."""

    def __init__(self, site: Site, brand: Path | None, templates: jinja2.Environment) -> None:
        self.site = site
        self.assets = theme_files(brand)
        self.templates = templates
        templates.autoescape = True
        self._contexts = {language: self._contexts_of(language, brand) for language in site.languages}

    def _contexts_of(self, language: str, brand: Path | None) -> Contexts:
        words = read_words(language, brand)
        renderer = Renderer(self.site, References(self.site, Formats(words["time"]), language), self._panel)
        return Contexts(self.site, words, renderer, self.assets.names, language)

    def contexts_of(self, page: Page) -> Contexts:
        return self._contexts[self.site.language_of(page)]

    @cached_property
    def generated(self) -> list[GeneratedPage]:
        return [page for contexts in self._contexts.values() for page in generated_pages(contexts)]

    @property
    def next_change(self) -> datetime | None:
        settings = self.site.settings
        return next_change(
            self.site.clock,
            pages=self.site.all_pages,
            facts={name: placed.record for name, placed in settings.facts.items()},
            contacts={name: placed.record for name, placed in settings.contacts.items()},
            channels=[placed.record for placed in settings.channels],
        )

    def render_page(self, page: Page) -> None:
        """Render a page's body, so that its faults are known before anything is written."""
        self.contexts_of(page).renderer.render(page)

    def check(self) -> None:
        """Raise FaultsFound if the body of any page has faults, or any setting refers to what there is not.

        Pages whose time has not come are looked at too: the day on which they come is no day to find out.
        """
        default = self._contexts[self.site.council.language]
        for page in self.site.all_pages:
            if page.source not in self.site.by_source:
                default.renderer.render(page)
        for contexts in self._contexts.values():
            contexts.renderer.check_anchors()
        faults = [fault for contexts in self._contexts.values() for fault in contexts.renderer.faults]
        faults += settings_faults(self.site, default.references)
        if faults:
            raise FaultsFound(faults)

    def texts(self) -> dict[str, str]:
        """Every file beside the pages and the indexes: path → text."""
        moment = self.next_change
        written = dict(outputs(self.site, self._contexts.values(), self.generated, moment.isoformat() if moment else None))
        default = self._contexts[self.site.council.language]
        written |= {f"{old[1:]}index.html": self._redirect(old, new) for old, new in self.site.moved.items()}
        written["404.html"] = self._not_found(default)
        return written

    def indexes(self) -> dict[str, bytes]:
        """The search index of each language: path → bytes."""
        return {
            f"{contexts.prefix[1:]}search/index.json": build_index(search_documents(contexts)).to_json()
            for contexts in self._contexts.values()
        }

    def _redirect(self, old: str, new: str) -> str:
        """In the language of the page that it leads to."""
        page = self.site.by_address.get(new.partition("#")[0])
        contexts = self._contexts[self.site.language_of(page) if page else self.site.council.language]
        said = contexts.words["redirect_page"]
        context = contexts.of_address(old, said["title"], said["summary"])
        return self.templates.get_template("redirect.html").render(context | {"target": context["url"](new), "new": new})

    def _not_found(self, contexts: Contexts) -> str:
        """The one page whose links are absolute: it is shown at any address."""
        said = contexts.words["not_found_page"]
        context = contexts.of_address("/404/", said["title"], said["summary"])
        path = "/" + self.site.council.site_url.split("/", 3)[3]
        context |= contexts.with_root(path)
        return self.templates.get_template("404.html").render(context)

    def _panel(self, address: str, name: str) -> str:
        page = self.site.by_address.get(address)
        contexts = self._contexts[self.site.language_of(page) if page else self.site.council.language]
        context: Mapping[str, Any] = {
            **contexts.with_root(relative_root(address)),
            **contexts.marking,
            "words": contexts.words,
            "contact": contexts.views.contact(name),
        }
        return self.templates.get_template("partials/contact.html").render(context)
