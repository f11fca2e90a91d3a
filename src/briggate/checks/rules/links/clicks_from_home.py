"""Rule clicks-from-home."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

_PAGE = "---\ntitle: {title}\nsummary: What it is.\nowner: waste\nlast_reviewed: 2026-01-02\ntype: page\n---\n{body}"
_CHAIN = {f"content/p{n}.md": _PAGE.format(title=f"Page {n}", body=f"[Next](p{n + 1}.md)\n") for n in range(1, 5)}
_LAST = {"content/p5.md": _PAGE.format(title="Page 5", body="")}
_HOME = "---\ntitle: Tinytown Council\nsummary: All we do.\nowner: waste\nlast_reviewed: 2026-01-02\ntype: home\n---\n"

rule = Rule(
    id="clicks-from-home",
    title="No page is many clicks from the home page",
    why="Each click loses people; what lies deep is found by search alone, and search does not find it for everybody.",
    reference="Budget clicks_from_home of checks/budgets.yml; SOCITM Better connected counted clicks to each top task",
    fix="Link to it from a page nearer to the home page.",
    examples=(
        bad_files({"content/index.md": f"{_HOME}[First](p1.md)\n", **_CHAIN, **_LAST}),
        good_files({"content/index.md": f"{_HOME}[First](p1.md), [third](p3.md)\n", **_CHAIN, **_LAST}),
    ),
    severity="warning",
)


@rule.over(SiteFacts)
def clicks_from_home(subject: SiteFacts) -> Iterator[Hit]:
    most = subject.policy.budgets.clicks_from_home
    for page in subject.site.pages:
        clicks = subject.clicks_from_home.get(page.address, 0)
        if clicks > most:
            yield rule.at(page, f"“{page.title}” is {clicks} clicks from the home page, and {most} are the most")
