"""Rule obsolete-attribute."""

from collections.abc import Iterator
from itertools import groupby

from selectolax.lexbor import LexborNode

from briggate.checks.attributes_used import attributes_used
from briggate.checks.html_page import HtmlPage
from briggate.checks.rule import Hit, Rule, bad, good

_CELL = "align background bgcolor bordercolor char charoff height valign"
_FRAMED = "align border hspace vspace"
_OF_THE_PAST = {
    "a": "name",
    "body": "alink background bgcolor leftmargin link marginheight marginwidth text topmargin vlink",
    "br": "clear",
    "caption": "align",
    "col": f"{_CELL} width",
    "colgroup": f"{_CELL} width",
    **dict.fromkeys(("dl", "menu", "ul"), "compact"),
    **dict.fromkeys(("div", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "p"), "align"),
    **dict.fromkeys(("embed", "input"), "align hspace vspace"),
    "hr": "align noshade size width",
    "iframe": "align frameborder hspace longdesc marginheight marginwidth scrolling vspace",
    "img": f"{_FRAMED} longdesc lowsrc name",
    "object": _FRAMED,
    "ol": "compact",
    "pre": "width",
    "script": "language",
    "table": "align background bgcolor border bordercolor cellpadding cellspacing frame height rules summary width",
    **dict.fromkeys(("tbody", "tfoot", "thead", "tr"), _CELL),
    **dict.fromkeys(("td", "th"), f"{_CELL} axis nowrap width"),
}
_ANY = frozenset(" ".join(_OF_THE_PAST.values()).split())
_INSTEAD = {
    "longdesc": "Put the description on the page beside the picture, or link to it.",
    "name": "Write id instead of name.",
    "summary": "Say it in the table’s caption, or in the text above.",
}
"""What to do where the stylesheet is not the answer."""

rule = Rule(
    id="obsolete-attribute",
    title="How things look is not said with attributes of the past",
    why="Colours and sizes set this way do not follow a reader’s own settings or the site’s design, and break on small screens.",
    reference="The HTML standard, section 16.2 Non-conforming features",
    fix="Leave it out. How things look belongs in the stylesheet.",
    examples=(bad('<p align="center">Bins</p>'), good("<p>Bins</p>")),
    severity="warning",
)


@rule.over(HtmlPage)
def obsolete_attribute(page: HtmlPage) -> Iterator[Hit]:
    found: dict[int, tuple[LexborNode, list[str]]] = {}
    for name in sorted(page.once(attributes_used) & _ANY):
        for node in page.select(f"[{name}]"):
            if name in _OF_THE_PAST.get(node.tag or "", "").split():
                found.setdefault(node.mem_id, (node, []))[1].append(name)
    for (tag, *names), nodes in groupby(sorted(found.values(), key=_kind), key=_kind):
        (first, _), *more = nodes
        said = f"{', '.join(names[:-1])} and {names[-1]}, which belong" if names[1:] else f"{names[0]}, which belongs"
        times = f", {len(more) + 1} times" if more else ""
        yield rule.at(first, f"<{tag}> has {said} to the past{times}", " ".join(_INSTEAD[name] for name in names if name in _INSTEAD))


def _kind(found: tuple[LexborNode, list[str]]) -> tuple[str, ...]:
    return found[0].tag or "", *found[1]
