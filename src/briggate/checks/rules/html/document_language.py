"""Rule document-language."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, has, words_of
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.words.language_tags import what_is_wrong

rule = Rule(
    id="document-language",
    title="A page says which language it is in",
    why="A screen reader reads a page aloud in the voice of its language, and reads English like French if it is told so or told nothing.",
    reference="WCAG 2.2 SC 3.1.1 Language of Page (A)",
    fix='Say it in the first line: <html lang="en">, or cy for Welsh.',
    examples=(
        bad("<!doctype html><html><title>Bins</title><body><h1>Bins</h1></body></html>"),
        good('<!doctype html><html lang="en"><title>Bins</title><body><h1>Bins</h1></body></html>'),
    ),
    wcag=("3.1.1",),
    impact="serious",
)


@rule.over(HtmlPage)
def document_language(page: HtmlPage) -> Iterator[Hit]:
    if not page.is_document:
        return
    said = attribute(page.root, "lang")
    if not has(page.root, "lang"):
        if not _has_words(page):
            return
        also = ": xml:lang alone is not read" if has(page.root, "xml:lang") else ""
        yield rule.at(page.root, f"the page does not say which language it is in{also}")
    elif not said.strip():
        yield rule.at(page.root, "the page’s language (lang) is empty")
    elif (wrong := what_is_wrong(said.strip())) is not None:
        hit = rule.at if wrong else rule.unsure
        yield hit(page.root, f"“{said}” is not the code of a language" if wrong else f"“{said}” is a code that we do not know", wrong)


def _has_words(page: HtmlPage) -> bool:
    """Whether there is anything on a page that has a language: its title, its text, words for screen readers, or what scripts make."""
    return bool(words_of(page.root)) or page.first("[alt], [aria-label], [title], [placeholder], [value], script, iframe") is not None
