"""Rule lgsl-unknown."""

from collections.abc import Iterator

from briggate.checks.council.coverage import coded_pages
from briggate.checks.council.example_files import example_page
from briggate.checks.council.national_services import national_services, nearest
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

LONGEST = 4
"""No code of the whole national list has more figures."""

rule = Rule(
    id="lgsl-unknown",
    title="Codes of services are on the national list",
    why="GOV.UK finds a council's page by its code. A wrong figure sends people to nothing, or to another service.",
    reference="Local Government Services List (LGSL), as far as GOV.UK links to councils",
    fix="Look the code up in the list, and correct it or take it out.",
    examples=(
        bad_files({"content/bins/collection-days.md": example_page("Bin days", "lgsl: [52400]")}),
        good_files({"content/bins/collection-days.md": example_page("Bin days", "lgsl: [524]")}),
    ),
)


@rule.over(SiteFacts)
def lgsl_unknown(subject: SiteFacts) -> Iterator[Hit]:
    for page, number, code in coded_pages(subject.site):
        if code in national_services():
            continue
        near = nearest(page.title)
        fix = f"By the page's title, {near.code} ({near.name}) may be meant." if near else rule.fix
        place = (page, "lgsl", number)
        if len(code) > LONGEST or code.startswith("0"):
            yield rule.at(place, f"there is no service with the code {code}", fix)
        else:  # the whole list has more services than those that GOV.UK links to
            yield rule.unsure(place, f"{code} is not among the services that GOV.UK sends people to councils for", fix)
