"""Small councils in memory, without a file or a clock: pages and settings as the readers would give them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from briggate.content.reader import address_of
from briggate.files.yaml import resolve
from briggate.model.clock import Clock
from briggate.model.council import Channel, Contact, Council, ExtraEntry, Fact, Navigation, OutsideOrigin, Owner, Redirect
from briggate.model.page import Page
from briggate.model.page_types import PAGE_TYPES
from briggate.model.policy import KnownIssue
from briggate.model.record import Record
from briggate.model.settings import Placed, Settings
from briggate.model.site import Site
from briggate.model.statement import Statement
from briggate.model.unread import NOTHING_UNREAD, Unread

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
COUNCIL = {"name": "Tinytown Council", "short_name": "Tinytown", "site_url": "https://tinytown.example.org/"}


def a_page(source: str, body: str = "", guide: str | None = None, **said: Any) -> Page:
    """The page of a file. Its title is its file's name; each key that `said` gives stands on a line of its own, from line 3 on."""
    usual = "home" if source == "index.md" else "landing" if source.endswith("/index.md") else "service"
    kind = said.pop("type", usual)
    needed: dict[str, Any] = {"title": said.pop("title", source.removesuffix(".md")), "summary": "About it.", "owner": "waste"}
    needed["last_reviewed"] = "2026-01-02"
    if kind in ("service", "guide", "step_by_step"):
        needed["topics"] = ["/bins/"]
    if kind == "venue":
        needed["location"] = {"address": ["1 High Street"]}
    meta = PAGE_TYPES[kind].model_validate(_given({**needed, **said}))
    lines = {(): 1, **{(key,): number for number, key in enumerate(said, 3)}}
    return Page.model_construct(
        source=source, address=address_of(source), meta=meta, body=body, body_line=len(said) + 4, lines=lines, guide=guide
    )


def a_site(
    *pages: Page,
    at: datetime = NOON,
    files: frozenset[str] = frozenset(),
    unread: Unread = NOTHING_UNREAD,
    known_issues: Sequence[Mapping[str, Any]] = (),
    **settings: Any,
) -> Site:
    """A town with a home page and the topic of bins, and the pages and settings given."""
    own = {page.source: page for page in (a_page("index.md"), a_page("bins/index.md"))}
    all_pages = {**own, **{page.source: page for page in pages}}
    ordered = sorted(all_pages.values(), key=lambda page: (page.address, page.source))
    issues = tuple(Placed(_record(KnownIssue, each), "checks/known_issues.yml", line) for line, each in enumerate(known_issues, 1))
    return Site(settings_of(**settings), tuple(ordered), Clock(at), files, unread, issues)


def settings_of(**said: Any) -> Settings:
    """Settings from data as YAML would give it, by the names of the fields of Settings."""
    return Settings(
        council=_record(Council, {**COUNCIL, **said.get("council", {})}),
        navigation=_record(Navigation, {"report_a_problem": "https://example.org/report", **said.get("navigation", {})}),
        owners=_placed(Owner, said.get("owners", {"waste": {"name": "Waste"}}), "owners.yml"),
        contacts=_placed(Contact, said.get("contacts", {}), "contacts/waste.yml"),
        facts=_placed(Fact, said.get("facts", {}), "facts/waste.yml"),
        redirects=_listed(Redirect, said.get("redirects", ()), "redirects/waste.yml"),
        extra_entries=_listed(ExtraEntry, said.get("extra_entries", ()), "a_to_z/waste.yml"),
        channels=_listed(Channel, said.get("channels", ()), "channels.yml"),
        origins=_listed(OutsideOrigin, said.get("origins", ()), "origins.yml"),
        statement=_record(Statement, said["statement"]) if "statement" in said else None,
        statement_file="site_config/statement.yml" if "statement" in said else "",
        statement_lines={(key,): line for line, key in enumerate(said.get("statement", ()), 1)},
    )


def _placed[R: Record](model: type[R], data: Mapping[str, Any], file: str) -> dict[str, Placed[R]]:
    return {name: Placed(_record(model, each), f"site_config/{file}", line) for line, (name, each) in enumerate(data.items(), 1)}


def _listed[R: Record](model: type[R], data: Any, file: str) -> tuple[Placed[R], ...]:
    return tuple(Placed(_record(model, each), f"site_config/{file}", line) for line, each in enumerate(data, 1))


def _record[R: Record](model: type[R], data: Any) -> R:
    return model.model_validate(_given(data))


def _given(data: Any) -> Any:
    """As the reader of YAML would give it: lists as tuples, and texts that look like a date as one."""
    if isinstance(data, dict):
        return {key: _given(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return tuple(map(_given, data))
    return resolve(data) if isinstance(data, str) else data
