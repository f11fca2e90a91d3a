"""Findings held against waivers and known issues: which are excused, by what, and what each of them comes to."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date as Date
from typing import Literal

from briggate.checks.excuses import Entry, Excuses
from briggate.checks.repeated import repeated_key
from briggate.model.finding import Excuse, Finding
from briggate.model.policy import KnownIssue, Policy, Waiver
from briggate.model.settings import Placed
from briggate.model.site import Site
from briggate.policy import may_be_excused


@dataclass(frozen=True)
class Matched:
    """What came of it."""

    findings: tuple[Finding, ...]
    """Those that were given, in their order, with `standing` and `excused_by` of the excused ones set."""
    excuses: tuple[Excuse, ...]
    """Every known issue and waiver that still holds, and how many findings it excuses."""
    subject: Excuses
    """For the rules over waivers and known issues themselves."""


def match(findings: Iterable[Finding], policy: Policy, site: Site, today: Date, looked_everywhere: Collection[str]) -> Matched:
    """Hold every finding against the known issues, then against the waivers.

    A page is meant by any address that it has or has had. What a template repeats is excused everywhere once it is excused on one page,
    so `findings` has it once for each page: what `repeated_key` says is the same is merged afterwards. `looked_everywhere` has the ids
    of the rules that ran over all there is, and came to an end: only of those can it be told that an entry matches nothing.
    """
    found = _Found(tuple(findings), site, looked_everywhere)
    issues = [(placed, found.on(placed), placed.record.fix_by) for placed in policy.known_issues]
    waivers = [(placed, found.on(placed), placed.record.ends) for placed in policy.waivers]
    holding = [
        *((_of_issue(placed, len(on)), on) for placed, on, ends in issues if today <= ends),
        *((_of_waiver(placed, len(on)), on) for placed, on, ends in waivers if today <= ends),
    ]
    excused: dict[int, Excuse] = {}
    for excuse, on in holding:
        for number in on:
            excused.setdefault(number, excuse)
    return Matched(
        tuple(_excused(finding, excused.get(number)) for number, finding in enumerate(found.findings)),
        tuple(excuse for excuse, _ in holding),
        Excuses(
            tuple(Entry(placed, ends, ends < today, len(on), found.not_on(placed)) for placed, on, ends in waivers),
            tuple(Entry(placed, ends, ends < today, len(on), found.not_on(placed)) for placed, on, ends in issues),
        ),
    )


class _Found:
    """Findings by rule and page."""

    def __init__(self, findings: tuple[Finding, ...], site: Site, looked_everywhere: Collection[str]) -> None:
        self.findings = findings
        self._site = site
        self._looked_everywhere = looked_everywhere
        self._at: Mapping[tuple[str, str], list[int]] = defaultdict(list)
        """(rule, address) → numbers of findings."""
        self._same: Mapping[object, list[int]] = defaultdict(list)
        for number, finding in enumerate(findings):
            for address in set(self._addresses(finding)):
                self._at[finding.rule, address].append(number)
            self._same[repeated_key(finding) or number].append(number)

    def on(self, placed: Placed[Waiver] | Placed[KnownIssue]) -> set[int]:
        """The numbers of the findings that an entry is about."""
        record = placed.record
        if not may_be_excused(record.rule):
            return set()
        here = {number for page in record.pages for number in self._on_page(record.rule, page)}
        return {same for number in here for same in self._same[repeated_key(self.findings[number]) or number]}

    def not_on(self, placed: Placed[Waiver] | Placed[KnownIssue]) -> tuple[str, ...]:
        """The pages of an entry on which its rule has looked, and found nothing."""
        record = placed.record
        if record.rule not in self._looked_everywhere:
            return ()
        return tuple(page for page in record.pages if self._is_shown(page) and not [*self._on_page(record.rule, page)])

    def _on_page(self, rule: str, page: str) -> Iterator[int]:
        for address in {page, self._site.current(page).partition("#")[0]}:
            yield from self._at.get((rule, address), ())

    def _is_shown(self, page: str) -> bool:
        """Whether rules could look at the page: one whose day has not come is not built."""
        return self._site.resolve(page) is not None or page.startswith(self._site.reserved)

    def _addresses(self, finding: Finding) -> Iterator[str]:
        """The page that it shows on, and the page whose file it comes from."""
        if finding.page:
            yield finding.page if finding.page.endswith("/") else f"{finding.page.removesuffix('.html')}/"
        source = self._site.source_address.get(finding.place.file.removeprefix("content/"))
        if source:
            yield source


def _excused(finding: Finding, excuse: Excuse | None) -> Finding:
    if excuse is None:
        return finding
    standing: Literal["waived", "known issue"] = "waived" if excuse.kind == "waiver" else "known issue"
    return replace(finding, standing=standing, excused_by=f"{excuse.file}:{excuse.line}")


def _of_issue(placed: Placed[KnownIssue], matched: int) -> Excuse:
    issue = placed.record
    return Excuse("known issue", issue.rule, issue.pages, issue.title, issue.owner, issue.fix_by, placed.file, placed.line, matched)


def _of_waiver(placed: Placed[Waiver], matched: int) -> Excuse:
    waiver = placed.record
    return Excuse("waiver", waiver.rule, waiver.pages, waiver.reason, waiver.approver, waiver.ends, placed.file, placed.line, matched)
