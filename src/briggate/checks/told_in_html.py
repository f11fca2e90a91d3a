"""What rules over the HTML of a page tell already, so that a rule in the browser does not tell it again."""

from collections.abc import Callable
from functools import cache

from selectolax.lexbor import LexborNode

from briggate.checks.catalogue import load_catalogue
from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.at_path import path_of
from briggate.checks.rendered_page import RenderedPage


def told_paths(page: RenderedPage, *rules: str) -> frozenset[str]:
    """The paths of the elements that some rules over the HTML are certain of."""
    return frozenset(path for rule in rules for path, certain in page.html.once(_finder(rule)) if certain)


def doubted_paths(page: RenderedPage, *rules: str) -> frozenset[str]:
    """The paths of the elements that some rules over the HTML point at, certain or not."""
    return frozenset(path for rule in rules for path, _ in page.html.once(_finder(rule)))


@cache
def _finder(rule: str) -> Callable[[HtmlPage], list[tuple[str, bool]]]:
    function = load_catalogue().rules[rule].function
    assert function is not None
    return lambda page: [(path_of(hit.where), hit.certain) for hit in function(page) if isinstance(hit.where, LexborNode)]
