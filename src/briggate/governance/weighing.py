"""What a change is, and whether those who signed it may make it: whether others agree is asked elsewhere."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import pairwise

from briggate.governance.alone import CANNOT, Alone, alone
from briggate.governance.changes import (
    NOTHING,
    ORDINARY,
    TEXT_MOST,
    Entry,
    check_entry,
    check_text,
    check_whole,
    class_of,
    digest,
    is_text,
    one_class,
    shown,
    size_most,
)
from briggate.governance.claims import Claims, claims_of
from briggate.governance.commits import NAMESPACE, Commit, check_time, read_commit
from briggate.governance.policy import FILES, HOLDERS, read_policy, standing_faults
from briggate.governance.pushes import MAIN, Objects
from briggate.governance.refusals import Refused
from briggate.model.governance import FileClass, Role

COMMITS_MOST = 200
_WHAT: Mapping[FileClass, str] = {"governance": "policy", "platform": "a part of how the site is made"}


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
    alone: Alone = CANNOT
    """Whether whoever signed it may land it before anybody approves it."""


def digest_of(objects: Objects, entries: Sequence[Entry], ref: str = MAIN) -> str:
    """The digest of a change to a branch: what approvals are given to."""
    new = {entry.new for entry in entries if not entry.is_deleted}
    return digest(ref, entries, {id: sha256(data).hexdigest() for id, data in objects.blobs(sorted(new)).items()})


class Weighing:
    """Changes, by the policy of the main that there is."""

    def __init__(self, main: str, objects: Objects, now: datetime) -> None:
        self.main, self.objects, self.now = main, objects, now
        self.today = now.astimezone(UTC).date()
        self._tree = _tree_of(objects.commit(main))
        policy, faults = read_policy(objects.files(self._tree, FILES))
        if policy is None:
            raise Refused("policy-unreadable", f"the policy that main holds cannot be read: {faults[0]}")
        self.policy = policy

    def weigh(self, new: str, base: str) -> Weighed:
        commits = self.commits(new, base)
        if not commits:
            raise Refused("commit-empty", "the change is empty.")
        signers = self.signers(commits)
        trees = [_tree_of(self.objects.commit(base)), *(commit.tree for commit in commits)]
        *each, net = self.objects.entries([*pairwise(trees), (trees[0], trees[-1])])
        alone = self._alone(signers, each, net)
        roles: tuple[Role, ...] = ("author", "approver") if alone.kind else ("author",)
        for commit, signer, entries in zip(commits, signers, each, strict=True):
            if not entries:
                raise Refused("commit-empty", f"commit {commit.id[:10]} changes nothing.")
            one_class(entries)
            for entry in entries:
                check_entry(entry)
                self._check_rights(signer, roles, entry.path)
        if not net:
            raise Refused("commit-empty", "the commits undo each other, and nothing is changed.")
        kind = one_class([*net, *(entry for entries in each for entry in entries)])
        self._check_blobs([entry for entries in (*each, net) for entry in entries])
        for entries, signer in zip(each, signers, strict=True):
            self._check_addresses(entries, signer, roles)
        if any(entry.is_added for entry in net):
            check_whole(self.objects.paths(trees[-1]))
        others = self._others(net)
        if kind == "governance":
            self._check_policy(trees[-1])
        able = self.able(kind, net, signers)
        needed: int = getattr(self.policy.permissions.approvals, kind)
        by = tuple(dict.fromkeys(signers))
        return Weighed(kind, digest_of(self.objects, net), net, by, able, needed, others, alone)

    def commits(self, new: str, base: str | None) -> list[Commit]:
        """The commits from `base` to `new`, the oldest first; from where `new` left main where no base is given."""
        commits: list[Commit] = []
        id = new
        while id != base and not (base is None and self.objects.is_ancestor(id, self.main)):
            if len(commits) >= COMMITS_MOST:
                raise Refused("history-too-long", f"there are more than {COMMITS_MOST} commits, or they do not lead to main.")
            commit = read_commit(id, self.objects.commit(id))
            if len(commit.parents) != 1:
                what = "joins two lines of history" if commit.parents else "begins a history of its own"
                raise Refused("history-not-linear", f"commit {id[:10]} {what}.")
            commits.append(commit)
            id = commit.parents[0]
        return commits[::-1]

    def signers(self, commits: Sequence[Commit]) -> list[str]:
        """Who signed each commit: people with rights today, under their own names, and the mathematics are right."""
        signers = []
        for commit in commits:
            short = commit.id[:10]
            signer = self.policy.holder(commit.signature.key)
            if signer is None:
                raise Refused("key-unknown", f"commit {short} is signed with a key that nobody in governance/publishers.yml has.")
            self.check_active(signer)
            emails = self.policy.people[signer].emails
            for email in (commit.author_email, commit.committer_email):
                if email not in emails:
                    raise Refused("name-not-signers", f"commit {short} is by {shown(email) or 'nobody'}, but the key is that of {signer}.")
            check_time(commit, self.now)
            signers.append(signer)
        self.check_signatures(
            [(commit.signed, NAMESPACE, commit.signature.armour) for commit in commits], [f"commit {commit.id[:10]}" for commit in commits]
        )
        return signers

    def _alone(self, signers: Sequence[str], each: Sequence[Sequence[Entry]], net: Sequence[Entry]) -> Alone:
        """Whether a change that one person signed, of one file, may land before anybody approves it."""
        if len({entry.path for entries in (*each, net) for entry in entries}) != 1 or len(set(signers)) != 1 or not net:
            return CANNOT
        entry, signer = net[0], signers[0]
        section = self.policy.section(entry.path) if class_of(entry.path) == "content" else None
        if section is None or not self.policy.may(signer, "approver", section) or {entry.old_mode, entry.new_mode} - {NOTHING, ORDINARY}:
            return CANNOT
        ids = [id for id, mode in ((entry.old, entry.old_mode), (entry.new, entry.new_mode)) if mode == ORDINARY]
        if max(self.objects.sizes(ids).values()) > TEXT_MOST:
            return CANNOT
        blobs = self.objects.blobs(ids)
        earlier = self.objects.earlier(self.main, entry.path)
        found = alone(entry, blobs.get(entry.old, b""), blobs.get(entry.new, b""), earlier, self.now)
        return CANNOT if found.kind and self._others(net) else found

    def check_active(self, person: str) -> None:
        until = self.policy.people[person].until
        if not self.policy.is_active(person, self.today):
            raise Refused("rights-ended", f"the rights of {person} ended on {until:%d %B %Y}.")

    def check_signatures(self, signed: list[tuple[bytes, str, str]], names: list[str]) -> None:
        for name, valid in zip(names, self.objects.are_valid(signed), strict=True):
            if not valid:
                raise Refused("signature-wrong", f"the signature of {name} is not one over what it says.")

    def _check_rights(self, person: str, roles: tuple[Role, ...], path: str) -> None:
        kind = class_of(path)
        policy = self.policy
        if kind != "content":
            if not policy.may(person, HOLDERS[kind]):
                raise Refused(
                    "path-not-yours",
                    f"{shown(path)} is no page or fact but {_WHAT[kind]}, and {person} is no {HOLDERS[kind].replace('-', ' ')}.",
                )
            return
        section = policy.section(path)
        if section is None:
            raise Refused("path-outside-sections", f"{shown(path)} is in no section.")
        if not any(policy.may(person, role, section) for role in roles):
            raise Refused("path-not-yours", f"{shown(path)} is in the section {section}, and {person} is no author there.")

    def _check_blobs(self, entries: Iterable[Entry]) -> None:
        """Raises Refused for files that are too big, or text that is not."""
        new = {(entry.new, entry.path) for entry in entries if not entry.is_deleted}  # two files may hold the same
        sizes = self.objects.sizes({id for id, _ in new})
        for id, path in sorted(new):
            if sizes[id] > (most := size_most(path)):
                raise Refused("file-too-big", f"{shown(path)} has {sizes[id]:,} bytes, and {most:,} is the most there may be.")
        texts = {id: path for id, path in sorted(new) if is_text(path)}
        for id, data in self.objects.blobs(sorted(texts)).items():
            check_text(texts[id], data)

    def _claims(self, entries: Iterable[Entry]) -> Iterator[tuple[Claims, Claims]]:
        """What each file that is written claimed before, and claims now."""
        written = [entry for entry in entries if not entry.is_deleted and class_of(entry.path) == "content"]
        ids = {entry.new for entry in written} | {entry.old for entry in written if not entry.is_added}
        blobs = self.objects.blobs(sorted(ids))
        for entry in written:
            yield Claims() if entry.is_added else claims_of(entry.path, blobs[entry.old]), claims_of(entry.path, blobs[entry.new])

    def _check_addresses(self, entries: Iterable[Entry], signer: str, roles: tuple[Role, ...]) -> None:
        """Raises Refused for an address, newly claimed, that lies where the signer is no author."""
        for address in sorted(address for before, now in self._claims(entries) for address in now.addresses - before.addresses):
            section = self.policy.section(f"{address}.md") or self.policy.section(f"{address}/")
            if section is None or not any(self.policy.may(signer, role, section) for role in roles):
                where = f"is in the section {section}" if section else "is in no section"
                told = f"the address /{shown(address.removeprefix('content/'))}/ {where}, and {signer} is no author there."
                raise Refused("address-not-yours", told)

    def _others(self, net: Sequence[Entry]) -> frozenset[str]:
        """The sections from which a change takes words of the A–Z."""
        terms = {term for before, now in self._claims(net) for term in now.terms - before.terms}
        return self._sections_with(terms, {entry.path for entry in net})

    def _sections_with(self, terms: set[str], touched: set[str]) -> frozenset[str]:
        """The sections of other files that have one of some words of the A–Z now."""
        found = set()
        for path, data in self.objects.files_with(self._tree, sorted(terms)).items() if terms else ():
            if path not in touched and claims_of(path, data).terms & terms and (section := self.policy.section(path)):
                found.add(section)
        return frozenset(found)

    def _check_policy(self, tree: str) -> None:
        """Raises Refused unless the policy of a tree may follow this one."""
        policy, faults = read_policy(self.objects.files(tree, FILES))
        if policy is None:
            raise Refused("policy-broken", f"{faults[0]}")
        was, serial = self.policy.permissions.serial, policy.permissions.serial
        if serial != was + 1:
            raise Refused("policy-serial", f"the policy's serial is {serial}, and after {was} comes {was + 1}.")
        for code, told in standing_faults(policy, self.today):
            raise Refused(code, f"the policy cannot stand: {told}.")

    def able(self, kind: FileClass, entries: Iterable[Entry], signers: Iterable[str]) -> frozenset[str]:
        """Who may approve a change of some files that some people signed."""
        policy, sections = self.policy, {self.policy.section(entry.path) for entry in entries}
        if kind != "content":
            return frozenset(policy.active(HOLDERS[kind], self.today)) - set(signers)
        active = policy.active("approver", self.today)
        return frozenset(person for person in active if all(policy.may(person, "approver", section) for section in sections)) - set(signers)


def _tree_of(data: bytes) -> str:
    """The tree of a commit that main has already, whoever made it."""
    return data.partition(b"\n")[0].removeprefix(b"tree ").decode("ascii")
