"""What rules over a change ask: whether it is refused, and for a reason that is theirs to tell."""

from collections.abc import Collection, Iterator

from briggate.checks.rule import Hit, Rule
from briggate.governance.decision import Change
from briggate.governance.refusals import Code


def refused_for(codes: Collection[Code], change: Change, rule: Rule) -> Iterator[Hit]:
    """The refusal, in the words that a push would get, if its reason is among `codes`."""
    if change.refused is not None and change.refused.reason.code in codes:
        reason = change.refused.reason
        yield rule.at(change.place, f"{change.refused.sentence.removesuffix('.')} ({reason.code})", reason.next_step)
