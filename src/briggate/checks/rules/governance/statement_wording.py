"""Rule statement-wording."""

from collections.abc import Iterator

from briggate.checks.council.statement_examples import with_statement
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

_WORDING = "{scope: a, enforcement: b, commitment: c, compliance: d, non_accessible: e}"

rule = Rule(
    id="statement-wording",
    title="The accessibility statement has the wording that the regulations prescribe",
    why="Some passages of a statement must be worded as the regulations' model statement words them. What stands here now is our own.",
    reference="The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8",
    fix="Copy the passages from the model statement that the government publishes, under `wording` in site_config/statement.yml.",
    examples=(bad_files(with_statement()), good_files(with_statement(wording=_WORDING))),
)


@rule.over(SiteFacts)
def statement_wording(facts: SiteFacts) -> Iterator[Hit]:
    settings = facts.site.settings
    if settings.statement is None or facts.site.council.demonstration:
        return
    if missing := settings.statement.wording.missing:
        where = (settings.statement_file, settings.statement_lines.get(("wording",), 0))
        passages = ", ".join(f"`{key}`" for key in missing)
        yield rule.at(where, f"the statement lacks wording that the regulations prescribe: {passages}")
