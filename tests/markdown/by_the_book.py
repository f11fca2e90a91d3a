"""The dialect on Python-Markdown as it comes, without one of our short cuts: what they are held against."""

import re
from html import unescape
from typing import Any, cast

from markdown import Markdown

from briggate.markdown.dialect import _EXTENSIONS, Body, Dialect, _slug
from briggate.markdown.engine import Engine
from briggate.markdown.limits import BodyError
from briggate.markdown.references import Shown

_TAG = re.compile(r"<[^>]*>")
_INLINE_TAG = re.compile("</?(?:a|abbr|b|cite|code|em|i|kbd|q|span|strong|sub|sup)(?: [^>]*)?>")
_SHOWN = {
    ("fact", "season"): Shown("March <to> *November*"),
    ("fact", "tymor"): Shown("Mawrth", language="cy"),
    ("phone", "waste"): Shown("0113 496 0001", "tel:01134960001"),
    ("contact", "waste"): Shown("Waste team"),
}


class DialectByTheBook(Dialect):
    def _new_engine(self) -> Engine:
        configs: dict[str, dict[str, Any]] = {"toc": {"slugify": _slug, "permalink": False, "marker": ""}}
        return cast(Engine, Markdown(extensions=[*_EXTENSIONS, self._extension], extension_configs=configs))


_QUICK, _BY_THE_BOOK = Dialect(), DialectByTheBook()

type Told = tuple[Body, str, tuple[tuple[str, str, str], ...]] | str
"""A body, its text and who was asked about which address; or why there is none."""


def quick(body: str) -> Told:
    told = _told(_QUICK, body)
    return told if isinstance(told, str) else (told[0], " ".join(told[0].text.split()), told[1])


def by_the_book(body: str) -> Told:
    told = _told(_BY_THE_BOOK, body)
    return told if isinstance(told, str) else (told[0], _text(told[0].html), told[1])


def _told(dialect: Dialect, body: str) -> tuple[Body, tuple[tuple[str, str, str], ...]] | str:
    asked: list[tuple[str, str, str]] = []

    def resolve(element: str, attribute: str, address: str) -> str | None:
        asked.append((element, attribute, address))
        return None if "gone" in address else f"{address}?seen"

    try:
        body_made = dialect.render(body, resolve, lambda kind, name: _SHOWN.get((kind, name)), lambda name: f"<aside>{name}</aside>")
    except BodyError as error:
        return error.wrong
    return body_made, tuple(asked)


def _text(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(_TAG.sub(" ", _INLINE_TAG.sub("", html)))).strip()
