"""How tests hold a rule against one subject."""

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import get_args

from briggate.build.load import Project, load_site
from briggate.build.pipeline import build
from briggate.checks.catalogue import load_catalogue
from briggate.checks.excuses import Excuses
from briggate.checks.excusing import match
from briggate.checks.gathering import gather_site
from briggate.checks.html_page import HtmlPage
from briggate.checks.rule import Hit, Rule
from briggate.checks.site_facts import SiteFacts
from briggate.checks.source_page import SourcePage
from briggate.content.reader import read_content
from briggate.governance.decision import Change
from briggate.governance.folder import read_generated
from briggate.governance.refusals import Code, Refused
from briggate.model.finding import Finding, Place
from briggate.model.page import Page
from briggate.model.policy import HouseStyle, Policy
from briggate.model.settings import Placed
from briggate.policy import read_policy
from briggate.site_config import read_settings
from tests.sites import TINY, tiny_site, write_files

AS_OF = "2026-12-10T09:00"
USUAL = {"title": "A page", "summary": "What it is about.", "owner": "waste", "last_reviewed": "2026-01-02", "topics": "[bins]"}

STYLE = (
    HouseStyle(use="use", instead_of=("utilis*", "make use of"), why="It is shorter"),
    HouseStyle(instead_of=("please note",)),
    HouseStyle(use="for example", instead_of=("e.g.",)),
    HouseStyle(use="the internet", instead_of=("the Internet",), match_case=True),
)
POLICY = Policy(
    house_style=tuple(Placed(item, "checks/house_style.yml", line) for line, item in enumerate(STYLE, 1)),
    spelling=frozenset(("jobshop", "Headrow", "LCC")),
)
"""What examples and cases are held to: a council that has a house style, and words of its own."""


def hits(rule: Rule, subject: object) -> list[Hit]:
    """What a rule finds in a subject."""
    assert rule.function
    return list(rule.function(subject))


def messages(rule: Rule, subject: object) -> list[str]:
    return [hit.message for hit in hits(rule, subject)]


def told(rule: Rule, subject: object) -> list[str]:
    """What a rule finds in a site, each with its place: `content/bins/skips.md:4  message`."""
    return [f"{_place(hit.where)}  {'' if hit.certain else '(cannot tell) '}{hit.message}" for hit in hits(rule, subject)]


def _place(where: object) -> str:
    if isinstance(where, Page):
        return f"content/{where.source}"
    if isinstance(where, tuple) and isinstance(where[0], Page):
        return f"content/{where[0].source}:{where[0].line_of(*where[1:])}"
    if isinstance(where, tuple) and len(where) == 2:
        return f"{where[0]}:{where[1]}"
    return str(getattr(where, "address", where))


def html_page(html: str, policy: Policy = POLICY, address: str = "/page/", language: str = "en") -> HtmlPage:
    return HtmlPage(html, "page/index.html", address, policy, language)


def source_page(text: str, folder: Path, policy: Policy = POLICY, files: Mapping[str, str] | None = None) -> SourcePage:
    """A page of the tiny council. Front matter keys that `text` does not give are as usual, after those that it gives."""
    write_files(folder, {**TINY, **(files or {}), "content/bins/page.md": _with_front_matter(text)})
    settings, content = read_settings(folder / "site_config"), read_content(folder / "content")
    assert not settings.faults, settings.faults
    assert not content.faults, content.faults
    page = next(page for page in content.pages if page.source == "bins/page.md")
    return SourcePage(page, settings.settings, policy)


def change(text: str) -> Change:
    """A change of which a pusher was told `let through`, or `refused (code): sentence.` tests/gate/test_change.py has real ones.

    `due: FILE …` is one that is let through after something that still waits for approval.
    """
    if text.startswith("due: "):
        told = text.strip().removeprefix("due: ")
        return Change("a" * 40, "b" * 40, due=((told.split()[0], told),))
    refused = re.fullmatch(r"refused \(([a-z-]+)\): (\S.*\.)", text.strip())
    assert refused or text.strip() == "let through", text
    code: Code | None = next(code for code in get_args(Code.__value__) if code == refused[1]) if refused else None
    return Change("a" * 40, "b" * 40, Refused(code, refused[2]) if refused and code else None)


def _with_front_matter(text: str) -> str:
    head, body = ("", text)
    if text.startswith("---\n"):
        head, _, body = text.removeprefix("---\n").partition("---\n")
    keys = {line.partition(":")[0] for line in head.splitlines() if ":" in line}
    kind = next((line.partition(":")[2].strip() for line in head.splitlines() if line.startswith("type:")), "service")
    without = {"topics"} if kind in ("page", "alert", "venue", "landing", "home", "directory") else set()
    head += "".join(f"{key}: {value}\n" for key, value in USUAL.items() if key not in keys | without)
    return f"---\n{head}---\n{body}"


def site_facts(folder: Path, files: Mapping[str, str] | None = None, as_of: str = AS_OF) -> SiteFacts:
    """The tiny council with some files, built and read: its checks/*.yml too, where they are among them."""
    tiny_site(folder, files)
    built = build(folder, as_of)
    site = load_site(Project(folder), as_of)
    read = read_policy(folder / "checks")
    assert not read.faults, read.faults
    return replace(gather_site(site, read.policy, built.folder), generated=read_generated(folder))


def unbuilt_facts(folder: Path, files: Mapping[str, str] | None = None, as_of: str = AS_OF) -> SiteFacts:
    """The tiny council with some files, read but not built, for rules that look at no page: what its policy gives to others."""
    tiny_site(folder, files)
    return SiteFacts(load_site(Project(folder), as_of), Policy(), {}, {}, generated=read_generated(folder))


def excuses(folder: Path, files: Mapping[str, str] | None = None, as_of: str = AS_OF) -> Excuses:
    """The waivers and known issues of the tiny council with some files, held against what their rules find in its Markdown."""
    tiny_site(folder, files)
    site = load_site(Project(folder), as_of)
    read = read_policy(folder / "checks")
    assert not read.faults, read.faults
    named = {placed.record.rule for placed in (*read.policy.waivers, *read.policy.known_issues)}
    rules = [rule for rule in load_catalogue() if rule.id in named and rule.subject is SourcePage]
    findings = [
        Finding(rule.id, "error", "failed", Place(f"content/{page.source}", hit.where), hit.message, hit.fix, page.address)
        for rule in rules
        for page in site.all_pages
        for hit in hits(rule, SourcePage(page, site.settings, read.policy))
    ]
    return match(findings, read.policy, site, site.clock.today, {rule.id for rule in rules}).subject
