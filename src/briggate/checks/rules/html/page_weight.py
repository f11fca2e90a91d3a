"""Rule page-weight."""

from collections.abc import Iterator

from briggate.checks.council.loading import assets
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

KILOBYTE = 1_024

rule = Rule(
    id="page-weight",
    title="A page is light enough for an old phone on a slow line",
    why="On a slow mobile line 100 kB take two seconds or more, and the data is paid for by those who can least afford it.",
    reference="Budget page_kilobytes of checks/budgets.yml",
    fix="Split the page, or take out what few need. If it is styles and scripts that weigh, ask whoever looks after the theme.",
    examples=(
        bad_files({"checks/budgets.yml": "page_kilobytes: 50\n"}),
        good_files({"checks/budgets.yml": "page_kilobytes: 150\n"}),
    ),
    severity="warning",
)


@rule.over(SiteFacts)
def page_weight(subject: SiteFacts) -> Iterator[Hit]:
    most = subject.policy.budgets.page_kilobytes
    told = set[frozenset[str]]()
    for _, page in sorted(subject.pages.items()):
        files = assets(page, subject)
        around = sum(files.values())
        if page.bytes + around <= most * KILOBYTE:
            continue
        if around <= most * KILOBYTE:
            said = f"{_kilobytes(page.bytes + around)} kB: {_kilobytes(page.bytes)} of it the page itself, the rest styles and scripts"
            yield rule.at(page, f"the page weighs {said}; the budget is {most} kB")
        elif frozenset(files) not in told:  # every page that has them is too heavy: that is one fault
            told.add(frozenset(files))
            yield rule.at(page, f"styles and scripts alone weigh {_kilobytes(around)} kB, on this page and others; the budget is {most} kB")


def _kilobytes(size: int) -> int:
    return -(-size // KILOBYTE)
