"""Rule statement-overdue."""

from collections.abc import Iterator

from briggate.checks.council.statement_examples import with_statement
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.checks.words.dates import in_words
from briggate.model.review import months_after

rule = Rule(
    id="statement-overdue",
    title="The accessibility statement is looked over every year",
    why="A statement must be kept up to date: one that nobody looks at describes another site than this one.",
    reference="The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8",
    fix="Test the site again, put the statement right, and set `reviewed` in site_config/statement.yml.",
    examples=(
        bad_files(with_statement(prepared="2025-03-02", reviewed="2025-12-09")),
        good_files(with_statement(prepared="2025-03-02", reviewed="2025-12-10")),
    ),
    depends_on="calendar",
)


@rule.over(SiteFacts)
def statement_overdue(facts: SiteFacts) -> Iterator[Hit]:
    settings, most = facts.site.settings, facts.policy.budgets.statement_months
    if settings.statement is None:
        return
    reviewed = settings.statement.reviewed
    due = months_after(reviewed, most)
    if due < facts.site.clock.today:
        where = (settings.statement_file, settings.statement_lines.get(("reviewed",), 0))
        said = f"the accessibility statement was last reviewed on {in_words(reviewed)}, and was to be reviewed again by {in_words(due)}"
        yield rule.at(where, said)
