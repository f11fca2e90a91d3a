"""`briggate people --write`: what the policy gives to forges and to git, from the command to main."""

import subprocess

import pytest

from tests.gate.council import BRIGGATE, Council, environment, git

GITHUB, GITLAB, SIGNERS, CHECKLIST = (
    ".github/CODEOWNERS", ".gitlab/CODEOWNERS", "governance/allowed_signers", "governance/branch-protection.md",
)  # fmt: skip
ALWAYS = f"Wrote {SIGNERS}.\nWrote {CHECKLIST}.\n"


def people(council: Council, *options: str) -> tuple[int, str, str]:
    """How `briggate people` ends in the clone, and what it prints."""
    command = [str(BRIGGATE), "people", *options]
    done = subprocess.run(command, cwd=council.clone, capture_output=True, text=True, timeout=60, check=False, env=environment())
    return done.returncode, done.stdout, done.stderr


def change_people(council: Council, before: str, after: str) -> None:
    file = council.clone / "governance/publishers.yml"
    text = file.read_text()
    assert before in text
    file.write_text(text.replace(before, after))


def test_from_the_command_to_main_in_one_change_of_the_policy(council: Council) -> None:
    """Owners change with the policy, in its own push: they are never out of date on main for want of a second one."""
    assert people(council, "--write", "--forge", "github", "--forge", "gitlab") == (0, f"{ALWAYS}Wrote {GITHUB}.\nWrote {GITLAB}.\n", "")
    council.commit("holder-one", {"governance/permissions.yml": council.permissions(2)})
    council.approve("holder-two", "holder-three")
    pushed = council.push()
    assert pushed.returncode == 0, pushed.stderr
    on_main = git(council.server, "show", f"main:{GITHUB}")
    lead, deputy, web = (f"{name}@testborough.example.org" for name in ("bins-lead", "bins-deputy", "web-lead"))
    assert f"\n/content/bins/ {lead} {deputy} {web}\n" in on_main
    assert "gone-editor" not in on_main


def test_main_can_be_looked_at_by_hand_with_what_is_written(council: Council) -> None:
    """A commit that the gate let through is one that git believes by the same policy."""
    people(council, "--write")
    signers = council.clone / SIGNERS
    council.commit("bins-editor", {"content/bins/new-bin.md": "---\ntitle: New bin\n---\nAsk.\n"})
    git(council.clone, "-c", f"gpg.ssh.allowedSignersFile={signers}", "verify-commit", "HEAD")


def test_codeowners_that_is_there_is_kept_up_to_date_and_no_other_is_begun(council: Council) -> None:
    people(council, "--write", "--forge", "gitlab")
    change_people(council, "name: Parks lead\n", "name: Parks lead\n  accounts: {gitlab: parks.lead}\n")
    assert people(council, "--write") == (0, f"{ALWAYS}Wrote {GITLAB}.\n", "")
    assert "/content/parks/ @parks.lead web-lead@testborough.example.org\n" in (council.clone / GITLAB).read_text()
    assert not (council.clone / GITHUB).exists()


def test_a_section_that_nobody_can_approve_is_told(council: Council) -> None:
    change_people(council, "roles: [author, approver]\n", "roles: [author]\n")
    change_people(council, "roles: [approver]\n", "roles: [author]\n")
    code, told, _ = people(council, "--write", "--forge", "github")
    assert (code, told.splitlines()[-1]) == (
        0,
        "Nobody can approve these sections yet, so that they stand with the governance holders: bins, parks, council. "
        "Give them an approver with a key.",
    )


def test_where_nobody_holds_the_policy_nothing_is_written(council: Council) -> None:
    change_people(council, "roles: [governance-holder]", "roles: [platform-holder]")
    assert people(council, "--write", "--forge", "github") == (
        2,
        "",
        "CODEOWNERS cannot be written: no governance holder in governance/publishers.yml has a key and rights that have not ended  "
        "Add a key, or take the file away; nothing was written.\n",
    )
    assert not (council.clone / SIGNERS).exists()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--forge", "github"), "--forge is for --write."),
        (("--write", "--history"), "--history and --write are two different things: ask for one."),
        (("--write", "--forge", "bitbucket"), "'bitbucket' is not one of 'github', 'gitlab'"),
    ],
)
def test_options_that_do_not_go_together_are_2(council: Council, options: tuple[str, ...], told: str) -> None:
    code, printed, wrong = people(council, *options)
    assert (code, printed) == (2, "")
    assert told in wrong
