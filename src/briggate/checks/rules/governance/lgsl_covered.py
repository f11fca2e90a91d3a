"""Rule lgsl-covered."""

from collections.abc import Iterator

from briggate.checks.council.coverage import is_said, provided, without_page
from briggate.checks.council.example_files import example_page
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

_FILE = ("checks/services.yml", 0)

rule = Rule(
    id="lgsl-covered",
    title="Every service that the council provides has a page",
    why="GOV.UK sends residents to their council for these services, and they expect to find them there.",
    reference="Local Government Services List (LGSL), as far as GOV.UK links to councils; checks/services.yml",
    fix="Write the page, or give its code to the page that answers already.",
    examples=(
        bad_files(
            {
                "content/bins/collection-days.md": example_page("Bin days", "lgsl: [524]"),
                "checks/services.yml": "tiers: [district]\n",
            }
        ),
        good_files({"content/bins/collection-days.md": example_page("Bin days", "lgsl: [524]")}),
    ),
    severity="warning",
)


@rule.over(SiteFacts)
def lgsl_covered(subject: SiteFacts) -> Iterator[Hit]:
    if not is_said(subject.policy.services):
        return
    missing = without_page(subject)
    if len(missing) == len(provided(subject.policy.services)) > 1:
        yield rule.at(
            _FILE, "no page says which service of the national list it is", "Give each service page its code, such as `lgsl: [524]`."
        )
        return
    for service in missing:
        fix = f"Give the page for it `lgsl: [{service.code}]`, or say under `not_provided` why there is none."
        yield rule.at(_FILE, f"no page is for “{service.name}” ({service.code})", fix)
