"""What a change claims beyond its files: addresses that become redirects, and words of the A–Z.

Rights follow them as they follow files: whoever may change only bins may not send the address of a school elsewhere.
"""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from briggate.files.text import decode_text
from briggate.files.yaml import YamlValue, parse_yaml
from briggate.markdown.front_matter import split_front_matter


@dataclass(frozen=True)
class Claims:
    """Addresses, as content paths without ending (`content/bins/missed-bin`), and words of the A–Z, as they are compared."""

    addresses: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()


def claims_of(path: str, data: bytes) -> Claims:
    """What one file claims. One that cannot be read claims nothing: it does not build either."""
    text, _ = decode_text(data, name=path)
    if text is None:
        return Claims()
    if path.startswith("content/") and path.endswith(".md"):
        return _of_page(text, path)
    if path.startswith("site_config/redirects/"):
        return Claims(addresses=frozenset(_addresses(_values(parse_yaml(text, file=path).data, "old"))))
    if path.startswith("site_config/a_to_z/"):
        return Claims(terms=frozenset(map(_folded, _values(parse_yaml(text, file=path).data, "term"))))
    return Claims()


def _of_page(text: str, path: str) -> Claims:
    split = split_front_matter(text)
    front = parse_yaml(split.yaml or "", file=path).data
    if not isinstance(front, dict):
        return Claims()
    folder = posixpath.dirname(path.removeprefix("content/"))
    parts = [posixpath.normpath(posixpath.join(folder, each.strip())) for each in _values(front.get("parts"), "file")]
    terms = [*_texts(front.get("a_to_z")), *_texts((front.get("title"),))]
    return Claims(frozenset(_addresses([*_texts(front.get("redirect_from")), *parts])), frozenset(map(_folded, terms)))


def _addresses(values: list[str]) -> Iterator[str]:
    for value in values:
        plain = posixpath.normpath("/" + value.strip().partition("#")[0]).strip("/")  # …/../ leads out of a section
        if value.strip().startswith(("http:", "https:", "mailto:", "tel:")):
            continue
        yield "content/" + plain.removesuffix(".md").removesuffix("/index")


def _values(data: YamlValue, key: str) -> list[str]:
    """What a list of records says under a key."""
    records = data if isinstance(data, tuple) else ()
    return [str(record[key]) for record in records if isinstance(record, dict) and record.get(key) is not None]


def _texts(value: YamlValue) -> Iterator[str]:
    if isinstance(value, tuple):
        yield from (str(each) for each in value if each is not None and not isinstance(each, dict | tuple))


def _folded(term: str) -> str:
    return " ".join(term.split()).casefold()
