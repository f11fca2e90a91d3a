"""Rule services-list."""

from collections.abc import Iterator

from briggate.checks.council.coverage import coded_pages
from briggate.checks.council.example_files import example_page
from briggate.checks.council.national_services import national_services
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

_PAGE = example_page("Bin days", "lgsl: [524]")
_LIST = 'not_provided:\n  "{}": Another council does it for us.\n'

rule = Rule(
    id="services-list",
    title="Services said not to be provided are on the national list, and no page is for them",
    why="A service struck off by mistake is missed by nobody until a resident looks for it.",
    reference="checks/services.yml",
    fix="Correct the code, or take it out.",
    examples=(
        bad_files({"content/bins/collection-days.md": _PAGE, "checks/services.yml": _LIST.format(524)}),
        good_files({"content/bins/collection-days.md": _PAGE, "checks/services.yml": _LIST.format(528)}),
    ),
    severity="warning",
)


@rule.over(SiteFacts)
def services_list(subject: SiteFacts) -> Iterator[Hit]:
    pages = {code: page for page, _, code in coded_pages(subject.site)}
    for code in subject.policy.services.not_provided:
        place = ("checks/services.yml", subject.policy.service_lines.get(code, 0))
        if code not in national_services():
            yield rule.at(place, f"there is no service with the code {code} on the list")
        elif code in pages:
            name = national_services()[code].name
            yield rule.at(place, f"“{name}” ({code}) is said not to be provided, and {pages[code].address} is for it")
