"""Rule anchor."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import Link, PageFacts, SiteFacts
from briggate.model.fault import did_you_mean

_PAGE = "---\ntitle: Glass\nsummary: Where to take it.\nowner: waste\nlast_reviewed: 2026-01-02\ntopics: [bins]\n---\n"
_SITE = "https://tinytown.example.org/bins/glass/"

rule = Rule(
    id="anchor",
    title="Links to a part of a page lead to that part",
    why="A link to a heading that is gone lands at the top of the page, and people have to look for what they were promised.",
    reference="HTML Standard, 7.4.6.4 Scrolling to a fragment",
    fix="Link to a heading that the page has.",
    examples=(
        bad_files({"content/bins/glass.md": f"{_PAGE}See [opening times]({_SITE}#times).\n\n## When we are open\n\nDaily.\n"}),
        good_files({"content/bins/glass.md": f"{_PAGE}See [opening times]({_SITE}#when-we-are-open).\n\n## When we are open\n\nDaily.\n"}),
    ),
)


@rule.over(SiteFacts)
def anchor(subject: SiteFacts) -> Iterator[Hit]:
    for page in subject.pages.values():
        for link in page.links:
            if link.anchor and link.kind in ("a", "area", "refresh") and link.target in subject.pages:
                target = _end(subject.pages[link.target], subject)
                if not _is_there(link, target):
                    fix = did_you_mean(link.anchor, target.ids, rule.fix)
                    yield rule.at(link, f"“{link.text}” leads to #{link.anchor}, and {target.address} has no such heading", fix)


def _end(page: PageFacts, subject: SiteFacts) -> PageFacts:
    """The page that a redirect leads to, where it is one of this site's."""
    return subject.pages.get(page.redirects_to, page)


def _is_there(link: Link, target: PageFacts) -> bool:
    # An empty fragment and “top” mean the top of the page; one that begins with :~: is a text for the browser to find.
    return link.anchor in target.ids or link.anchor.lower() == "top" or link.anchor.startswith(":~:")
