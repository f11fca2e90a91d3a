"""Rule fact-ended."""

from collections.abc import Iterable, Iterator

from briggate.checks.council.example_files import example_page
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.checks.words.dates import in_words
from briggate.markdown.references import find_references
from briggate.model.page import Page

NAMED = 3
"""How many pages a finding names."""
_PAGE = example_page("Skips", body="A skip costs [[fact skip-fee]].\n")
_FACT = "skip-fee: {{value: a small fee, valid_to: {}-03-31}}\n"

rule = Rule(
    id="fact-ended",
    title="No fact is shown after the last day on which it holds",
    why="Last year's fee on a page is a complaint, and sometimes a refund.",
    reference="The council's own governance: `valid_to` in site_config/facts/",
    fix="Write the value that holds now and its `valid_to`. If no page needs it any more, take the fact out.",
    examples=(
        bad_files({"content/bins/skips.md": _PAGE, "site_config/facts/waste.yml": _FACT.format(2026)}),
        good_files({"content/bins/skips.md": _PAGE, "site_config/facts/waste.yml": _FACT.format(2027)}),
    ),
    depends_on="calendar",
)


@rule.over(SiteFacts)
def fact_ended(subject: SiteFacts) -> Iterator[Hit]:
    facts = subject.site.settings.facts
    ended = {name: last for name, placed in facts.items() if (last := placed.record.valid_to) and last < subject.site.clock.today}
    shown = _shown(subject.site.pages) if ended else {}
    for name, last in ended.items():
        message = f"“{name}” held until {in_words(last)}, and {_shown_on(shown.get(name, []))}"
        yield rule.at((facts[name].file, facts[name].line), message)


def _shown(pages: Iterable[Page]) -> dict[str, list[str]]:
    """The addresses of the pages that refer to each fact."""
    shown: dict[str, list[str]] = {}
    for page in pages:
        found = [reference for text in (page.body, repr(page.meta)) for reference in find_references(text)]
        for name in {reference.name for reference in found if reference.kind == "fact"}:
            shown.setdefault(name, []).append(page.address)
    return shown


def _shown_on(addresses: list[str]) -> str:
    if not addresses:
        return "no page shows it"
    named, more = ", ".join(addresses[:NAMED]), len(addresses) - NAMED
    return f"it is still shown on {named}" + (f" and {more} more" if more > 0 else "")
