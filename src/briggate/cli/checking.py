"""A check put together: what is asked, what is read, and whom each finding stops."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from briggate.build.as_of import VARIABLE
from briggate.build.load import Project, load_site
from briggate.build.stopped import BuildStopped
from briggate.checks.catalogue import Catalogue, CatalogueError, load_catalogue
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.reporting import severity_of
from briggate.checks.rule import Rule
from briggate.checks.standing import needs_before, stand_in_whole_site, stand_since
from briggate.cli.also_found import also_found
from briggate.cli.change import CannotJudge, asks_for_it_alone, check_change, judged_change
from briggate.cli.look import Look
from briggate.cli.touched import read_touched
from briggate.gate.change import EXAMPLE
from briggate.git.change import GitError
from briggate.governance.decision import Change
from briggate.model.fault import Fault, FaultsFound, did_you_mean
from briggate.model.finding import Report
from briggate.model.join_statement import manual_faults, waiver_faults
from briggate.model.policy import Policy
from briggate.model.site import Site
from briggate.policy import policy_faults, read_policy

if TYPE_CHECKING:
    from briggate.checks.browsing import Browsing

LOCAL = "checks/local"
"""In the project: the council's own rules."""
LOOKED_AT = ("content", "site_config", "checks", "theme", "mkdocs.yml")
"""In the project: where findings can lie."""
CACHE = ".cache/briggate"
"""In the project: results of earlier checks, and the site that a check has built for itself."""


class CheckStopped(Exception):
    """The check could not be begun or finished; the message says why."""

    def __init__(self, message: str, exit_code: int = 2) -> None:
        super().__init__(message)
        self.exit_code = exit_code


@dataclass(frozen=True)
class Asked:
    """What somebody asked of a check. Empty means everything."""

    paths: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    since: str | None = None
    change: str | None = None
    """OLD..NEW: what would become of main."""
    nightly: bool = False
    """Whether what time and others have brought about fails the check too."""
    external: bool = False
    as_of: str | None = None
    in_browser: bool = False
    """Whether to look at the built pages in a browser too; a rule or family that needs one asks for that by itself."""
    browsers: int | None = None
    grid: str = ""
    axe_file: Path | None = None
    anew: bool = False
    """Whether results of earlier checks count for nothing."""
    cache: Path | None = None
    """The folder that keeps such results; None for the project's own."""

    @property
    def in_words(self) -> str:
        """What the run was narrowed to."""
        parts = [f"{name} {', '.join(values)}" for name, values in (("rules", self.rules), ("families", self.families)) if values]
        return "; ".join([*parts, *([f"only {', '.join(self.paths)}"] if self.paths else [])])


def check(folder: Path, asked: Asked, progress: Callable[[str], None] = lambda words: None) -> Report:
    """Check the project in `folder`. Raises CheckStopped."""
    try:
        return _checked(Project(folder), asked, progress)
    except FaultsFound as error:
        raise CheckStopped(_with_the_rest("\n".join(map(str, error.faults)), folder)) from None
    except BuildStopped as error:
        raise CheckStopped(_with_the_rest(str(error), folder) if error.exit_code == 2 else str(error), error.exit_code) from None
    except CannotJudge as error:
        raise CheckStopped(str(error), error.exit_code) from None
    except (CatalogueError, GitError) as error:
        raise CheckStopped(str(error)) from None


def _with_the_rest(faults: str, folder: Path) -> str:
    """Faults that stop a check, and what can be told of the pages in spite of them."""
    also = also_found(Project(folder), folder / LOCAL)
    return "\n".join([faults, "", "The check stopped there. In the pages that can be read it has also found:", *also]) if also else faults


def _checked(project: Project, asked: Asked, progress: Callable[[str], None]) -> Report:
    if asked.change is not None and asked.paths:
        raise CheckStopped("--change judges the whole of a change, wherever its files are  Leave the paths out.")
    if asked.change is not None and asks_for_it_alone(asked.rules, asked.families):
        return check_change(project.folder, asked.change, asked.rules, asked.families, asked.in_words)
    if not (project.folder / "mkdocs.yml").exists():
        raise CheckStopped("mkdocs.yml  there is no such file  Run the command in the project's folder.")
    if asked.since is not None and asked.nightly:
        raise CheckStopped("--since and --all say opposite things: stop for this change alone, or for everything  Choose one of them.")
    catalogue = load_catalogue(project.folder / LOCAL)
    _check_change_is_named(catalogue, asked)
    progress("reading the pages")
    site, policy = read_project(project, catalogue, asked.as_of)
    rules = _selected(catalogue, policy, asked)
    paths = _paths(project, asked.paths)
    change = judged_change(project.folder, asked.change) if asked.change is not None else None
    cache, browsing = asked.cache or project.folder / CACHE, _browsing(asked, rules)
    look = Look(policy, catalogue, rules, cache, project.folder / LOCAL, asked.anew, asked.external, browsing, progress, change)
    looked = look.at(project, site, project.folder, paths=paths)
    findings, excuses = look.findings(looked, site, paths)
    if asked.since is not None:
        touched = read_touched(site, project.folder, asked.since)
        before = look.before(project.folder, asked.since, site) if needs_before(findings, touched, catalogue.rules) else None
        findings = tuple(stand_since(findings, touched, catalogue.rules, before))
    elif not asked.nightly:
        findings = tuple(stand_in_whole_site(findings, catalogue.rules))
    return look.report(looked, site, findings, excuses, asked.in_words)


def _browsing(asked: Asked, rules: list[Rule]) -> "Browsing | None":
    """How to look at pages in a browser, if that was asked for. Raises CheckStopped where it cannot be done."""
    rendered = [rule for rule in rules if rule.subject is RenderedPage or rule.needs == "journeys"]
    if not rendered or not (asked.in_browser or asked.rules or asked.families):
        return None
    from briggate.browser.faults import NoBrowser
    from briggate.browser.grid import places
    from briggate.browser.programs import programs
    from briggate.checks.browsing import Browsing

    browsing = Browsing(asked.browsers, asked.grid, asked.axe_file)
    try:
        browsing.script()
        if asked.grid:
            places(asked.grid)
        else:
            programs()
    except NoBrowser as error:
        raise CheckStopped(str(error), 2 if asked.axe_file else 3) from None
    return browsing


def read_project(project: Project, catalogue: Catalogue, as_of: str | None) -> tuple[Site, Policy]:
    """The site and the policy. Raises FaultsFound with every fault of both."""
    policy, faults = read_rules_policy(project, catalogue)
    try:
        site = load_site(project, as_of or (None if os.environ.get(VARIABLE) else datetime.now(UTC).isoformat(timespec="seconds")))
    except FaultsFound as error:
        raise FaultsFound([*faults, *error.faults]) from None
    if faults := [*faults, *waiver_faults(policy.waivers, site), *manual_faults(policy.manual, site)]:
        raise FaultsFound(faults)
    return site, policy


def read_rules_policy(project: Project, catalogue: Catalogue) -> tuple[Policy, list[Fault]]:
    """The policy, and its faults as far as they can be told without the site."""
    read = read_policy(project.checks)
    return read.policy, [*read.faults, *policy_faults(read.policy, {rule.id: rule.severity for rule in catalogue})]


def _selected(catalogue: Catalogue, policy: Policy, asked: Asked) -> list[Rule]:
    """The rules to run. Raises CheckStopped for a name that there is not, and for a rule that is asked for and off."""
    for kind, names, known in (("rule", asked.rules, list(catalogue.rules)), ("family", asked.families, catalogue.families)):
        for name in names:
            if name not in known:
                fix = did_you_mean(name, known, "`briggate rules` lists them all.")
                raise CheckStopped(f"there is no {kind} “{name}”  {fix}")
    for name in asked.rules:
        if severity_of(catalogue.rules[name], policy) == "off":
            raise CheckStopped(f"the rule “{name}” would not run: it is off in checks/rules.yml  Choose another.")
    on = [rule for rule in _chosen(catalogue, asked) if severity_of(rule, policy) != "off"]
    if all(rule.subject is Change and asked.change is None for rule in on):
        raise CheckStopped("no rule would run: every one of them is off in checks/rules.yml  Choose another.")
    return on


def _chosen(catalogue: Catalogue, asked: Asked) -> list[Rule]:
    everything = not asked.rules and not asked.families
    return [rule for rule in catalogue if everything or rule.id in asked.rules or rule.family in asked.families]


def _check_change_is_named(catalogue: Catalogue, asked: Asked) -> None:
    """Raises CheckStopped for rules over a change that are asked for without one, and for a change that no rule would look at."""
    over = [rule for rule in catalogue if rule.subject is Change]
    if asked.change is not None:
        if (chosen := _chosen(catalogue, asked)) and not any(rule in over for rule in chosen):
            families = ", ".join(sorted({rule.family for rule in over}))
            raise CheckStopped(f"--change {asked.change}  none of the rules that would run looks at a change  Add --family {families}.")
        return
    for kind, named in (
        ("rule", {rule.id for rule in over} & {*asked.rules}),
        ("family", {rule.family for rule in over} & {*asked.families}),
    ):
        if named:
            told = f"the {kind} “{min(named)}” looks at a change of main, and none is named"
            raise CheckStopped(f"{told}  Add --change OLD..NEW, such as --change {EXAMPLE}.")


def _paths(project: Project, asked: tuple[str, ...]) -> tuple[str, ...]:
    """What was asked for, relative to the project. Raises CheckStopped for what is not there."""
    found = []
    for path in asked:
        whole = Path(path).resolve()
        if not whole.exists() or not whole.is_relative_to(project.folder):
            raise CheckStopped(f"{path}  there is no such file or folder in this project  Name one, such as content/bins.")
        name = whole.relative_to(project.folder).as_posix()
        if name != "." and name.partition("/")[0] not in LOOKED_AT:
            raise CheckStopped(f"{path}  nothing is looked at there  Name what is: a page, or {', '.join(LOOKED_AT)}.")
        found.append(name)
    return tuple(found)
