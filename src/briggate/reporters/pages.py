"""Findings by the page that they lie on, and pages by the service area that answers for them."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date as Date

from briggate.model.finding import Finding, PageDue, Report
from briggate.reporters.selection import EXCUSED
from briggate.reporters.words import how_long


@dataclass
class PageFindings:
    """What was found on one page, in one file that is no page, or (without a name) on the site as a whole."""

    name: str
    """The page's address, or the file."""
    due: PageDue | None = None
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class Named:
    """A page as a report names it. `link` and `language` are "" for none, and for English."""

    title: str
    link: str = ""
    language: str = ""


@dataclass(frozen=True)
class OwnerTotals:
    """What one service area answers for. Nothing that is waived or a known issue is counted."""

    owner: str
    name: str
    pages: int
    overdue: int
    errors: int
    warnings: int
    unsure: int


class Pages:
    """The pages of a report, by address and by file."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._by_address = {page.address: page for page in report.pages}
        self._by_file = {page.file: page for page in report.pages if page.file}
        self.names = dict(report.owners)
        """The name of each service area by its id."""

    def at(self, address: str) -> PageDue | None:
        return self._by_address.get(address)

    def of(self, finding: Finding) -> PageDue | None:
        """The page that a finding lies on, if it is one of the report's."""
        return self._by_address.get(finding.page) or self._by_file.get(finding.place.file)

    def named(self, address: str) -> Named:
        """A page of the report, with a link to where residents read it if that is known; any other address as it is."""
        page = self._by_address.get(address)
        if page is None:
            return Named(address)
        language = page.language if re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", page.language) else "en"
        return Named(page.title or address, link_to(self._report, address), "" if language.startswith("en") else language)

    def owner_of(self, finding: Finding) -> str:
        """The id of the service area that answers for it; "" for nobody's."""
        page = self.of(finding)
        return finding.owner or (page.owner if page else "")

    def grouped(self, findings: Iterable[Finding]) -> list[PageFindings]:
        """Each page that has findings: in the order of addresses, then files that are no pages, last the site as a whole."""
        groups: dict[str, PageFindings] = {}
        for finding in findings:
            page = self.of(finding)
            name = page.address if page else finding.page or finding.place.file
            groups.setdefault(name, PageFindings(name, page)).findings.append(finding)
        return sorted(groups.values(), key=lambda group: (not group.name, not group.name.startswith("/"), group.name))

    def totals(self) -> list[OwnerTotals]:
        """Every service area, those with most to mend first; last, if anything is nobody's, that."""
        today = self._report.as_of.date()
        pages = Counter(page.owner for page in self._report.pages)
        overdue = Counter(page.owner for page in self._report.pages if is_overdue(page, today))
        found: Counter[tuple[str, str]] = Counter()
        for finding in self._report.findings:
            if finding.standing not in EXCUSED and finding.place.mender == "publisher":
                kind = finding.severity if finding.outcome == "failed" else "unsure"
                found[self.owner_of(finding), kind] += 1
        owners = dict.fromkeys((*self.names, *pages, *(owner for owner, _ in found)))
        totals = [
            OwnerTotals(
                owner,
                self.names.get(owner) or owner,
                pages[owner],
                overdue[owner],
                *(found[owner, kind] for kind in ("error", "warning", "unsure")),
            )
            for owner in owners
        ]
        return sorted(totals, key=lambda each: (not each.owner, -each.errors, -each.warnings, -each.overdue, -each.unsure, each.name))


def is_overdue(page: PageDue, today: Date) -> bool:
    """Whether the day by which a page should have been reviewed has gone by."""
    return page.review_date < today


def due_in_words(day: Date, today: Date) -> str:
    """Overdue by 3 months; today; in 12 days"""
    days = (day - today).days
    return "today" if not days else f"in {how_long(days)}" if days > 0 else f"overdue by {how_long(-days)}"


def link_to(report: Report, address: str) -> str:
    """Where residents read a page; "" where that is not known."""
    known = report.site_url.startswith(("https://", "http://")) and address.startswith("/")
    return f"{report.site_url.rstrip('/')}{address}" if known else ""
