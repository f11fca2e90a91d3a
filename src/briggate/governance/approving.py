"""Whose approval counts, and for what."""

from collections.abc import Collection

from briggate.governance.approvals import NAMESPACE, Approval, check_validity, read_approval
from briggate.governance.changes import shown
from briggate.governance.pushes import MAIN, Update
from briggate.governance.refusals import Refused
from briggate.governance.weighing import Weighed, Weighing


def check_coming(update: Update, weighing: Weighing) -> None:
    """Raises Refused for an approval that could not count, whatever it is for."""
    if weighing.objects.kind(update.new) != "blob":
        raise Refused("approval-broken", "an approval is a text of its own, not a commit.")
    approval = read_approval(update.ref, weighing.objects.blobs([update.new])[update.new])
    if approval.statement.ref != MAIN:
        raise Refused("approval-broken", "the approval is for another branch than main.")
    _check_giver(approval, weighing)
    check_validity(approval, weighing.policy.permissions.serial, weighing.now)
    weighing.check_signatures([(approval.signed, NAMESPACE, approval.signature.armour)], ["the approval"])


def approvals_given(weighed: Weighed, weighing: Weighing) -> tuple[str, ...]:
    """The names of the approvals that let a change through. Raises Refused with what is wrong with those that there are."""
    used, wrong = weighing.objects.used(weighed.digest), list[Refused]()
    given: dict[str, str] = {}
    for name, data in sorted(weighing.objects.approvals(weighed.digest).items()):
        try:
            approval = read_approval(name, data)
            _check_approval(approval, weighed, weighing, used)
        except Refused as refused:
            wrong.append(refused)
        else:
            given[approval.person] = approval.name
    for section in sorted(weighed.others):
        if not any(weighing.policy.may(person, "approver", section) for person in given):
            raise Refused("term-of-another", f"a word of the A–Z is taken from the section {section}, whose approver has not agreed.")
    good = weighed.able & given.keys()
    if len(good) >= weighed.needed:
        return tuple(given.values())
    if wrong:
        raise wrong[0]
    more = weighed.needed - len(good)
    who = "somebody else has" if more == 1 else f"{more} others have"
    names = f"Those who may: {', '.join(sorted(weighed.able - good))}." if weighed.able - good else "There is nobody who may."
    told = f"{who} to approve this change before it lands{f', beside {", ".join(sorted(good))}' if good else ''}. {names}"
    if weighed.alone.why_not:
        told += f" It cannot land before that: {weighed.alone.why_not}."
    raise Refused("approval-missing", told)


def approved_since(weighed: Weighed, weighing: Weighing, used: Collection[str]) -> str:
    """The name of an approval that somebody else has given to a change which landed without, and that is not used; "" for none.

    How long it was to count does not matter any more.
    """
    able = weighing.able(weighed.kind, weighed.entries, weighed.signers)
    for name, data in weighing.objects.approvals(weighed.digest).items():
        if name in used:
            continue
        try:
            approval = read_approval(name, data)
            _check_giver(approval, weighing)
            _check_signature(approval, weighing)
        except Refused:
            continue
        if approval.person in able and approval.statement.ref == MAIN:
            return name
    return ""


def _check_approval(approval: Approval, weighed: Weighed, weighing: Weighing, used: frozenset[str]) -> None:
    _check_giver(approval, weighing)
    person = approval.person
    if person in weighed.signers:
        raise Refused("approval-wrong-person", f"{person} signed a part of the change, and so cannot approve it.")
    agrees = any(weighing.policy.may(person, "approver", section) for section in weighed.others)
    if person not in weighed.able and not agrees:
        raise Refused("approval-wrong-person", f"{person} may not approve every file of the change.")
    if approval.name in used:
        raise Refused("approval-ended", f"the approval of {approval.person} was used before, for the same change.")
    if approval.statement.ref != MAIN:
        raise Refused("approval-broken", f"the approval of {approval.person} is for another branch.")
    check_validity(approval, weighing.policy.permissions.serial, weighing.now)
    _check_signature(approval, weighing)


def _check_signature(approval: Approval, weighing: Weighing) -> None:
    weighing.check_signatures([(approval.signed, NAMESPACE, approval.signature.armour)], [f"the approval of {approval.person}"])


def _check_giver(approval: Approval, weighing: Weighing) -> None:
    """Raises Refused unless the key is that of the person whose name the approval bears, with rights today."""
    person = weighing.policy.holder(approval.signature.key)
    if person is None:
        raise Refused("key-unknown", "the approval is signed with a key that nobody in governance/publishers.yml has.")
    if person != approval.person:
        raise Refused("approval-wrong-person", f"the approval bears the name of {shown(approval.person)}, but the key is that of {person}.")
    weighing.check_active(person)
