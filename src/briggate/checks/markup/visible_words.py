"""What is written on a control as people see it, and whether its name has those words."""

import re

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import INLINE, attribute, class_words, hides

_UNSEEN = frozenset(("hidden", "unseen", "sr", "offscreen", "invisible", "visuallyhidden"))
"""Words in the classes of text that only a screen reader tells."""
_SET_INLINE = re.compile(r"display\s*:\s*inline\b(?!-)", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]{0,200}\)|\[[^\[\]]{0,200}\]")
_WITHIN_WORDS = re.compile(r"(?<=\w)[-‐‑'’](?=\w)")
_WORD = re.compile(r"[^\W_]+\.?(?:[.,×+=/:&@-]+[^\W_]+)*\.?")


def visible_words(node: LexborNode) -> str:
    """The words that are seen on an element, as far as HTML alone can tell: images are no words, and aria-hidden hides nothing here."""
    parts: list[str] = []
    waiting: list[LexborNode | str] = [*_children(node)]
    while waiting:
        child = waiting.pop()
        if isinstance(child, str):
            parts.append(child)
        elif child.tag == "-text":
            parts.append(child.text(deep=False))
        elif child.tag not in ("script", "style", "template", "svg", "select", "-comment") and not _is_unseen(child):
            gap = "" if child.tag in INLINE or _SET_INLINE.search(attribute(child, "style")) else " "
            waiting += [gap, *_children(child), gap]
    return " ".join("".join(parts).split())


def says_same(seen: str, name: str, may_be_icons: bool) -> bool:
    """Whether the words that are seen stand in the name, side by side and in their order. A single sign is an icon and no word."""
    words, spoken = _words(_BRACKETED.sub(" ", seen)), _words(name)
    is_sign = len("".join(words)) == 1 and not words[0].isdigit()
    if not words or is_sign or (may_be_icons and len(words) == 1):
        return True
    return any(all(map(_is_same, words, spoken[start:])) for start in range(len(spoken) - len(words) + 1))


def _is_same(seen: str, spoken: str) -> bool:
    """Whether two words are one; `ave.` is short for any word that begins so."""
    return seen == spoken or (seen.endswith(".") and (seen[:-1] == spoken or (len(seen) > 3 and spoken.startswith(seen[:-1]))))


def _words(text: str) -> list[str]:
    return _WORD.findall(_WITHIN_WORDS.sub("", text.casefold()))


def _children(node: LexborNode) -> list[LexborNode]:
    return list(node.iter(include_text=True))[::-1]


def _is_unseen(node: LexborNode) -> bool:
    return hides(node.attributes) or bool(class_words(node) & _UNSEEN)
