"""What the rules find on a page that somebody is at work on, for the panel of `briggate serve`."""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from briggate.build.as_of import VARIABLE
from briggate.build.live_site import LiveSite
from briggate.build.load import Project
from briggate.build.open_pages import CannotLook
from briggate.checks.catalogue import Catalogue, CatalogueError, load_catalogue
from briggate.checks.excusing import match
from briggate.checks.html_page import HtmlPage
from briggate.checks.one_page import look_at_page
from briggate.checks.repeated import repeated_key
from briggate.checks.reporting import findings_of, merged, severity_of
from briggate.checks.rule import Rule
from briggate.checks.runner import Subjects
from briggate.checks.source_page import SourcePage
from briggate.checks.standing import stand_in_whole_site
from briggate.cli.checking import LOCAL, read_rules_policy
from briggate.model.fault import FaultsFound
from briggate.model.finding import Finding, NotRun, Report
from briggate.model.join_statement import waiver_faults
from briggate.model.policy import KnownIssue, Policy, Waiver
from briggate.model.settings import Placed
from briggate.reporters.beside_page import beside_page


@dataclass(frozen=True)
class _Held:
    """What pages are held to, as the files of checks/ were when it was read."""

    files: object
    catalogue: Catalogue
    rules: tuple[Rule, ...]
    policy: Policy

    def found(self, live: LiveSite, file: str) -> tuple[tuple[Finding, ...], tuple[NotRun, ...]]:
        """What the rules find on one page, and which of them could not look."""
        looked = look_at_page(Subjects(live.site, self.policy, None), self.rules, file, live.file(file) or b"")
        return findings_of(looked, self.rules, self.policy, live.site), tuple(sorted(looked.not_run))

    def excused_elsewhere(self, findings: Iterable[Finding], file: str) -> set[str]:
        """The other pages on which what a template repeats may be excused: it is then excused on this one."""
        repeated = {finding.rule for finding in findings if repeated_key(finding)}
        excuses: tuple[Placed[Waiver] | Placed[KnownIssue], ...] = (*self.policy.waivers, *self.policy.known_issues)
        pages = {page for excuse in excuses if excuse.record.rule in repeated for page in excuse.record.pages}
        return {f"{page[1:]}index.html" for page in pages} - {file}


class PageFindings:
    """Asked again and again; what all pages share is read once, and again when checks/ has changed."""

    def __init__(self, folder: Path, as_of: str | None) -> None:
        self._project = Project(folder)
        self._is_now = not as_of and not os.environ.get(VARIABLE)
        self._held: _Held | None = None

    def __call__(self, live: LiveSite, file: str) -> Mapping[str, Any]:
        """What is to be told of the page at `file` in the built site. Raises CannotLook for what is wrong in checks/."""
        try:
            return self._told(live, file)
        except (FaultsFound, CatalogueError) as error:
            raise CannotLook(str(error)) from None

    def _told(self, live: LiveSite, file: str) -> Mapping[str, Any]:
        held, site = self._hold(), live.site
        if faults := list(waiver_faults(held.policy.waivers, site)):
            raise FaultsFound(faults)
        clock = site.clock.at(datetime.now(UTC)) if self._is_now else site.clock
        findings, not_run = held.found(live, file)
        others = [each for other in held.excused_elsewhere(findings, file) for each in held.found(live, other)[0]]
        matched = match([*findings, *others], held.policy, site, clock.today, ()).findings[: len(findings)]
        standing = merged(stand_in_whole_site(matched, held.catalogue.rules))
        return beside_page(Report(site.council.name, clock.local, standing, (), not_run))

    def _hold(self) -> _Held:
        files = _stamps(self._project.checks)
        if self._held is None or self._held.files != files:
            catalogue = load_catalogue(self._project.folder / LOCAL)
            policy, faults = read_rules_policy(self._project, catalogue)
            if faults:
                raise FaultsFound(faults)
            looking = (rule for rule in catalogue if rule.subject in (SourcePage, HtmlPage) and severity_of(rule, policy) != "off")
            self._held = _Held(files, catalogue, tuple(looking), policy)
        return self._held


def _stamps(checks: Path) -> list[tuple[str, int, int]]:
    """What tells that a file of checks/ has been saved."""
    files = ((path, path.stat()) for path in sorted(checks.rglob("*")) if path.suffix != ".pyc" and path.is_file())
    return [(str(path), stat.st_mtime_ns, stat.st_size) for path, stat in files]
