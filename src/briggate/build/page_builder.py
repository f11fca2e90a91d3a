"""Renders the pages of an edition: those that something has changed for, by a process a core; the others are taken from the last build."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import batched

from briggate.build.edition import Edition
from briggate.build.inputs import Inputs
from briggate.build.page_limits import PAGE_LIMITS, fault_of
from briggate.build.rendered import Ledger, Rendered
from briggate.build.stopped import BuildStopped
from briggate.build.template_faults import stopped_by_templates
from briggate.files.cache import Store
from briggate.model.page import Page
from briggate.processes import GivenUp, each_done

AT_ONCE = 200
"""How many pages are written to the cache at a time."""


@dataclass
class RenderedPages:
    """All pages of an edition, rendered: `made` counts those that had to be."""

    ledger: Ledger
    documents: dict[str, list[bytes]] = field(default_factory=dict)
    """What search is to know, by language."""
    made: int = 0
    given_up: list[str] = field(default_factory=list)
    """What to tell of pages that take more time or memory than any page may. All others are rendered, and kept."""

    @property
    def words(self) -> int:
        return sum(entry.words for entry in self.ledger.entries.values())


def render_pages(
    edition: Edition, inputs: Inputs, before: Ledger, cache: Store, written: Callable[[Page, bytes], None], progress: Callable[[str], None]
) -> RenderedPages:
    """Every page of the edition. `written` is handed each page's HTML as soon as it is there; the edition learns of faults and anchors.

    Raises BuildStopped for a fault in a template.
    """
    builder = _Builder(edition, inputs, before, cache, written, progress)
    builder.build()
    return builder.pages


class _Builder:
    def __init__(
        self,
        edition: Edition,
        inputs: Inputs,
        before: Ledger,
        cache: Store,
        written: Callable[[Page, bytes], None],
        progress: Callable[[str], None],
    ) -> None:
        self.edition, self.inputs, self.before, self.cache = edition, inputs, before, cache
        self.written, self.progress = written, progress
        self.pages = RenderedPages(Ledger(inputs.outline, {}))

    def build(self) -> None:
        every, sources = self.edition.site.all_pages, self.inputs.sources
        same: list[Page] = []
        if self.before.outline == self.inputs.outline:
            same = [page for page in every if (known := self.before.entries.get(page.source)) and known.source == sources[page.source]]
        as_they_were = {page.source for page in same}
        others = [page for page in every if page.source not in as_they_were]
        lost: list[Page] = []
        lost_too = self._render(others, self._rendered, meanwhile=lambda: lost.extend(self._take(same)))
        self._render(lost + lost_too, self._rendered_anew)

    def _render(
        self, pages: Sequence[Page], work: Callable[[Page], Rendered | BuildStopped | None], meanwhile: Callable[[], None] = lambda: None
    ) -> list[Page]:
        """Render what has to be; the pages back that had not, but are not kept any more. `meanwhile` is done beside it."""
        as_before: list[Page] = []
        lost: list[Page] = []
        kept: dict[bytes, bytes] = {}
        for page, result in each_done(work, pages, PAGE_LIMITS, meanwhile):
            self.progress(f"Building page {page.source}")
            if isinstance(result, GivenUp):
                self.pages.given_up.append(str(fault_of(page, result)))
            elif isinstance(result, BuildStopped):
                raise result
            elif result is None:
                as_before.append(page)
            else:
                self.pages.made += 1
                self._accept(page, result)
                if not result.faults:
                    kept[result.entry.key] = result.to_bytes()
            if len(kept) == AT_ONCE:
                self.cache.keep(kept)
                kept = {}
            if len(as_before) == AT_ONCE:
                lost += self._take(as_before)
                as_before = []
        self.cache.keep(kept)
        return lost + self._take(as_before)

    def _take(self, pages: Iterable[Page]) -> list[Page]:
        """Take pages from the last build; those that are not there any more."""
        lost = []
        for some in batched(pages, AT_ONCE):
            entries = [self.before.entries[page.source] for page in some]
            found = self.cache.find(entry.key for entry in entries)
            for page, entry in zip(some, entries, strict=True):
                if entry.key in found:
                    self._accept(page, Rendered.from_bytes(found[entry.key], entry))
                else:
                    lost.append(page)
        return lost

    def _accept(self, page: Page, rendered: Rendered) -> None:
        self.edition.accept(page, rendered)
        if not rendered.faults:
            self.pages.ledger.entries[page.source] = rendered.entry
        if rendered.document:
            self.pages.documents.setdefault(self.edition.site.language_of(page), []).append(rendered.document)
        if rendered.html:
            self.written(page, rendered.html)

    def _rendered(self, page: Page) -> Rendered | BuildStopped | None:
        """A page; None where it would be what it was in the last build."""
        known = self.before.entries.get(page.source)
        if known and known.source == self.inputs.sources[page.source] and self.inputs.key(page, dict.fromkeys(known.asked)) == known.key:
            return None
        return self._rendered_anew(page)

    def _rendered_anew(self, page: Page) -> Rendered | BuildStopped:
        try:
            with stopped_by_templates():
                return self.edition.rendered(page, self.inputs)
        except BuildStopped as stopped:  # handed on, for `each_done` would tell it as a fault of the page
            return stopped
