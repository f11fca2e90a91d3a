"""Rule known-issue-unmatched."""

from collections.abc import Iterator

from briggate.checks.excuses import Excuses
from briggate.checks.rule import Hit, Rule, bad_files, good_files

_ISSUE = """\
- title: The picture of the bins cannot be read aloud
  rule: title-length
  pages: [/bins/]
  wcag: [2.4.2]
  ground: non_compliance
  effect: Screen readers cut the title off.
  alternative: Call us.
  fix_by: 2027-05-04
  owner: waste
"""
_LONG = (
    "---\ntitle: Bins, boxes, bags and everything else that the council empties or takes away\n"
    "summary: Collections and recycling.\nowner: waste\nlast_reviewed: 2026-01-02\n---\n"
)

rule = Rule(
    id="known-issue-unmatched",
    title="Known issues are still there",
    why="The accessibility statement would tell of a problem that nobody has any more, and the same fault could come back unseen.",
    reference="The Public Sector Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018, regulation 8",
    fix="Take the entry out: the statement then no longer tells of it.",
    examples=(
        bad_files({"checks/known_issues.yml": _ISSUE}),
        good_files({"checks/known_issues.yml": _ISSUE, "content/bins/index.md": _LONG}),
    ),
)


@rule.over(Excuses)
def known_issue_unmatched(excuses: Excuses) -> Iterator[Hit]:
    for entry in excuses.known_issues:
        name = f"“{entry.record.title}”"
        if entry.matches_nothing:
            yield rule.at(entry.where, f"{name} is no longer there: {entry.record.rule} finds no fault on {' or '.join(entry.unmatched)}")
        elif entry.unmatched:
            pages = " and ".join(entry.unmatched)
            fix = f"Take {pages} out of its `pages`: the statement then no longer names it."
            yield rule.at(entry.where, f"{name} is no longer on {pages}: {entry.record.rule} finds no fault there", fix)
