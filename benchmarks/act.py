"""Shows which W3C ACT test cases the gate tells right: `python benchmarks/act.py DATA_FOLDER`.

DATA_FOLDER holds `act-cases.json`: test cases of the W3C's ACT rules, each with a page of HTML, the rule that it belongs to, the success
criteria of that rule, and what is expected: failed, passed or inapplicable. Each page is written to a file, and `briggate scan --browser`
looks them through. A case counts as flagged if something certain is found in it that is about the same thing as the case's rule: a
finding of one of its success criteria, or for rules without one, what ABOUT says. A failed case should be flagged, and no other. Files
that cases load are not among the data, and are missing for the browser too. Writes results/act.md, and exits 1 beyond the bars.
"""

import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from scanned import Found, Scanned, scanned

RESULTS = Path(__file__).parent / "results" / "act.md"
FLAGGED_AT_LEAST, FALSE_AT_MOST = 0.62, 0.015

ABOUT: tuple[tuple[str, str], ...] = (
    (r"transcript|media alternative|strict accessible alternative", "1.2.1 1.2.2 1.2.3 1.2.5"),
    (r"plays? automatically|automatically playing", "1.4.2"),
    (r"repeated content", "2.4.1"),
    (r"repeated content|heading.*accessible name", "heading-*"),
    (r"keyboard trap", "2.1.2"),
    (r"motion", "2.5.4"),
)
"""For ACT rules without a success criterion: words of a rule's name → the criteria and the rules of ours that are about the same."""


@dataclass(frozen=True)
class Case:
    rule: str
    name: str
    """The ACT rule's name."""
    expected: str
    path: str
    html: str
    wcag: frozenset[str]

    def is_about(self, found: Found) -> bool:
        """Whether a finding is about what the case's rule is about."""
        if self.wcag:
            return bool(self.wcag & found.wcag)
        wanted = [each for words, rules in ABOUT if re.search(words, self.name.lower()) for each in rules.split()]
        return any(each in found.wcag or fnmatch(found.rule, each) for each in wanted)


@dataclass(frozen=True)
class Judged:
    case: Case
    found: Sequence[Found]

    @property
    def fitting(self) -> list[Found]:
        return [each for each in self.found if self.case.is_about(each)]

    @property
    def is_flagged(self) -> bool:
        return any(each.certain for each in self.fitting)


type Way = Callable[[Judged], bool]
WAYS: Mapping[str, Way] = {
    "a certain finding about the same": lambda judged: judged.is_flagged,
    "a finding about the same, cannot tell too": lambda judged: bool(judged.fitting),
    "any certain finding": lambda judged: any(each.certain for each in judged.found),
    "any finding": lambda judged: bool(judged.found),
}
"""What may count as flagged. The bars are for the first."""
FLAGGED, OR_UNSURE, *_ = WAYS.values()


def main(data: Path) -> int:
    cases = [_case(each) for each in json.loads((data / "act-cases.json").read_text(encoding="utf-8"))]
    with tempfile.TemporaryDirectory(prefix="briggate-act-") as place:
        folder = Path(place, "cases")
        for case in cases:
            file = folder / case.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(case.html, encoding="utf-8")
        scan = scanned(folder, in_browser=True)
    by_file: dict[str, list[Found]] = defaultdict(list)
    for found in scan.found:
        by_file[found.file].append(found)
    judged = [Judged(case, by_file.get(case.path, [])) for case in cases]
    report, is_well = told(judged, scan)
    print(report)
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(report, encoding="utf-8", newline="\n")
    return 0 if is_well else 1


def _case(said: Mapping[str, object]) -> Case:
    wcag = said["wcag"]
    assert isinstance(wcag, list)
    numbers = frozenset(each.split(":")[1] for each in wcag)
    return Case(str(said["rule"]), str(said["rule_name"]), str(said["expected"]), str(said["path"]), str(said["html"]), numbers)


def told(judged: Sequence[Judged], scan: Scanned) -> tuple[str, bool]:
    """The results as Markdown, and whether they keep within the bars."""
    failed = [each for each in judged if each.case.expected == "failed"]
    others = [each for each in judged if each.case.expected != "failed"]
    flagged, false = _count(failed, FLAGGED), _count(others, FLAGGED)
    is_well = flagged >= FLAGGED_AT_LEAST * len(failed) and false <= FALSE_AT_MOST * len(others)
    lines = [
        "# W3C ACT test cases",
        "",
        "Test cases of the W3C's ACT rules, each looked through by `briggate scan --browser`. Written by `make bench-act`.",
        "A case is flagged if a certain finding is of the same success criterion as the case's rule; for rules without a criterion, if it",
        "is about the same thing. Files that the cases load were not there to be loaded.",
        "",
        f"Flagged: **{flagged} of {len(failed)} failed cases ({flagged / len(failed):.1%}**, at least {FLAGGED_AT_LEAST:.0%} wanted); "
        f"**{false} of {len(others)} others ({false / len(others):.1%}**, at most {FALSE_AT_MOST:.1%} wanted): "
        f"{'within the bars' if is_well else 'NOT within the bars'}. Rules that could not look: {len(scan.not_run)}.",
        "",
        "| counted as flagged | failed cases | others |",
        "|---|---:|---:|",
        *(f"| {words} | {_count(failed, counts)} | {_count(others, counts)} |" for words, counts in WAYS.items()),
        "",
        "| ACT rule | failed: flagged | or cannot tell | of | others: flagged | of | false alarms by |",
        "|---|---:|---:|---:|---:|---:|---|",
        *_rows(judged),
    ]
    if scan.not_run:
        lines += ["", "Could not look:", "", *(f"- {file}: {rule}: {what}" for file, rule, what in scan.not_run[:20])]
    return "\n".join(lines) + "\n", is_well


def _rows(judged: Sequence[Judged]) -> list[str]:
    by_rule: dict[tuple[str, str], list[Judged]] = defaultdict(list)
    for each in judged:
        by_rule[each.case.rule, each.case.name].append(each)
    rows = []
    for (rule, name), of_rule in by_rule.items():
        failed = [each for each in of_rule if each.case.expected == "failed"]
        others = [each for each in of_rule if each.case.expected != "failed"]
        alarms = sorted({found.rule for each in others for found in each.fitting if found.certain})
        counts = [_count(failed, FLAGGED), _count(failed, OR_UNSURE), len(failed), _count(others, FLAGGED), len(others)]
        rows.append(f"| {rule} {name} | {' | '.join(map(str, counts))} | {', '.join(alarms)} |")
    return rows


def _count(judged: Sequence[Judged], counts: Way) -> int:
    return sum(map(counts, judged))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Usage: python benchmarks/act.py DATA_FOLDER")
    sys.exit(main(Path(sys.argv[1])))
