"""Rule lgsl-twice."""

from collections.abc import Iterator

from briggate.checks.council.coverage import coded_pages
from briggate.checks.council.example_files import example_page
from briggate.checks.council.national_services import national_services
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.model.page import Page
from briggate.model.page_types import Service

rule = Rule(
    id="lgsl-twice",
    title="A service of the national list has one page",
    why="GOV.UK sends people to one page for each service, and of two it may have the wrong one.",
    reference="Local Government Services List (LGSL) and Interactions List (LGIL)",
    fix="Keep the code on the page that answers for the service. If each page is for another thing to do, say which with `lgil`.",
    examples=(
        bad_files(
            {
                "content/bins/collection-days.md": example_page("Bin days", "lgsl: [524]"),
                "content/bins/rota.md": example_page("Rota", "lgsl: [524]"),
            }
        ),
        good_files(
            {
                "content/bins/collection-days.md": example_page("Bin days", "lgsl: [524]", "lgil: [8]"),
                "content/bins/missed-bin.md": example_page("Missed bin", "lgsl: [524]", "lgil: [11]"),
            }
        ),
    ),
    severity="warning",
)


@rule.over(SiteFacts)
def lgsl_twice(subject: SiteFacts) -> Iterator[Hit]:
    having: dict[str, list[Page]] = {}
    for page, number, code in coded_pages(subject.site):
        others = having.setdefault(code, [])
        if other := next((each for each in others if not _belong_together(each, page)), None):
            service = national_services().get(code)
            named = f"{code} ({service.name})" if service else code
            yield rule.at((page, "lgsl", number), f"“{other.title}” ({other.address}) has the code {named} too")
        if page not in others:
            others.append(page)


def _belong_together(one: Page, other: Page) -> bool:
    """Whether they are one page in two languages, a page and one under it, or ways to do different things with one service."""
    if one.meta.lang != other.meta.lang or other.address.startswith(one.address):
        return True
    ways = [frozenset(page.meta.lgil) if isinstance(page.meta, Service) else frozenset() for page in (one, other)]
    return bool(all(ways) and ways[0].isdisjoint(ways[1]))
