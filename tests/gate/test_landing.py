"""People who land at the same time do so one after another, and whoever goes away in the middle holds nobody up."""

import sqlite3
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briggate.gate.queue import FILE, Queue
from briggate.governance.refusals import Refused
from tests.gate.council import BRIGGATE, Council, environment, git
from tests.gate.test_walk_through import Computer, computer

EDITORS = ("bins-editor", "bins-lead", "bins-deputy", "web-lead")
LONG_AGO = 1.0


def _altered(repository: Path, words: str) -> None:
    queue = sqlite3.connect(repository / FILE)
    with queue:
        queue.execute(words)
    queue.close()


def _waiting(repository: Path) -> list[str]:
    queue = sqlite3.connect(repository / FILE)
    try:
        return [person for (person,) in queue.execute("select person from queue order by number")]
    finally:
        queue.close()


def _last_place(repository: Path) -> int:
    queue = sqlite3.connect(repository / FILE)
    try:
        return int(queue.execute("select max(number) from queue").fetchone()[0])
    finally:
        queue.close()


def test_turns_come_in_the_order_in_which_they_were_asked_for(tmp_path: Path) -> None:
    queue, came = Queue(tmp_path), list[str]()

    def take(person: str) -> None:
        queue.wait(person)
        came.append(person)
        queue.end()

    queue.wait("first")
    threads = []
    for number, person in enumerate(EDITORS, 1):
        threads.append(threading.Thread(target=take, args=(person,)))
        threads[-1].start()
        while len(_waiting(tmp_path)) <= number:  # until it stands in the queue
            threads[-1].join(0.01)
    assert came == []
    queue.end()
    for thread in threads:
        thread.join(60)
    assert came == list(EDITORS)


def test_a_turn_that_is_not_used_runs_out(tmp_path: Path) -> None:
    queue = Queue(tmp_path)
    queue.wait("slow-editor")
    with pytest.raises(Refused, match=r"slow-editor is landing a change, and has .* more seconds"):
        queue.check(("quick-editor",))
    queue.check(("quick-editor", "slow-editor"))
    _altered(tmp_path, f"update queue set begun = {LONG_AGO}")
    queue.check(("quick-editor",))
    queue.wait("quick-editor")
    assert _waiting(tmp_path) == ["quick-editor"]


def test_whoever_has_gone_while_waiting_is_passed_over(tmp_path: Path) -> None:
    queue = Queue(tmp_path)
    queue.wait("first")
    _altered(tmp_path, f"insert into queue (person, seen) values ('gone', {LONG_AGO})")
    queue.end()
    queue.wait("second")
    assert _waiting(tmp_path) == ["second"]


def test_nobody_stands_in_the_queue_twice(tmp_path: Path) -> None:
    """One publisher who asks again and again would else keep everybody from landing; and a turn that was broken off would be waited out."""
    queue = Queue(tmp_path)
    queue.wait("eager-editor")
    queue.wait("eager-editor")
    assert _waiting(tmp_path) == ["eager-editor"]
    _altered(tmp_path, "insert into queue (person, seen) values ('patient-editor', 9e12)")
    with ThreadPoolExecutor(2) as threads:
        asked = threads.submit(queue.wait, "eager-editor")
        while _waiting(tmp_path) != ["patient-editor", "eager-editor"]:
            assert not asked.done()
        place = _last_place(tmp_path)
        again = threads.submit(queue.wait, "eager-editor")
        while _last_place(tmp_path) == place or _waiting(tmp_path) != ["patient-editor", "eager-editor"]:
            assert not again.done()
        _altered(tmp_path, f"update queue set begun = {LONG_AGO} where person = 'patient-editor'")
        outcomes = [each.exception() for each in (asked, again)]
    assert [str(each) for each in outcomes if each] == ["turn-of-another: eager-editor has asked for another turn since."]
    assert _waiting(tmp_path) == ["eager-editor"]


def test_waiting_has_an_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    queue = Queue(tmp_path)
    queue.wait("first")
    monkeypatch.setattr("briggate.gate.queue.WAIT_MOST", -1)
    with pytest.raises(Refused, match="1 change is still waiting to land before this one"):
        queue.wait("second")
    assert _waiting(tmp_path) == ["first"]


def _put_up(council: Council, person: str, page: str) -> Computer:
    """A publisher's computer, with a draft of theirs on the server that others have approved."""
    base = council.main
    git(council.clone, "reset", "-q", "--hard", base)
    council.commit(person, {page: f"---\ntitle: {person}\n---\nBy {person}.\n"})
    council.approve(next(each for each in ("bins-lead", "bins-deputy") if each != person))
    assert council.push(f"HEAD:refs/heads/draft/{person}").returncode == 0
    own = computer(council, person)
    own("setup")
    return own


def test_all_who_land_at_once_have_landed_and_nothing_is_lost(begun: Council, tmp_path: Path) -> None:
    council = begun.copy(tmp_path)
    council.commit("bins-editor", {"content/bins/new-bin.md": "---\ntitle: New bin\n---\nFirst.\n"})
    council.approve("bins-lead")
    assert council.push().returncode == 0  # from now on there is a record, and so turns
    base = council.main
    pages = {person: f"content/bins/{person}.md" for person in EDITORS}
    computers = [_put_up(council, person, page) for person, page in pages.items()]

    def land(own: Computer, person: str) -> str:
        home = {"HOME": str(own.home), "USERPROFILE": str(own.home)}
        command = [str(BRIGGATE), "land", person]
        done = subprocess.run(command, cwd=own.clone, capture_output=True, text=True, timeout=120, check=False, env=environment(home))
        return done.stdout + done.stderr

    with ThreadPoolExecutor(len(EDITORS)) as threads:
        told = list(threads.map(land, computers, EDITORS))
    assert [line.partition(":")[0] for line in told] == [f"{person} has landed" for person in EDITORS]  # and no try was in vain
    assert {person: git(council.server, "show", f"main:{page}").split("\n")[-2] for person, page in pages.items()} == {
        person: f"By {person}." for person in EDITORS
    }
    assert len(git(council.server, "rev-list", "--no-merges", f"{base}..main").split()) == len(EDITORS)
    assert not git(council.server, "for-each-ref", "refs/turns", "refs/heads/draft")


def test_a_draft_that_others_have_overtaken_in_the_same_lines_stays_where_it_is(begun: Council, tmp_path: Path) -> None:
    council = begun.copy(tmp_path)
    page = "content/bins/missed-bin.md"
    own = _put_up(council, "bins-editor", page)
    git(council.clone, "reset", "-q", "--hard", council.main)
    council.commit("bins-lead", {page: "---\ntitle: Bins we missed\n---\nBy others.\n"})
    council.approve("bins-deputy")
    assert council.push().returncode == 0
    told = own("land", "bins-editor", expected=2)
    assert told == "main has meanwhile changed the same lines  Run git pull --rebase, then briggate submit again.\n"
    assert "refs/heads/draft/bins-editor" in git(council.server, "for-each-ref")
    assert git(own.clone, "status", "--porcelain") == ""
