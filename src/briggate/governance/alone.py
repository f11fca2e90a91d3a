"""Changes that cannot wait: one approver may land them alone, and somebody else approves them within a day."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter, ValidationError

from briggate.files.text import decode_text
from briggate.files.yaml import YamlValue, parse_yaml
from briggate.governance.changes import Entry
from briggate.markdown.front_matter import split_front_matter
from briggate.model.record import LocalTime

DUE = timedelta(hours=24)
"""After it has landed, somebody else has to have approved it."""
ALERT_MOST = timedelta(hours=72)
"""From now to an alert's end."""
ALERTS, FACTS = "content/alerts/", "site_config/facts/"
STATUS_KEYS = frozenset({"status", "status_text", "status_to"})
_ZONE = "Europe/London"
_TIME: TypeAdapter[datetime] = TypeAdapter(LocalTime)
_AWAY = re.compile(
    r":/|[/\\]{2}|<|&#|&\w+;|\bwww\.|[\"']\s*[a-z][a-z0-9+.-]*:(?!\s)"
    r"|\]\((?!\s*+[\w./#?=%+~-]*+\s*+\))[^)\s]*|\]:(?!\s*+[\w./#?=%+~-]*+(?:\s|\Z))\S*",
    re.IGNORECASE,
)
"""What a link to another place has in it, however Markdown lets it be written: any whose address is more than a plain one. Too much is
caught rather than too little."""


@dataclass(frozen=True)
class Alone:
    """Whether a change may land before anybody approves it: as what, or else why not."""

    kind: str = ""
    """alert, status, fact, withdrawal or last version; "" where it may not."""
    why_not: str = ""
    """A sentence without its full stop; "" where nobody would ask."""


CANNOT = Alone()
_ONLY = "an alert, the status of a page, one fact, a withdrawal or the version of a page before this one may"


@dataclass(frozen=True)
class _Page:
    front: dict[str, YamlValue]
    body: str


def alone(entry: Entry, was: bytes, now_is: bytes, earlier: str, now: datetime) -> Alone:
    """What the change of one file is. `earlier` is the id of the version that main had before the present one, "" for none."""
    if entry.is_deleted:
        return Alone(why_not=f"only {_ONLY}")
    if entry.path.startswith("content/") and entry.path.endswith(".md") and entry.new == earlier:
        return Alone("last version")
    if entry.path.startswith(ALERTS) and entry.path.endswith(".md"):
        if not entry.is_added and not _is_alert(_page(was, entry.path)):
            return Alone(why_not="the page was no alert before, and would be lost")
        return _alert(_page(now_is, entry.path), now)
    if entry.path.startswith("content/") and entry.path.endswith(".md") and not entry.is_added:
        return _of_page(_page(was, entry.path), _page(now_is, entry.path))
    if entry.path.startswith(FACTS) and not entry.is_added:
        return _fact(_values(was, entry.path), _values(now_is, entry.path))
    return Alone(why_not=f"only {_ONLY}")


def _alert(page: _Page | None, now: datetime) -> Alone:
    if page is None or not _is_alert(page):
        return Alone(why_not="the file cannot be read as an alert")
    try:
        ends = _TIME.validate_python(page.front.get("to")).replace(tzinfo=ZoneInfo(_ZONE)).astimezone(UTC)
    except ValidationError:
        return Alone(why_not="the alert’s `to` cannot be read")
    if ends > now + ALERT_MOST:
        return Alone(why_not="the alert’s `to` is more than 72 hours from now")
    return _leading_here("alert", (page.body, page.front))


def _is_alert(page: _Page | None) -> bool:
    return page is not None and page.front.get("type") == "alert"


def _of_page(was: _Page | None, page: _Page | None) -> Alone:
    if was is None or page is None:
        return Alone(why_not="the page cannot be read")
    changed = _changed(was.front, page.front)
    if was.body == page.body and changed and changed <= STATUS_KEYS:
        return _leading_here("status", page.front.get("status_text"))
    if was.body == page.body and changed == {"withdrawn"} and "withdrawn" not in was.front:
        return _leading_here("withdrawal", page.front["withdrawn"])
    return Alone(why_not=f"more of the page is changed, and only {_ONLY}")


def _fact(was: dict[str, YamlValue] | None, facts: dict[str, YamlValue] | None) -> Alone:
    if was is None or facts is None:
        return Alone(why_not="the facts cannot be read")
    changed = list(_changed(was, facts))
    if len(changed) != 1 or changed[0] not in facts:
        return Alone(why_not=f"{len(changed)} facts are changed, and one may be" if len(changed) != 1 else "a fact is taken away")
    return _leading_here("fact", facts[changed[0]])


def _changed(was: dict[str, YamlValue], now: dict[str, YamlValue]) -> set[str]:
    """The keys that differ: 1, 1.0 and true do, and so do nothing and no key."""
    return {key for key in was.keys() | now.keys() if repr(was.get(key, ...)) != repr(now.get(key, ...))}


def _leading_here(kind: str, value: YamlValue) -> Alone:
    """That it may, unless some words of it lead away."""
    for text in _texts(value):
        if away := _AWAY.search(f'"{text}'):
            return Alone(why_not=f"it may only lead to pages of this site, written as /bins/, and it has “{away[0].strip()}” in it")
    return Alone(kind)


def _texts(value: YamlValue) -> list[str]:
    if isinstance(value, dict | tuple):
        return [text for each in (value.values() if isinstance(value, dict) else value) for text in _texts(each)]
    return [value] if isinstance(value, str) else []


def _page(data: bytes, name: str) -> _Page | None:
    text, _ = decode_text(data, name=name)
    if text is None:
        return None
    split = split_front_matter(text)
    document = parse_yaml(split.yaml or "", file=name)
    return _Page(document.data, split.body) if isinstance(document.data, dict) and not document.faults and split.closed else None


def _values(data: bytes, name: str) -> dict[str, YamlValue] | None:
    text, _ = decode_text(data, name=name)
    document = parse_yaml(text, file=name) if text is not None else None
    return document.data if document is not None and isinstance(document.data, dict) and not document.faults else None
