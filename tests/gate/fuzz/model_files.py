"""The oracle's own words for R3, R7 and R9: what a file may be, and what it claims."""

import posixpath
import re
import unicodedata
from collections.abc import Callable

import yaml

_DEVICES = {"con", "prn", "aux", "nul", *(f"{kind}{number}" for kind in ("com", "lpt") for number in range(10))}
_DOCUMENTS = {"png", "jpg", "jpeg", "gif", "webp", "avif", "pdf", "csv", "ods", "odt", "xlsx", "docx", "ics"}
_TURNING = range(0x202A, 0x202F), range(0x2066, 0x206A)

type Hold = Callable[[bool, str], None]


def class_of(path: str) -> str:
    if re.match(r"(content|site_config)/.", path, re.DOTALL):
        return "content"
    return "governance" if re.match(r"governance/.|checks/[^/]*\.yml\Z", path, re.DOTALL) else "platform"


def check_file(path: str, mode: str, data: bytes, hold: Hold) -> None:
    """R3 and R7 of a file that is written."""
    kind, names = class_of(path), path.split("/")
    if kind == "platform":
        hold(mode in ("100644", "100755"), f"R3: {path!r} is no ordinary file")
        hold(path.isascii() and path.isprintable() and not any(_is_odd(name) for name in names), f"R7: {path!r} is no name")
        hold(len(data) <= 5_000_000, f"R7: {path!r} is too big")
        return
    hold(mode == "100644", f"R3: {path!r} is no ordinary file")
    plain = all(re.fullmatch(r"[a-z0-9][a-z0-9._-]*", name) and not name.endswith(".") for name in names)
    hold(plain or path == "governance/README.md", f"R7: {path!r} is no name")
    hold(not any(name.partition(".")[0] in _DEVICES for name in names), f"R7: {path!r} is a device")
    hold(len(names) <= 10, f"R7: {path!r} is too deep")
    ending = names[-1].partition(".") and names[-1].rsplit(".", 1)[-1]
    if names[0] == "content":
        hold("." in names[-1] and (ending == "md" or ending in _DOCUMENTS), f"R7: {path!r} is of no kind that may be there")
    elif names[0] == "governance":
        hold(path[11:] in ("publishers.yml", "permissions.yml", "review.yml", "README.md"), f"R7: {path!r} is no file of the policy")
    else:
        hold(ending == "yml", f"R7: {path!r} holds no facts")
    if ending in ("md", "yml"):
        hold(len(data) <= 400_000, f"R7: {path!r} is too big")
        try:
            text = data.decode()
        except UnicodeDecodeError:
            hold(False, f"R7: {path!r} is no UTF-8")
        else:
            hold(not any(map(_is_hidden, text)), f"R7: {path!r} has something in it that cannot be seen")
    else:
        hold(len(data) <= 5_000_000, f"R7: {path!r} is too big")


def _is_odd(name: str) -> bool:
    return name in ("", ".", "..") or name.lower() == ".git" or name[0] in "-:"


def _is_hidden(mark: str) -> bool:
    number = ord(mark)
    return any(number in each for each in _TURNING) or (mark not in "\t\r\n" and unicodedata.category(mark) in ("Cc", "Co", "Cs"))


def claimed(path: str, data: bytes) -> tuple[set[str], set[str]]:
    """(addresses, words of the A–Z) that a file asks for: addresses as the pages that would stand there."""
    try:
        text = data.decode().removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return set(), set()
    if path.startswith("content/") and path.endswith(".md"):
        found = re.match(r"---[^\S\n]*\n(.*?)^(?:---|\.\.\.)[^\S\n]*$", text, re.DOTALL | re.MULTILINE)
        front = _read(found[1]) if found else None
        if not isinstance(front, dict):
            return set(), set()
        parts = [posixpath.join("/", posixpath.dirname(path[8:]), each) for each in _under(front.get("parts"), "file")]
        addresses = {_page(each) for each in (*_words(front.get("redirect_from")), *parts)}
        title = front.get("title")
        terms = [*_words(front.get("a_to_z")), *([title] if isinstance(title, str) else [])]
        return addresses - {""}, {_plain(each) for each in terms}
    facts = _read(text) if path.endswith(".yml") else None
    if path.startswith("site_config/redirects/"):
        return {_page(each) for each in _under(facts, "old")} - {""}, set()
    if path.startswith("site_config/a_to_z/"):
        return set(), {_plain(each) for each in _under(facts, "term")}
    return set(), set()


def _read(text: str) -> object:
    """What YAML says, all of it as text; nothing where it is not plain YAML, for then the site does not build."""
    try:
        events = [type(event).__name__ for event in yaml.parse(text, Loader=yaml.CBaseLoader)]
        return yaml.load(text, Loader=yaml.CBaseLoader) if "AliasEvent" not in events else None
    except (yaml.YAMLError, RecursionError, TypeError):
        return None


def _words(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str) and each] if isinstance(value, list) else []


def _under(value: object, key: str) -> list[str]:
    return _words([each.get(key) for each in value if isinstance(each, dict)]) if isinstance(value, list) else []


def _page(address: str) -> str:
    """The page at an address; "" for one on another site."""
    if address.strip().startswith(("http:", "https:", "mailto:", "tel:")):
        return ""
    plain = posixpath.normpath("/" + address.strip().partition("#")[0]).strip("/")
    return f"content/{plain.removesuffix('.md').removesuffix('/index')}.md"


def _plain(term: str) -> str:
    return " ".join(term.split()).casefold()
