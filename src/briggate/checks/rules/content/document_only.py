"""Rule document-only."""

import re
from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.model.page_types import Service

FEWEST_WORDS = 60
"""What a page has to say at least to be the service's own, and no cover sheet for a file."""
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|odt|rtf)(?:[?#].*)?$", re.IGNORECASE)

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
    if meta.action and _DOCUMENT.search(meta.action.url):
        yield rule.at(page.line_of("action", "url"), f"the start button leads to a file: {meta.action.url.rpartition('/')[2]}")
    has_document = bool(meta.downloads) or any(_DOCUMENT.search(link.url) for link in page.parts.links)
    said = sum(len(block.text.split()) for block in page.parts.blocks)
    if has_document and said < FEWEST_WORDS and not (meta.action or set(meta.channels) - {"post"}):
        line = page.line_of("downloads") if meta.downloads else next(link.line for link in page.parts.links if _DOCUMENT.search(link.url))
        yield rule.at(line, "the page says hardly more than that there is a file")
