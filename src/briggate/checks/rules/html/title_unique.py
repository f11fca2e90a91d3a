"""Rule title-unique."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_page
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.checks.words.same_words import same_on_several

rule = Rule(
    id="title-unique",
    title="No two pages have the same title",
    why="Two pages with one title cannot be told apart in a list of results, in bookmarks, or by a screen reader.",
    reference="WCAG 2.2 technique G88 (titles that say what a page is about); GOV.UK content design guidance on titles",
    fix="Say in each title what sets its page apart, or make one page of the two.",
    examples=(
        bad_files({"content/bins/new-bin.md": example_page("New bin"), "content/bins/order.md": example_page("New bin")}),
        good_files({"content/bins/new-bin.md": example_page("New bin"), "content/bins/order.md": example_page("Broken bin")}),
    ),
)


@rule.over(SiteFacts)
def title_unique(subject: SiteFacts) -> Iterator[Hit]:
    for page, first in same_on_several(subject, lambda page: page.title):
        source = subject.source_of(page.address)
        yield rule.at((source, "title") if source else page, f"the title “{page.title}” is that of {first.address} too")
