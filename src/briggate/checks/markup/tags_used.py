"""Which elements and attributes a page uses, told at little cost: most pages have nothing of what a rule looks for."""

import re

from briggate.checks.html_page import HtmlPage

_TAG = re.compile(r"<([a-zA-Z][^\s/>]*)")
_WITHOUT_VALUE = ("nowrap", "noshade", "compact")
_LONGEST = 60
"""Characters of a name that are looked at: to look for its beginning through a page in one word takes minutes."""
_NAME = re.compile(r"[^\s\"'/<>]+\Z")


def tags_used(page: HtmlPage) -> frozenset[str]:
    """The names, in small letters, of all elements that have a tag; those that stand in a comment or a script too."""
    return frozenset(name.lower() for name in set(_TAG.findall(page.html)))


def attributes_used(page: HtmlPage) -> frozenset[str]:
    """The names, in small letters, of all attributes; some words beside them are names of none."""
    names = {before.rsplit(None, 1)[-1] for before in page.html.split("=") if before and not before.isspace()}
    odd = {match[0] for name in names if not name.isalnum() and (match := _NAME.search(name[-_LONGEST:]))}
    bare = {name for name in _WITHOUT_VALUE if f" {name}" in page.html}
    return frozenset(name.lower() for name in names | odd | bare)
