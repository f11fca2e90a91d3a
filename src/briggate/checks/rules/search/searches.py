"""Rule searches."""

from collections.abc import Iterator

from briggate.checks.council.example_files import example_page
from briggate.checks.council.finding_pages import is_scheduled, nearest_address, why_not_found
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.model.fault import did_you_mean
from briggate.model.policy import Search
from briggate.model.settings import Placed

rule = Rule(
    id="searches",
    title="What residents type finds its page",
    why="Residents type their own words, in a hurry and misspelt. checks/searches.yml holds search to them.",
    reference="Better Connected, “Search”; budget found_within of checks/budgets.yml",
    fix="Give the page the words that residents use: `synonyms` are never shown. If another page answers better, name that one.",
    examples=(
        bad_files(
            {
                "checks/searches.yml": "- {query: dustmen did not come, page: /bins/missed-bin/}\n",
                "content/bins/missed-bin.md": example_page("Report a missed bin"),
            }
        ),
        good_files(
            {
                "checks/searches.yml": "- {query: mised bin, page: /bins/missed-bin/}\n",
                "content/bins/missed-bin.md": example_page("Report a missed bin"),
            }
        ),
    ),
)


@rule.over(SiteFacts)
def searches(subject: SiteFacts) -> Iterator[Hit]:
    for placed in subject.policy.searches:
        if not is_scheduled(subject, placed.record.page):
            yield from _search(subject, placed)


def _search(subject: SiteFacts, placed: Placed[Search]) -> Iterator[Hit]:
    asked, place, site = placed.record, (placed.file, placed.line), subject.site
    page = site.resolve(asked.page)
    if page is None:
        yield rule.at(place, f"there is no page {asked.page}", nearest_address(subject, asked.page))
        return
    language = asked.language or site.language_of(page)
    if language not in site.languages:
        fix = did_you_mean(language, site.languages, f"The site has pages in {', '.join(site.languages)}.")
        yield rule.at(place, f"the site has no pages in “{language}”", fix)
    elif subject.find.indexed(language) and (wrong := why_not_found(subject, asked.query, page, language)):
        yield rule.at(place, f"a search for “{asked.query}” {wrong}")
