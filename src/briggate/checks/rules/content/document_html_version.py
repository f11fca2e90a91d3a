"""Rule document-html-version."""

import re
from collections.abc import Iterator

from briggate.checks.council.example_files import example_page
from briggate.checks.html_page import file_name
from briggate.checks.markup.documents import file_words, is_to_read, telling_words
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import Link, SiteFacts
from briggate.model.page_types import Service

MOST = 0.5
"""A page whose title has more than this part of the words of a link, or of its file's name, is about the same."""
_SAME = re.compile(
    r"\b(?:version|copy|edition|format|fersiwn)\b|\bprint (?:this|the) page\b|\beasy[- ]?read\b|\blarge[- ]print\b|\bbraille\b",
    re.IGNORECASE,
)
"""What links to another form of a page say."""
_FORM = re.compile(r"\b(?:forms?|apply|application|claim|order|by post)\b", re.IGNORECASE)
_FILES = {"content/bins/rota.pdf": "A file.\n"}

rule = Rule(
    id="document-html-version",
    title="What a document says, a page says too",
    why="A PDF does not fit a phone's screen, and many cannot be read by a screen reader. A page fits everybody.",
    reference="Public Sector Bodies Accessibility Regulations 2018; GOV.UK, “Publishing accessible documents”",
    fix="Publish it as a page. If a page says the same, call the link its PDF version: “Street rota: PDF version (90 KB)”.",
    examples=(
        bad_files({**_FILES, "content/bins/skips.md": example_page("Skips", body="[Street rota (PDF, 9 KB)](rota.pdf)\n")}),
        good_files({**_FILES, "content/bins/skips.md": example_page("Street rota", body="[Street rota (PDF, 9 KB)](rota.pdf)\n")}),
    ),
    severity="warning",
)


@rule.over(SiteFacts)
def document_html_version(subject: SiteFacts) -> Iterator[Hit]:
    documents = sorted(target for target in subject.links_to if target.lstrip("/") in subject.files and is_to_read(target))
    titles = [telling_words(page.title) for page in subject.site.pages] if documents else []
    for target in documents:
        linked = [link for link in subject.links_to[target] if link.kind in ("a", "area")]
        if linked and not any(_is_another_form(subject, link, target) for link in linked):
            said = [telling_words(text) for text in (*(link.text for link in linked), file_words(target))]
            if not any(len(wanted & title) > MOST * len(wanted) for wanted in said for title in titles):
                where = next((link for link in linked if link.in_main), linked[0])
                yield rule.unsure(where, f"it may be that no page says what {file_name(target)} says")


def _is_another_form(subject: SiteFacts, link: Link, target: str) -> bool:
    """Whether a link says that it leads to another form of a page, or to a form on paper of a service that has one online."""
    if _SAME.search(link.text):
        return True
    source = subject.source_of(link.page)
    meta = source.meta if source else None
    return isinstance(meta, Service) and meta.action is not None and bool(_FORM.search(f"{link.text} {file_words(target)}"))
