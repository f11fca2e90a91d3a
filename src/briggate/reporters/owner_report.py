"""What one service area is sent about its pages: for people who have no git and know no rules."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date

from briggate.model.finding import Finding, PageDue, Report
from briggate.reporters.pages import Named, Pages, is_overdue
from briggate.reporters.selection import EXCUSED, excuses_by_end, worst_first
from briggate.reporters.templating import rendered
from briggate.reporters.words import counted

_KINDS = {
    "error": ("To put right", "tone-stop"),
    "warning": ("To make better", "tone-care"),
    "cannot tell": ("Please look at this", "tone-care"),
}


def owner_report(report: Report, owner: str) -> str:
    """One self-contained HTML page: the service area's pages and when each is due, what to put right, exceptions that run out.

    LookupError for an owner that the report does not know.
    """
    pages = Pages(report)
    its_pages = sorted((page for page in report.pages if page.owner == owner), key=lambda page: (page.review_date, page.title))
    its_findings = [
        f for f in report.findings if pages.owner_of(f) == owner and f.place.mender == "publisher" and f.standing not in EXCUSED
    ]
    if owner not in pages.names and not its_pages and not its_findings:
        raise LookupError(f"there is no owner “{owner}”")
    today = report.as_of.date()
    overdue = [page for page in its_pages if is_overdue(page, today)]
    return rendered(
        "owner.html",
        council=report.council,
        as_of=report.as_of,
        today=today,
        name=pages.names.get(owner) or owner,
        lead=_lead(len(its_pages), len(overdue), its_findings),
        pages=[_Due(page, pages.named(page.address), is_overdue(page, today)) for page in its_pages],
        overdue=len(overdue),
        to_mend=_by_page(pages, its_findings),
        exceptions=_exceptions(report, pages, {page.address for page in its_pages}, today),
        complete=report.exit_code != 3,
    )


@dataclass(frozen=True)
class _Due:
    page: PageDue
    named: Named
    overdue: bool


@dataclass(frozen=True)
class _Kind:
    """What is to be done under one heading: (message, fix) → in how many places."""

    heading: str
    style: str
    told: Counter[tuple[str, str]]


@dataclass(frozen=True)
class _ToMend:
    """A page, and what to do about it."""

    named: Named
    kinds: list[_Kind]


@dataclass(frozen=True)
class _Exception:
    what: str
    reason: str
    pages: list[Named]
    ends: Date
    is_known_issue: bool


def _lead(pages: int, overdue: int, findings: list[Finding]) -> str:
    errors = sum(finding.outcome == "failed" and finding.severity == "error" for finding in findings)
    if not pages:
        return f"You answer for no page of the website. {_of_errors(errors)}"
    late = f"{overdue:,} of them {'is' if overdue == 1 else 'are'} overdue for review" if overdue else "None of them is overdue for review"
    if pages == 1:
        late = "It is overdue for review" if overdue else "It is not overdue for review"
    return f"You answer for {counted(pages, 'page')} of the website. {late}. {_of_errors(errors)}"


def _of_errors(errors: int) -> str:
    return f"{counted(errors, 'thing needs', 'things need')} to be put right." if errors else "Nothing was found that has to be put right."


def _by_page(pages: Pages, findings: Iterable[Finding]) -> list[_ToMend]:
    groups = []
    for group in pages.grouped(findings):
        told: dict[str, Counter[tuple[str, str]]] = {kind: Counter() for kind in _KINDS}
        for finding in worst_first(group.findings):
            kind = finding.severity if finding.outcome == "failed" else finding.outcome
            told[kind][finding.message, finding.fix] += 1
        kinds = [_Kind(heading, style, told[kind]) for kind, (heading, style) in _KINDS.items() if told[kind]]
        groups.append(_ToMend(pages.named(group.name) if group.name else Named("The whole website"), kinds))
    return groups


def _exceptions(report: Report, pages: Pages, addresses: set[str], today: Date) -> list[_Exception]:
    titles = {rule.rule: rule.title for rule in report.rules}
    found = []
    for excuse in excuses_by_end(report):
        named = [pages.named(address) for address in excuse.pages if address in addresses]
        if named:
            what = titles.get(excuse.rule) or excuse.rule
            found.append(_Exception(what, excuse.reason, named, excuse.ends, excuse.kind == "known issue"))
    return found
