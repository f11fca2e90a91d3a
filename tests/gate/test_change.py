"""A change that nobody has pushed yet is judged as the gate judges a push, and each refusal is told by one rule."""

from typing import get_args

import pytest

from briggate.checks.catalogue import load_catalogue
from briggate.gate.change import judge_change
from briggate.governance.decision import Change
from briggate.governance.refusals import REASONS, Code, Refused
from briggate.policy.world import OF_A_CHANGE
from tests.checks.harness import hits, told
from tests.gate.cases.bench import MAIN, Bench
from tests.gate.cases.case import Case, every_case
from tests.gate.cases.honest import MISSED, WORDS
from tests.gate.council import NOW, Council, git

CASES = every_case()
CODES: tuple[Code, ...] = get_args(Code.__value__)
OF_A_SERVER: set[Code] = {
    "ref-unknown", "ref-deletes-main", "ref-rewritten", "push-option", "main-missing", "turn-of-another", "turn-broken",
}  # fmt: skip
"""Reasons that only a push can meet, by what it does to the refs of a server."""
NOT_JUDGED: set[Code] = {"not-judged"}
"""What is no refusal of the change: the check is not complete."""
OF_A_CHANGE_OF_MAIN = [code for code in CODES if code not in OF_A_SERVER | NOT_JUDGED]
RULES = [rule for rule in load_catalogue() if rule.subject is Change]
GIT_WILL_NOT_TELL = {"object-broken"}
"""Of a push that is its own fault. Of a clone it may be the clone's, so that nothing is known of the change."""
BY_ID = {case.id: case for case in CASES}


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    council = Council(tmp_path_factory.mktemp("council"))
    council.begin()
    return Bench(council)


def judged(bench: Bench, case: Case) -> Change | None:
    """What is said of a case's change by who has fetched all that the server has; None for a case that does not just move main on."""
    bench.reset()
    case.attempt(bench)
    assert bench.pushed is not None
    if set(bench.pushed.wanted) != {MAIN}:
        return None
    refs = ("+refs/approvals/*:refs/approvals/*", "+refs/briggate/*:refs/briggate/*")
    git(bench.workplace, "fetch", "-q", "--prune", str(bench.council.server), *refs)
    return judge_change(bench.workplace, bench.pushed.before[MAIN], bench.pushed.wanted[MAIN], NOW)


def found(change: Change) -> list[str]:
    """What rules over a change find in it: `rule  place  message`."""
    return [f"{rule.id}  {each}" for rule in RULES for each in told(rule, change)]


def test_the_rules_that_cannot_be_turned_off_are_those_over_a_change() -> None:
    assert {rule.id for rule in RULES if rule.severity == "error"} == set(OF_A_CHANGE)
    assert {rule.id for rule in RULES if rule.severity != "error"} == {"alone-unapproved"}


@pytest.mark.parametrize("code", OF_A_CHANGE_OF_MAIN)
def test_every_reason_is_told_by_one_rule_in_the_words_of_a_push(code: Code) -> None:
    change = Change("a" * 40, "b" * 40, Refused(code, "the commit is not right."))
    ((message, fix),) = [(hit.message, hit.fix) for rule in RULES for hit in hits(rule, change)]
    assert (message, fix) == (f"the commit is not right ({code})", REASONS[code].next_step)


@pytest.mark.parametrize("code", sorted(OF_A_SERVER | NOT_JUDGED))
def test_other_reasons_are_told_by_none(code: Code) -> None:
    """The check is then not complete: tests/checks/test_change_runner.py."""
    assert found(Change("a" * 40, "b" * 40, Refused(code, "it is not so."))) == []


@pytest.mark.parametrize("code", [code for code in OF_A_CHANGE_OF_MAIN if code not in GIT_WILL_NOT_TELL])
def test_a_change_is_refused_for_the_reason_that_its_push_was(bench: Bench, code: str) -> None:
    """By plain git against the gate, then without a push: one change for every reason."""
    changes = (judged(bench, case) for case in CASES if case.code == code)
    change = next(each for each in changes if each is not None)
    assert change.refused is not None
    assert bench.pushed is not None
    assert f"refused ({code}): {change.refused.sentence}" in bench.pushed.told
    assert len(found(change)) == 1


@pytest.mark.parametrize("id", ["honest-own-section", "honest-two-publishers", "used-in-vain"])
def test_a_change_that_the_gate_lets_through_breaks_no_rule(bench: Bench, id: str) -> None:
    change = judged(bench, BY_ID[id])
    assert change is not None
    assert (change.refused, change.not_judged, found(change)) == (None, "", [])


def test_an_approval_that_was_used_does_not_count_again(bench: Bench) -> None:
    """The record is fetched along, and says so."""
    change = judged(bench, BY_ID["used-again"])
    assert change is not None
    assert [each.partition("  ")[0] for each in found(change)] == ["change-approved"]
    assert not any("record" in note for note in change.notes)


def test_a_finding_points_at_the_file_and_line_that_the_refusal_names(bench: Bench) -> None:
    change = judged(bench, BY_ID["policy-field"])
    assert change is not None
    assert change.place == ("governance/publishers.yml", 2)


def test_a_file_is_named_by_its_whole_path_alone() -> None:
    files = frozenset({"content/bins", "content/bins/a.md", "parks"})
    change = Change("a", "b", Refused("path-not-yours", "content/bins/a.md is in the section parks, and x is none."), files=files)
    assert change.place == ("content/bins/a.md", 0)


def test_what_git_will_not_tell_is_neither_passed_nor_refused(bench: Bench) -> None:
    """A clone that lacks a file knows nothing of the change."""
    bench.reset()
    bench.commit("bins-editor", {"content/bins/missed-bin.md": "---\ntitle: Missed\n---\n"})
    blob = bench.files()["content/bins/missed-bin.md"].id
    (bench.workplace / "objects" / blob[:2] / blob[2:]).unlink()
    change = judge_change(bench.workplace, bench.main, bench.head, NOW)
    assert (change.refused, change.not_judged) == (None, f"git would not tell what was asked: {blob[:10]} is not there.")


def test_a_record_that_cannot_be_read_is_neither(bench: Bench) -> None:
    """An approval that was used would else count again."""
    bench.reset()
    bench.commit("bins-editor", {"content/bins/missed-bin.md": "---\ntitle: Missed\n---\n"})
    tree = git(bench.workplace, "rev-parse", f"{bench.main}^{{tree}}").strip()
    entry = git(bench.workplace, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit-tree", "-m", "not so", tree).strip()
    git(bench.workplace, "update-ref", "refs/briggate/record", entry)
    change = judge_change(bench.workplace, bench.main, bench.head, NOW)
    why = "refs/briggate/record cannot be read, since an entry of the record is not written as entries are"
    assert (change.refused, change.not_judged) == (None, f"the change could not be judged: {why}.")


def test_what_landed_alone_is_found_until_somebody_else_has_approved_it(bench: Bench) -> None:
    bench.reset()
    page = "content/parks/roundhay.md"
    limited = bench.text(page).replace("---\n", f"---\nstatus: limited\nstatus_text: Closed today.\nstatus_to: {NOW:%Y-%m-%d} 23:00\n", 1)
    alone = bench.commit("web-lead", {page: limited})
    assert bench.push().returncode == 0
    digest = bench.digest()
    bench.main = alone
    bench.commit("bins-editor", {MISSED: WORDS})
    bench.approve("bins-lead")
    before = judge_change(bench.council.server, alone, _kept(bench), NOW)
    assert [(file, told.partition(", is")[0]) for file, told in before.due] == [(page, f"{page} (status), landed by web-lead")]
    assert {hit.where[0] for rule in RULES for hit in rule.function(before)} == {page}
    bench.place_approval(*bench.approval("parks-lead", bench.statement(digest=digest)))
    assert judge_change(bench.council.server, alone, _kept(bench), NOW).due == ()


def _kept(bench: Bench) -> str:
    """The head, whose objects the server has too."""
    git(bench.council.server, "fetch", "-q", "--no-write-fetch-head", str(bench.workplace), bench.head)
    return bench.head
