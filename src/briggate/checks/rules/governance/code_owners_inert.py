"""Rule code-owners-inert."""

from collections.abc import Iterator

from briggate.checks.council.code_owners import silent_parts
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

rule = Rule(
    id="code-owners-inert",
    title="A forge reads every line of CODEOWNERS",
    why="A forge says nothing of a line, or a file, that it passes over: everybody believes that a page has an owner, and none is asked.",
    reference="GitHub and GitLab on CODEOWNERS: where it lies, and what may stand in it",
    fix="Let `briggate people --write --forge github`, or gitlab, write the file, and take others of its name away.",
    examples=(
        bad_files({".github/CODEOWNERS": "/content/bins/\n"}),
        bad_files({".github/codeowners": "* @web-team\n"}),
        good_files({".gitlab/CODEOWNERS": "[Pages][1] @web-team\n/content/\n"}),
    ),
    severity="warning",
)


@rule.over(SiteFacts)
def code_owners_inert(facts: SiteFacts) -> Iterator[Hit]:
    files = {path: data for path, data in facts.generated.files.items() if path.rpartition("/")[2].casefold().startswith("codeowners")}
    for path in files:
        for line, message in silent_parts(path, files):
            yield rule.at((path, line), message)
