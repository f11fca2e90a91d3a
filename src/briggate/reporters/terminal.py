"""What a publisher reads in a terminal or in CI's log."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from briggate.model.finding import Finding, NotRun, Report
from briggate.reporters.columns import columns, wrapped
from briggate.reporters.selection import Repeated, already_there, next_end, of_the_theme, to_mend
from briggate.reporters.words import counted, harmless, place_in_words, reason, short_date, verdict

NARROWEST, WIDEST = 40, 200
BESIDE_LEAST = 60
"""Columns from which a fault stands beside its severity and rule."""
ALREADY_THERE_MOST = 20
"""Lines for what is not the change's doing: more would bury what is."""

_STYLES = {"error": "1;31", "warning": "1;33", "cannot tell": "1;36", "place": "1", "quiet": "2"}
_LOG_COMMANDS = re.compile(r":(?=:)|#(?=#[A-Za-z]*\[)")


def terminal_text(report: Report, width: int = 100, colour: bool = False) -> str:
    """The report in plain text, lines as long as `width` (40 to 200), but for places, which are left in one piece to be copied.

    `colour` adds it to words that say the same without. No text of a page reaches the terminal as a command to it or to CI.
    """
    lines = _Lines(min(max(width, NARROWEST), WIDEST), colour, _label_columns(report))
    sections = (
        list(lines.by_file(to_mend(report))),
        list(lines.theme(of_the_theme(report))),
        list(lines.already_there(already_there(report))),
        list(lines.not_run(report.not_run)),
        [line for note in _notes(report) for line in wrapped(note, lines.width)],
        wrapped(closing_line(report), lines.width),
    )
    return "\n\n".join("\n".join(section) for section in sections if section) + "\n"


def closing_line(report: Report) -> str:
    """What was found, in what, by what, and what is waived until when."""
    today = report.as_of.date()
    waived = sum(finding.standing == "waived" for finding in report.findings)
    known = sum(finding.standing == "known issue" for finding in report.findings)
    ends, due = next_end(report, "waiver"), next_end(report, "known issue")
    excused = [f"{waived:,} waived{f' (next ends {short_date(ends, today)})' if waived and ends else ''}"]
    if known:
        excused.append(counted(known, "known issue") + (f" (next due {short_date(due, today)})" if due else ""))
    looked_at = counted(report.built_pages, "page") if report.built_pages else counted(report.source_files, "file")
    return f"{_found(report)} · {looked_at}, {_rules(report)} · {', '.join(excused)}"


def _found(report: Report) -> str:
    counting = [finding for finding in report.findings if finding.standing == "blocks"]
    failed = [finding.severity for finding in counting if finding.outcome == "failed"]
    unsure, old = len(counting) - len(failed), sum(finding.standing == "already there" for finding in report.findings)
    found = [counted(failed.count("error"), "error"), counted(failed.count("warning"), "warning")]
    if unsure:
        found.append(f"{unsure:,} for a person to tell")
    if old:
        found.append(f"{old:,} already there")
    return ", ".join(found)


def _rules(report: Report) -> str:
    on = [rule for rule in report.rules if not rule.off_because]
    outcomes = [rule.outcome for rule in on]
    counts = [f"{outcomes.count(outcome):,} {outcome}" for outcome in ("passed", "failed", "cannot tell", "not run")]
    if "inapplicable" in outcomes:
        counts.append(f"{outcomes.count('inapplicable'):,} with nothing to look at")
    if len(on) < len(report.rules):
        counts.append(f"{len(report.rules) - len(on):,} off")
    return f"{counted(len(report.rules), 'rule')}: {', '.join(counts)}"


def _notes(report: Report) -> Iterator[str]:
    if report.selected:
        yield shown(f"Only a part was looked at: {report.selected}.")
    yield from filter(None, map(shown, (report.coverage, *report.looked_closer)))
    if report.exit_code != 1:  # the errors above say it plainly enough
        yield verdict(report)


class _Lines:
    """Lines for a terminal of one width."""

    def __init__(self, width: int, colour: bool, label: int) -> None:
        self.width = width
        self._colour = colour
        self._label = label

    def by_file(self, findings: Iterable[Finding]) -> Iterator[str]:
        ordered = sorted(findings, key=lambda finding: (not finding.place.file, _file(finding), finding.place.line))
        for number, (_, of_file) in enumerate(groupby(ordered, _file)):
            if number:
                yield ""
            for place, here in groupby(of_file, lambda finding: place_in_words(finding.place, finding.page)):
                yield self._painted(shown(place), "place")
                for finding in here:
                    yield from self._finding(finding, finding.message)

    def theme(self, faults: Iterable[Repeated]) -> Iterator[str]:
        for number, fault in enumerate(faults):
            if not number:
                yield from wrapped("Not a publisher’s to fix: the theme’s maintainer can", self.width)
            yield from self._finding(fault.first, f"{fault.first.message} (on {counted(fault.pages, 'page')})")
            for line in wrapped(shown(_seen(fault)), self.width - self._indent):
                yield f"{' ' * self._indent}{self._painted(line, 'quiet')}"

    def already_there(self, findings: tuple[Finding, ...]) -> Iterator[str]:
        if findings:
            yield from wrapped(f"Already there, and not this change’s doing: {counted(len(findings), 'finding')}", self.width)
        for finding in findings[:ALREADY_THERE_MOST]:
            parts = place_in_words(finding.place, finding.page), _label(finding), finding.message, finding.rule
            yield from self._hanging("  ".join(map(shown, parts)))
        if len(findings) > ALREADY_THERE_MOST:
            yield from self._hanging(f"and {len(findings) - ALREADY_THERE_MOST:,} more, which `briggate check --all` lists")

    def not_run(self, parts: tuple[NotRun, ...]) -> Iterator[str]:
        if parts:
            yield from wrapped(f"Not run: {counted(len(parts), 'part')} of the check, so it is not complete", self.width)
        for part in parts:
            yield from self._hanging(shown(f"{part.rule}, {part.subject}: {reason(part.message)}"))

    @property
    def _indent(self) -> int:
        return self._label + 4 if self.width >= BESIDE_LEAST else 4

    def _finding(self, finding: Finding, message: str) -> Iterator[str]:
        label, rule = _label(finding), shown(finding.rule)
        room = self.width - self._indent
        beside = self.width >= BESIDE_LEAST and columns(rule) <= room // 2
        first, *lines = wrapped(shown(message), room - columns(rule) - 2 if beside else room)
        if beside:
            space, gap = " " * (self._label - len(label) + 2), " " * (room - columns(first) - columns(rule))
            yield f"  {self._painted(label, label)}{space}{first}{gap}{self._painted(rule, 'quiet')}"
        else:
            yield f"  {self._painted(label, label)}  {self._painted(rule, 'quiet')}"
            lines.insert(0, first)
        for line in (*lines, *wrapped(shown(finding.fix), room)):
            yield f"{' ' * self._indent}{line}".rstrip()

    def _hanging(self, text: str) -> Iterator[str]:
        """Text of one thing, so that where the next begins can be seen."""
        for number, line in enumerate(wrapped(text, self.width - 4)):
            yield f"{'    ' if number else '  '}{line}"

    def _painted(self, text: str, style: str) -> str:
        return f"\x1b[{_STYLES[style]}m{text}\x1b[0m" if self._colour and text else text


def _label(finding: Finding) -> str:
    return finding.severity if finding.outcome == "failed" else finding.outcome


def _file(finding: Finding) -> str:
    return finding.place.file or finding.page


def _label_columns(report: Report) -> int:
    shown = [*to_mend(report), *(fault.first for fault in of_the_theme(report))]
    return max((len(_label(finding)) for finding in shown), default=0)


def _seen(fault: Repeated) -> str:
    where = f"In {place_in_words(fault.first.place)}. " if fault.first.place.file else ""
    if not fault.addresses:
        return where
    others = fault.pages - 1
    return f"{where}Seen on {fault.addresses[0]}{f' and {counted(others, "other page")}' if others > 0 else ''}."


def shown(text: str) -> str:
    """Text of a page, harmless, and no command to whatever reads CI's log (`::add-mask::`, `##[group]`)."""
    return _LOG_COMMANDS.sub(lambda found: f"{found[0]} ", harmless(text))
