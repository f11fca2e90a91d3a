"""The report as one HTML page, for a head of digital."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date as Date

from briggate.model.finding import Excuse, Finding, Report, RuleOutcome
from briggate.reporters.pages import Named, PageFindings, Pages, is_overdue, link_to
from briggate.reporters.selection import already_there, badness, excuse_of, excused, excuses_by_end, of_the_theme, to_mend, worst_first
from briggate.reporters.templating import rendered
from briggate.reporters.words import verdict

_OUTCOMES = ("failed", "cannot tell", "not run", "inapplicable", "passed")


def html_text(report: Report) -> str:
    """One self-contained page: the verdict, totals, by service area, by rule and by page, exceptions and when they end."""
    pages = Pages(report)
    findings = (*to_mend(report), *already_there(report))
    excuses = excuse_of(report)
    groups = [_Group.of(report, pages, group) for group in pages.grouped((*findings, *excused(report)))]
    return rendered(
        "report.html",
        report=report,
        today=report.as_of.date(),
        verdict=verdict(report),
        figures=_figures(report),
        outcomes=_outcomes(report),
        totals=pages.totals(),
        by_rule=_by_rule(report, pages, groups),
        by_page=groups,
        of_the_theme=of_the_theme(report),
        excuses=[_Exception.of(excuse, report, pages) for excuse in excuses_by_end(report)],
        until={name: excuse.ends for name, excuse in excuses.items()},
        rules=sorted(report.rules, key=lambda rule: (bool(rule.off_because), _OUTCOMES.index(rule.outcome), rule.title)),
        rule_titles={rule.rule: rule.title for rule in report.rules},
    )


@dataclass(frozen=True)
class _Group:
    """A page and its findings, the worst first."""

    named: Named
    address: str
    link: str
    owner: str
    last_reviewed: Date | None
    review_date: Date | None
    overdue: bool
    findings: list[Finding]

    @classmethod
    def of(cls, report: Report, pages: Pages, group: PageFindings) -> "_Group":
        due = group.due
        owner = due.owner if due else next(filter(None, map(pages.owner_of, group.findings)), "")
        return cls(
            named=replace(pages.named(group.name), link="") if group.name else Named("The whole site"),
            address=group.name if due or group.name.startswith("/") else "",
            link=link_to(report, group.name),
            owner=pages.names.get(owner) or owner,
            last_reviewed=due.last_reviewed if due else None,
            review_date=due.review_date if due else None,
            overdue=bool(due and is_overdue(due, report.as_of.date())),
            findings=worst_first(group.findings),
        )


@dataclass(frozen=True)
class _RuleFindings:
    """A rule that something was found by: the record of it, and its pages, linked to the list by page, with the number of findings."""

    rule: RuleOutcome
    worst: Finding
    number: int
    pages: list[tuple[Named, int]]


def _by_rule(report: Report, pages: Pages, groups: list[_Group]) -> list[_RuleFindings]:
    records = {rule.rule: rule for rule in report.rules}
    found: dict[str, list[Finding]] = {}
    on: dict[str, Counter[int]] = {}
    for number, group in enumerate(groups, 1):
        for finding in group.findings:
            if finding.standing in ("blocks", "already there"):
                found.setdefault(finding.rule, []).append(finding)
                on.setdefault(finding.rule, Counter())[number] += 1
    listed = []
    for rule in sorted(found, key=lambda rule: (min(map(badness, found[rule]))[:3], -len(found[rule]), rule)):
        worst = min(found[rule], key=badness)
        record = records.get(rule) or RuleOutcome(rule, rule, "", worst.severity, "failed", 0)
        listed.append(
            _RuleFindings(
                record, worst, len(found[rule]), [(replace(groups[n - 1].named, link=f"#page-{n}"), count) for n, count in on[rule].items()]
            )
        )
    return listed


@dataclass(frozen=True)
class _Exception:
    """A waiver or a known issue as it is shown."""

    excuse: Excuse
    by: str
    rule: str
    pages: list[Named]
    has_ended: bool

    @classmethod
    def of(cls, excuse: Excuse, report: Report, pages: Pages) -> "_Exception":
        titles = {rule.rule: rule.title for rule in report.rules}
        by = pages.names.get(excuse.by) or excuse.by
        return cls(
            excuse,
            by,
            titles.get(excuse.rule) or excuse.rule,
            [pages.named(address) for address in excuse.pages],
            excuse.ends < report.as_of.date(),
        )


def _figures(report: Report) -> list[tuple[str, int]]:
    failed = [f for f in report.findings if f.outcome == "failed" and f.standing == "blocks"]
    figures = [("Errors that block", len(report.blocking)), ("Warnings", sum(finding.severity == "warning" for finding in failed))]
    unsure = sum(finding.outcome == "cannot tell" and finding.standing == "blocks" for finding in report.findings)
    figures.append(("For a person to tell", unsure))
    if old := sum(finding.standing == "already there" for finding in report.findings):
        figures.append(("Already there", old))
    figures.append(("Waived or a known issue", len(excused(report))))
    figures.append(("Pages overdue for review", sum(is_overdue(page, report.as_of.date()) for page in report.pages)))
    return figures


def _outcomes(report: Report) -> list[tuple[str, int]]:
    on = [rule.outcome for rule in report.rules if not rule.off_because]
    counts = [(outcome, on.count(outcome)) for outcome in ("passed", "failed", "cannot tell", "not run")]
    counts += [("with nothing to look at", on.count("inapplicable"))] if "inapplicable" in on else []
    return counts + ([("off", len(report.rules) - len(on))] if len(on) < len(report.rules) else [])
