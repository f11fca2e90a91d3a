"""The policy: what its files say is read strictly, every fault is told with its line, and what it permits is only what it says."""

from datetime import date as Date
from pathlib import Path

import pytest

from briggate.governance.folder import read_governance
from briggate.governance.keys import fingerprint, read_key
from briggate.governance.policy import FILES, PEOPLE, PERMISSIONS, REVIEW, Policy, read_policy, standing_faults
from tests.sites import PROJECT

KEYS = (
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA one",
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEB two",
)
"""Keys that nobody has: their bytes are all noughts, and all ones."""
PEOPLE_TEXT = f"""\
editor:
  name: Editor
  emails: [editor@example.org]
  keys: ["{KEYS[0]}"]
  roles: [author]
  sections: [bins]
  trained: 2026-01-01
  until: 2026-12-31
lead:
  name: Lead
  emails: [Lead@Example.org]
  keys: ["{KEYS[1]}"]
  roles: [approver, governance-holder]
  sections: [bins, tips]
  trained: 2026-01-01
  until: 2027-12-31
  deputy: editor
"""
PERMISSIONS_TEXT = """\
serial: 3
publishers_most: 59
sections:
  bins: {name: Bins, paths: [content/bins/, site_config/contacts/waste.yml]}
  tips: {name: Tips, paths: [content/bins/tips/]}
"""


def read(people: str = PEOPLE_TEXT, permissions: str = PERMISSIONS_TEXT, review: str = "") -> tuple[Policy | None, list[str]]:
    policy, faults = read_policy({PEOPLE: people.encode(), PERMISSIONS: permissions.encode(), REVIEW: review.encode()})
    return policy, [str(fault) for fault in faults]


def good() -> Policy:
    policy, faults = read()
    assert (policy is not None, faults) == (True, [])
    assert policy is not None
    return policy


def test_a_person_is_known_by_each_key_and_small_letters_of_an_address() -> None:
    policy = good()
    assert [policy.holder(read_key(key)) for key in KEYS] == ["editor", "lead"]
    assert policy.holder(b"another") is None
    assert policy.people["lead"].emails == ("lead@example.org",)


@pytest.mark.parametrize(
    ("path", "section"),
    [
        ("content/bins/missed.md", "bins"), ("content/bins/tips/opening.md", "tips"), ("site_config/contacts/waste.yml", "bins"),
        ("site_config/contacts/waste.yml.md", None), ("content/bins.md", None), ("content/binsandmore/x.md", None),
        ("content/Bins/x.md", None), ("x/content/bins/missed.md", None),
    ],
)  # fmt: skip
def test_the_section_of_a_file_is_the_one_that_says_so_more_exactly(path: str, section: str | None) -> None:
    assert good().section(path) == section


def test_the_last_day_of_rights_is_one_of_them() -> None:
    policy = good()
    assert policy.active("author", Date(2026, 12, 31)) == ["editor"]
    assert policy.active("author", Date(2027, 1, 1)) == []


def test_a_role_in_one_section_is_none_in_another() -> None:
    policy = good()
    assert policy.may("editor", "author", "bins")
    assert not policy.may("editor", "author", "tips")
    assert not policy.may("lead", "author", "bins")
    assert policy.may("lead", "governance-holder")


def test_too_few_holders_and_too_many_authors_cannot_stand() -> None:
    policy, _ = read(
        permissions=PERMISSIONS_TEXT.replace("59", "1"), people=PEOPLE_TEXT.replace("[approver, gov", "[author, approver, gov")
    )
    assert policy is not None
    assert [code for code, _ in standing_faults(policy, Date(2026, 6, 1))] == ["policy-holders", "policy-publishers"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("until: 2026-12-31", "until: 2026-13-31", "governance/publishers.yml:8 "),
        ("until: 2026-12-31", "until: soon", "governance/publishers.yml:8 "),
        ("roles: [author]", "roles: [writer]", "governance/publishers.yml:5 "),
        ("roles: [author]", "role: author", "unknown key “role”"),
        ("  sections: [bins]\n", "", "an author or approver needs `sections`"),
        ("sections: [bins]\n", "sections: [bin]\n", "there is no section bin  Did you mean “bins”?"),
        ("deputy: editor", "deputy: lead", "nobody is their own deputy"),
        ("deputy: editor", "deputy: edit", "there is nobody called edit"),
        (KEYS[1], KEYS[0], "editor has this key already"),
        (KEYS[1], KEYS[1][:50], "copy the whole line"),
        (KEYS[1], KEYS[1].replace("ssh-ed25519", "ssh-rsa"), "should begin with one of"),
        (KEYS[1], KEYS[1].replace("ssh-ed25519 ", "sk-ssh-ed25519@openssh.com "), "does not hold a key of the kind"),
        ("Lead@Example.org", "editor@EXAMPLE.org", "editor has the address editor@example.org already"),
        ("Lead@Example.org", "*@example.org", "governance/publishers.yml:11 "),
        ("name: Lead", "name: Lead\n  accounts: {github: a, gitlub: b}", "unknown key “gitlub”"),
        ("name: Lead", "name: Lead\n  accounts: {github: '@lead'}", "governance/publishers.yml:11 "),
        ("Lead@Example.org", "lead at example", "governance/publishers.yml:11 "),
        ("name: Lead", "name: &n Lead", "governance/publishers.yml:10 "),
        ("name: Lead", "name: !!str Lead", "governance/publishers.yml:10 "),
        ("name: Lead", "name: Lead\n  name: Lead again", "governance/publishers.yml:11 "),
    ],
)
def test_a_fault_of_people_is_told_where_it_stands(before: str, after: str, told: str) -> None:
    assert before in PEOPLE_TEXT
    policy, faults = read(people=PEOPLE_TEXT.replace(before, after))
    assert policy is None
    assert any(told in fault for fault in faults), faults


def test_an_account_belongs_to_one_person() -> None:
    """Two people with one account would be two approvals by one."""
    people = PEOPLE_TEXT.replace("  roles: [a", "  accounts: {github: Team-Account}\n  roles: [a", 1)
    policy, faults = read(people=people.replace("  roles: [approver", "  accounts: {github: team-account, gitlab: x}\n  roles: [approver"))
    assert policy is None
    assert faults == ["governance/publishers.yml:14  editor has the account team-account already  An account belongs to one person."]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("serial: 3", "serial: 0", "governance/permissions.yml:1 "),
        ("serial: 3", "serial: '3'", "governance/permissions.yml:1 "),
        ("serial: 3\n", "", "no `serial`"),
        ("content/bins/,", "content/bins,", "should end in a slash"),
        ("content/bins/,", "content/../x/,", "governance/permissions.yml:4 "),
        ("content/bins/,", "theme/,", "should begin with content/ or site_config/"),
        ("content/bins/tips/", "content/bins/", "the section bins has content/bins/ already"),
        ("serial: 3", "serial: 3\napprovals: {content: 0}", "governance/permissions.yml:2 "),
        ("serial: 3", "serial: 3\napprovals: {governance: 1}", "governance/permissions.yml:2 "),
    ],
)
def test_a_fault_of_permissions_is_told_where_it_stands(before: str, after: str, told: str) -> None:
    policy, faults = read(permissions=PERMISSIONS_TEXT.replace(before, after))
    assert policy is None
    assert any(told in fault for fault in faults), faults


@pytest.mark.parametrize("file", FILES)
def test_a_file_that_is_missing_or_too_big_is_told(file: str) -> None:
    texts: dict[str, bytes | None] = {PEOPLE: PEOPLE_TEXT.encode(), PERMISSIONS: PERMISSIONS_TEXT.encode(), REVIEW: b""}
    policy, faults = read_policy(texts | {file: None})
    assert (policy, [fault.wrong for fault in faults]) == (None, ["there is no such file"])
    policy, faults = read_policy(texts | {file: b"#" * 256_001})
    assert (policy, [fault.file for fault in faults]) == (None, [file])
    assert "256,001 bytes" in faults[0].wrong


def test_a_key_is_named_as_openssh_names_it() -> None:
    assert fingerprint(read_key(KEYS[0])).startswith("SHA256:")
    assert len(fingerprint(read_key(KEYS[0]))) == len("SHA256:") + 43


def test_the_policy_of_the_reference_site_covers_every_page_and_fact_and_nobody_can_sign_for_it() -> None:
    policy = read_governance(PROJECT)
    files = [
        file.relative_to(PROJECT).as_posix()
        for top in ("content", "site_config")
        for file in Path(PROJECT, top).rglob("*")
        if file.is_file()
    ]
    assert [file for file in files if policy.section(file) is None] == []
    assert [person for person, record in policy.people.items() if record.keys] == []
