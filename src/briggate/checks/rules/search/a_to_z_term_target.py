"""Rule a-to-z-term-target."""

from collections.abc import Iterator

from briggate.a_to_z.entries import UNLISTED
from briggate.checks.council.finding_pages import is_scheduled
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.model.page import Page

rule = Rule(
    id="a-to-z-term-target",
    title="Every term of the A–Z leads to a page",
    why="A term that leads nowhere is left out of the A–Z without a word, and who looks under it finds nothing.",
    reference="Better Connected, “A to Z”",
    fix="Let it lead to the page that answers for it now, or take it out.",
    examples=(
        bad_files({"site_config/a_to_z/waste.yml": "- {term: Rubbish, page: /}\n"}),
        good_files({"site_config/a_to_z/waste.yml": "- {term: Rubbish, page: /bins/}\n"}),
    ),
)


@rule.over(SiteFacts)
def a_to_z_term_target(subject: SiteFacts) -> Iterator[Hit]:
    site = subject.site
    for placed in site.settings.extra_entries:
        term, address = placed.record.term, placed.record.page
        if not is_scheduled(subject, address) and (reason := _reason(subject, site.resolve(address))):
            yield rule.at((placed.file, placed.line), f"“{term}” leads to {address}, which {reason}")
    for page in site.pages:
        if page.meta.a_to_z and isinstance(page.meta, UNLISTED):
            yield rule.at(
                (page, "a_to_z"), f"the A–Z leaves out “{page.meta.a_to_z[0]}”: the page {_reason(subject, page)}", "Take it out."
            )


def _reason(subject: SiteFacts, page: Page | None) -> str:
    """Why the A–Z does not have a page, in words that follow its name; "" if it does."""
    if page is None:
        return "is no page that somebody has written"
    if isinstance(page.meta, UNLISTED):
        return f"is of type {page.type}, and the A–Z has none"
    if page.meta.withdrawn:
        return "is withdrawn"
    other = subject.site.language_of(page)
    return f"is in “{other}”, and extra terms are of the main language" if other != subject.site.council.language else ""
