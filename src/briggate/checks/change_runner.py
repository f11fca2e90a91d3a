"""Runs the rules over a change of main. It is judged up to the first reason to refuse it: what comes after was not looked at."""

from collections.abc import Iterable

from briggate.checks.catalogue import LOCAL
from briggate.checks.judging import Placed, attempt
from briggate.checks.rule import Rule
from briggate.checks.runner import Looked
from briggate.governance.decision import Change
from briggate.model.finding import NotRun, Place


def run_over_change(change: Change, rules: Iterable[Rule], looked: Looked) -> None:
    """Ask every rule that is over a change. One that was not judged, or is refused and no rule of the engine tells why, is not run."""
    asked = [rule for rule in rules if rule.subject is Change]
    if change.not_judged:
        looked.not_run += [NotRun(rule.id, str(change), change.not_judged) for rule in asked]
        return
    found, broken = list[Placed](), set[str]()
    for rule in asked:
        hits, wrong = attempt(rule, change)
        if wrong:
            broken.add(rule.id)
            looked.not_run.append(NotRun(rule.id, str(change), wrong))
        found += [Placed(rule.id, hit.certain, _place(*hit.where), hit.message, hit.fix) for hit in hits]
    finders = {each.rule for each in found}
    tellers = finders - {rule.id for rule in asked if rule.family == LOCAL}
    if change.refused is not None and not tellers:
        why = f"the change is refused for a reason of another rule: {change.refused}"
        looked.not_run += [NotRun(rule.id, str(change), why) for rule in asked if rule.id not in broken]
        return
    looked.hits += found
    looked.looked_at.update(rule.id for rule in asked if change.refused is None or rule.id in finders)


def _place(file: str, line: int) -> Place:
    return Place(file, line, "exact" if line else "file")
