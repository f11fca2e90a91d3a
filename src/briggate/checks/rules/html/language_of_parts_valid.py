"""Rule language-of-parts-valid."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.shown import unheard
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.words.language_tags import what_is_wrong
from briggate.checks.words.passages import marked_elements

rule = Rule(
    id="language-of-parts-valid",
    title="Where words are marked as another language, the mark is a language’s code",
    why="A screen reader does not know a language called “polish”. It goes on in English, and nobody can follow.",
    reference="WCAG 2.2 SC 3.1.2 Language of Parts (AA)",
    fix="Write the code of the language: cy for Welsh, pl for Polish, ur for Urdu.",
    examples=(bad('<p lang="polish">Dzień dobry</p>'), good('<p lang="pl">Dzień dobry</p>')),
    wcag=("3.1.2",),
    impact="serious",
)


@rule.over(HtmlPage)
def language_of_parts_valid(page: HtmlPage) -> Iterator[Hit]:
    for part in page.once(marked_elements):
        said = attribute(part, "lang")
        if not said or (wrong := what_is_wrong(said.strip())) is None:
            continue
        if _has_words(part, page.once(unheard) if page.select("[hidden], [style]") else frozenset()):
            hit = rule.at if wrong else rule.unsure
            yield hit(part, f"“{said}” is not the code of a language" if wrong else f"“{said}” is a code that we do not know", wrong)


def _has_words(node: LexborNode, gone: frozenset[int]) -> bool:
    """Whether any words inside are in the language that is marked here: not hidden, and not in an element with a language of its own."""
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            if child.text(deep=False).strip():
                return True
        elif child.tag == "img":
            if attribute(child, "alt").strip():
                return True
        elif (
            "lang" not in child.attributes and (child.mem_id not in gone or child.attributes.get("aria-hidden")) and _has_words(child, gone)
        ):
            return True
    return False
