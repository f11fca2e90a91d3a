"""Rule description-unique."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_page
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.checks.words.same_words import same_on_several

_SAME = "summary: What to do about your bin."

rule = Rule(
    id="description-unique",
    title="No two pages have the same summary",
    why="The summary is what a list of results shows under a title. Alike, it helps nobody to choose.",
    reference="GOV.UK content design guidance on titles and summaries",
    fix="Say in each summary what its page is for, and no other.",
    examples=(
        bad_files(
            {
                "content/bins/new-bin.md": example_page("New bin").replace("summary: All about New bin.", _SAME),
                "content/bins/broken-bin.md": example_page("Broken bin").replace("summary: All about Broken bin.", _SAME),
            }
        ),
        good_files({"content/bins/new-bin.md": example_page("New bin"), "content/bins/broken-bin.md": example_page("Broken bin")}),
    ),
    severity="warning",
)


@rule.over(SiteFacts)
def description_unique(subject: SiteFacts) -> Iterator[Hit]:
    for page, first in same_on_several(subject, lambda page: page.description):
        source = subject.source_of(page.address)
        yield rule.at((source, "summary") if source else page, f"the summary is the same as that of {first.address}")
