"""The words of a page in stretches, each with the language that it is said to be in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, words_of
from briggate.checks.words.language_tags import what_is_wrong
from briggate.checks.words.languages import LOOKED_AT_MOST, Told, may_hold_others, primary, share_of, told
from briggate.checks.words.prose import read_sentences
from briggate.checks.words.scripts import SCRIPTS

_INLINE = frozenset(
    re.findall(r"\w+", "a abbr b bdi bdo big cite data dfn del em font i ins label mark q ruby s small span strong sub sup time tt u wbr")
)
"""Elements within a stretch; any other begins a new one."""
_SPEAKS = frozenset(re.findall(r"\w+", "a b cite em i q span strong"))
"""Those whose words may be a passage by themselves."""
_NO_PROSE = frozenset(re.findall(r"\w+", "script style template code pre kbd samp var textarea svg math noscript object iframe select"))
_QUOTED = re.compile(r"“([^“”]{8,300})”|\"([^\"]{8,300})\"|«([^«»]{8,300})»|‘([^‘’]{8,300})’(?!\w)|(?<!\w)'([^']{8,300})'(?!\w)")
_OTHER_LETTERS = re.compile("[" + "".join(script.letters for script in SCRIPTS) + "]")
PROSE_LEAST = 0.2
"""The share of a language's commonest words from which on a text is taken to be in it."""
BODY = "md-typeset"
"""The class of what is made from a page's Markdown."""
DEPTH_MOST = 120
"""Elements within elements, below which nothing is told apart."""
PAGE_LEAST = 8
"""The words of a page that tell what it is in."""


@dataclass
class Passage:
    """A stretch of words in one element, without what inside it is marked as another language."""

    node: LexborNode
    language: str
    """As marked on it or around it; "" where nobody says."""
    marked: bool
    """Whether something within the page says so, and not only the page as a whole."""
    parts: list[str] = field(default_factory=list)
    inner: list["Passage"] = field(default_factory=list)
    """Elements inside the stretch that may be passages by themselves."""

    @property
    def text(self) -> str:
        return " ".join("".join(self.parts).split())


def body_text(page: HtmlPage) -> str:
    """All words of the body."""
    body = page.first("body")
    return words_of(body) if body is not None else ""


def marked_elements(page: HtmlPage) -> list[LexborNode]:
    """Every element that says which language it is in, but the page itself."""
    html = page.html
    spelt_otherwise = "LANG" in html or "Lang" in html or "lang =" in html
    if "lang" in page.root.attributes and html.count("lang=") - html.count("hreflang=") < 2 and not spelt_otherwise:
        return []  # a search for plain text is much quicker than one for elements
    return [node for node in page.select("[lang]") if node.tag != "html"]


def has_other_letters(page: HtmlPage) -> bool:
    """Whether any letter on the page is not Latin."""
    return _OTHER_LETTERS.search(page.once(body_text)) is not None


def page_language(page: HtmlPage) -> str:
    """What language the page says it is in; for one that does not say, the language it should be in, or else English if it looks so."""
    said = attribute(page.root, "lang").strip() or page.language
    return said or ("en" if share_of(page.once(body_text), "en") >= PROSE_LEAST else "")


def passages(page: HtmlPage) -> list[Passage]:
    """Every stretch of words of a page on which something may be in another language; none where a first look finds no sign of it."""
    language, text = page_language(page), page.once(body_text)
    if not page.once(marked_elements) and not may_hold_others(text, primary(language)):
        return []
    body = page.first("body")
    return list(_read(body, Passage(body, language, False))) if body is not None else []


def language_instead(page: HtmlPage) -> Told | None:
    """The language that most words of a page are plainly in, if that is not what the page says."""
    said, own = attribute(page.root, "lang").strip(), _own_part(page)
    if not said or what_is_wrong(said) or own is None or share_of(words_of(own)[:4_000], primary(said)) >= PROSE_LEAST:
        return None
    read = page.once(passages) if own.tag == "body" else _read(own, Passage(own, said, False))
    text = " ".join(passage.text for passage in read if not passage.marked)
    found = told(text, said) if text.count(" ") >= PAGE_LEAST - 1 else None
    return found if found and sum(map(str.isalpha, found.text)) * 2 > sum(map(str.isalpha, text[:LOOKED_AT_MOST])) else None


def _own_part(page: HtmlPage) -> LexborNode | None:
    """What tells which language a page is in. Around what an author wrote for our own site, templates speak a language of their own."""
    return page.first(f"main .{BODY}") or page.first("body")


def other_language(passage: Passage) -> tuple[Passage, Told] | None:
    """The whole passage, or the part of it, that is plainly in another language than is said."""
    text = passage.text
    if not passage.language:
        return None
    if found := told(text, passage.language):
        return passage, found
    for inner in passage.inner:
        if found := told(inner.text, passage.language):
            return inner, found
    for part in _parts(text):
        if found := told(part, passage.language):
            return passage, found
    return None


def without_others(text: str, language: str) -> str:
    """A text without its quotations and sentences that are plainly in another language; what is left stands in the lines where it stood."""
    for part in (text, *_parts(text)):
        if told(part, language):
            text = text.replace(part, "\n" * part.count("\n"))
    return text


def _parts(text: str) -> Iterator[str]:
    """What in a text may be in a language of its own."""
    yield from (next(filter(None, match.groups())) for match in _QUOTED.finditer(text))
    yield from (sentence.text for sentence in read_sentences(text) if sentence.text != text)


def _read(node: LexborNode, open_one: Passage, depth: int = 0) -> Iterator[Passage]:
    """Fills the passage that is open with the words of a node, and yields it and those inside it when they are whole."""
    mine = open_one
    for child in node.iter(include_text=True):
        tag = child.tag or ""
        if tag == "-text":
            mine.parts.append(child.text(deep=False))
        elif tag in _NO_PROSE or tag.startswith("-") or "hidden" in child.attributes:
            mine.parts.append(" ")
        elif depth > DEPTH_MOST:
            mine.parts.append(words_of(child))
        elif "lang" in child.attributes:
            mine.parts.append(" ")
            yield from _read(child, Passage(child, attribute(child, "lang").strip(), True), depth + 1)
        elif tag in _INLINE:
            inner = Passage(child, mine.language, mine.marked)
            yield from _read_inline(child, inner, mine, depth + 1)
        else:
            if mine.text:
                yield mine
            yield from _read(child, Passage(child, mine.language, mine.marked), depth + 1)
            mine = Passage(node, mine.language, mine.marked)
    if mine.text:
        yield mine


def _read_inline(node: LexborNode, inner: Passage, around: Passage, depth: int) -> Iterator[Passage]:
    for each in _read(node, inner, depth):
        if each is inner:
            around.parts.append("".join(inner.parts))
            around.inner += [inner, *inner.inner] if node.tag in _SPEAKS else inner.inner
        else:
            yield each
