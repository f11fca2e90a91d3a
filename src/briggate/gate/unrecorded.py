"""How main moved where nobody keeps a record of it, as on a forge: in the shortest steps that approvals let through."""

from collections.abc import Iterator
from datetime import datetime

from briggate.gate.reading import GitObjects
from briggate.git.objects import Repository
from briggate.governance.judging import judge
from briggate.governance.pushes import MAIN, Push, Update
from briggate.governance.refusals import Refused

TRIES_MOST = 1_000
"""How many steps are tried before it is given up."""


def unrecorded_moves(git: Repository, objects: GitObjects, old: str, tip: str, now: datetime) -> Iterator[Update]:
    """The moves that led main from one commit to another. Each is to be judged before the next is asked for.

    What several people landed between two looks was approved change by change, so that all of it together has no approval. Raises Refused
    for what nobody could have landed, with what is wrong with all that is left.
    """
    line = git.line(tip)
    after = line[line.index(old) + 1 :] if old in line else [tip]
    tries = TRIES_MOST
    while after:
        tries -= len(after)
        if tries < 0 and len(after) > 1:
            raise Refused("history-too-long", f"there are too many commits without a record to tell how main came from {old[:10]}.")
        length = _first_step(git, objects, old, after, now)
        yield Update(MAIN, old, after[length - 1])
        old, after = after[length - 1], after[length:]


def _first_step(git: Repository, objects: GitObjects, old: str, after: list[str], now: datetime) -> int:
    """How many commits the first move had: the fewest that others approved, or else that one approver could land alone."""
    alone, refusal = 0, None
    for length, commit in enumerate(git.anew(after), 1):
        try:
            accepted = judge(Push((Update(MAIN, old, commit),)), old, objects, now)
        except Refused as refused:
            refusal = refused
            continue
        if not accepted.emergency:
            return length
        alone = alone or length
    if not alone:
        assert refusal is not None
        raise refusal
    return alone
