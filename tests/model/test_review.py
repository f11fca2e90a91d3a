"""When a page falls due for review."""

from datetime import date

import pytest

from briggate.model.page_types import PlainPage
from briggate.model.review import review_date

DUE = {
    (date(2026, 1, 31), 3): date(2026, 4, 30),
    (date(2023, 11, 30), 3): date(2024, 2, 29),
    (date(2026, 12, 1), 12): date(2027, 12, 1),
    (date(9999, 12, 31), 12): date.max,
    (date(9998, 12, 31), 12): date.max,
}


@pytest.mark.parametrize(("last", "months"), DUE)
def test_it_is_that_many_months_on_or_the_last_day_of_that_month_or_of_all(last: date, months: int) -> None:
    meta = PlainPage.model_validate({"title": "A", "summary": "B", "owner": "c", "last_reviewed": last, "review_in": months})
    assert review_date(meta) == DUE[last, months]
