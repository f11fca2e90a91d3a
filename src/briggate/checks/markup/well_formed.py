"""Whether a page's elements stand within one another as the HTML standard says.

A quick look comes first: if every element is closed by its own end tag, in order, and nothing stands where the standard's parser would
move it, there is nothing to find. Only what does not pass that is read by html5lib, which follows the standard to the letter, slowly.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable

VOID = frozenset(re.findall(r"\w+", "area base br col embed hr img input link meta source track wbr"))
"""Elements that have no end tag."""
_HEAD = frozenset(re.findall(r"\w+", "base link meta script style title"))
_ENDS_PARAGRAPH = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
        "header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp",
    )
)
_ONLY_INSIDE: dict[str, frozenset[str]] = {
    "table": frozenset(("caption", "colgroup", "thead", "tbody", "tfoot", "tr")),
    "colgroup": frozenset(("col",)),
    "thead": frozenset(("tr",)),
    "tbody": frozenset(("tr",)),
    "tfoot": frozenset(("tr",)),
    "tr": frozenset(("td", "th")),
    "select": frozenset(("option", "optgroup")),
    "optgroup": frozenset(("option",)),
    "option": frozenset(),
}
"""What alone may stand directly in an element, for those that the parser is strict about."""
_ONLY_IN: dict[str, frozenset[str]] = {
    **{each: frozenset(("table",)) for each in ("caption", "colgroup", "thead", "tbody", "tfoot")},
    "tr": frozenset(("table", "thead", "tbody", "tfoot")),
    "td": frozenset(("tr",)),
    "th": frozenset(("tr",)),
    "col": frozenset(("colgroup",)),
    "li": frozenset(("ul", "ol", "menu")),
    "option": frozenset(("select", "optgroup", "datalist")),
    "optgroup": frozenset(("select",)),
}
"""Where alone an element may stand directly."""
_NOT_IN_ITSELF = frozenset(("a", "button", "form"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SVG = frozenset(
    re.findall(r"\w+", "svg g path rect circle ellipse line polyline polygon text tspan use defs symbol clipPath mask linearGradient stop")
)
_NEEDS_CARE = frozenset(
    re.findall(
        r"\w+",
        "applet basefont bgsound blink body frame frameset image isindex keygen listing marquee math menuitem nobr noembed noframes "
        "noscript object html head param plaintext rb rp rt rtc ruby template xmp",
    )
)
_ATTRIBUTES = r"(?:\s++[^\s\"'<>/=`]++(?:=(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++))?+)*+\s*+"
_TAG = re.compile(
    rf"<(script|style|title|textarea|iframe){_ATTRIBUTES}>[^<]*+(?:<(?!/?\1\b|!--)[^<]*+)*+</\1\s*+>"
    rf"|<!--(?!-?>)[^-]*+(?:-[^-]++)*+-->"
    rf"|<(/?)(?!(?:script|style|title|textarea|iframe)\b)([a-z][a-zA-Z0-9-]*+){_ATTRIBUTES}(/?)>"
)
_OPENING = re.compile(rf"\s*+(?:<!doctype html>)?\s*+<html{_ATTRIBUTES}>\s*+<head{_ATTRIBUTES}>", re.IGNORECASE)
_BODY = re.compile(rf"\s*+<body{_ATTRIBUTES}>")
_CLOSING = re.compile(r"\s*+</html>\s*+")
_CHECKED = _NEEDS_CARE | _ENDS_PARAGRAPH | _NOT_IN_ITSELF | frozenset(_ONLY_IN)
_COUNTED = frozenset(("p", "svg", *_NOT_IN_ITSELF))
_NO_WORDS = frozenset(("table", "colgroup", "thead", "tbody", "tfoot", "tr"))
type Tags = Iterable[tuple[str, str, str, str]]
"""(name of an element with its content, slash of an end tag, name, slash of a tag that ends itself), "" or None for what there is not."""


def is_plainly_well_formed(html: str) -> bool:
    """Whether a quick look shows every element closed in order, and where it may stand. False says only that it has to be read closely."""
    head, body = _head_and_body(html)
    return body is not None and _holds(head, _is_of_head) and _holds(body, _is_in_order)


def _head_and_body(html: str) -> tuple[str, str | None]:
    """What stands in the two parts of a document that has both; a snippet is all body. None where it is not so plain."""
    start = _OPENING.match(html)
    if start is None:
        return "", html
    head, _, rest = html[start.end() :].partition("</head>")
    opening = _BODY.match(rest)
    body, _, end = rest[opening.end() :].rpartition("</body>") if opening else ("", "", "")
    return head, body if _CLOSING.fullmatch(end) else None


def _holds(html: str, holds: Callable[[list[str], Tags], bool]) -> bool:
    pieces = _TAG.split(html)
    words, raw, ends, names, slashes = (pieces[at::5] for at in range(5))
    return "<" not in "".join(words) and holds(words, zip(raw, ends, names, slashes, strict=True))


def _is_of_head(words: list[str], tags: Tags) -> bool:
    return not "".join(words).strip() and all(not name or (name in _HEAD and name in VOID) for _, _, name, _ in tags)


def _is_in_order(words: list[str], tags: Tags) -> bool:
    open_: list[str] = [""]
    inside: Counter[str] = Counter()
    for (raw, end, name, slash), after in zip(tags, words[1:], strict=True):
        if end:
            if name in VOID or open_.pop() != name:
                return False
            if name in _COUNTED:
                inside[name] -= 1
        elif raw or name:  # no comment
            if (raw or name in _CHECKED or open_[-1] in _ONLY_INSIDE or inside["svg"]) and not _may_begin(raw or name, open_, inside):
                return False
            if slash and name not in VOID and not (inside["svg"] or name == "svg"):
                return False
            if not (raw or slash or name in VOID):
                open_.append(name)
                if name in _COUNTED:
                    inside[name] += 1
        if open_[-1] in _NO_WORDS and not after.isspace() and after:
            return False
    return len(open_) == 1


def _may_begin(name: str, open_: list[str], inside: Counter[str]) -> bool:
    """Whether an element may begin here without the parser ending, moving or dropping anything."""
    parent = open_[-1]
    if inside["svg"]:
        return name in _SVG
    if parent in _ONLY_INSIDE and name not in _ONLY_INSIDE[parent]:
        return False
    return not (
        name in _NEEDS_CARE
        or (name in _ENDS_PARAGRAPH and inside["p"])
        or (name in _ONLY_IN and parent not in _ONLY_IN[name])
        or (name in _NOT_IN_ITSELF and inside[name])
        or (name in _HEADINGS and parent in _HEADINGS)
        or (name in ("dt", "dd") and parent != "dl" and open_[-2:] != ["dl", "div"])
    )
