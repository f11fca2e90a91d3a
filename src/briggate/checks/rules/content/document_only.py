"""Rule document-only."""

from collections.abc import Iterator

from briggate.checks.html_page import file_name
from briggate.checks.markup.documents import is_to_read
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.checks.words.typed_words import links_in, words_in
from briggate.markdown.references import find_references
from briggate.model.page_types import Service

FEWEST_WORDS = 60
"""What a page has to say at least to be the service's own, and no cover sheet for a file."""

rule = Rule(
    id="document-only",
    title="No service is only a PDF",
    why="A PDF is hard to read on a phone and often cannot be read by a screen reader at all. Whoever needs the service is sent away.",
    reference="Public Sector Bodies Accessibility Regulations 2018; GOV.UK: publish in HTML rather than PDF",
    fix="Say on the page what the document says, and offer a form or a telephone number beside the file.",
    examples=(
        bad("---\ndownloads:\n- {text: How to apply, file: form.pdf, format: PDF, size: 90 KB}\n---\nSee the leaflet.\n"),
        good("---\naction: {text: Apply, url: https://example.org/apply}\n---\nYou can also [apply by post](form.pdf).\n"),
    ),
)


@rule.over(SourcePage)
def document_only(page: SourcePage) -> Iterator[Hit]:
    meta = page.meta
    if not isinstance(meta, Service):
        return
    if meta.action and is_to_read(meta.action.url):
        yield rule.at(page.line_of("action", "url"), f"the start button leads to a file: {file_name(meta.action.url)}")
    lines = [page.line_of("downloads", place) for place, each in enumerate(meta.downloads) if is_to_read(each.file)]
    lines += [link.line for link in links_in(page) if is_to_read(link.url)]
    if lines and not _offers_another_way(page, meta) and _words(page) < FEWEST_WORDS:
        yield rule.at(lines[0], "the page says hardly more than that there is a file")


def _offers_another_way(page: SourcePage, meta: Service) -> bool:
    return (
        bool(meta.action or set(meta.channels) - {"post"})
        or meta.provider != "council"
        or any(reference.kind in ("phone", "contact", "email") for reference in find_references(page.body))
        or any(link.url.startswith(("https://", "http://")) and not is_to_read(link.url) for link in links_in(page))
    )


def _words(page: SourcePage) -> int:
    """How many words the page has that are its own: all but its title, its summary and the names of its files."""
    blocks = (block for block in words_in(page) if block.path[:1] not in (("title",), ("summary",), ("downloads",)))
    return sum(len(block.text.split()) for block in blocks)
