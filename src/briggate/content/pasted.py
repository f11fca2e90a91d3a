"""What Word, Outlook and Windows leave in a text, made plain before anybody signs it.

Typographic quotes and apostrophes in sentences stay as they are: only where a quotation mark has to be a plain one to mean anything
(round a value of YAML, in code, in the title of a link, in a tag) is it made one.
"""

import re
from collections import Counter
from dataclasses import dataclass

from briggate.markdown.front_matter import split_front_matter

_QUOTE, _SPACE, _UNSEEN, _BULLET, _LINE_END = "quotation mark", "space", "character", "bullet", "line end"
_DONE = {
    _QUOTE: "from Word made plain",
    _SPACE: "from Word made plain",
    _UNSEEN: "that cannot be seen taken out",
    _BULLET: "from Word made a list",
    _LINE_END: "from Windows made plain",
}
_NO_WIDTH = re.compile("[\u00ad\u200b\u2060\ufeff]")
_ODD_SPACE = re.compile("[\u00a0\u2007\u202f\x0b\x0c\x85\u2028\u2029]")
_ODD_INDENT = re.compile(r"^[ \t]*[\u00a0\u2007\u202f][ \t\u00a0\u2007\u202f]*", re.MULTILINE)
_BULLETS = re.compile("^([ \t]*)(?:[\u2022\u00b7\u25aa\u25cf\u25e6\u2023\u2043\uf02d\uf0a7\uf0b7\uf0d8\uf0fc][ \t]+|o\t+)")
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]")
_FENCE = re.compile(r"[ \t]*(```|~~~)")
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)")
_TITLE = re.compile(
    r"(?<=\]\()([^()\s]+[ ]+)([\"“”„])([^\"“”„\n]*)([\"“”])(?=[ ]*\))|(?<=\]: )(\S+[ ]+)([\"“”„])([^\"“”„\n]*)([\"“”])(?=[ ]*$)"
)
_NOTE = re.compile(r"^([!?]{3}\+?[ ]+[\w -]*)([\"“”„])([^\"“”„\n]*)([\"“”])(?=[ ]*$)")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_BEGINS = r"(?:-[ ]+)*(?:[\w-]+:[ ]+)?"
_VALUE = re.compile(rf"^([ ]*{_BEGINS})([\"“”„])([^\"“”„\\\n]*)([\"“”])(?=[ ]*,?[ ]*(?:#.*)?$)")
_VALUE_SINGLE = re.compile(rf"^([ ]*{_BEGINS})(['‘’‚])([^'‘’‚\n]*)(['‘’])(?=[ ]*,?[ ]*(?:#.*)?$)")
_FLOW = re.compile(rf"^[ ]*{_BEGINS}[\[{{]")
_IN_FLOW = re.compile(r"([\[{,][ ]*(?:[\w-]+:[ ]+)?)([\"“”„])([^\"“”„\\\n]*)([\"“”])(?=[ ]*(?:[,\]}]|$))")
_IN_FLOW_SINGLE = re.compile(r"([\[{,][ ]*(?:[\w-]+:[ ]+)?)(['‘’‚])([^'‘’‚\n]*)(['‘’])(?=[ ]*(?:[,\]}]|$))")
_BLOCK = re.compile(r"([ ]*)(?:-[ ]+)*(?:[\w-]+:[ ]+)?[|>][+-]?\d?[+-]?[ ]*(?:#.*)?$")
_PLAIN = str.maketrans({**dict.fromkeys("“”„", '"'), **dict.fromkeys("‘’‚", "'")})


@dataclass(frozen=True)
class Tidied:
    """A file's bytes made plain, and what was done to them, in words: `4 quotation marks from Word made plain`."""

    data: bytes
    done: tuple[str, ...] = ()


def tidied(path: str, data: bytes) -> Tidied:
    """A page (.md) or a file of settings (.yml) made plain. Done twice, it does nothing more. What is no UTF-8 stays as it is."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return Tidied(data)
    made = _Making()
    text = made.replaced(_LINE_END, re.compile("\r\n?"), "\n", text)
    text = made.replaced(_UNSEEN, _NO_WIDTH, "", text)
    if path.endswith(".md"):
        split = split_front_matter(text)
        body = split.body if split.yaml is not None else text
        head = text.removesuffix(body) if body else text
    else:
        head, body = text, ""
    text = made.yaml(made.replaced(_SPACE, _ODD_SPACE, " ", head)) + made.markdown(body)
    done = tuple(f"{count} {name}{'s' if count > 1 else ''} {_DONE[name]}" for name, count in made.counts.items())
    return Tidied(text.encode(), done)


class _Making:
    """Changes a text, and counts what it changes."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def replaced(self, name: str, pattern: re.Pattern[str], instead: str, text: str) -> str:
        made, count = pattern.subn(instead, text)
        if count:
            self.counts[name] += count
        return made

    def yaml(self, text: str) -> str:
        """YAML whose values stand between plain quotation marks, if between any. Sentences of a block (`|`, `>`) are left alone."""
        lines, block = [], -1
        for line in text.split("\n"):
            indent = len(line) - len(line.lstrip(" "))
            if block >= 0 and (not line.strip() or indent > block):
                lines.append(line)
                continue
            found = _BLOCK.match(line)
            block = len(found[1]) if found else -1
            patterns = (_IN_FLOW, _IN_FLOW_SINGLE) if _FLOW.match(line) else (_VALUE, _VALUE_SINGLE)
            for pattern, mark in zip(patterns, "\"'", strict=True):
                line = self._quoted(pattern, line, mark)
            lines.append(line)
        return "\n".join(lines)

    def markdown(self, text: str) -> str:
        """A body whose code, titles and tags have plain quotation marks, and whose bullets are lists."""
        text = self.replaced(_SPACE, _ODD_INDENT, " ", text)
        lines: list[str] = []
        fence = ""
        for line in self.replaced(_SPACE, _ODD_SPACE, " ", text).split("\n"):
            opened = _FENCE.match(line)
            if opened and fence in ("", opened[1]):
                fence = "" if fence else opened[1]
            elif fence:
                line = self._straight(line)
            else:
                if _BULLETS.match(line):
                    line = self.replaced(_BULLET, _BULLETS, r"\1- ", line)
                    if lines and lines[-1].strip() and not _ITEM.match(lines[-1]):
                        lines.append("")  # else it would go on with the paragraph
                line = self._in_line(line)
            lines.append(line)
        return "\n".join(lines)

    def _in_line(self, line: str) -> str:
        pieces, end = [], 0
        for code in _CODE.finditer(line):
            pieces += [self._in_words(line[end : code.start()]), self._straight(code[0])]
            end = code.end()
        return "".join([*pieces, self._in_words(line[end:])])

    def _in_words(self, text: str) -> str:
        for pattern in (_TITLE, _NOTE):
            text = self._quoted(pattern, text, '"')
        return _TAG.sub(lambda tag: self._straight(tag[0]), text)

    def _quoted(self, pattern: re.Pattern[str], text: str, mark: str) -> str:
        """The text with what the pattern finds between plain marks: before, mark, words, mark."""

        def plain(found: re.Match[str]) -> str:
            before, opening, words, closing = (each for each in found.groups() if each is not None)
            self._count(opening + closing, mark * 2)
            return f"{before}{mark}{words}{mark}"

        return pattern.sub(plain, text)

    def _straight(self, text: str) -> str:
        made = text.translate(_PLAIN)
        self._count(text, made)
        return made

    def _count(self, before: str, after: str) -> None:
        changed = sum(a != b for a, b in zip(before, after, strict=True))
        if changed:
            self.counts[_QUOTE] += changed
