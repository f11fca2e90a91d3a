"""Who says that a word of the A–Z leads to a page."""

from collections.abc import Callable

from briggate.a_to_z.alphabet import Folded
from briggate.checks.site_facts import SiteFacts
from briggate.model.page import Page

type Place = tuple[Page | str, *tuple[str | int, ...]]
"""As `Rule.at` takes it: (page, *front matter path) or (file, line)."""


def sayings(subject: SiteFacts, fold: Callable[[str], Folded], terms: set[Folded]) -> dict[tuple[Folded, str], list[Place]]:
    """Where it is said, not by a title alone, that a term leads to the page of an address."""
    said: dict[tuple[Folded, str], list[Place]] = {}
    for placed in subject.site.settings.extra_entries if terms else ():
        page = subject.site.resolve(placed.record.page)
        if page and (term := fold(placed.record.term)) in terms:
            said.setdefault((term, page.address), []).append((placed.file, placed.line))
    for page in subject.site.pages if terms else ():
        for number, written in enumerate(page.meta.a_to_z):
            if (term := fold(written)) in terms:
                said.setdefault((term, page.address), []).append((page, "a_to_z", number))
    return said
