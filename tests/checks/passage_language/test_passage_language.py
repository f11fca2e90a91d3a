"""What the rule passage-language says of a file that nobody has said anything of."""

from briggate.checks.html_page import HtmlPage
from briggate.checks.rules.html.passage_language import rule
from tests.checks.harness import messages

FRENCH = "<p>Si vous avez besoin d’aide, appelez-nous. Le bureau est ouvert du lundi au vendredi.</p>"


def found(html: str) -> list[str]:
    return messages(rule, HtmlPage(html, "snippet.html"))


def test_english_is_what_looks_like_english() -> None:
    """A supplier’s snippet seldom says its language, and a French sentence in it is heard no better for that."""
    assert found(f"<p>You can call us on any day of the week, or come to the office.</p>{FRENCH}") == [
        "“Si vous avez besoin d’aide, appelez-nous. Le bureau est ouv…” is in French, and stands among English"
    ]


def test_a_text_in_another_language_may_stand_on_a_page_of_that_language() -> None:
    assert found(FRENCH) == []


def test_a_mark_is_judged_whatever_the_page_is_in() -> None:
    assert found(FRENCH.replace("<p>", '<p lang="pl">')) == [
        "“Si vous avez besoin d’aide, appelez-nous. Le bureau est ouv…” is in French, and is marked as Polish"
    ]
