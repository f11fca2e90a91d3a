"""Files that the policy gives to others: they say what `briggate who` says, and git believes the right people by them."""

import base64
import json
import re
import subprocess
from collections.abc import Mapping
from datetime import date as Date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briggate.governance.changes import CODE_OWNERS
from briggate.governance.generated import CHECKLIST, GENERATED, SIGNERS, name_for, text_of, texts_since
from briggate.governance.owners import NobodyAble, able
from briggate.governance.policy import PEOPLE, PERMISSIONS, REVIEW, Policy, read_policy
from briggate.governance.telling import who_told
from tests.gate.council import environment, git, run
from tests.sites import PROJECT

GOLDEN = PROJECT / "tests/golden/governance"
TODAY = Date(2026, 6, 1)
GITHUB, GITLAB = CODE_OWNERS["github"], CODE_OWNERS["gitlab"]


def key(number: int) -> str:
    """A public key that nobody has."""
    return "ssh-ed25519 " + base64.b64encode(b"\0\0\0\x0bssh-ed25519\0\0\0 " + number.to_bytes(32)).decode()


def person(name: str, role: str, *sections: str, keys: tuple[str, ...], until: str = "2027-12-31", **more: object) -> dict[str, object]:
    said = {"name": name, "emails": [f"{name}@example.org"], "keys": keys, "roles": [role], "trained": "2026-01-01", "until": until}
    return said | ({"sections": sections} if sections else {}) | more


def policy_of(people: Mapping[str, object], sections: Mapping[str, list[str]], **more: object) -> Policy:
    named = {name: {"name": name, "paths": paths} for name, paths in sections.items()}
    said = {PEOPLE: people, PERMISSIONS: {"serial": 1, "publishers_most": 59, "sections": named} | more, REVIEW: {}}
    dated = {file: _with_dates(json.dumps(text)).encode() for file, text in said.items()}
    policy, faults = read_policy(dated)
    assert policy is not None, faults
    return policy


def _with_dates(text: str) -> str:
    """JSON is YAML, but for dates, which have no quotes there."""
    return re.sub(r'"(\d{4}-\d\d-\d\d)"', r"\1", text)


def council() -> Policy:
    people = {
        "bins-lead": person("bins-lead", "approver", "bins", keys=(key(1),), accounts={"github": "bins-lead-tb", "gitlab": "bins.lead"}),
        "bins-deputy": person("bins-deputy", "approver", "bins", "tips", keys=(key(2), f"{key(3)} a token"), until="2026-12-31"),
        "gone-lead": person("gone-lead", "approver", "bins", "parks", keys=(key(4),), until="2026-05-31"),
        "parks-lead": person("parks-lead", "approver", "parks", keys=()),
        "bins-editor": person("bins-editor", "author", "bins", keys=(key(5),)),
        "holder-one": person("holder-one", "governance-holder", keys=(key(6),)),
        "holder-two": person("holder-two", "governance-holder", keys=(key(7),)),
        "platform-one": person("platform-one", "platform-holder", keys=(key(8),), accounts={"github": "platform-tb"}),
    }
    sections = {
        "tips": ["content/bins/tips/"],
        "bins": ["content/bins/", "site_config/contacts/bins.yml"],
        "parks": ["content/parks/", "content/index.md"],
    }
    return policy_of(people, sections, approvals={"content": 1, "governance": 3, "platform": 2})


@pytest.mark.parametrize("file", GENERATED)
def test_what_each_file_says(file: str) -> None:
    """Read the golden files: several sections, one within another; somebody ended, somebody without a key, a section of nobody."""
    golden = GOLDEN / Path(file).parent.name.removeprefix(".") / Path(file).name
    assert text_of(file, council(), TODAY) == golden.read_text("utf-8")


def test_nothing_changes_until_somebody_s_rights_end() -> None:
    """What is generated does not go out of date overnight by itself."""
    for file in GENERATED:
        texts = [text_of(file, council(), day) for day in (TODAY, Date(2026, 12, 31))]
        assert texts[0] == texts[1]


def test_what_was_right_before_somebody_s_rights_ended_is_known() -> None:
    earlier, now = text_of(GITHUB, council(), Date(2026, 5, 31)), text_of(GITHUB, council(), TODAY)
    assert "gone-lead@example.org" in earlier
    assert "gone-lead@example.org" not in now
    assert texts_since(GITHUB, council(), TODAY) == {earlier: Date(2026, 5, 31), now: TODAY}


def test_codeowners_that_could_name_nobody_is_not_written() -> None:
    people = {"holder": person("holder", "governance-holder", keys=())}
    with pytest.raises(NobodyAble, match="has a key"):
        text_of(GITHUB, policy_of(people, {"bins": ["content/bins/"]}), TODAY)


def test_allowed_signers_without_any_key_says_so() -> None:
    people = {"holder": person("holder", "governance-holder", keys=())}
    assert "# Nobody in governance/publishers.yml has a key" in text_of(SIGNERS, policy_of(people, {"bins": ["content/bins/"]}), TODAY)


def test_this_project_s_own_files_are_those_of_its_policy() -> None:
    """Nobody has a key in the demonstration, so it gives CODEOWNERS to no forge."""
    policy, _ = read_policy({file: (PROJECT / file).read_bytes() for file in (PEOPLE, PERMISSIONS, REVIEW)})
    assert policy is not None
    for file in (SIGNERS, CHECKLIST):
        assert (PROJECT / file).read_text("utf-8") == text_of(file, policy, TODAY)
    assert not any((PROJECT / file).exists() for file in CODE_OWNERS.values())


# CODEOWNERS says what `briggate who` says

NAMES = ("a", "b", "c")
FOLDERS = [f"content/{one}/" for one in NAMES] + [f"content/{one}/{two}/" for one in NAMES for two in NAMES]
OTHERS = (
    "content/x.md",
    "site_config/council.yml",
    "governance/review.yml",
    "checks/rules.yml",
    "checks/local/x.py",
    "mkdocs.yml",
    GITHUB,
    GITLAB,
)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    paths = draw(st.lists(st.sampled_from([*FOLDERS, "content/a/page.md"]), min_size=1, max_size=8, unique=True))
    sections: dict[str, list[str]] = {}
    for number, path in enumerate(paths):
        sections.setdefault(f"s{draw(st.integers(0, number))}", []).append(path)
    people: dict[str, Any] = {"holder": person("holder", "governance-holder", keys=(key(0),))}
    for number in range(draw(st.integers(0, 5))):
        role = draw(st.sampled_from(["author", "approver", "approver", "governance-holder", "platform-holder"]))
        own = draw(st.lists(st.sampled_from([*sections]), min_size=1, unique=True)) if role in ("author", "approver") else []
        keys = (key(number + 1),) if draw(st.booleans()) else ()
        accounts = {"gitlab": f"p{number}"} if draw(st.booleans()) else {}
        until = draw(st.sampled_from(["2026-05-31", "2027-12-31"]))
        people[f"p{number}"] = person(f"p{number}", role, *own, keys=keys, until=until, accounts=accounts)
    return policy_of(people, sections)


@settings(max_examples=60, deadline=None)
@given(policies())
def test_the_line_that_counts_names_just_those_who_may_approve(policy: Policy) -> None:
    """By GitHub's reading the last line that matches; by GitLab's the one section that does, with the number that the policy asks for."""
    files = [
        path if not path.endswith("/") else f"{path}deep/page.md"
        for section in policy.permissions.sections.values()
        for path in section.paths
    ]
    lists = {forge: text_of(file, policy, TODAY) for forge, file in CODE_OWNERS.items()}
    for file in (*files, *OTHERS):
        who = _who(policy, file)
        assert _by_github(lists["github"], file) == {name_for(policy, each, "github") for each in who}
        assert _by_gitlab(lists["gitlab"], file) == {name_for(policy, each, "gitlab") for each in who}


def _who(policy: Policy, file: str) -> set[str]:
    """Those whom `briggate who` names, with a key; where there are none, who holds the policy."""
    told = who_told(policy, file, TODAY)
    names = told.partition("May approve it: ")[2].partition("\n")[0].split(", ")
    return {name for name in names if name and name != "nobody" and "(" not in name} or {*able(policy, "governance-holder", TODAY)}


def _matches(pattern: str, file: str) -> bool:
    if pattern == "*":
        return True
    assert pattern.startswith("/")
    if pattern.endswith("/"):
        return file.startswith(pattern[1:])
    return fnmatchcase(file, pattern[1:]) and file.count("/") == pattern.count("/") - 1


def _by_github(text: str, file: str) -> set[str]:
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    assert all(len(line) > 1 for line in lines), "a line without owners leaves files to everybody"
    return set([line[1:] for line in lines if _matches(line[0], file)][-1])


def _by_gitlab(text: str, file: str) -> set[str]:
    sections: dict[str, list[list[str]]] = {}
    for line in text.splitlines():
        if line.startswith("["):
            sections[line] = []
        elif line and not line.startswith("#"):
            [*sections.values()][-1].append(line.split())
    asked = []
    for lines in sections.values():
        if any(line[0].startswith("!") and _matches(line[0][1:], file) for line in lines):
            continue
        owners = [set(line[1:]) for line in lines if not line[0].startswith("!") and _matches(line[0], file)]
        asked += owners[-1:]
    assert len(asked) == 1, "every section that matches asks for approvals of its own"
    return asked[0]


# git believes the right people by the allowed signers


@pytest.fixture(scope="module")
def signing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository, and the keys of three people beside it."""
    folder = tmp_path_factory.mktemp("signing")
    git(folder, "init", "-q", "-b", "main")
    for name in ("listed", "ended", "stranger"):
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", name, "-f", name, cwd=folder)
    people = {
        "listed": person("listed", "governance-holder", keys=(_public(folder, "listed"),)),
        "ended": person("ended", "governance-holder", keys=(_public(folder, "ended"),), until="2026-01-31"),
    }
    (folder / "signers").write_text(text_of(SIGNERS, policy_of(people, {"bins": ["content/bins/"]}), TODAY), encoding="utf-8")
    return folder


def _public(folder: Path, name: str) -> str:
    return (folder / f"{name}.pub").read_text().strip()


def believed(folder: Path, signer: str, moment: str = "2026-06-01T12:00:00Z") -> str:
    """Who signed a commit of some moment, as git says by the file; "" where it does not believe it. In Tokyo, where tomorrow is earlier."""
    who = {
        f"GIT_{role}_{what}": value
        for role in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "x"), ("EMAIL", "x@example.org"), ("DATE", moment))
    }
    git(
        folder,
        "-c",
        "gpg.format=ssh",
        "-c",
        f"user.signingkey={folder / signer}",
        "commit",
        "-q",
        "--allow-empty",
        "-S",
        "-m",
        "x",
        more=who,
    )
    command = ["git", "-C", str(folder), "-c", f"gpg.ssh.allowedSignersFile={folder / 'signers'}"]
    own = environment({"TZ": "Asia/Tokyo"})
    verified = subprocess.run([*command, "verify-commit", "HEAD"], capture_output=True, env=own, timeout=60, check=False)
    if verified.returncode:
        return ""
    return subprocess.run(
        [*command, "log", "-1", "--format=%GS"], capture_output=True, text=True, env=own, timeout=60, check=True
    ).stdout.strip()


@pytest.mark.parametrize(("signer", "believes"), [("listed", "listed@example.org"), ("ended", ""), ("stranger", "")])
def test_git_believes_a_listed_person_and_nobody_else(signing: Path, signer: str, believes: str) -> None:
    """Somebody whose rights have ended is left out: git would believe what they date back."""
    assert believed(signing, signer) == believes


@pytest.mark.parametrize(("moment", "believes"), [("2027-12-31T23:59:00Z", "listed@example.org"), ("2028-01-01T00:00:30Z", "")])
def test_the_last_day_counts_to_its_end_wherever_somebody_looks(signing: Path, moment: str, believes: str) -> None:
    assert believed(signing, "listed", moment) == believes


def test_an_allowed_signature_is_one_of_a_commit_only(signing: Path) -> None:
    """A key that signs approvals with the same words is not believed for anything but commits."""
    (signing / "note").write_text("x", encoding="utf-8")
    run("ssh-keygen", "-q", "-Y", "sign", "-n", "file", "-f", "listed", "note", cwd=signing)
    command = ["ssh-keygen", "-Y", "verify", "-f", "signers", "-I", "listed@example.org", "-n", "file", "-s", "note.sig"]
    done = subprocess.run(command, cwd=signing, input=b"x", capture_output=True, timeout=60, check=False)
    assert done.returncode != 0
