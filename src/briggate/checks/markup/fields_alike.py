"""Which fields of a form nobody can tell apart by what they are called."""

from collections import defaultdict
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, above, attribute
from briggate.checks.markup.forms import field_name, kind_of

_SETS_APART = ("fieldset", "form", "tr", "li", "section", "article", "dialog", "dd")
"""What gives the fields inside it a context of their own."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "legend")


def fields_by_name(page: HtmlPage, shown: list[LexborNode]) -> Iterator[tuple[str, list[LexborNode]]]:
    """(name, fields) of every name that two fields of one form have between the same two headings."""
    named: dict[str, list[LexborNode]] = defaultdict(list)
    for field in shown:
        if name := _told(page, field):
            named[name].append(field)
    repeated = {name: alike for name, alike in named.items() if len(alike) > 1}
    if not repeated:
        return
    parts = _parts(page)
    for alike in repeated.values():
        by_place: dict[tuple[int, int], list[LexborNode]] = defaultdict(list)
        for field in alike:
            around = above(field, *_SETS_APART)
            by_place[parts.get(field.mem_id, 0), around.mem_id if around else 0].append(field)
        yield from ((field_name(page, together[0]), together) for together in by_place.values() if len(together) > 1)


def _told(page: HtmlPage, field: LexborNode) -> str:
    """By what a field is told from others: its name, and for one of several buttons or boxes of a question the question too."""
    name = field_name(page, field).casefold().strip(" :*")
    return f"{name}\0{attribute(field, 'name')}" if name and kind_of(field) == "radio" else name


def _parts(page: HtmlPage) -> dict[int, int]:
    """The `mem_id` of each field → how many headings, legends and groups come before it."""
    row = page.select(f'{", ".join(_HEADINGS)}, [role="heading"], [role="group"], [role="radiogroup"], input, select, textarea')
    found: dict[int, int] = {}
    before = 0
    for node in row:
        if node.tag in ("input", "select", "textarea"):
            found[node.mem_id] = before
        else:
            before += 1
    return found
