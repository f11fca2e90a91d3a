"""Rule status-ended."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_page
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.checks.words.dates import in_words

_STATUS = "status: limited\nstatus_text: Fewer skips than usual.\nstatus_to: {}"

rule = Rule(
    id="status-ended",
    title="A status that has ended is taken out",
    why="It shows no more, and whoever edits the page next has to guess what is meant.",
    reference="The council's own governance: `status_to` of a page",
    fix="Take out `status`, `status_text` and `status_to`, or write when it ends now.",
    examples=(
        bad_files({"content/bins/skips.md": example_page("Skips", _STATUS.format("2026-12-01 09:00"))}),
        good_files({"content/bins/skips.md": example_page("Skips", _STATUS.format("2026-12-20 09:00"))}),
    ),
    severity="warning",
    depends_on="calendar",
)


@rule.over(SiteFacts)
def status_ended(subject: SiteFacts) -> Iterator[Hit]:
    for page in subject.site.pages:
        meta = page.meta
        if meta.status != "normal" and meta.status_to and subject.site.clock.reached(meta.status_to):
            yield rule.at((page, "status_to"), f"the status “{meta.status}” ended on {in_words(meta.status_to.date())}")
