"""`briggate check --change`: a change of main, judged; and the check that is of nothing else.

That one reads no file of what is checked out, and runs none: a proposal has no say in how it is judged.
"""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from pathlib import Path

from briggate.checks.catalogue import load_catalogue
from briggate.checks.change_runner import run_over_change
from briggate.checks.reporting import findings_of, rule_outcomes
from briggate.checks.rule import Rule
from briggate.checks.runner import Looked
from briggate.gate.change import NoChange, read_change
from briggate.git.change import GitError
from briggate.governance.decision import Change
from briggate.model.finding import Report
from briggate.model.policy import NOTHING_SAID


class CannotJudge(Exception):
    """A change could not be looked at; the message says why."""

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


def judged_change(folder: Path, asked: str) -> Change:
    """OLD..NEW as the gate would judge it now. Raises CannotJudge."""
    try:
        return read_change(folder, asked, datetime.now(UTC))
    except NoChange as error:
        raise CannotJudge(str(error), 2) from None
    except GitError as error:
        raise CannotJudge(f"git would not tell what was asked: {error}", 3) from None


def asks_for_it_alone(rules: Collection[str], families: Collection[str]) -> bool:
    """Whether nothing but the engine's rules over a change is asked for, by their ids or their family."""
    over = list(_over_a_change())
    return bool(rules or families) and {*rules} <= {rule.id for rule in over} and {*families} <= {rule.family for rule in over}


def check_change(folder: Path, asked: str, rules: Collection[str], families: Collection[str], selected: str) -> Report:
    """Check a change alone, whether the site can be read or not. Raises CannotJudge."""
    chosen = [rule for rule in _over_a_change() if rule.id in rules or rule.family in families]
    change = judged_change(folder, asked)
    looked = Looked()
    run_over_change(change, chosen, looked)
    findings = findings_of(looked, chosen, NOTHING_SAID, None)
    return Report(
        council=folder.resolve().name,
        as_of=datetime.now(UTC).replace(microsecond=0),
        findings=findings,
        rules=rule_outcomes(chosen, findings, looked.looked_at, looked.not_run, NOTHING_SAID),
        not_run=tuple(sorted(looked.not_run)),
        selected=selected,
        looked_closer=change.notes,
    )


def _over_a_change() -> Iterable[Rule]:
    return (rule for rule in load_catalogue() if rule.subject is Change)
