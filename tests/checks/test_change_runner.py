"""Rules over a change: what they find is placed, and a rule that has not seen the whole of it has not passed."""

from collections.abc import Iterator

from briggate.checks.change_runner import run_over_change
from briggate.checks.council.refused import refused_for
from briggate.checks.rule import Hit, Rule
from briggate.checks.runner import Looked
from briggate.governance.decision import Change
from briggate.governance.refusals import Refused
from briggate.model.finding import NotRun, Place

PAGE = "content/bins/a.md"
LET_THROUGH = Change("a" * 40, "b" * 40)
REFUSED = Change("a" * 40, "b" * 40, Refused("file-text", f"{PAGE}:3 has a character that cannot be seen."), files=frozenset({PAGE}))
NOT_JUDGED = Change("a" * 40, "b" * 40, not_judged="git would not tell.")
RANGE = "aaaaaaaaaa..bbbbbbbbbb"


def _rule(id: str) -> Rule:
    return Rule(id, "T", "W", "R", "F", ())


files, history, broken = _rule("files"), _rule("history"), _rule("broken")


@files.over(Change)
def _files(change: Change) -> Iterator[Hit]:
    yield from refused_for(["file-text"], change, files)


@history.over(Change)
def _history(change: Change) -> Iterator[Hit]:
    yield from refused_for(["history-not-linear"], change, history)


@broken.over(Change)
def _broken(change: Change) -> Iterator[Hit]:
    raise ValueError("no")
    yield


def looked_at(change: Change, *rules: Rule) -> Looked:
    looked = Looked()
    run_over_change(change, rules, looked)
    return looked


def test_a_change_that_is_let_through_was_looked_at_by_every_rule() -> None:
    looked = looked_at(LET_THROUGH, files, history)
    assert (looked.hits, looked.not_run, dict(looked.looked_at)) == ([], [], {"files": 1, "history": 1})


def test_of_a_refused_one_only_the_rule_that_tells_of_it_is_known() -> None:
    looked = looked_at(REFUSED, files, history)
    assert [(hit.rule, hit.place, hit.certain) for hit in looked.hits] == [("files", Place(PAGE, 3), True)]
    assert (looked.not_run, dict(looked.looked_at)) == ([], {"files": 1})


def test_a_refusal_that_no_rule_tells_is_no_pass() -> None:
    looked = looked_at(REFUSED, history)
    why = f"the change is refused for a reason of another rule: file-text: {PAGE}:3 has a character that cannot be seen."
    assert (looked.hits, looked.not_run, dict(looked.looked_at)) == ([], [NotRun("history", RANGE, why)], {})


def test_a_council_s_own_rule_does_not_stand_for_the_refusal() -> None:
    """It may be a warning, or unsure: then the check would pass."""
    own = Rule("own", "T", "W", "R", "F", ())
    own.family = "local"
    own.over(Change)(lambda change: iter([own.unsure(change.place, "it is long")]))
    assert [each.rule for each in looked_at(REFUSED, own, history).not_run] == ["own", "history"]


def test_a_change_that_could_not_be_judged_is_no_pass() -> None:
    looked = looked_at(NOT_JUDGED, files, history)
    assert looked.not_run == [NotRun(rule, RANGE, "git would not tell.") for rule in ("files", "history")]
    assert dict(looked.looked_at) == {}


def test_a_rule_that_fails_has_not_looked() -> None:
    """A council's own, say. The others have."""
    looked = looked_at(LET_THROUGH, broken, files)
    assert looked.not_run == [NotRun("broken", RANGE, "ValueError: no")]
    assert [hit.rule for hit in looked_at(REFUSED, broken, files).hits] == ["files"]
