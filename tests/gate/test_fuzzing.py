"""The fuzzing of the gate, on a short range of seeds; `make fuzz-gate` takes the whole."""

import re
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest

from briggate.git.signing import are_valid
from briggate.governance import alone, approvals, approving, judging, turns, weighing
from tests.gate.fuzz import keys
from tests.gate.fuzz.honest import HONEST, as_it_was
from tests.gate.fuzz.model import check
from tests.gate.fuzz.scenes import NOW
from tests.gate.fuzz.table import Table
from tests.gate.fuzzing import ACCEPTED, fuzz

SEEDS = range(2_000)
REASONS_LEAST = 25


def test_no_altered_push_is_wrongly_let_through() -> None:
    """Every push that gets through keeps the rules, none makes the decision stumble, and refusals of most kinds are reached."""
    tally = fuzz(SEEDS)
    assert tally.wrong == []
    assert tally.unforeseen == []
    assert tally.reasons.total() == len(SEEDS)
    assert tally.reasons[ACCEPTED] >= 100
    assert len(tally.reasons) > REASONS_LEAST


@pytest.mark.parametrize("kind", HONEST)
def test_what_is_altered_was_honest(kind: str) -> None:
    """A base that the gate refused, or the model did not know, would make every alteration of it a foregone conclusion."""
    honest = as_it_was(kind)
    check(honest, judging.judge(honest.push, honest.main, honest.table, NOW))


@pytest.mark.parametrize("hashing", ["sha256", "sha512"])
def test_the_tests_own_signatures_are_such_as_ssh_keygen_takes(hashing: str) -> None:
    """The table says of what it signed itself that it is right, without asking."""
    armour = keys.sign(b"A change", "bins-editor", "git", hashing)
    assert are_valid([(b"A change", "git", armour), (b"Another", "git", armour), (b"A change", "file", armour)]) == [True, False, False]


def nothing(*_: object) -> None:
    """In the place of a check."""


def _alone(wrapped: Callable[..., alone.Alone]) -> Callable[[pytest.MonkeyPatch], None]:
    """Another way to ask whether a change may land before anybody approves it."""
    real = weighing.Weighing._alone
    return lambda patch: patch.setattr(weighing.Weighing, "_alone", lambda *given: wrapped(real, *given))


def _for_anybody(real: Callable[..., alone.Alone], weighing: weighing.Weighing, *given: object) -> alone.Alone:
    policy = SimpleNamespace(section=weighing.policy.section, may=lambda *_: True)
    return real(SimpleNamespace(**{**vars(weighing), "policy": policy, "_others": weighing._others}), *given)


class _Anybody(str):
    """The name of whoever it is compared with."""

    def __ne__(self, other: object) -> bool:
        return False


def _of_anybody(patch: pytest.MonkeyPatch) -> None:
    real = turns._REF
    patch.setattr(
        turns, "_REF", SimpleNamespace(fullmatch=lambda ref: (found := real.fullmatch(ref)) and {**found.groupdict(), "person": _Anybody()})
    )


class _All(set[str]):
    """Commits, whichever they are."""

    def __contains__(self, commit: object) -> bool:
        return True


def _by_commits(patch: pytest.MonkeyPatch) -> None:
    """The version before is the one of the commit before, whether main ever stood there or not."""
    real = Table.earlier
    patch.setattr(Table, "earlier", lambda table, *given: real(_standing_everywhere(table), *given))


def _standing_everywhere(table: Table) -> Table:
    other = Table(table)
    other.stood = _All()
    return other


WEAKENED: dict[str, Callable[[pytest.MonkeyPatch], None]] = {
    "rights over files": lambda patch: patch.setattr(weighing.Weighing, "_check_rights", nothing),
    "signatures": lambda patch: patch.setattr(weighing.Weighing, "check_signatures", nothing),
    "the end of rights": lambda patch: patch.setattr(weighing.Weighing, "check_active", nothing),
    "whose an approval is": lambda patch: patch.setattr(approving, "_check_giver", nothing),
    "the time of approvals": lambda patch: patch.setattr(approving, "check_validity", nothing),
    "the age of commits": lambda patch: patch.setattr(weighing, "check_time", nothing),
    "kinds and names of files": lambda patch: patch.setattr(weighing, "check_entry", nothing),
    "characters that are not seen": lambda patch: patch.setattr(weighing, "check_text", nothing),
    "addresses": lambda patch: patch.setattr(weighing.Weighing, "_check_addresses", nothing),
    "files that are one": lambda patch: patch.setattr(weighing, "check_whole", nothing),
    "links in what lands alone": lambda patch: patch.setattr(alone, "_AWAY", re.compile("(?!)")),
    "the end of an alert": lambda patch: patch.setattr(alone, "ALERT_MOST", timedelta(days=9_999)),
    "that an alert was one": lambda patch: patch.setattr(alone, "_is_alert", lambda page: page is not None),
    "what of a page is its status": lambda patch: patch.setattr(alone, "STATUS_KEYS", alone.STATUS_KEYS | {"title", "summary"}),
    "that one file lands alone": _alone(lambda real, weighing, who, each, net: real(weighing, who, [net[:1]], net[:1])),
    "that one person lands it": _alone(lambda real, weighing, who, each, net: real(weighing, who[:1], each, net)),
    "that an approver lands it": _alone(_for_anybody),
    "words of others in it": lambda patch: patch.setattr(weighing.Weighing, "_others", lambda *_: frozenset()),
    "what was main's before": _by_commits,
    "the age of a turn": lambda patch: patch.setattr(turns, "FRESH", timedelta(days=9_999)),
    "whose a turn is": _of_anybody,
    "who confirmed it": lambda patch: patch.setattr(approvals, "check_confirmed", nothing),
    "the new policy": lambda patch: patch.setattr(weighing.Weighing, "_check_policy", nothing),
}


@pytest.mark.parametrize("check_that_is_gone", WEAKENED)
def test_a_gate_without_one_of_its_checks_is_found_out(check_that_is_gone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The model would see it, and the alterations reach it: otherwise nothing wrong found would mean nothing."""
    WEAKENED[check_that_is_gone](monkeypatch)
    assert any(fuzz([seed]).wrong for seed in SEEDS)
