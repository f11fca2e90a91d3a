"""`briggate verify`: what was published is what the policy wants, whatever the server or the forge let through."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from briggate.gate.introduction import policy_digest
from briggate.gate.verify import CannotVerify, Verified, introduce, verify
from briggate.git.objects import Repository
from briggate.governance.policy import FILES
from briggate.governance.refusals import Refused
from tests.gate.council import PAGES, Council, git

PAGE = "content/bins/missed-bin.md"


class Publisher:
    """A machine that publishes: a mirror of the server, and what it trusts."""

    def __init__(self, council: Council) -> None:
        self.council = council
        self.mirror, self.trust = council.folder / "mirror.git", council.folder / "trust.json"
        git(council.folder, "clone", "-q", "--mirror", str(council.server), str(self.mirror))
        with Repository(self.mirror) as repository:
            digest = policy_digest(repository.files(repository.tree(council.main), FILES))
        introduce(self.mirror, council.main, digest, self.trust, datetime.now(UTC))

    def verify(self) -> Verified:
        git(self.mirror, "fetch", "-q", "--prune", "origin", "+refs/*:refs/*")
        return verify(self.mirror, self.trust, datetime.now(UTC) + timedelta(seconds=1))

    def refusal(self) -> str:
        tip = json.loads(self.trust.read_text())["tip"]
        with pytest.raises(Refused) as refused:
            self.verify()
        assert json.loads(self.trust.read_text())["tip"] == tip
        return refused.value.reason.code


def landed(council: Council, words: str) -> None:
    council.commit("bins-editor", {PAGE: f"---\ntitle: Missed bin\n---\n{words}\n"})
    council.approve("bins-lead")
    done = council.push()
    assert done.returncode == 0, done.stderr


def without_gate(council: Council) -> None:
    """What somebody does who runs the server."""
    for hook in ("pre-receive", "post-receive"):
        (council.server / "hooks" / hook).unlink()


def test_what_the_gate_let_through_is_right_and_a_second_look_has_nothing_to_do(council: Council) -> None:
    publisher = Publisher(council)
    landed(council, "One.")
    landed(council, "Two.")
    assert publisher.verify() == Verified(council.main, 2, 1)
    assert publisher.verify() == Verified(council.main, 0, 1)
    landed(council, "Three.")
    assert publisher.verify().moves == 1


def test_what_was_pushed_past_the_gate_is_not_published(council: Council) -> None:
    publisher = Publisher(council)
    landed(council, "One.")
    without_gate(council)
    council.commit("bins-editor", {PAGE: "---\ntitle: Missed bin\n---\nNobody approved this.\n"})
    assert council.push().returncode == 0
    assert publisher.refusal() == "history-rewritten"


def test_without_a_record_what_nobody_approved_is_not_published(council: Council) -> None:
    publisher = Publisher(council)
    without_gate(council)
    council.commit("bins-editor", {PAGE: "---\ntitle: Missed bin\n---\nNobody approved this.\n"})
    assert council.push().returncode == 0
    assert publisher.refusal() == "approval-missing"
    council.commit("bins-editor", {PAGE: "---\ntitle: Missed bin\n---\nUnsigned.\n"}, key=None)
    assert council.push().returncode == 0
    assert publisher.refusal() == "commit-unsigned"


def test_without_a_record_what_was_approved_is_published_once(council: Council) -> None:
    publisher = Publisher(council)
    without_gate(council)
    council.commit("bins-editor", {PAGE: "---\ntitle: Missed bin\n---\nApproved.\n"})
    council.approve("bins-lead")
    assert council.push().returncode == 0
    assert publisher.verify().moves == 1
    council.commit("bins-editor", {PAGE: PAGES[PAGE]})
    council.approve("bins-lead")
    assert council.push().returncode == 0
    assert publisher.verify().moves == 1
    council.commit("bins-editor", {PAGE: "---\ntitle: Missed bin\n---\nApproved.\n"})
    assert council.push().returncode == 0
    assert publisher.refusal() == "approval-ended"


def test_without_a_record_what_several_people_landed_is_told_apart_by_its_approvals(council: Council) -> None:
    publisher = Publisher(council)
    without_gate(council)
    new, park = "content/bins/new-bin.md", "content/parks/roundhay.md"
    council.commit("bins-editor", {PAGE: PAGES[PAGE] + "Soon.\n"})
    council.commit("bins-editor", {new: PAGES[new] + "Now.\n"})
    council.approve("bins-lead")
    assert council.push().returncode == 0
    council.commit("parks-editor", {park: PAGES[park] + "Large.\n"})
    council.approve("parks-lead")
    assert council.push().returncode == 0
    soon = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    limited = PAGES[park].replace("---\n", f"---\nstatus: limited\nstatus_text: Closed.\nstatus_to: {soon}\n", 1) + "Large.\n"
    council.commit("parks-lead", {park: limited})
    assert council.push().returncode == 0
    verified = publisher.verify()
    assert (verified.tip, verified.moves, [due.landed.kind for due in verified.due]) == (council.main, 3, ["status"])
    council.commit("parks-editor", {park: PAGES[park] + "Larger.\n"})
    council.commit("bins-editor", {PAGE: PAGES[PAGE]})
    council.approve("web-lead")
    council.commit("parks-editor", {park: PAGES[park] + "Nobody approved this.\n"})
    assert council.push().returncode == 0
    assert publisher.refusal() == "approval-missing"


def test_without_a_record_what_came_on_the_way_of_a_change_was_never_a_version(council: Council) -> None:
    publisher = Publisher(council)
    without_gate(council)
    park = "content/parks/roundhay.md"
    never_approved = PAGES[park] + "Nobody approved this.\n"
    council.commit("web-lead", {park: never_approved})
    council.commit("web-lead", {park: PAGES[park] + "Large.\n"})
    council.approve("parks-lead")
    assert council.push().returncode == 0
    assert publisher.verify().moves == 1
    council.commit("parks-lead", {park: never_approved})
    assert council.push().returncode == 0
    assert publisher.refusal() == "path-not-yours", "an approver who is no author may land a version of main's alone, and nothing else"


def test_a_main_that_was_put_back_is_not_published(council: Council) -> None:
    publisher = Publisher(council)
    before = council.main
    landed(council, "One.")
    publisher.verify()
    git(council.server, "update-ref", "refs/heads/main", before)
    assert publisher.refusal() == "history-rewritten"


def test_a_record_that_was_altered_is_not_believed(council: Council) -> None:
    publisher = Publisher(council)
    landed(council, "One.")
    landed(council, "Two.")
    tip = git(council.server, "rev-parse", "refs/briggate/record").strip()
    last = git(council.server, "log", "-1", "--format=%B", tip).strip()
    nobody = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    shortened = git(council.server, "commit-tree", f"{tip}^{{tree}}", "-m", last, more=nobody)
    git(council.server, "update-ref", "refs/briggate/record", shortened.strip())
    assert publisher.refusal() == "history-rewritten"


def test_a_part_of_the_history_is_not_enough(council: Council) -> None:
    publisher = Publisher(council)
    landed(council, "One.")
    shallow = council.folder / "shallow.git"
    git(council.folder, "clone", "-q", "--bare", "--depth", "1", f"file://{council.server}", str(shallow))
    with pytest.raises(CannotVerify, match="only a part of the history"):
        verify(shallow, publisher.trust, datetime.now(UTC))


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"tip": 1}', '{"introduction": "a", "policy": "b", "tip": "c", "looked": "d", "used": []}']
)
def test_a_file_of_trust_that_was_spoilt_is_not_used(council: Council, text: str) -> None:
    publisher = Publisher(council)
    publisher.trust.write_text(text)
    with pytest.raises(CannotVerify, match="cannot be read"):
        publisher.verify()


def test_trust_begins_only_with_the_policy_that_was_told(council: Council) -> None:
    with pytest.raises(CannotVerify, match="has the digest"):
        introduce(council.server, council.main, "0" * 64, council.folder / "trust.json", datetime.now(UTC))
    assert not (council.folder / "trust.json").exists()


def test_what_landed_alone_is_told_until_somebody_else_has_approved_it(council: Council) -> None:
    publisher = Publisher(council)
    soon = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    limited = PAGES[PAGE].replace("---\n", f"---\nstatus: limited\nstatus_text: No crews today.\nstatus_to: {soon}\n", 1)
    council.commit("bins-lead", {PAGE: limited})
    digest = council.digest()
    assert council.push().returncode == 0
    (due,) = publisher.verify().due
    assert (due.landed.new, due.landed.kind, due.weighed.signers) == (council.main, "status", ("bins-lead",))
    assert due.told(due.until).startswith(f"{PAGE} (status), landed by bins-lead, is to be approved by ")
    assert "was to be approved by" in due.told(due.until + timedelta(seconds=1))
    assert council.push(f"{council.main}:refs/heads/main").returncode == 0
    council.push_blob(*council.approval("bins-lead", digest))
    assert len(publisher.verify().due) == 1, "nobody approves what they signed"
    landed(council, "Another change.")
    assert len(publisher.verify().due) == 1
    council.push_blob(*council.approval("bins-deputy", digest))
    assert publisher.verify().due == ()
