"""Which attributes a page uses, told at little cost: most pages have nothing of what a rule looks for."""

import re

from briggate.checks.html_page import HtmlPage

_WITHOUT_VALUE = ("nowrap", "noshade", "compact")
_END = re.compile(r"[^\s\"'/<>]+\Z")


def attributes_used(page: HtmlPage) -> frozenset[str]:
    """The names, in small letters, of all attributes; some words beside them are names of none."""
    names = {before.rsplit(None, 1)[-1] for before in page.html.split("=") if before and not before.isspace()}
    odd = {match[0] for name in names if not name.isalnum() and (match := _END.search(name))}
    bare = {name for name in _WITHOUT_VALUE if f" {name}" in page.html}
    return frozenset(name.lower() for name in names | odd | bare)
