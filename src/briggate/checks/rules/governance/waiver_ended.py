"""Rule waiver-ended."""

from collections.abc import Iterator

from briggate.checks.excuses import Excuses
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.words.dates import in_words

_WAIVER = """\
- rule: title-length
  pages: [/bins/]
  reason: The scheme's name is set by law and is long.
  approver: waste
  ends: {ends}
"""
_LONG = (
    "---\ntitle: Bins, boxes, bags and everything else that the council empties or takes away\n"
    "summary: Collections and recycling.\nowner: waste\nlast_reviewed: 2026-01-02\n---\n"
)

rule = Rule(
    id="waiver-ended",
    title="Waivers are renewed or taken out when they end",
    why="An exception that nobody ends becomes the rule. Past its last day a waiver sets nothing aside any more.",
    reference="The council's own governance: checks/waivers.yml",
    fix="Put the pages right and take the waiver out, or have it approved again with a later `ends`.",
    examples=(
        bad_files({"checks/waivers.yml": _WAIVER.format(ends="2026-12-09"), "content/bins/index.md": _LONG}),
        good_files({"checks/waivers.yml": _WAIVER.format(ends="2026-12-10"), "content/bins/index.md": _LONG}),
    ),
    depends_on="calendar",
)


@rule.over(Excuses)
def waiver_ended(excuses: Excuses) -> Iterator[Hit]:
    for entry in excuses.waivers:
        if entry.has_ended and not entry.matches_nothing:
            pages = " and ".join(entry.record.pages)
            yield rule.at(entry.where, f"the waiver of {entry.record.rule} for {pages} ended on {in_words(entry.ends)}")
