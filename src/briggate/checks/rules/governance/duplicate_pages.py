"""Rule duplicate-pages."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_page
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.checks.words.similar_texts import alike, telling_runs, words_of_text
from briggate.model.page import Page
from briggate.model.page_types import Alert

NEARLY = 0.7
"""How many of their runs of words two pages share when they say nearly the same."""
_TEXT = " ".join(f"On day {n} of the month we empty the skips in street {n}." for n in range(8)) + "\n"

rule = Rule(
    id="duplicate-pages",
    title="No two pages say the same",
    why="Of two copies one is forgotten at the next change, and search offers both.",
    reference="GOV.UK, “Content design: planning, writing and managing content”",
    fix="Keep one of them, and let the other's address lead to it with `redirect_from`.",
    examples=(
        bad_files({"content/bins/skips.md": example_page("Skips", body=_TEXT), "content/bins/hire.md": example_page("Hire", body=_TEXT)}),
        good_files({"content/bins/skips.md": example_page("Skips", body=_TEXT), "content/bins/hire.md": example_page("Hire")}),
    ),
    severity="warning",
)


@rule.over(SiteFacts)
def duplicate_pages(subject: SiteFacts) -> Iterator[Hit]:
    pages = [page for page in subject.site.pages if not page.meta.withdrawn and not isinstance(page.meta, Alert)]
    texts = ((page, _telling_runs(subject, page)) for page in pages)
    for page, earlier, likeness in alike(texts, lambda page: words_of_text(page.body), NEARLY):
        same = "the same" if likeness == 1 else "nearly the same"
        yield rule.at((f"content/{page.source}", page.body_line), f"this page says {same} as “{earlier.title}” ({earlier.address})")


def _telling_runs(subject: SiteFacts, page: Page) -> tuple[str, ...]:
    """As they were kept with the built page, or else worked out."""
    built = subject.pages.get(page.address)
    return built.telling_runs if built and built.source else telling_runs(words_of_text(page.body))
