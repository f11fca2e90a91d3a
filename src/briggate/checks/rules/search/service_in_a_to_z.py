"""Rule service-in-a-to-z."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_page
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.checks.words.action_words import begins_with_action, is_english
from briggate.model.page import Page
from briggate.model.page_types import Guide, Service, StepByStep

rule = Rule(
    id="service-in-a-to-z",
    title="Every service is in the A–Z under the words people look for",
    why="Who looks for a missed bin looks under M. A title that begins with what to do is filed under R for report.",
    reference="Better Connected, “A to Z”: terms without their action word",
    fix="Add the words that residents look under, such as `a_to_z: [Missed bin]`.",
    examples=(
        bad_files({"content/bins/missed-bin.md": example_page("Report a missed bin")}),
        good_files({"content/bins/missed-bin.md": example_page("Report a missed bin", "a_to_z: [Missed bin]")}),
    ),
    severity="warning",
)


@rule.over(SiteFacts)
def service_in_a_to_z(subject: SiteFacts) -> Iterator[Hit]:
    for language, index in subject.a_to_z.items():
        terms: dict[str, list[str]] = {}
        for entry in index.all:
            terms.setdefault(entry.page.address, []).append(entry.term)
        shown = _shown(subject, language)
        for page in filter(_is_service, subject.site.pages):
            if page.address not in subject.pages or subject.site.language_of(page) != language:
                continue
            if page.address not in shown:
                yield rule.at((page, "a_to_z"), f"the A–Z does not have “{page.title}”", "Let the templates of the A–Z in theme/ show it.")
            elif is_english(language) and all(map(begins_with_action, terms[page.address])):
                only = terms[page.address][0]
                yield rule.at((page, "a_to_z"), f"the A–Z has this page only under “{only}”, and nobody looks there for it")


def _shown(subject: SiteFacts, language: str) -> set[str]:
    """The addresses to which the built pages of an A–Z lead."""
    front = f"{subject.site.prefix(language)}a-to-z/"
    pages = (page for address, page in subject.pages.items() if address.startswith(front))
    return {link.target for page in pages for link in page.links if link.in_main}


def _is_service(page: Page) -> bool:
    return isinstance(page.meta, (Service, Guide, StepByStep)) and not page.meta.withdrawn
