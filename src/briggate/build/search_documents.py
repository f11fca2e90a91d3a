"""What search reads of each page."""

from collections.abc import Iterator

from briggate.build.context import Contexts
from briggate.model.page import Page
from briggate.model.page_types import AccessibilityStatement, Alert, Guide, StepByStep, Venue
from briggate.search.index import SearchDocument
from briggate.statement import text_of


def search_documents(contexts: Contexts) -> Iterator[SearchDocument]:
    """Every page of one language that is to be found."""
    site = contexts.site
    extra: dict[str, list[str]] = {}
    for placed in site.settings.extra_entries:
        if page := site.resolve(placed.record.page):
            extra.setdefault(page.address, []).append(placed.record.term)
    for page in site.pages:
        if site.language_of(page) != contexts.language or page.meta.search.exclude or page.meta.withdrawn or isinstance(page.meta, Alert):
            continue
        body = contexts.renderer.render(page)
        yield SearchDocument(
            address=page.address,
            title=contexts.references.plain(page.title),
            summary=contexts.references.plain(page.summary),
            where=" › ".join(contexts.references.plain(above.title) for above in site.breadcrumb(page)[1:]),
            terms=(*page.meta.a_to_z, *extra.get(page.address, ()), *page.meta.search.phrases),
            synonyms=page.meta.synonyms,
            headings=(*(heading.text for heading in body.headings), *_titles_within(page)),
            body=f"{body.text}\n{_statement_text(contexts)}" if isinstance(page.meta, AccessibilityStatement) else body.text,
            boost=page.meta.search.boost,
        )


def _statement_text(contexts: Contexts) -> str:
    return contexts.references.plain(text_of(contexts.statement))


def _titles_within(page: Page) -> tuple[str, ...]:
    """Headings that front matter gives a page."""
    meta = page.meta
    if isinstance(meta, StepByStep):
        return tuple(step.title for step in meta.steps)
    if isinstance(meta, Guide):
        return tuple(part.title for part in meta.parts)
    if isinstance(meta, Venue):
        return (*(service.title for service in meta.services), *meta.facilities)
    return ()
