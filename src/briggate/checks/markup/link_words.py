"""What the words of a link are worth to somebody who hears them by themselves, in English and in Welsh."""

import re
from functools import lru_cache
from typing import Literal

type Fault = Literal["", "empty", "punctuation", "a cross", "address", "domain", "file name", "vague", "a mere thing"]
"""The most telling thing that can be said against the words of a link; "" is nothing."""

CROSSES = frozenset("×✕✖✗✘❌╳⨯🗙")
"""What stands on a link that closes something."""
_WORD = re.compile(r"[^\W_]+")
_TOKENS_MOST = 10


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_POINTING = _words("""
    click detail details download go here info information learn link links more press read see tap that these this those view
    cliciwch darllen darllenwch dolen dysgwch ewch fan gweld gweler gwybodaeth hon hwn lawrlwytho lawrlwythwch mwy rhagor wybodaeth yma
    """)
"""Words that point at something without naming it."""
_AT_ONCE = _words("click here press tap this cliciwch hon hwn yma")
"""Those of them that mean nothing away from their place on the page."""
_HOLDING = _words("""
    a above all an and any are as at below by can check continue do find following follow for from full further get have how i if
    in is it just look me now of on one open or our out please select show text the then there to want will with you your
    am ar fwy o un y yn yr
    """)
"""Words that hold those together."""
_THINGS = _words("""
    article document file form page pdf site web webpage website
    dogfen dudalen ffurflen gwefan tudalen wefan
    """)
"""What nearly anything that a link leads to is called."""

_PLAIN_ADDRESS = re.compile(r"(?:(?:https?|ftp)://|www\.)\S+", re.IGNORECASE)
_DOMAIN = re.compile(r"[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}")
_ENDINGS = _words("uk org com net gov edu info io eu cymru wales scot london ac co")
_FILE_NAME = re.compile(r"\S{1,200}\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|odt|ods|rtf)", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]")


@lru_cache(maxsize=20_000)
def fault_of(name: str) -> Fault:
    """What is to be said against a link's name."""
    if not name:
        return "empty"
    if not any(mark.isalnum() for mark in name):
        return "a cross" if name in CROSSES else "punctuation"
    return _address(name) or _vague(name)


def _address(name: str) -> Fault:
    bare = _ASIDE.sub("", name[:500]).strip(" .,;:<>()[]")
    if " " in bare or "." not in bare:
        return ""
    if _FILE_NAME.fullmatch(bare):
        return "file name"
    if _PLAIN_ADDRESS.fullmatch(bare):
        return "address"
    domain, slash, _ = bare.partition("/")
    if not _DOMAIN.fullmatch(domain.lower()) or domain.lower().rpartition(".")[2] not in _ENDINGS:
        return ""
    if slash:
        return "address"
    return "domain" if domain.islower() and domain.count(".") > 1 else ""


def _vague(name: str) -> Fault:
    words = _WORD.findall(name.lower()[:500])
    if len(words) > _TOKENS_MOST or any(word not in _POINTING and word not in _HOLDING and word not in _THINGS for word in words):
        return ""
    if any(word in _AT_ONCE for word in words):
        return "vague"
    if any(word in _THINGS for word in words):
        return "a mere thing"
    return "vague" if any(word in _POINTING for word in words) or {"find", "out"} <= set(words) else ""
