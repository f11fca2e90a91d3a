"""Rule reviewed-in-future."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_page
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.checks.words.dates import in_words

rule = Rule(
    id="reviewed-in-future",
    title="A page was last reviewed today or before",
    why="A review that is still to come hides a page from everybody who looks for what is overdue.",
    reference="The council's own governance: `last_reviewed` of a page",
    fix="Write the day on which the owner confirmed the page.",
    examples=(
        bad_files({"content/bins/skips.md": example_page("Skips").replace("2026-01-02", "2062-01-02")}),
        good_files({"content/bins/skips.md": example_page("Skips")}),
    ),
)


@rule.over(SiteFacts)
def reviewed_in_future(subject: SiteFacts) -> Iterator[Hit]:
    for page in subject.site.all_pages:
        if page.guide is None and page.meta.last_reviewed > subject.site.clock.today:
            yield rule.at((page, "last_reviewed"), f"{in_words(page.meta.last_reviewed)} is still to come")
