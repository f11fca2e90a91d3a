"""Rule page-requests."""

from collections.abc import Iterator

from briggate.checks.council.loading import loaded
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

rule = Rule(
    id="page-requests",
    title="A page is made of few files",
    why="Each file is asked for and waited for, which on a bad line takes longer than the file itself.",
    reference="Budget requests of checks/budgets.yml",
    fix="Take out images that say nothing, or split the page.",
    examples=(bad_files({"checks/budgets.yml": "requests: 2\n"}), good_files({"checks/budgets.yml": "requests: 15\n"})),
    severity="warning",
)


@rule.over(SiteFacts)
def page_requests(subject: SiteFacts) -> Iterator[Hit]:
    most = subject.policy.budgets.requests
    for page in subject.pages.values():
        files = list(loaded(page))
        if len(files) + 1 > most:
            images = sum(link.kind == "img" for link in files)
            yield rule.at(page, f"the page is made of {len(files) + 1} files, {images} of them images; the budget is {most}")
