"""What form-autocomplete tells people to write instead."""

import pytest

from briggate.checks.rules.html.form_autocomplete import rule
from tests.checks.harness import hits, html_page


@pytest.mark.parametrize(
    ("written", "fix"),
    [
        ("postcode", 'Write autocomplete="postal-code".'),
        ("surname", 'Write autocomplete="family-name".'),
        ("given-names", 'Write autocomplete="given-name".'),
        ("xyzzy", rule.fix),
    ],
)
def test_names_the_word_that_was_meant(written: str, fix: str) -> None:
    assert [hit.fix for hit in hits(rule, html_page(f'<label>A <input autocomplete="{written}"></label>'))] == [fix]
