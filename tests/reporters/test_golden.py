"""Every report reads as it was last read over by a person. If it is better now: python -m tests.reporters.golden"""

import pytest

from briggate.reporters import REPORTERS
from tests.reporters.golden import ENDINGS, GOLDEN, PUBLISHED_SCHEMA, golden_texts, published_schema


@pytest.mark.parametrize("name", sorted(golden_texts()))
def test_a_report_is_as_it_was_read_over(name: str) -> None:
    with (GOLDEN / name).open(encoding="utf-8", newline="") as file:
        assert golden_texts()[name] == file.read()


def test_nothing_is_kept_that_no_reporter_writes() -> None:
    assert sorted(path.name for path in GOLDEN.iterdir()) == sorted(golden_texts())


def test_every_reporter_has_a_sample() -> None:
    assert list(ENDINGS) == list(REPORTERS)


def test_the_published_schema_is_that_of_the_json() -> None:
    assert PUBLISHED_SCHEMA.read_text(encoding="utf-8") == published_schema()
