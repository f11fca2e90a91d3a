"""Of other people's pages a style sheet may give an image's size, and a snippet does not show it."""

import pytest

from briggate.checks.html_page import HtmlPage
from briggate.checks.rules.html.image_size import rule
from tests.checks.harness import messages

IMAGE = '<img src="bin.png" alt="A brown bin">'


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (f"<!doctype html><title>Bins</title>{IMAGE}", ["bin.png does not say how wide and high it is"]),
        (f'<!doctype html><title>Bins</title><link rel="stylesheet" href="a.css">{IMAGE}', []),
        (f"<!doctype html><title>Bins</title><style>img {{width: 100px}}</style>{IMAGE}", []),
        (IMAGE, []),
    ],
    ids=["a page without styles", "a style sheet", "styles of its own", "a snippet"],
)
def test_speaks_of_foreign_pages_only_where_no_style_can_give_the_size(html: str, found: list[str]) -> None:
    assert messages(rule, HtmlPage(html, "bins.html")) == found
