"""Rule page-phrases."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_page
from briggate.checks.council.finding_pages import why_not_found
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

rule = Rule(
    id="page-phrases",
    title="A page is found by its own phrases",
    why="The phrases are the page's promise: who types one of them comes to it.",
    reference="Budget found_within of checks/budgets.yml; `search.phrases` of a page",
    fix="Use the phrase's words in the title or under `a_to_z`, raise `boost`, or leave the phrase to the page that answers it better.",
    examples=(
        bad_files(
            {
                "checks/budgets.yml": "found_within: 1\n",
                "content/bins/new-bin.md": example_page("New bin", "search: {phrases: [new bin]}"),
                "content/bins/broken-bin.md": example_page("Broken bin", "search: {phrases: [new bin]}"),
            }
        ),
        good_files({"content/bins/new-bin.md": example_page("Order a new bin", "search: {phrases: [get a bin]}")}),
    ),
)


@rule.over(SiteFacts)
def page_phrases(subject: SiteFacts) -> Iterator[Hit]:
    for page in subject.site.pages:
        language = subject.site.language_of(page)
        phrases = page.meta.search.phrases if not page.meta.withdrawn else ()
        if phrases and page.address in subject.pages and subject.find.indexed(language):
            for number, phrase in enumerate(phrases):
                if wrong := why_not_found(subject, phrase, page, language):
                    yield rule.at((page, "search", "phrases", number), f"a search for “{phrase}” {wrong}")
