"""Rule fact-ended."""

from collections.abc import Iterator

from briggate.checks.dates import in_words
from briggate.checks.example_files import example_page
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.markdown.references import find_references
from briggate.model.page import Page

NAMED = 3
"""How many pages a finding names."""

rule = Rule(
    id="fact-ended",
    title="No fact is shown after the last day on which it holds",
    why="Last year's fee on a page is a complaint, and sometimes a refund.",
    reference="The council's own governance: `valid_to` in site_config/facts/",
    fix="Write the value that holds now and its `valid_to`. If no page needs it any more, take the fact out.",
    examples=(
        bad_files(
            {
                "site_config/facts/waste.yml": "skip-fee: {value: a small fee, valid_to: 2026-03-31}\n",
                "content/bins/skips.md": example_page("Skips", body="A skip costs [[fact skip-fee]].\n"),
            }
        ),
        good_files(
            {
                "site_config/facts/waste.yml": "skip-fee: {value: a small fee, valid_to: 2027-03-31}\n",
                "content/bins/skips.md": example_page("Skips", body="A skip costs [[fact skip-fee]].\n"),
            }
        ),
    ),
    depends_on="calendar",
)


@rule.over(SiteFacts)
def fact_ended(subject: SiteFacts) -> Iterator[Hit]:
    for name, placed in subject.site.settings.facts.items():
        last = placed.record.valid_to
        if last and last < subject.site.clock.today:
            showing = [page.address for page in subject.site.pages if name in _facts_of(page)]
            yield rule.at((placed.file, placed.line), f"“{name}” held until {in_words(last)}, and {_shown_on(showing)}")


def _facts_of(page: Page) -> set[str]:
    return {found.name for text in (page.body, page.meta.model_dump_json()) for found in find_references(text) if found.kind == "fact"}


def _shown_on(addresses: list[str]) -> str:
    if not addresses:
        return "no page shows it"
    named, more = ", ".join(addresses[:NAMED]), len(addresses) - NAMED
    return f"it is still shown on {named}" + (f" and {more} more" if more > 0 else "")
