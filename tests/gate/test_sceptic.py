"""What one publisher could do to the others, or a quarrel between the gate and what publishes could: each was found by trying."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from briggate.gate.published import read_history
from briggate.git.objects import Repository
from briggate.git.record_ref import write_mirror
from tests.gate.council import PAGES, Council, git, run
from tests.gate.test_verify import PAGE, Publisher, landed, without_gate

SOON = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
LIMITED = PAGES[PAGE].replace("---\n", f"---\nstatus: limited\nstatus_text: No crews today.\nstatus_to: {SOON}\n", 1)


def test_a_push_that_was_broken_off_and_came_with_a_later_one_does_not_stop_publishing(council: Council) -> None:
    """The record has it from before git fails, such as when a draft's name is also the folder of another."""
    publisher = Publisher(council)
    council.commit("bins-editor", {PAGE: "---\ntitle: Missed bin\n---\nOne.\n"})
    council.approve("bins-lead")
    assert council.push("HEAD:refs/heads/draft/one").returncode == 0
    assert council.push("HEAD:refs/heads/main", "HEAD:refs/heads/draft/one/more", options=["--atomic"]).returncode != 0
    landed(council, "Two.")
    assert publisher.verify().moves == 1
    with Repository(publisher.mirror) as repository:
        history = read_history(repository, council.main)
    assert [(move.how, len(move.commits)) for move in history.moves][-1] == ("through the gate", 2)


def test_what_a_colleague_approves_once_more_does_not_use_up_two_approvals(council: Council) -> None:
    """The gate knew one approval when main moved; the machine that publishes knows both, and judges by the one."""
    publisher = Publisher(council)
    council.commit("bins-editor", {PAGE: "---\ntitle: Missed bin\n---\nOne.\n"})
    council.approve("bins-lead")
    assert council.push().returncode == 0
    council.commit("bins-editor", {PAGE: PAGES[PAGE]})
    council.approve("bins-lead")
    assert council.push().returncode == 0
    council.commit("bins-editor", {PAGE: "---\ntitle: Missed bin\n---\nOne.\n"})
    council.approve("bins-deputy")
    assert council.push().returncode == 0
    assert publisher.verify().moves == 3


def test_one_approval_given_afterwards_counts_for_one_landing(council: Council) -> None:
    """The same status may land alone once more, and then somebody looks at it once more."""
    publisher = Publisher(council)
    council.commit("bins-lead", {PAGE: LIMITED})
    digest = council.digest()
    assert council.push().returncode == 0
    council.push_blob(*council.approval("bins-deputy", digest))
    back = council.commit("bins-lead", {PAGE: PAGES[PAGE]})
    council.approve("bins-deputy")
    assert council.push().returncode == 0
    again = council.commit("bins-lead", {PAGE: LIMITED})
    assert council.push().returncode == 0
    assert [due.landed.new for due in publisher.verify().due] == [again]
    assert [due.landed.old for due in publisher.verify().due] == [back]
    council.push_blob(*council.approval("bins-deputy", digest))
    assert publisher.verify().due == ()


def test_an_approval_given_afterwards_lets_nobody_land_the_change_again(council: Council) -> None:
    """It was taken for what had landed; an author who may land nothing alone brings the same once more."""
    publisher = Publisher(council)
    council.commit("bins-lead", {PAGE: LIMITED})
    digest = council.digest()
    assert council.push().returncode == 0
    council.push_blob(*council.approval("web-lead", digest))
    landed(council, "Another.")
    council.commit("bins-editor", {PAGE: PAGES[PAGE]})
    council.approve("bins-lead")
    assert council.push().returncode == 0
    council.commit("bins-editor", {PAGE: LIMITED})
    assert "refused (approval-ended)" in council.push().stderr
    assert publisher.verify().due == ()


def test_what_was_approved_afterwards_stays_approved_when_its_approver_leaves(council: Council) -> None:
    """Nobody is asked again years later, for everything that was once urgent."""
    publisher = Publisher(council)
    council.commit("bins-lead", {PAGE: LIMITED})
    digest = council.digest()
    assert council.push().returncode == 0
    assert len(publisher.verify().due) == 1
    council.push_blob(*council.approval("bins-deputy", digest))
    people = council.people().replace(f"[{council.public('bins-deputy')}]", "[]")
    files = {"governance/publishers.yml": people, "governance/permissions.yml": council.permissions(2)}
    council.commit("holder-one", files)
    council.approve("holder-two", "holder-three")
    assert council.push().returncode == 0
    assert publisher.verify().due == ()


def test_nobody_crowds_out_the_approvals_of_others(council: Council) -> None:
    """Whoever has rights anywhere may put approvals up, which count for nothing, but stand first in the list."""
    council.commit("bins-editor", {PAGE: "---\ntitle: Missed bin\n---\nOne.\n"})
    blobs = []
    for _ in range(51):
        ref, data = council.approval("bins-deputy", council.digest(), key="bins-editor")
        ref = ref.replace("bins-deputy", "bins-editor")
        git(council.clone, "update-ref", ref, run("git", "hash-object", "-w", "--stdin", cwd=council.clone, data=data).strip())
        blobs.append(f"{ref}:{ref}")
    assert council.push(*blobs[:50]).returncode == 0
    assert council.push(blobs[50]).returncode == 0
    council.approve("bins-lead")
    assert council.push().returncode == 0


def test_many_changes_since_the_last_look_are_not_too_much_to_read(council: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    """How much is read is limited for one change, as it was when it came."""
    publisher = Publisher(council)
    for words in ("One.", "Two.", "Three."):
        landed(council, words + "x" * 30_000)
    monkeypatch.setattr(Repository.__init__, "__defaults__", (400_000,))
    assert publisher.verify().moves == 3


def _tell(council: Council, **changed: object) -> None:
    """What somebody does who runs the server: main moves past the gate, and the record is written to suit."""
    without_gate(council)
    old, digest = council.main, council.digest()
    new = git(council.clone, "rev-parse", "HEAD").strip()
    assert council.push().returncode == 0
    time = datetime.now(UTC).isoformat(timespec="seconds")
    values: dict[str, object] = {"previous": "", "old": old, "new": new, "time": time, "serial": 1, "digest": digest, "approvals": ()}
    Path(council.server / "briggate").mkdir(exist_ok=True)
    entry = json.dumps(values | changed, separators=(",", ":"))
    write_mirror(council.server, [(1, entry)])


def test_what_a_server_calls_urgent_is_judged_all_the_same(council: Council) -> None:
    publisher = Publisher(council)
    council.commit("bins-lead", {PAGE: "---\ntitle: Missed bin\n---\nAll of it is new.\n"})
    _tell(council, emergency="status")
    assert publisher.refusal() == "approval-missing"


@pytest.mark.parametrize(
    "changed",
    [
        {"time": 5},
        {"time": "2026-01-01T00:00:00"},
        {"time": "soon"},
        {"approvals": [5]},
        {"new": []},
        {"emergency": {}},
        {"approvals": "ab"},
    ],
    ids=str,
)
def test_a_record_that_a_server_wrote_amiss_is_refused_in_a_sentence(council: Council, changed: dict[str, object]) -> None:
    publisher = Publisher(council)
    council.commit("bins-editor", {PAGE: "---\ntitle: Missed bin\n---\nOne.\n"})
    council.approve("bins-lead")
    _tell(council, **changed)
    assert publisher.refusal() == "history-rewritten"
