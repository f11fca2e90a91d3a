"""Rule change-files."""

from collections.abc import Iterator

from briggate.checks.council.refused import refused_for
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.governance.decision import Change
from briggate.governance.refusals import Code

CODES: tuple[Code, ...] = (
    "object-not-file",
    "path-name",
    "path-kind",
    "file-too-big",
    "file-text",
)

rule = Rule(
    id="change-files",
    title="Files are of the names, kinds and sizes that may be",
    why="A shortcut, a program or a file with an odd name does on some computer what no reviewer has seen.",
    reference="docs/administrators/permissions.md: R3 and R7",
    fix="Give the file an ordinary name, and put it where its kind belongs.",
    examples=(
        bad("refused (path-name): content/bins/Missed Bin.md has a name in it that may not be: Missed Bin.md."),
        good("let through"),
    ),
)


@rule.over(Change)
def change_files(change: Change) -> Iterator[Hit]:
    yield from refused_for(CODES, change, rule)
