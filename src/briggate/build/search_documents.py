"""What search reads of each page."""

from collections.abc import Iterator

from briggate.build.context import Contexts
from briggate.model.page import Page
from briggate.model.page_types import AccessibilityStatement, Alert, Guide, StepByStep, Venue
from briggate.search.document import SearchDocument
from briggate.statement import text_of


def search_documents(contexts: Contexts) -> Iterator[SearchDocument]:
    """Every page of one language that is to be found."""
    of_language = (page for page in contexts.site.pages if contexts.site.language_of(page) == contexts.language)
    return filter(None, (search_document(contexts, page) for page in of_language))


def search_document(contexts: Contexts, page: Page) -> SearchDocument | None:
    """What search reads of a page; None of one that is not to be found."""
    if page.meta.search.exclude or page.meta.withdrawn or isinstance(page.meta, Alert):
        return None
    body = contexts.renderer.render(page)
    extra = (placed.record.term for placed in contexts.site.extra_entries.get(page.address, ()))
    return SearchDocument(
        address=page.address,
        title=contexts.references.plain(page.title),
        summary=contexts.references.plain(page.summary),
        where=" › ".join(contexts.references.plain(above.title) for above in contexts.site.breadcrumb(page)[1:]),
        terms=(*page.meta.a_to_z, *extra, *page.meta.search.phrases),
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
