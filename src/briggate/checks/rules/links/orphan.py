"""Rule orphan."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.model.front_matter import FrontMatter
from briggate.model.page_types import Alert

_LANDING = "---\ntitle: Bins\nsummary: What we collect.\nowner: waste\nlast_reviewed: 2026-01-02\n---\n[Rota](../rota.md)\n"
_PAGE = "---\ntitle: Staff rota\nsummary: Who is in.\nowner: waste\nlast_reviewed: 2026-01-02\ntype: page\n---\n"

rule = Rule(
    id="orphan",
    title="Every page can be reached from the home page",
    why="A page that no link leads to is found by nobody who looks for it, and forgotten by everybody who should keep it true.",
    reference="WCAG 2.2 SC 2.4.5 Multiple Ways (AA)",
    fix="Link to it from the page that it belongs under, or take it away and redirect it.",
    examples=(
        bad_files({"content/rota.md": _PAGE + "Look here.\n"}),
        good_files({"content/rota.md": _PAGE, "content/bins/index.md": _LANDING}),
        good_files({"content/rota.md": _PAGE.replace("type", "withdrawn: {date: 2026-05-01, reason: It has moved.}\ntype")}),
    ),
    wcag=("2.4.5",),
    impact="moderate",
)


@rule.over(SiteFacts)
def orphan(subject: SiteFacts) -> Iterator[Hit]:
    for page in subject.site.pages:
        if page.address in subject.pages and page.address not in subject.clicks_from_home and not _is_meant_to_be(page.meta):
            yield rule.at(page, f"no link leads to “{page.title}”")


def _is_meant_to_be(meta: FrontMatter) -> bool:
    """The page of an alert, once that is over, and one that is withdrawn stay for those who kept their address."""
    return isinstance(meta, Alert) or meta.withdrawn is not None
