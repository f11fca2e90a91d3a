"""One site made ready to be written: its contexts by language, its generated pages, files and search indexes."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from briggate.build.context import Contexts, template_of
from briggate.build.generated import GeneratedPage, generated_pages
from briggate.build.inputs import Inputs
from briggate.build.layout import Layout
from briggate.build.outputs import moment_file, outputs
from briggate.build.reference_faults import settings_faults
from briggate.build.rendered import Entry, Rendered
from briggate.build.rendering import Asked, References, Renderer, relative_root
from briggate.build.search_documents import search_document, search_documents
from briggate.files.cache import Store, digest, engine_digest
from briggate.model.fault import FaultsFound
from briggate.model.page import Page
from briggate.model.site import Site
from briggate.model.visibility import next_change
from briggate.search import analyse, search_files
from briggate.theme.catalogue import read_words
from briggate.theme.formats import Formats

_OUTLINE_OF_WORDS = bytes(ord(" " if byte in b" \t\n\v\f\r" else "w") for byte in range(256))
"""Makes bytes of UTF-8 all alike, but for white space."""


class Edition:
    """Everything that the adapter writes, worked out from a Site and the theme's templates."""

    def __init__(self, site: Site, brand: Path | None, layout: Layout, *, has_search: bool = True) -> None:
        self.site = site
        self.layout = layout
        self.assets, self.templates = layout.assets, layout.templates
        self.has_search = has_search
        self._asked: Asked = {}
        self._contexts = {language: self._contexts_of(language, brand) for language in site.languages}

    def _contexts_of(self, language: str, brand: Path | None) -> Contexts:
        words = read_words(language, brand)
        renderer = Renderer(self.site, References(self.site, Formats(words["time"]), language, self._asked), self._panel)
        return Contexts(self.site, words, renderer, self.assets.names, language)

    @property
    def contexts(self) -> Mapping[str, Contexts]:
        """By language."""
        return self._contexts

    def contexts_of(self, page: Page) -> Contexts:
        """Those of the page's language; a page whose time has not come may be in one that no other is in, and is read in the council's."""
        return self._contexts.get(self.site.language_of(page)) or self._contexts[self.site.council.language]

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

    def rendered(self, page: Page, inputs: Inputs) -> Rendered:
        """A page that has not been rendered yet, whole. One whose time has not come is only looked at."""
        contexts, renderer = self.contexts_of(page), self.contexts_of(page).renderer
        self._asked.clear()
        before = len(renderer.faults)
        body = renderer.render(page)
        html, found, around = b"", None, None
        if page.source in self.site.by_source:
            around = contexts.around(page)
            html = (
                self.templates.get_template(template_of(page)).render(contexts.with_body(around, body)).encode(errors="xmlcharrefreplace")
            )
            found = search_document(contexts, page) if self.has_search else None
        words = _words_in(page.body) if html else 0
        key = inputs.key(page, self._asked, around)
        asked = tuple(sorted(self._asked))
        entry = Entry(inputs.sources[page.source], key, asked, renderer.places[page.source], renderer.anchors[page.source], words)
        return Rendered(html, analyse(found) if found else b"", entry, tuple(renderer.faults[before:]))

    def accept(self, page: Page, rendered: Rendered) -> None:
        """Take a page that was rendered elsewhere or before: what is wrong in it, and where its links and others' to it lead."""
        renderer = self.contexts_of(page).renderer
        renderer.faults += rendered.faults
        renderer.places[page.source] = rendered.entry.places
        renderer.anchors[page.source] = rendered.entry.anchors

    def look_ahead(self) -> None:
        """Render the bodies of pages whose time has not come: the day on which they come is no day to find out what is wrong in them."""
        for page in self.site.all_pages:
            if page.source not in self.site.by_source:
                self.render_page(page)

    def check(self) -> None:
        """Raise FaultsFound if the body of any page that was rendered has faults, or any setting refers to what there is not."""
        default = self._contexts[self.site.council.language]
        for contexts in self._contexts.values():
            contexts.renderer.check_anchors()
        faults = [fault for contexts in self._contexts.values() for fault in contexts.renderer.faults]
        faults += settings_faults(self.site, default.references)
        if faults:
            raise FaultsFound(faults)

    def texts(self) -> dict[str, str]:
        """Every file beside the pages and the indexes: path → text."""
        return self._lasting_texts() | dict([self.moment_file()])

    def moment_file(self) -> tuple[str, str]:
        """(path, text) of the one file that is another at every moment."""
        return moment_file(self.site, self.next_change)

    def made_files(self) -> dict[str, bytes]:
        """The generated pages, and every file beside the pages but that of the moment and the indexes: path → bytes."""
        files = {path: text.encode() for path, text in self._lasting_texts().items()}
        for page in self.generated:
            html = self.templates.get_template(page.template).render(page.context)
            files[f"{page.address[1:]}index.html"] = html.encode(errors="xmlcharrefreplace")
        return files

    def _lasting_texts(self) -> dict[str, str]:
        written = dict(outputs(self.site, self._contexts.values(), self.generated))
        default = self._contexts[self.site.council.language]
        written |= {f"{old[1:]}index.html": self._redirect(old, new) for old, new in self.site.moved.items()}
        written["404.html"] = self._not_found(default)
        return written

    def indexes(self, analyses: Mapping[str, Iterable[bytes]] | None = None, store: Store | None = None) -> dict[str, bytes]:
        """The files of each language's search index: path → bytes.

        They are made of what is known of its pages (by language), or else read now; `store` keeps what the next index can be made from.
        """
        written: dict[str, bytes] = {}
        for language, contexts in self._contexts.items():
            known = analyses.get(language, ()) if analyses is not None else map(analyse, search_documents(contexts))
            key = digest("search index", engine_digest(), language)
            files, kept = search_files(known, store.find([key]).get(key) if store else None)
            if store:
                store.keep({key: kept})
            written |= {f"{contexts.prefix[1:]}search/{name}": data for name, data in files.items()}
        return written

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


def _words_in(text: str) -> int:
    """How many words a text has, parted by the white space of ASCII alone. To make a text of each takes a hundredth of a build."""
    return f" {text}".encode().translate(_OUTLINE_OF_WORDS).count(b" w")
