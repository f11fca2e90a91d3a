"""The tasks of checks/top_tasks.yml, as far as their pages are there to be looked at."""

from collections.abc import Iterator
from typing import NamedTuple

from briggate.checks.site_facts import SiteFacts
from briggate.model.page import Page
from briggate.model.policy import TopTask


class Task(NamedTuple):
    """A task, where it stands, and its page."""

    record: TopTask
    place: tuple[str, int]
    page: Page
    language: str


def tasks(subject: SiteFacts) -> Iterator[Task]:
    """Every task whose page is on the site now; the rule top-task-page tells of the others."""
    for placed in subject.policy.top_tasks:
        page = subject.site.resolve(placed.record.page)
        if page and page.address in subject.pages:
            yield Task(placed.record, (placed.file, placed.line), page, subject.site.language_of(page))
