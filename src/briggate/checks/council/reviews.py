"""Which pages are past their review date."""

from collections.abc import Iterator
from datetime import date as Date
from typing import NamedTuple

from briggate.checks.site_facts import SiteFacts
from briggate.checks.words.dates import in_words
from briggate.model.page import Page
from briggate.model.page_types import Alert
from briggate.model.review import review_date


class Overdue(NamedTuple):
    page: Page
    due: Date
    days: int
    """How long ago that was."""
    owner: str
    """Who has to confirm it, by name."""

    @property
    def message(self) -> str:
        return f"{self.owner} should have confirmed this page by {in_words(self.due)}"


def overdue(subject: SiteFacts) -> Iterator[Overdue]:
    """Every page past its review date. Alerts end by themselves, withdrawn pages are true no more, and a guide answers for its parts."""
    today = subject.site.clock.today
    for page in subject.site.pages:
        due = review_date(page.meta)
        if due < today and page.guide is None and not page.meta.withdrawn and not isinstance(page.meta, Alert):
            owner = subject.site.settings.owners.get(page.owner)
            yield Overdue(page, due, (today - due).days, owner.record.name if owner else page.owner)
