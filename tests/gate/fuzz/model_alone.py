"""The oracle's own words for what one approver may land alone: as what a change of one file may pass, and a turn to land."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

import yaml

from briggate.markdown.dialect import Dialect
from briggate.markdown.limits import BodyError
from tests.gate.fuzz.scenes import NOW

_STATUS = {"status", "status_text", "status_to"}
_dialect = Dialect()

type Hold = Callable[[bool, str], None]
type Values = dict[str, object]


def kinds_of(path: str, was: bytes | None, now: bytes, before: bytes | None) -> set[str]:
    """As what the change of a file from one text to another may land alone; `before` is what main had before its present text."""
    found = set[str]()
    if re.fullmatch(r"content/.+\.md", path):
        if now == before:
            found.add("last version")
        page, old = _page(now), _page(was) if was is not None else None
        if page and path.startswith("content/alerts/") and _is_alert(page[0]) and (was is None or (old and _is_alert(old[0]))):
            found |= {"alert"} if _ends_soon(page[0]) and not _leads_away(page) else set()
        elif page and old and page[1] == old[1] and not path.startswith("content/alerts/"):
            differ = _differing(old[0], page[0])
            if differ and differ <= _STATUS and not _leads_away(page[0].get("status_text")):
                found.add("status")
            if differ == {"withdrawn"} and "withdrawn" not in old[0] and not _leads_away(page[0]["withdrawn"]):
                found.add("withdrawal")
    elif re.fullmatch(r"site_config/facts/.+\.yml", path) and was is not None:
        facts, less = _mapping(_text(now)), _mapping(_text(was))
        if facts is not None and less is not None and less.keys() <= facts.keys():
            differ = _differing(less, facts)
            found |= {"fact"} if len(differ) == 1 and not _leads_away([facts[each] for each in differ]) else set()
    return found


def asker_of(ref: str, hold: Hold) -> str:
    """Who asks for a turn by a ref of that name, which is of now."""
    name = re.fullmatch(r"refs/turns/([a-z0-9-]+)/([0-9]{8}T[0-9]{6}Z)-[0-9a-f]{32}", ref)
    hold(name is not None, "R4: a turn by another name")
    assert name is not None
    try:
        asked = datetime.strptime(name[2], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        asked = datetime.min.replace(tzinfo=UTC)
    hold(NOW - timedelta(minutes=5) <= asked <= NOW + timedelta(minutes=5), "R4: a turn that was asked for at another time")
    return name[1]


def _is_alert(front: Values) -> bool:
    return front.get("type") == "alert"


def _ends_soon(front: Values) -> bool:
    text = str(front.get("to"))
    try:
        ends = datetime.strptime(text.replace("T", " "), "%Y-%m-%d %H:%M" if ":" in text else "%Y-%m-%d")
    except ValueError:
        return False
    return ends.replace(tzinfo=ZoneInfo("Europe/London")) <= NOW + timedelta(hours=72)


def _differing(was: Values, now: Values) -> set[str]:
    return {key for key in was.keys() | now.keys() if _said(was, key) != _said(now, key)}


def _said(values: Values, key: str) -> object:
    """A value, whichever of YAML's words for nothing, true and false it is."""
    value = values.get(key, KeyError)
    return value.casefold().replace("null", "~") or "~" if isinstance(value, str) else value


def _page(data: bytes) -> tuple[Values, str] | None:
    """Front matter and body; None for what is no page with both."""
    text = _text(data)
    found = re.match(r"---[^\S\n]*\n(.*?)^(?:---|\.\.\.)[^\S\n]*(?:\n|\Z)", text or "", re.DOTALL | re.MULTILINE)
    front = _mapping(found[1]) if found else None
    return (front, (text or "")[found.end() :]) if found and front is not None else None


def _text(data: bytes) -> str | None:
    try:
        return data.decode().removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return None


def _mapping(text: str | None) -> Values | None:
    """What plain YAML says, all of it as text; None where it gives names to values, or says anything twice."""
    try:
        if any(getattr(event, "anchor", None) or getattr(event, "tag", None) for event in yaml.parse(text or "", Loader=yaml.CBaseLoader)):
            return None
        is_plain = _says_once(yaml.compose(text or "", Loader=yaml.CBaseLoader))
        values = yaml.load(text or "", Loader=yaml.CBaseLoader)
    except (yaml.YAMLError, RecursionError, TypeError):
        return None
    return values if isinstance(values, dict) and is_plain else None


def _says_once(node: yaml.Node | None) -> bool:
    if isinstance(node, yaml.MappingNode):
        names = [str(key.value) for key, _ in node.value]
        return len(set(names)) == len(names) and all(_says_once(value) for _, value in node.value)
    return all(map(_says_once, node.value)) if isinstance(node, yaml.SequenceNode) else True


def _leads_away(value: object) -> bool:
    """Whether something leads to another site where it is shown: as Markdown, or as the address that its key says it is."""
    return any(
        _is_elsewhere(text) if key in ("url", "redirect") else any(map(_is_elsewhere, _addresses(text))) for key, text in _words(value)
    )


def _words(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield from _words(each, str(name))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _words(each, key)
    elif isinstance(value, str):
        yield key, value


def _addresses(text: str) -> list[str]:
    """Where the text leads once it is HTML, as the site makes it."""
    found: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.extend(value or "" for name, value in attrs if name in ("href", "src"))

    try:
        html = _dialect.render(text, lambda element, attribute, address: address, lambda kind, name: None, lambda id: "").html
    except BodyError:  # no page of the site
        return []
    Reader().feed(html)
    return found


def _is_elsewhere(address: str) -> bool:
    """As a browser reads it, which passes over ends of lines, and takes one slash for the other."""
    plain = re.sub(r"[\t\n\r]", "", address).strip().replace("\\", "/")
    return plain.startswith("//") or re.match(r"[a-z][a-z0-9+.-]*:", plain, re.IGNORECASE) is not None
