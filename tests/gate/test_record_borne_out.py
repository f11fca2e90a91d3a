"""`briggate record` tells no more than git bears out, whatever a server's record says."""

import csv
import io
import json
from hashlib import sha256
from pathlib import Path

import pytest

from briggate.git.record_ref import REF, write_mirror
from tests.gate.council import Council, git, run
from tests.gate.recorded import BEFORE, FETCH, MISSED, MOVES, NEW, TOP, begin_recorded, fetch, land, told, unwrapped


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Council:
    return begin_recorded(tmp_path_factory.mktemp("council"))


@pytest.fixture
def council(begun: Council, tmp_path: Path) -> Council:
    """The same, for one test to change."""
    return begun.copy(tmp_path)


def test_who_signed_counts_and_not_whose_name_a_commit_bears(council: Council) -> None:
    """Whoever runs the server can push a commit in anybody's name; the key says whose it is, or that it is nobody's."""
    for hook in ("pre-receive", "post-receive"):
        (council.server / "hooks" / hook).unlink()
    council.commit("bins-lead", {NEW: "---\ntitle: New bin\n---\nAsk nobody.\n"}, "Mine", key="bins-editor")
    council.commit("bins-lead", {NEW: "---\ntitle: New bin\n---\nAsk no one.\n"}, "Yours", key="stranger")
    council.commit("bins-lead", {NEW: "---\ntitle: New bin\n---\nAsk none.\n"}, "Nobody’s", key=None)
    assert council.push().returncode == 0
    text, code = told(council)
    assert code == 0
    assert text.startswith(
        "Not in the record: how main came to c7, and who approved it. 1 file.\n"
        "  c5 bins-editor: Mine\n"
        "  c6 somebody with an unknown key: Yours\n"
        "  c7 somebody who did not sign: Nobody’s\n"
    )
    assert text.endswith(f"The record that is here does not reach up to what is live. To fetch all of it: {FETCH}\n")
    assert "not in the record,not signed,bins-editor; unknown key; not signed,,3,1," in told(council, "--csv")[0]
    assert unwrapped("4 Changed by somebody who did not sign. The record does not tell who approved it. c7 Nobody’s") in unwrapped(
        told(council, NEW)[0]
    )


def test_a_move_that_no_entry_tells_of_is_told_between_those_that_are(council: Council) -> None:
    hooks = council.server / "hooks"
    hooks.rename(hooks.with_name("away"))
    council.commit("bins-editor", {NEW: "---\ntitle: New bin\n---\nPast the gate.\n"}, "Past the gate")
    assert council.push().returncode == 0
    hooks.with_name("away").rename(hooks)
    council.commit("bins-editor", {MISSED: f"{TOP}Through it.\n"}, "Through the gate")
    land(council, "bins-lead")
    fetch(council)
    assert unwrapped(told(council)[0]).startswith(
        "TODAY: published by bins-editor, approved by bins-lead. 1 file. c6 bins-editor: Through the gate "
        "Not in the record: how main came to c5, and who approved it. 1 file. c5 bins-editor: Past the gate "
    )


def test_an_approval_whose_ref_is_gone_is_no_longer_here(council: Council) -> None:
    (gone,) = [ref for ref in git(council.clone, "for-each-ref", "--format=%(refname)", "refs/approvals").split() if "/web-lead/" in ref]
    git(council.clone, "update-ref", "-d", gone)
    text = unwrapped(told(council)[0])
    assert "approved by web-lead (approval no longer here)" in text
    assert "approved by bins-lead. 1 file." in text
    assert FETCH not in text, "others are here, so that it was not for want of fetching"


def test_without_any_approval_the_way_to_fetch_them_is_told(council: Council) -> None:
    for ref in git(council.clone, "for-each-ref", "--format=%(refname)", "refs/approvals").split():
        git(council.clone, "update-ref", "-d", ref)
    assert told(council)[0].endswith(f"No approval is here. To fetch them: {FETCH}\n")


@pytest.mark.parametrize("fault", ["another person's key", "another change", "a signer's own", "no approval"])
def test_an_approval_that_says_something_else_does_not_bear_the_record_out(council: Council, fault: str) -> None:
    (ref,) = [ref for ref in git(council.clone, "for-each-ref", "--format=%(refname)", "refs/approvals").split() if "/web-lead/" in ref]
    digest, person, nonce = ref.split("/")[2:]
    _, other = council.approval(person, "0" * 64, nonce=nonce)
    _, by_another = council.approval(person, digest, key="bins-deputy", nonce=nonce)
    if fault == "a signer's own":
        entries = git(council.clone, "log", "--reverse", "--format=%B%x00", "refs/briggate/record").split("\0")[:-1]
        rewrite_record(council, [entry.replace("/web-lead/", "/bins-lead/") for entry in map(str.strip, entries)])
        data, ref = council.approval("bins-lead", digest, nonce=nonce)[1], ref.replace("/web-lead/", "/bins-lead/")
    else:
        data = {"another person's key": by_another, "another change": other, "no approval": b"Yes.\n"}[fault]
    blob = run("git", "hash-object", "-w", "--stdin", cwd=council.clone, data=data).strip()
    git(council.clone, "update-ref", ref, blob)
    assert "lead (the approval does not bear this out). 2 files." in unwrapped(told(council)[0])


def test_an_approval_of_another_change_does_not_count_for_this_one(council: Council) -> None:
    texts = [json.loads(each) for each in git(council.clone, "log", "--reverse", "--format=%B%x00", REF).split("\0")[:-1]]
    texts[2]["approvals"] = [*texts[1]["approvals"], "refs/heads/main"]
    rewrite_record(council, [json.dumps(each) for each in texts])
    doubt = "(the approval does not bear this out)"
    assert f"approved by web-lead {doubt}; unknown person {doubt}. 1 file. c4" in unwrapped(told(council)[0])


def rewrite_record(council: Council, texts: list[str]) -> None:
    """A record of other entries, chained as such are, in the clone."""
    git(council.clone, "update-ref", "-d", REF)
    previous, chained = "", []
    for number, text in enumerate(texts, 1):
        entry = json.dumps({**json.loads(text), "previous": previous}, separators=(",", ":"))
        previous = sha256(entry.encode()).hexdigest()
        chained.append((number, entry))
    write_mirror(council.clone / ".git", chained)


def test_a_record_that_was_altered_is_not_told_from(council: Council) -> None:
    last = git(council.clone, "log", "-1", "--format=%B", "refs/briggate/record").strip()
    nobody = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    shortened = git(council.clone, "commit-tree", "refs/briggate/record^{tree}", "-m", last, more=nobody).strip()
    git(council.clone, "update-ref", "refs/briggate/record", shortened)
    text, code = told(council)
    assert code == 1
    assert text == (
        "the record cannot be relied on: an entry of the record was altered, or is missing.  Fetch it anew. If that does not help, tell "
        "whoever runs the server, whose record.sqlite has it too.\n"
    )


def test_an_entry_whose_commit_never_reached_main_is_void(council: Council) -> None:
    """The gate lets a push through, and then git cannot move main: a full disk, or another push that was quicker."""
    council.commit("bins-editor", {NEW: "---\ntitle: New bin\n---\nThis was never live.\n"}, "Never live")
    council.approve("bins-lead")
    _push_in_vain(council)
    git(council.clone, "reset", "-q", "--hard", "origin/main")
    council.commit("bins-editor", {NEW: "---\ntitle: New bin\n---\nThis is live.\n"}, "Live")
    land(council, "bins-deputy")
    fetch(council)
    text, code = told(council)
    assert code == 0
    assert unwrapped(text) == unwrapped(
        "TODAY: published by bins-editor, approved by bins-deputy. 1 file.\n  c5 bins-editor: Live\n"
        f"{MOVES}{BEFORE}1 entry of the record is void: its commit is not on main, as it is here.\n"
    )


def test_a_push_that_failed_and_came_again_is_told_once(council: Council) -> None:
    council.commit("bins-editor", {NEW: "---\ntitle: New bin\n---\nAgain.\n"}, "Again")
    council.approve("bins-lead")
    _push_in_vain(council)
    assert council.push().returncode == 0
    fetch(council)
    text, _ = told(council)
    assert text.count("bins-editor: Again") == text.count("c5") == 1
    assert "void" not in text


def test_a_key_is_that_of_whom_the_policy_of_then_names(council: Council) -> None:
    """A key that was taken away since was somebody's when it signed, and nobody else's by having been given to another."""
    people = council.people().replace(council.public("bins-editor"), council.public("bins-editor-new"))
    council.commit("holder-one", {"governance/publishers.yml": people, "governance/permissions.yml": council.permissions(2)}, "A new key")
    council.approve("holder-two", "holder-three")
    assert council.push().returncode == 0
    council.commit("bins-editor", {NEW: "---\ntitle: New bin\n---\nSigned anew.\n"}, "Signed anew", key="bins-editor-new")
    council.approve("bins-lead", serial=2)
    assert council.push().returncode == 0
    fetch(council)
    rows = list(csv.DictReader(io.StringIO(told(council, "--csv")[0])))
    assert [(row["changed_by"], row["approved_by"], row["policy_serial"]) for row in rows] == [
        ("bins-editor", "bins-lead", "2"), ("holder-one", "holder-three; holder-two", "1"), ("parks-editor", "parks-lead", "1"),
        ("bins-editor; bins-lead", "web-lead", "1"), ("bins-editor", "bins-lead", "1"), ("", "", ""),
    ]  # fmt: skip


def _push_in_vain(council: Council) -> None:
    """A push that the gate lets through, and then git cannot move main."""
    stops = council.server / "hooks/update"
    stops.write_text("#!/bin/sh\nexit 1\n")
    stops.chmod(0o755)
    assert council.push().returncode == 1
    stops.unlink()
