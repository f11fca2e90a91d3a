"""The decision: whether a push is let through. Pure: all that it asks is given to it, and the policy is the one that main has already."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise

from briggate.governance.approvals import NAMESPACE, REFS, Approval, check_validity, read_approval
from briggate.governance.changes import (
    Entry,
    check_entry,
    check_text,
    check_whole,
    class_of,
    digest,
    one_class,
    shown,
    size_most,
)
from briggate.governance.claims import Claims, claims_of
from briggate.governance.commits import NAMESPACE as COMMITS
from briggate.governance.commits import Commit, check_time, read_commit
from briggate.governance.policy import FILES, HOLDERS, read_policy, standing_faults
from briggate.governance.pushes import ABSENT, DRAFTS, MAIN, Objects, Push, Update
from briggate.governance.refusals import Refused
from briggate.model.governance import FileClass

COMMITS_MOST = 200
UPDATES_MOST = 50


@dataclass(frozen=True)
class Weighed:
    """A change that its signers may make, whether others have approved it or not."""

    kind: FileClass
    digest: str
    entries: tuple[Entry, ...]
    """What it does to main, file by file."""
    signers: tuple[str, ...]
    able: frozenset[str]
    """Who may approve it."""
    needed: int
    """How many of them."""
    others: frozenset[str] = frozenset()
    """Sections whose words of the A–Z it takes: an approver of each has to agree."""


@dataclass(frozen=True)
class Accepted:
    """A push that is let through, and what the record keeps of it where main moves."""

    update: Update | None = None
    """Of main; None where only drafts and approvals came."""
    serial: int = 0
    signers: tuple[str, ...] = ()
    approvals: tuple[str, ...] = ()
    """Names of the approvals that it took."""
    digest: str = ""


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
    judged = _Judging(main, objects, now)
    accepted = Accepted()
    for update in push.updates:
        if update.ref == MAIN:
            accepted = judged.main_moves(update)
        elif update.ref.startswith(REFS):
            judged.approval_comes(update)
        elif update.new != ABSENT:
            judged.draft_comes(update)
    return accepted


def weigh(draft: str, base: str, main: str, objects: Objects, now: datetime) -> Weighed:
    """A draft that left main at `base`, by the policy that main has now: what `judge` will say of it, but for approvals. Raises Refused."""
    return _Judging(main, objects, now).weigh(draft, base)


def approvals_of(weighed: Weighed, main: str, objects: Objects, now: datetime) -> tuple[str, ...]:
    """The names of the approvals that let a change through. Raises Refused where there are too few."""
    return _Judging(main, objects, now).approvals(weighed)


def digest_of(objects: Objects, entries: Sequence[Entry], ref: str = MAIN) -> str:
    """The digest of a change to a branch: what approvals are given to."""
    new = {entry.new for entry in entries if not entry.is_deleted}
    return digest(ref, entries, {id: sha256(data).hexdigest() for id, data in objects.blobs(sorted(new)).items()})


def _check_ref(update: Update) -> None:
    ref = update.ref
    if ref == MAIN:
        if update.new == ABSENT:
            raise Refused("ref-deletes-main", "the push would take main away.")
        return
    name = ref.removeprefix(DRAFTS)
    if ref.startswith(DRAFTS) and name and all(part and part[0].isalnum() for part in name.split("/")) and name.isascii():
        return
    if ref.startswith(REFS):
        if update.old != ABSENT or update.new == ABSENT:
            raise Refused("ref-rewritten", "an approval is given once, and neither altered nor taken away.")
        return
    raise Refused("ref-unknown", f"{shown(ref)} is neither main, nor a draft, nor an approval.")


class _Judging:
    """One push, by the policy of the main that there is."""

    def __init__(self, main: str, objects: Objects, now: datetime) -> None:
        self._main, self._objects, self._now = main, objects, now
        self._today = now.astimezone(UTC).date()
        self._tree = _tree_of(objects.commit(main))
        policy, faults = read_policy(objects.files(self._tree, FILES))
        if policy is None:
            raise Refused("policy-unreadable", f"the policy that main holds cannot be read: {faults[0]}")
        self._policy = policy

    def main_moves(self, update: Update) -> Accepted:
        if update.old != self._main:
            raise Refused("history-rewritten", "main has moved on meanwhile.")
        if not self._objects.is_ancestor(self._main, update.new):
            raise Refused("history-rewritten", "main would lose commits that it has.")
        weighed = self.weigh(update.new, self._main)
        return Accepted(update, self._policy.permissions.serial, weighed.signers, self.approvals(weighed), weighed.digest)

    def weigh(self, new: str, base: str) -> Weighed:
        commits = self._commits(new, base)
        if not commits:
            raise Refused("commit-empty", "the change is empty.")
        signers = self._signers(commits)
        trees = [_tree_of(self._objects.commit(base)), *(commit.tree for commit in commits)]
        *each, net = self._objects.entries([*pairwise(trees), (trees[0], trees[-1])])
        for commit, signer, entries in zip(commits, signers, each, strict=True):
            if not entries:
                raise Refused("commit-empty", f"commit {commit.id[:10]} changes nothing.")
            one_class(entries)
            for entry in entries:
                check_entry(entry)
                self._check_rights(signer, entry.path)
        if not net:
            raise Refused("commit-empty", "the commits undo each other, and nothing is changed.")
        kind = one_class([*net, *(entry for entries in each for entry in entries)])
        self._check_blobs([entry for entries in (*each, net) for entry in entries])
        for entries, signer in zip(each, signers, strict=True):
            self._check_addresses(entries, signer)
        if any(entry.is_added for entry in net):
            check_whole(self._objects.paths(trees[-1]))
        terms = {term for before, now in self._claims(net) for term in now.terms - before.terms}
        others = self._sections_with(terms, {entry.path for entry in net})
        if kind == "governance":
            self._check_policy(trees[-1])
        able = self._who_may_approve(kind, {self._policy.section(entry.path) for entry in net}) - set(signers)
        needed: int = getattr(self._policy.permissions.approvals, kind)
        return Weighed(kind, digest_of(self._objects, net), net, tuple(dict.fromkeys(signers)), able, needed, others)

    def draft_comes(self, update: Update) -> None:
        """A draft may hold anything that its makers have signed. What it does is looked at when it is to land."""
        if self._objects.kind(update.new) != "commit":
            raise Refused("object-broken", "a draft is a commit.")
        self._signers(self._commits(update.new, None))

    def approval_comes(self, update: Update) -> None:
        if self._objects.kind(update.new) != "blob":
            raise Refused("approval-broken", "an approval is a text of its own, not a commit.")
        approval = read_approval(update.ref, self._objects.blobs([update.new])[update.new])
        if approval.statement.ref != MAIN:
            raise Refused("approval-broken", "the approval is for another branch than main.")
        self._check_giver(approval)
        check_validity(approval, self._policy.permissions.serial, self._now)
        self._check_signatures([(approval.signed, NAMESPACE, approval.signature.armour)], ["the approval"])

    def _commits(self, new: str, base: str | None) -> list[Commit]:
        """The commits from `base` to `new`, the oldest first; from where `new` left main where no base is given."""
        commits: list[Commit] = []
        id = new
        while id != base and not (base is None and self._objects.is_ancestor(id, self._main)):
            if len(commits) >= COMMITS_MOST:
                raise Refused("history-too-long", f"there are more than {COMMITS_MOST} commits, or they do not lead to main.")
            commit = read_commit(id, self._objects.commit(id))
            if len(commit.parents) != 1:
                what = "joins two lines of history" if commit.parents else "begins a history of its own"
                raise Refused("history-not-linear", f"commit {id[:10]} {what}.")
            commits.append(commit)
            id = commit.parents[0]
        return commits[::-1]

    def _signers(self, commits: Sequence[Commit]) -> list[str]:
        """Who signed each commit: people with rights today, under their own names, and the mathematics are right."""
        signers = []
        for commit in commits:
            short = commit.id[:10]
            signer = self._policy.holder(commit.signature.key)
            if signer is None:
                raise Refused("key-unknown", f"commit {short} is signed with a key that nobody in governance/publishers.yml has.")
            self._check_active(signer)
            emails = self._policy.people[signer].emails
            for email in (commit.author_email, commit.committer_email):
                if email not in emails:
                    raise Refused("name-not-signers", f"commit {short} is by {shown(email) or 'nobody'}, but the key is that of {signer}.")
            check_time(commit, self._now)
            signers.append(signer)
        self._check_signatures(
            [(commit.signed, COMMITS, commit.signature.armour) for commit in commits], [f"commit {commit.id[:10]}" for commit in commits]
        )
        return signers

    def _check_active(self, person: str) -> None:
        until = self._policy.people[person].until
        if not self._policy.is_active(person, self._today):
            raise Refused("rights-ended", f"the rights of {person} ended on {until:%d %B %Y}.")

    def _check_signatures(self, signed: list[tuple[bytes, str, str]], names: list[str]) -> None:
        for name, valid in zip(names, self._objects.are_valid(signed), strict=True):
            if not valid:
                raise Refused("signature-wrong", f"the signature of {name} is not one over what it says.")

    def _check_rights(self, person: str, path: str) -> None:
        kind = class_of(path)
        policy = self._policy
        if kind != "content":
            if not policy.may(person, HOLDERS[kind]):
                raise Refused("path-not-yours", f"{shown(path)} is {kind}, and {person} is no {HOLDERS[kind].replace('-', ' ')}.")
            return
        section = policy.section(path)
        if section is None:
            raise Refused("path-outside-sections", f"{shown(path)} is in no section.")
        if not policy.may(person, "author", section):
            raise Refused("path-not-yours", f"{shown(path)} is in the section {section}, and {person} is no author there.")

    def _check_blobs(self, entries: Iterable[Entry]) -> None:
        """Raises Refused for files that are too big, or text that is not."""
        new = {(entry.new, entry.path) for entry in entries if not entry.is_deleted}  # two files may hold the same
        sizes = self._objects.sizes({id for id, _ in new})
        for id, path in sorted(new):
            if sizes[id] > (most := size_most(path)):
                raise Refused("file-too-big", f"{shown(path)} has {sizes[id]:,} bytes, and {most:,} is the most there may be.")
        texts = {id: path for id, path in sorted(new) if path.endswith((".md", ".yml")) and class_of(path) != "platform"}
        for id, data in self._objects.blobs(sorted(texts)).items():
            check_text(texts[id], data)

    def _claims(self, entries: Iterable[Entry]) -> Iterator[tuple[Claims, Claims]]:
        """What each file that is written claimed before, and claims now."""
        written = [entry for entry in entries if not entry.is_deleted and class_of(entry.path) == "content"]
        ids = {entry.new for entry in written} | {entry.old for entry in written if not entry.is_added}
        blobs = self._objects.blobs(sorted(ids))
        for entry in written:
            yield Claims() if entry.is_added else claims_of(entry.path, blobs[entry.old]), claims_of(entry.path, blobs[entry.new])

    def _check_addresses(self, entries: Iterable[Entry], signer: str) -> None:
        """Raises Refused for an address, newly claimed, that lies where the signer is no author."""
        for address in sorted(address for before, now in self._claims(entries) for address in now.addresses - before.addresses):
            section = self._policy.section(f"{address}.md") or self._policy.section(f"{address}/")
            if section is None or not self._policy.may(signer, "author", section):
                where = f"is in the section {section}" if section else "is in no section"
                told = f"the address /{shown(address.removeprefix('content/'))}/ {where}, and {signer} is no author there."
                raise Refused("address-not-yours", told)

    def _sections_with(self, terms: set[str], touched: set[str]) -> frozenset[str]:
        """The sections of other files that have one of some words of the A–Z now."""
        found = set()
        for path, data in self._objects.files_with(self._tree, sorted(terms)).items() if terms else ():
            if path not in touched and claims_of(path, data).terms & terms and (section := self._policy.section(path)):
                found.add(section)
        return frozenset(found)

    def _check_policy(self, tree: str) -> None:
        """Raises Refused unless the policy of a tree may follow this one."""
        policy, faults = read_policy(self._objects.files(tree, FILES))
        if policy is None:
            raise Refused("policy-broken", f"{faults[0]}")
        was, serial = self._policy.permissions.serial, policy.permissions.serial
        if serial != was + 1:
            raise Refused("policy-serial", f"the policy's serial is {serial}, and after {was} comes {was + 1}.")
        for code, told in standing_faults(policy, self._today):
            raise Refused(code, f"the policy cannot stand: {told}.")

    def approvals(self, weighed: Weighed) -> tuple[str, ...]:
        """The names of the approvals that let a change through. Raises Refused with what is wrong with those that there are."""
        used, wrong = self._objects.used(weighed.digest), list[Refused]()
        given: dict[str, str] = {}
        for name, data in sorted(self._objects.approvals(weighed.digest).items()):
            try:
                approval = read_approval(name, data)
                self._check_approval(approval, weighed, used)
            except Refused as refused:
                wrong.append(refused)
            else:
                given[approval.person] = approval.name
        for section in sorted(weighed.others):
            if not any(self._policy.may(person, "approver", section) for person in given):
                raise Refused("term-of-another", f"a word of the A–Z is taken from the section {section}, whose approver has not agreed.")
        good = weighed.able & given.keys()
        if len(good) < weighed.needed:
            if wrong:
                raise wrong[0]
            names = f"Those who may give it: {', '.join(sorted(weighed.able))}." if weighed.able else "There is nobody who may give it."
            told = f"{weighed.needed} approval(s) by others are needed for this change, and {len(good)} were given."
            raise Refused("approval-missing", f"{told} {names}")
        return tuple(given.values())

    def _check_approval(self, approval: Approval, weighed: Weighed, used: frozenset[str]) -> None:
        self._check_giver(approval)
        person = approval.person
        if person in weighed.signers:
            raise Refused("approval-wrong-person", f"{person} signed a part of the change, and so cannot approve it.")
        agrees = any(self._policy.may(person, "approver", section) for section in weighed.others)
        if person not in weighed.able and not agrees:
            raise Refused("approval-wrong-person", f"{person} may not approve every file of the change.")
        if approval.name in used:
            raise Refused("approval-ended", f"the approval of {approval.person} was used before, for the same change.")
        if approval.statement.ref != MAIN:
            raise Refused("approval-broken", f"the approval of {approval.person} is for another branch.")
        check_validity(approval, self._policy.permissions.serial, self._now)
        self._check_signatures([(approval.signed, NAMESPACE, approval.signature.armour)], [f"the approval of {approval.person}"])

    def _check_giver(self, approval: Approval) -> None:
        """Raises Refused unless the key is that of the person whose name the approval bears, with rights today."""
        person = self._policy.holder(approval.signature.key)
        if person is None:
            raise Refused("key-unknown", "the approval is signed with a key that nobody in governance/publishers.yml has.")
        if person != approval.person:
            raise Refused(
                "approval-wrong-person", f"the approval bears the name of {shown(approval.person)}, but the key is that of {person}."
            )
        self._check_active(person)

    def _who_may_approve(self, kind: FileClass, sections: Iterable[str | None]) -> frozenset[str]:
        policy, sections = self._policy, list(sections)
        if kind != "content":
            return frozenset(policy.active(HOLDERS[kind], self._today))
        active = policy.active("approver", self._today)
        return frozenset(person for person in active if all(policy.may(person, "approver", section) for section in sections))


def _tree_of(data: bytes) -> str:
    """The tree of a commit that main has already, whoever made it."""
    return data.partition(b"\n")[0].removeprefix(b"tree ").decode("ascii")
