"""Brings a draft to main: waits for its turn, puts it on top of what others have landed meanwhile, signs it anew, and pushes it."""

import secrets
from datetime import UTC, datetime

from briggate.gate.drafts import Desk, Draft
from briggate.git.change import GitError
from briggate.git.signing import sign
from briggate.governance.pushes import DRAFTS, MAIN
from briggate.governance.turns import NAMESPACE, name_of

TRIES = 20


def land(desk: Desk, name: str, *, alone: bool = False) -> tuple[str, int]:
    """Bring a draft to main: main's new commit, and how many pushes it took. `alone` lands what cannot wait before anybody has approved it.

    Tries again while others land theirs. Raises Refused where approvals are missing, and GitError.
    """
    draft = desk.draft(name)
    if draft.has_landed:
        raise GitError(f"{name} has landed already  Somebody else has still to approve it: briggate approve {name}")
    _check_ready(draft, alone)
    for number in range(1, TRIES + 1):
        _wait_for_turn(desk)
        desk.clone.fetch()
        if desk.clone.drafts().get(name) != draft.tip:  # somebody has put it up anew
            draft = desk.draft(name)
            _check_ready(draft, alone)
        main = desk.clone.main()
        tip = draft.tip if draft.base == main else _moved(desk, draft, main, alone)
        try:
            desk.clone.push(f"{tip}:{MAIN}", gone={f"{DRAFTS}{name}": draft.tip})
            return tip, number
        except GitError:
            desk.clone.fetch()
            if number == TRIES or desk.clone.main() == main:
                raise
    raise AssertionError


def _check_ready(draft: Draft, alone: bool) -> None:
    may_alone = alone and draft.weighed is not None and draft.weighed.alone.kind
    if draft.refused is not None and not may_alone:
        raise draft.refused


def _wait_for_turn(desk: Desk) -> None:
    """Return when it is my turn, which a server that has the gate gives one after another."""
    if desk.clone.has_record():
        ref = name_of(desk.me(), datetime.now(UTC), secrets.token_hex(16))
        desk.clone.push(f"{desk.clone.keep(sign(ref.encode(), NAMESPACE, desk.key()).encode())}:{ref}")


def _moved(desk: Desk, draft: Draft, main: str, alone: bool) -> str:
    """A draft's commits on top of main, signed by me, whose they must be."""
    assert draft.weighed is not None
    others = [signer for signer in draft.weighed.signers if signer != desk.me()]
    if others:
        raise GitError(f"main has moved on, and only {', '.join(others)} can bring {draft.name} up to it  They run briggate land.")
    moved = desk.weighed(draft.name, desk.clone.replayed(draft.base, draft.tip, main))
    _check_ready(moved, alone)  # main has changed the same files, so that what was approved is not what would land
    return moved.tip
