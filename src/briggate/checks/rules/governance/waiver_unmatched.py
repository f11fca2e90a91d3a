"""Rule waiver-unmatched."""

from collections.abc import Iterator

from briggate.checks.excuses import Excuses
from briggate.checks.rule import Hit, Rule, bad_files, good_files

_WAIVER = """\
- rule: title-length
  pages: [/bins/]
  reason: The scheme's name is set by law and is long.
  approver: waste
  ends: 2027-05-04
"""
_LONG = (
    "---\ntitle: Bins, boxes, bags and everything else that the council empties or takes away\n"
    "summary: Collections and recycling.\nowner: waste\nlast_reviewed: 2026-01-02\n---\n"
)

rule = Rule(
    id="waiver-unmatched",
    title="Waivers set something aside",
    why="A waiver that matches nothing lets the same fault come back, and nobody would be told.",
    reference="The council's own governance: checks/waivers.yml",
    fix="Take the waiver out: there is nothing left for it to set aside.",
    examples=(
        bad_files({"checks/waivers.yml": _WAIVER}),
        good_files({"checks/waivers.yml": _WAIVER, "content/bins/index.md": _LONG}),
    ),
)


@rule.over(Excuses)
def waiver_unmatched(excuses: Excuses) -> Iterator[Hit]:
    for entry in excuses.waivers:
        if entry.matches_nothing:
            yield rule.at(entry.where, f"the waiver matches nothing: {entry.record.rule} finds no fault on {' or '.join(entry.unmatched)}")
        elif entry.unmatched:
            pages = " and ".join(entry.unmatched)
            yield rule.at(entry.where, f"{entry.record.rule} finds no fault on {pages} any more", f"Take {pages} out of its `pages`.")
