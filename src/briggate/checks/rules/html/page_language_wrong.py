"""Rule page-language-wrong."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.words.language_tags import name_of_language
from briggate.checks.words.passages import language_instead

_PAGE = '<!doctype html><html lang="{}"><title>Treth gyngor</title><body><main><h1>Treth gyngor</h1><p>{}</p></main></body></html>'
_WORDS = "Gallwch dalu eich treth gyngor ar-lein neu dros y ffôn. Os oes angen help arnoch, ffoniwch ni."

rule = Rule(
    id="page-language-wrong",
    title="A page is in the language that it says",
    why="A screen reader reads a Welsh page that says it is English with English sounds, and nobody understands a word.",
    reference="WCAG 2.2 SC 3.1.1 Language of Page (A)",
    fix="Give the page the language that it is written in: `lang` in the lines at the top of its file.",
    examples=(bad(_PAGE.format("en", _WORDS)), good(_PAGE.format("cy", _WORDS))),
    wcag=("3.1.1",),
    impact="serious",
)


@rule.over(HtmlPage)
def page_language_wrong(page: HtmlPage) -> Iterator[Hit]:
    if found := page.once(language_instead):
        inside = name_of_language(found.code) if found.code else f"{found.letters} letters"
        said = name_of_language(attribute(page.root, "lang"))
        yield rule.at(page.root, f"the page says it is in {said}, and its words are in {inside}")
