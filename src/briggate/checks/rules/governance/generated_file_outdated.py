"""Rule generated-file-outdated."""

from collections.abc import Iterator

from briggate.checks.council.policy_examples import with_policy
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.files.text import decode_text
from briggate.governance.generated import COMMAND, GENERATED, texts_since
from briggate.governance.owners import NobodyAble

rule = Rule(
    id="generated-file-outdated",
    title="CODEOWNERS, allowed signers and the checklist say what the policy says",
    why="A forge that still asks somebody who has left, or nobody, lets through what the policy would not.",
    reference="docs/administrators/permissions.md: files for others",
    fix=f"Run `{COMMAND}`, and commit what it writes in the same change of the policy.",
    examples=(
        bad_files(with_policy(".github/CODEOWNERS", change="/content/bins/ @somebody\n")),
        good_files(with_policy(".github/CODEOWNERS")),
        good_files(with_policy()),
    ),
)


@rule.over(SiteFacts)
def generated_file_outdated(facts: SiteFacts) -> Iterator[Hit]:
    found, today = facts.generated, facts.site.clock.today
    for file in (each for each in GENERATED if each in found.files):
        if found.policy is None:
            yield rule.at((file, 0), f"nobody can tell what it should say: {found.wrong}", "Put governance/ right.")
            continue
        try:
            right = texts_since(file, found.policy, today)
        except NobodyAble as error:
            yield rule.at((file, 0), f"the policy gives no such file: {error}", "Add their keys, or take the file away.")
            continue
        text = decode_text(found.files[file] or b"", name=file)[0] or ""
        if text not in right:
            yield rule.at((file, max(_first_differing(text, each) for each in right)), "this is not what the policy in governance/ gives")


def _first_differing(text: str, right: str) -> int:
    pairs = zip(text.split("\n"), right.split("\n"), strict=False)
    return next((number for number, (one, other) in enumerate(pairs, 1) if one != other), 0)
