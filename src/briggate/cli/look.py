"""Runs the rules over a project: built first where it has to be, with everything fetched that a rule cannot look without."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briggate.build.freshness import fresh_build, sources_digest
from briggate.build.load import Project, load_site
from briggate.build.stopped import BuildStopped
from briggate.checks.catalogue import Catalogue
from briggate.checks.change_runner import run_over_change
from briggate.checks.council.coverage import coverage
from briggate.checks.excusing import match
from briggate.checks.gathering import outside_addresses
from briggate.checks.html_page import HtmlPage
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.repeated import identity
from briggate.checks.reporting import findings_of, merged, pages_due, rule_outcomes
from briggate.checks.rule import Rule
from briggate.checks.runner import EVERY_RULE, Looked, Subjects, run, run_over_excuses
from briggate.checks.site_facts import SiteFacts
from briggate.cli.published import published_addresses
from briggate.git.change import GitError, write_files_at
from briggate.governance.decision import Change
from briggate.governance.folder import read_generated
from briggate.model.answer import Answer
from briggate.model.fault import FaultsFound
from briggate.model.finding import Excuse, Finding, Report
from briggate.model.policy import Policy
from briggate.model.rendering import TaskJourneys
from briggate.model.site import Site
from briggate.model.visibility import has_gone, is_live
from briggate.policy import read_policy

if TYPE_CHECKING:  # it reads what it takes to drive a browser
    from briggate.checks.browsing import Browsing


@dataclass(frozen=True)
class Look:
    """One run of some rules. `cache` is the folder for what earlier checks found; `anew` passes over it."""

    policy: Policy
    catalogue: Catalogue
    rules: Sequence[Rule]
    cache: Path
    local: Path
    anew: bool
    external: bool
    """Whether to ask other people's servers."""
    browsing: "Browsing | None"
    """How to look at the pages in browsers; None where nobody asked for that."""
    progress: Callable[[str], None]
    change: Change | None = None
    """What main would become, judged; None where nobody asked for that."""

    def at(self, project: Project, site: Site, repository: Path, until: str = "HEAD", paths: Sequence[str] = ()) -> Looked:
        """Everything that the rules find in a project. What was published is told by `repository`, as the commit `until` knows it.

        Browsers, which take longest, look only at the pages under `paths` (none: at every page).
        """
        built = None
        rendered = [rule for rule in self.rules if rule.subject is RenderedPage] if self.browsing else []
        if rendered or any(rule.subject in (HtmlPage, SiteFacts) for rule in self.rules):
            built = self._built(project, site)
        self.progress("looking at the pages")
        published = published_addresses(repository, until) if any(rule.needs == "published" for rule in self.rules) else None
        answers = self._answers(site, built) if self.external and built else None
        journeys = self._journeys(site, built) if self.browsing and built else None
        subjects = Subjects(site, self.policy, built, published, answers, journeys, read_generated(project.folder))
        cache_file = None if self.anew else self.cache / "results.sqlite"
        looked = run(subjects, self.rules, cache_file, self.local)
        if rendered and self.browsing:
            from briggate.checks.browser_runner import run_in_browser  # most checks use no browser

            asked = partial(_is_under, paths=paths)
            run_in_browser(subjects, rendered, self.browsing, cache_file, self.local, looked, asked, self.progress)
        if self.change:
            run_over_change(self.change, self.rules, looked)
        return looked

    def _built(self, project: Project, site: Site) -> Path:
        """The folder of the site as it is at the check's moment: one that is there already, or else built beside."""
        sources = sources_digest(project)
        if found := fresh_build(project, sources, site.clock.as_of):
            return found
        from briggate.build.pipeline import build  # reading MkDocs takes longer than a check in which nothing is built

        return build(project.folder, site.clock.as_of.isoformat(), project.folder / ".cache/briggate/site", self.progress).folder

    def _answers(self, site: Site, built: Path) -> dict[str, Answer]:
        """What every outside address that the built pages link to answers."""
        from briggate.outside import Asking, ask  # most checks ask nobody

        how = Asking(site.council.site_url, site.clock.today)
        return ask(outside_addresses(built, site), how, None if self.anew else self.cache / "answers.sqlite", self.progress)

    def _journeys(self, site: Site, built: Path) -> dict[str, TaskJourneys] | None:
        """What comes of every top task's ways in a browser, where a rule asks for it."""
        if not any(rule.needs == "journeys" for rule in self.rules):
            return None
        from briggate.checks.journeys import walk_tasks

        assert self.browsing
        self.progress("walking to the top tasks")
        return walk_tasks(site, self.policy, built, self.browsing, None if self.anew else self.cache / "results.sqlite")

    def before(self, folder: Path, revision: str, site: Site) -> frozenset[object] | None:
        """The identities of what the same rules find in an earlier commit, at the same moment; None where that could not be read."""
        self.progress(f"looking at {revision}, to tell what is new")
        with tempfile.TemporaryDirectory(prefix="briggate-") as place:
            project = Project(Path(place).resolve())
            try:
                write_files_at(folder, revision, project.folder)
                earlier = load_site(project, site.clock.as_of.isoformat())
                said = read_policy(project.folder / "checks").policy
                then = replace(self, policy=replace(self.policy, waivers=said.waivers, known_issues=said.known_issues), change=None)
                findings, _ = then.findings(then.at(project, earlier, folder, revision), earlier, ())
                return frozenset(identity(each) for each in findings if each.standing == "blocks")
            except (FaultsFound, BuildStopped, GitError):
                return None

    def findings(self, looked: Looked, site: Site, paths: Sequence[str]) -> tuple[tuple[Finding, ...], tuple[Excuse, ...]]:
        """What was found under some paths (none: everywhere), and what of it is excused."""
        broken = {each.rule for each in looked.not_run}
        everywhere = set() if EVERY_RULE in broken else {rule for rule, count in looked.looked_at.items() if count} - broken
        matched = match(findings_of(looked, self.rules, self.policy, site), self.policy, site, site.clock.today, everywhere)
        looked.hits = run_over_excuses(matched.subject, self.rules, looked)
        found = (*matched.findings, *findings_of(looked, self.rules, self.policy, site))
        return merged(each for each in found if _is_under(each.place.file, paths)), matched.excuses

    def report(self, looked: Looked, site: Site, findings: tuple[Finding, ...], excuses: tuple[Excuse, ...], selected: str) -> Report:
        """The report of the run."""
        listed = [rule for rule in self.catalogue if rule in self.rules or not selected]
        facts = looked.facts
        return Report(
            council=site.council.name,
            site_url=site.council.site_url,
            as_of=site.clock.local,
            findings=findings,
            rules=rule_outcomes(listed, findings, looked.looked_at, looked.not_run, self.policy),
            not_run=tuple(sorted(looked.not_run)),
            excuses=excuses,
            pages=pages_due(site),
            owners=tuple((name, placed.record.name) for name, placed in site.settings.owners.items()),
            source_files=len(site.all_pages),
            built_pages=looked.built_pages,
            links=sum(len(page.links) for page in facts.pages.values()) if facts else 0,
            coverage=coverage(facts) if facts and not selected else "",
            selected=selected,
            looked_closer=tuple(self._notes(looked, site)),
            sheets=tuple(looked.sheets),
        )

    def _notes(self, looked: Looked, site: Site) -> Iterator[str]:
        """What nobody looked at because it was not here, or not asked for."""
        to_come = [f"content/{page.source}" for page in site.all_pages if not is_live(page, site.clock) and not has_gone(page, site.clock)]
        if to_come and looked.built_pages:
            named = ", ".join(to_come)
            yield f"Not live yet, so looked at only as Markdown: {named}. To look at a page as it will be, add --as-of and its day."
        if self.browsing is None and any(rule.subject is RenderedPage for rule in self.rules):
            yield "Pages were not looked at in a browser: that has to be asked for, with --browser."
        if self.change:
            yield from self.change.notes
        if looked.browsers:
            yield f"{looked.browsed:,} built pages were looked at in {', '.join(sorted(looked.browsers))}."
        for rule in self.rules:
            if rule.needs and looked.facts and getattr(looked.facts, rule.needs) is None:
                yield _NOTES[rule.needs]


_NOTES = {
    "published": "Addresses published before were not looked at: git's history is not here, or not all of it.",
    "journeys": "Top tasks were not walked to by keyboard: that has to be asked for, with --browser.",
    "answers": "Links to other sites were not tried: that has to be asked for, with --external.",
}
"""Why a rule had nothing to look at, by what it needs."""


def _is_under(file: str, paths: Sequence[str]) -> bool:
    return not paths or any(path == "." or file == path or file.startswith(f"{path}/") for path in paths)
