"""One small council in a folder, in which one file at a time is replaced, read and looked at as `briggate check` does it."""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from html import escape
from pathlib import Path
from time import process_time
from typing import Any

from briggate.build.load import Project, load_site
from briggate.build.rendering import References, Renderer
from briggate.checks.catalogue import load_catalogue
from briggate.checks.html_page import HtmlPage
from briggate.checks.judging import Judged, attempt, judge_alone, judge_html, judge_source
from briggate.checks.rule import Rule
from briggate.checks.site_facts import SiteFacts
from briggate.checks.source_page import SourcePage
from briggate.content import read_content
from briggate.markdown.dialect import Dialect
from briggate.model.clock import Clock
from briggate.model.fault import Fault, FaultsFound
from briggate.model.join import join_faults
from briggate.model.join_statement import waiver_faults
from briggate.model.page import Page
from briggate.model.policy import NOTHING_SAID, Policy
from briggate.model.site import Site
from briggate.policy import policy_faults, read_policy
from briggate.site_config import read_settings
from briggate.theme.catalogue import read_words
from briggate.theme.formats import Formats
from tests.fuzzing.strategies import GOOD_TOWN, STARTER
from tests.sites import PROJECT, REFERENCE_MOMENT

SECONDS_MOST = 2.0
"""Of work, not of waiting: a machine that is busy with other things fails nothing."""
RULES = list(load_catalogue())
SEVERITIES = {rule.id: rule.severity for rule in RULES}
_DIALECT = Dialect()


def over(subject: type) -> list[Rule]:
    return [rule for rule in RULES if rule.subject is subject]


SOURCE_RULES, HTML_RULES, SITE_RULES = over(SourcePage), over(HtmlPage), [rule for rule in over(SiteFacts) if not rule.needs]


def make_council(folder: Path) -> Path:
    """Good Town, with every file that checks/ may hold."""
    shutil.copytree(GOOD_TOWN, folder, dirs_exist_ok=True)
    shutil.copy(STARTER / "checks/waivers.yml", folder / "checks")
    for name in ("budgets.yml", "house_style.yml", "services.yml", "spelling.txt"):
        shutil.copy(PROJECT / "checks" / name, folder / "checks")
    settings = "".join(f"{rule}: {severity}\n" for rule, severity in SEVERITIES.items())
    (folder / "checks/rules.yml").write_text(settings, encoding="utf-8")
    (folder / "checks/top_tasks.yml").write_text(TOP_TASKS, encoding="utf-8")
    (folder / "checks/searches.yml").write_text(SEARCHES, encoding="utf-8")
    return folder


TOP_TASKS = (
    "- {task: Report a missed bin, search: report missed bin, a_to_z: Missed bin, page: /bins/missed-bin/, landing: /bins/, clicks: 2}\n"
)
SEARCHES = "- {query: missed bin, page: /bins/missed-bin/}\n"


@dataclass
class Council:
    """Good Town in a folder, and what was read of it last."""

    folder: Path
    slow: list[str] = field(default_factory=list)
    """What took longer than it may."""

    @cached_property
    def _times(self) -> Mapping[str, Any]:
        words: Mapping[str, Any] = read_words("en", self.folder / "theme")["time"]
        return words

    @contextmanager
    def replaced(self, file: str, text: str) -> Iterator[None]:
        path = self.folder / file
        before = path.read_bytes()
        path.write_bytes(text.encode(errors="surrogatepass"))
        try:
            yield
        finally:
            path.write_bytes(before)

    @cached_property
    def usual(self) -> tuple[Site, Policy]:
        site, policy, faults = self.read("")
        assert faults == []
        return site, policy

    def read(self, file: str) -> tuple[Site, Policy, list[Fault]]:
        """What a check reads, and every fault. What cannot have changed, since only `file` has, is as it was."""
        faults: list[Fault] = []
        began = process_time()
        usual = self.usual if file else None
        if usual and not file.startswith("checks/"):
            policy = usual[1]
        else:
            read = read_policy(self.folder / "checks")
            policy, faults = read.policy, [*read.faults, *policy_faults(read.policy, SEVERITIES)]
        if usual and not file.startswith("site_config/"):
            settings, unread = usual[0].settings, usual[0].unread
        else:
            said = read_settings(self.folder / "site_config")
            settings, unread = said.settings, said.unread
            faults += said.faults
        if usual and not file.startswith("content/"):
            pages, files = usual[0].pages, usual[0].files
        else:
            content = read_content(self.folder / "content")
            pages, files, unread = (*content.pages, *content.half_read), content.files, unread | content.unread
            faults += content.faults
        clock = Clock(datetime.fromisoformat(f"{REFERENCE_MOMENT}+00:00"), "Europe/London")
        site = Site(settings, pages, clock, files, unread, policy.known_issues)
        faults += [*join_faults(site), *waiver_faults(policy.waivers, site)]
        self._took(began, f"reading {file}")
        return site, policy, faults

    def look(self, site: Site, policy: Policy, page: Page) -> tuple[list[Judged], list[Fault]]:
        """What every rule over one page finds in it, in both its forms, and the faults of its body."""
        began = process_time()
        judged = [judge_source(SourcePage(page, site.settings, policy), SOURCE_RULES)]
        self._took(began, f"rules over Markdown, {page.source}")
        renderer = Renderer(site, References(site, Formats(self._times)), lambda address, name: "<aside>panel</aside>")
        renderer._dialect = _DIALECT  # making one takes longer than all the rest here
        body = renderer.render(page)
        html = HtmlPage(_whole(page, body.html, site.language_of(page)), f"{page.address[1:]}index.html", page.address, policy, "en")
        began = process_time()
        judged.append(judge_html(html, HTML_RULES, page, site.council.site_url))
        self._took(began, f"rules over HTML, {page.source}")
        return judged, renderer.faults

    def look_at_site(self, site: Site, policy: Policy, judged: Iterable[Judged]) -> list[str]:
        """What went wrong in rules over the site, where this is all that was built of it."""
        facts = SiteFacts(site, policy, {each.facts.address: each.facts for each in judged if each.facts}, {})
        return [f"{rule.id}: {wrong}" for rule in SITE_RULES if (wrong := attempt(rule, facts)[1])]

    def scan(self, html: str) -> Judged:
        """What rules find in HTML of nobody's site."""
        began = process_time()
        judged = judge_alone(HtmlPage(html, "page.html", policy=NOTHING_SAID), HTML_RULES)
        self._took(began, "a scan")
        return judged

    def _took(self, began: float, what: str) -> None:
        if (seconds := process_time() - began) >= SECONDS_MOST:
            self.slow.append(f"{what}: {seconds:.1f} s")


def project_faults(folder: Path) -> list[Fault]:
    """Everything that keeps `briggate check` from looking, read whole."""
    read = read_policy(folder / "checks")
    faults = [*read.faults, *policy_faults(read.policy, SEVERITIES)]
    try:
        site = load_site(Project(folder), REFERENCE_MOMENT)
        renderer = Renderer(site, References(site, Formats(read_words("en", folder / "theme")["time"])), lambda address, name: "")
        for page in site.all_pages:
            renderer.render(page)
        renderer.check_anchors()
        return [*faults, *waiver_faults(read.policy.waivers, site), *renderer.faults]
    except FaultsFound as error:
        return [*faults, *error.faults]


def _whole(page: Page, body: str, language: str) -> str:
    title = escape(page.title)
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><title>{title}</title></head><body><header><a href="/">Home</a></header>'
        f'<main><h1>{title}</h1><p>{escape(page.meta.summary)}</p><div class="md-typeset">{body}</div></main></body></html>'
    )
