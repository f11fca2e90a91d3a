"""Rule statement-fully-compliant."""

from collections.abc import Iterator

from briggate.checks.council.statement_examples import KNOWN_ISSUE, with_statement
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

rule = Rule(
    id="statement-fully-compliant",
    title="A site with known issues is not called fully compliant",
    why="A statement that promises full compliance and lists what falls short cannot be believed in either.",
    reference="The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8",
    fix="Write `compliance: partially`, or put the issues right and take them out of checks/known_issues.yml.",
    examples=(
        bad_files({**with_statement(compliance="fully"), "checks/known_issues.yml": KNOWN_ISSUE}),
        good_files({**with_statement(compliance="partially"), "checks/known_issues.yml": KNOWN_ISSUE}),
        good_files(with_statement(compliance="fully")),
    ),
)


@rule.over(SiteFacts)
def statement_fully_compliant(facts: SiteFacts) -> Iterator[Hit]:
    settings, issues = facts.site.settings, facts.site.known_issues
    if issues and settings.statement and settings.statement.compliance == "fully":
        where = (settings.statement_file, settings.statement_lines.get(("compliance",), 0))
        count = "a known issue" if len(issues) == 1 else f"{len(issues)} known issues"
        yield rule.at(where, f"the statement says that the site is fully compliant, and {issues[0].file} has {count}")
