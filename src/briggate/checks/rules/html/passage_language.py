"""Rule passage-language."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.words.language_tags import name_of_language, what_is_wrong
from briggate.checks.words.languages import Told
from briggate.checks.words.passages import Passage, language_instead, other_language, passages

rule = Rule(
    id="passage-language",
    title="Words in another language are marked as that language",
    why="A screen reader reads French aloud as if it were English, unless it is told that a passage is French.",
    reference="WCAG 2.2 SC 3.1.2 Language of Parts (AA)",
    fix='Put lang="…" on the element around these words, with the code of their language: fr for French, pl for Polish.',
    examples=(
        bad("<p>The sign says “Il est interdit de marcher sur la pelouse”.</p>"),
        good('<p>The sign says “<span lang="fr">Il est interdit de marcher sur la pelouse</span>”.</p>'),
    ),
    wcag=("3.1.2",),
    impact="serious",
)

QUOTES = "“”\"'‘’«» "


@rule.over(HtmlPage)
def passage_language(page: HtmlPage) -> Iterator[Hit]:
    before: tuple[int, str, str] | None = None
    for passage in page.once(passages):
        found = other_language(passage)
        if found is None:
            continue
        part, other = found
        if (not passage.marked and page.once(language_instead)) or (passage.marked and what_is_wrong(passage.language) is not None):
            continue  # that fault is told already, as the page's or as the mark's
        parent = passage.node.parent
        this = (parent.mem_id if parent is not None else 0, passage.language, other.code or other.letters)
        if this != before:
            yield _hit(passage, part, other)
        before = this


def _hit(passage: Passage, part: Passage, other: Told) -> Hit:
    is_in = f"is in {name_of_language(other.code)}" if other.code else f"is in {other.letters} letters"
    said = f"is marked as {name_of_language(passage.language)}" if passage.marked else f"stands among {name_of_language(passage.language)}"
    is_a_name = bool(other.letters) and " " not in other.text and part.text != other.text
    hit = rule.unsure if is_a_name else rule.at
    fix = f'Change lang to "{other.code}" if that is the language.' if passage.marked and other.code else ""
    return hit(part.node, f"{quoted(other.text.strip(QUOTES))} {is_in}, and {said}", fix)
