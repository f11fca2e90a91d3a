"""The decision: whether a push is let through. Pure: all that it asks is given to it, and the policy is the one that main has already."""

from dataclasses import dataclass
from datetime import datetime

from briggate.governance.approving import approvals_given, check_coming
from briggate.governance.changes import shown
from briggate.governance.pushes import ABSENT, APPROVALS, DRAFTS, MAIN, TURNS, Objects, Push, Update
from briggate.governance.refusals import Refused
from briggate.governance.turns import asked_by
from briggate.governance.weighing import Weighed, Weighing

UPDATES_MOST = 50


@dataclass(frozen=True)
class Accepted:
    """A push that is let through, and what the record keeps of it where main moves."""

    update: Update | None = None
    """Of main; None where only drafts, approvals and a turn came."""
    serial: int = 0
    signers: tuple[str, ...] = ()
    approvals: tuple[str, ...] = ()
    """Names of the approvals that it took."""
    digest: str = ""
    emergency: str = ""
    """As what it lands before anybody has approved it (`alone.Alone.kind`); "" where approvals let it through."""
    turn: str = ""
    """Who asks for a turn to land."""


def judge(push: Push, main: str, objects: Objects, now: datetime) -> Accepted:
    """Let a push through, or raise Refused with the first reason not to. `main` is where main is now, "0" where it is not."""
    if push.options:
        raise Refused("push-option", "the push came with an option, and none means anything here.")
    if not push.updates or len(push.updates) > UPDATES_MOST:
        raise Refused("not-judged", f"the push moves {len(push.updates)} branches at once.")
    for update in push.updates:
        _check_ref(update)
    if main == ABSENT:
        raise Refused("main-missing", "there is no main here yet, and so no policy to judge by.")
    weighing = Weighing(main, objects, now)
    accepted = Accepted()
    for update in push.updates:
        if update.ref == MAIN:
            accepted = _main_moves(update, weighing)
        elif update.ref.startswith(APPROVALS):
            check_coming(update, weighing)
        elif update.ref.startswith(TURNS):
            accepted = _turn_is_asked_for(push, weighing)
        elif update.new != ABSENT:
            _draft_comes(update, weighing)
    return accepted


def let_through(weighed: Weighed, weighing: Weighing) -> tuple[tuple[str, ...], str]:
    """(approvals, emergency): the approvals that let a change through, or as what it may land before there are any. Raises Refused."""
    try:
        return approvals_given(weighed, weighing), ""
    except Refused:
        if not weighed.alone.kind:
            raise
        return (), weighed.alone.kind


def _check_ref(update: Update) -> None:
    ref = update.ref
    if ref == MAIN:
        if update.new == ABSENT:
            raise Refused("ref-deletes-main", "the push would take main away.")
        return
    name = ref.removeprefix(DRAFTS)
    if ref.startswith(DRAFTS) and name and all(part and part[0].isalnum() for part in name.split("/")) and name.isascii():
        return
    if ref.startswith((APPROVALS, TURNS)):
        if update.old != ABSENT or update.new == ABSENT:
            raise Refused("ref-rewritten", "an approval is given once, and neither altered nor taken away.")
        return
    raise Refused("ref-unknown", f"{shown(ref)} is neither main, nor a draft, nor an approval.")


def _main_moves(update: Update, weighing: Weighing) -> Accepted:
    if update.old != weighing.main:
        raise Refused("history-rewritten", "main has moved on meanwhile.")
    if not weighing.objects.is_ancestor(weighing.main, update.new):
        raise Refused("history-rewritten", "main would lose commits that it has.")
    weighed = weighing.weigh(update.new, weighing.main)
    approvals, emergency = let_through(weighed, weighing)
    return Accepted(update, weighing.policy.permissions.serial, weighed.signers, approvals, weighed.digest, emergency)


def _draft_comes(update: Update, weighing: Weighing) -> None:
    """A draft may hold anything that its makers have signed. What it does is looked at when it is to land."""
    if weighing.objects.kind(update.new) != "commit":
        raise Refused("object-broken", "a draft is a commit.")
    weighing.signers(weighing.commits(update.new, None))


def _turn_is_asked_for(push: Push, weighing: Weighing) -> Accepted:
    if len(push.updates) > 1:
        raise Refused("turn-broken", "a turn is asked for alone, with nothing else in the push.")
    return Accepted(turn=asked_by(push.updates[0], weighing))
