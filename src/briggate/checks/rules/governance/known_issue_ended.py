"""Rule known-issue-ended."""

from collections.abc import Iterator

from briggate.checks.excuses import Excuses
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.words.dates import in_words

_ISSUE = """\
- title: The map of bring banks cannot be used with a keyboard
  rule: none
  pages: [/bins/]
  wcag: [2.1.1]
  ground: non_compliance
  effect: People who use no mouse cannot find the nearest bank.
  alternative: The same banks are in a list below the map.
  fix_by: {fix_by}
  owner: waste
"""

rule = Rule(
    id="known-issue-ended",
    title="Known issues are put right by the date that the statement gives",
    why="The accessibility statement tells residents a date. Past it the statement is untrue, and the issue sets nothing aside any more.",
    reference="The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8",
    fix="Put it right and take the entry out. If it takes longer, have a later `fix_by` approved.",
    examples=(
        bad_files({"checks/known_issues.yml": _ISSUE.format(fix_by="2026-12-09")}),
        good_files({"checks/known_issues.yml": _ISSUE.format(fix_by="2026-12-10")}),
    ),
    depends_on="calendar",
)


@rule.over(Excuses)
def known_issue_ended(excuses: Excuses) -> Iterator[Hit]:
    for entry in excuses.known_issues:
        if entry.has_ended and not entry.matches_nothing:
            done = "put right" if entry.record.ground == "non_compliance" else "looked at again"
            yield rule.at(entry.where, f"“{entry.record.title}” was to be {done} by {in_words(entry.ends)}")
