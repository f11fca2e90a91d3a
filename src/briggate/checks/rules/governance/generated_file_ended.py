"""Rule generated-file-ended."""

from collections.abc import Iterator

from briggate.checks.council.policy_examples import with_policy
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.files.text import decode_text
from briggate.governance.changes import CODE_OWNERS
from briggate.governance.generated import COMMAND, GENERATED, name_for, texts_since
from briggate.governance.owners import NobodyAble

rule = Rule(
    id="generated-file-ended",
    title="CODEOWNERS and allowed signers name nobody whose rights have ended",
    why="A forge knows no end dates: it goes on asking somebody who has left, and takes their word.",
    reference="docs/administrators/permissions.md: files for others",
    fix=f"Run `{COMMAND}`, and land what it writes as a change of the policy.",
    examples=(
        bad_files(with_policy(".github/CODEOWNERS", until="2026-11-30")),
        bad_files(with_policy("governance/allowed_signers", until="2026-11-30")),
        good_files(with_policy(".github/CODEOWNERS")),
    ),
    severity="warning",
    depends_on="calendar",
)


@rule.over(SiteFacts)
def generated_file_ended(facts: SiteFacts) -> Iterator[Hit]:
    policy, today = facts.generated.policy, facts.site.clock.today
    for file in (each for each in GENERATED if each in facts.generated.files and policy):
        assert policy
        text = decode_text(facts.generated.files[file] or b"", name=file)[0] or ""
        try:
            right = texts_since(file, policy, today)
        except NobodyAble:
            continue  # generated-file-outdated says so
        if right.get(text, today) == today:
            continue
        forge = next((forge for forge, path in CODE_OWNERS.items() if path == file), "")
        for person, record in policy.people.items():
            name = name_for(policy, person, forge)
            line = next((number for number, line in enumerate(text.split("\n"), 1) if name in line.split()), 0)
            if line and right[text] <= record.until < today:
                yield rule.at((file, line), f"{person} still stands here, whose rights ended on {record.until.day} {record.until:%B %Y}")
