"""What of a page's attributes its HTML tells at a glance."""

from briggate.checks.catalogue import load_catalogue
from tests.checks.harness import html_page, messages


def test_a_page_in_one_word_of_many_letters_is_looked_through_once() -> None:
    """Looking for where each attribute's name begins took half a minute."""
    rule = load_catalogue().rules["obsolete-attribute"]
    page = html_page(f'<p>{"a-" * 150_000}</p><p id="a"align="center">{"long" * 75_000}"align="left"</p>')
    assert messages(rule, page) == ["<p> has align, which belongs to the past"]
