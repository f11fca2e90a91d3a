"""Pages that say the same of themselves."""

from collections.abc import Callable, Iterator

from briggate.checks.site_facts import PageFacts, SiteFacts


def same_on_several(subject: SiteFacts, say: Callable[[PageFacts], str]) -> Iterator[tuple[PageFacts, PageFacts]]:
    """(page, the first by address that says the same) for pages of one language; those that only send people on do not count."""
    first: dict[tuple[str, str], PageFacts] = {}
    for _, page in sorted(subject.pages.items()):
        said = " ".join(say(page).lower().split())
        if said and not page.redirects_to:
            other = first.setdefault((page.language, said), page)
            if other is not page:
                yield page, other
