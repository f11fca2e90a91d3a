"""Rule a-to-z-term-two-pages."""

from collections.abc import Iterator
from itertools import chain

from briggate.a_to_z.alphabet import alphabet_of
from briggate.checks.council.a_to_z_words import Place, sayings
from briggate.checks.council.example_files import example_page
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.model.page import Page

rule = Rule(
    id="a-to-z-term-two-pages",
    title="A term of the A–Z leads to one page, or to several on purpose",
    why="Two teams that take the same word without knowing it make residents guess which page is theirs.",
    reference="Better Connected, “A to Z”",
    fix="Give the term to one page. If residents should choose, write it under `a_to_z` of each, or for each in one file of "
    "site_config/a_to_z/.",
    examples=(
        bad_files(
            {"content/bins/skip.md": example_page("Skips"), "content/bins/tip.md": example_page("Recycling centres", "a_to_z: [Skips]")}
        ),
        good_files(
            {
                "content/bins/skip.md": example_page("Skips", "a_to_z: [Skips]"),
                "content/bins/tip.md": example_page("Recycling centres", "a_to_z: [Skips]"),
            }
        ),
    ),
    severity="warning",
)


@rule.over(SiteFacts)
def a_to_z_term_two_pages(subject: SiteFacts) -> Iterator[Hit]:
    for language, index in subject.a_to_z.items():
        # pages of one name are told of by the rules about titles
        shared = [term for letter in index.letters for term in letter.terms if any(entry.see for entry in term.entries[1:])]
        fold = alphabet_of(language).folded
        said = sayings(subject, fold, {fold(term.term) for term in shared})
        for term in shared:
            places = [said.get((fold(term.term), entry.page.address), []) for entry in term.entries]
            if not _on_purpose(places):
                titles = " and ".join(f"“{entry.page.title}”" for entry in term.entries)
                first = min(chain.from_iterable(places), key=lambda place: isinstance(place[0], Page))
                yield rule.at(first, f"“{term.term}” leads to {len(places)} pages: {titles}")


def _on_purpose(places: list[list[Place]]) -> bool:
    """Whether each page says so itself, or one file says so for each."""
    sayers = [{"itself" if isinstance(place[0], Page) else place[0] for place in each} for each in places]
    return bool(set.intersection(*sayers))
