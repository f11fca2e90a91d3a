"""What a publisher does with a change: puts it up as a draft, and approves a colleague's. `landing` brings one to main.

All of it asks the decision that the server takes, before the server does: nobody waits for a refusal that could have been told at once.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Self

from briggate.gate.due import Due, landed_alone, still_due, used_by
from briggate.gate.reading import GitObjects
from briggate.gate.record import read_entry
from briggate.git.change import GitError
from briggate.git.clone import Clone
from briggate.git.objects import Repository
from briggate.git.record_ref import read_mirror
from briggate.git.signing import sign
from briggate.governance.approvals import NAMESPACE, Statement, blob_of, ref_of
from briggate.governance.approving import approvals_given
from briggate.governance.keys import read_key
from briggate.governance.policy import FILES, Policy, read_policy
from briggate.governance.pushes import DRAFTS, MAIN
from briggate.governance.refusals import Refused
from briggate.governance.weighing import Weighed, Weighing

VALID = timedelta(days=30)
"""How long an approval counts that is given here."""


SHORT = 7
"""The least figures of a commit that name what landed."""


@dataclass(frozen=True)
class Draft:
    """A change that waits."""

    name: str
    tip: str
    base: str
    """Where it left main."""
    main: str
    """The main that it would go onto; what it went onto, where it has landed and only waits for approval."""
    weighed: Weighed | None
    """None where it could not land as it is."""
    refused: Refused | None
    """Why it could not land now: a fault of its own, or approvals that are missing."""
    has_landed: bool = False
    """Whether it landed before anybody had approved it."""

    @property
    def is_ready(self) -> bool:
        return self.refused is None


def _waiting(due: Due, now: datetime) -> Draft:
    landed, refused = due.landed, Refused("approval-missing", f"{due.told(now)}.")
    return Draft(landed.new[:10], landed.new, landed.old, landed.old, due.weighed, refused, has_landed=True)


class Desk:
    """A publisher's place of work: a clone, and what the server had when it was last asked. Use it in a `with`."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.clone, self._now = Clone(folder), now
        self._git = Repository(self.clone.git_folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._git.__exit__()

    def policy(self) -> Policy:
        """The policy that the server's main has. Raises GitError where it has none."""
        policy, faults = read_policy(self._git.files(self._git.tree(self.clone.main()), FILES))
        if policy is None:
            raise GitError(f"the policy of main cannot be read: {faults[0]}")
        return policy

    def me(self) -> str:
        """Who I am, by the key that this clone signs with. Raises GitError for somebody whom the policy does not know."""
        person = self.policy().holder(read_key(self.key().with_name(f"{self.key().name}.pub").read_text(encoding="utf-8")))
        if person is None:
            raise GitError("nobody in main’s governance/publishers.yml has the key of this clone  Run git pull, then briggate setup.")
        return person

    def drafts(self) -> list[Draft]:
        """Every draft, the one that has waited longest first."""
        found = [self.draft(name) for name in self.clone.drafts()]
        return sorted(found, key=lambda each: self.clone.told_of(each.tip))

    def landed(self) -> list[Draft]:
        """What landed before anybody had approved it, and still waits for that, as a draft: its name is that of its commit."""
        now, main = self._now(), self.clone.main()
        entries = list(map(read_entry, read_mirror(self.clone.git_folder)))
        waiting = landed_alone(entries, self._git.line(main))
        found = still_due(self._git.anew(waiting), main, GitObjects(self._git), now, used_by(entries)) if waiting else ()
        return [_waiting(due, now) for due in found]

    def draft(self, name: str) -> Draft:
        """One draft, or what landed without approval, weighed. Raises GitError where there is none of that name."""
        drafts = self.clone.drafts()
        if name in drafts:
            return self.weighed(name, drafts[name])
        for landed in self.landed():
            if len(name) >= SHORT and landed.tip.startswith(name):
                return landed
        raise GitError(f"there is no draft {name}  briggate drafts lists them.")

    def has_change(self) -> bool:
        """Whether there is anything here that main has not."""
        head = self.clone.head()
        return not self.clone.is_clean() or self.clone.base(self.clone.main(), head) != head

    def put_up(self, name: str, message: str) -> Draft:
        """Commit what differs, bring it on top of main, and push it as a draft, unless main could not take it.

        Raises Refused, GitError; what was committed here is then no commit any more, so that it can be put right.
        """
        commits = not self.clone.is_clean()
        if commits:
            self.clone.commit_all(message)
        try:
            main, head = self.clone.main(), self.clone.head()
            self.clone.rebase(main, self.clone.base(main, head))
            draft = self.weighed(name, self.clone.head())
            self._check_could_land(draft)
            self.clone.push(f"+{draft.tip}:{DRAFTS}{name}")
        except (Refused, GitError):
            if commits and self.clone.head() != self.clone.main():
                self.clone.take_back_commit()
            raise
        return draft

    def check_counts(self, draft: Draft) -> Weighed:
        """What a draft does. Raises Refused where it could not land, or where my approval of it would not count, and GitError."""
        weighed = self._check_could_land(draft)
        me, policy = self.me(), self.policy()
        agrees = any(policy.may(me, "approver", section) for section in weighed.others)
        if me not in weighed.able and not agrees:
            why = "you signed a part of it" if me in weighed.signers else "not every file of it is one that you approve"
            raise Refused("approval-wrong-person", f"your approval of {draft.name} would not count: {why}.")
        return weighed

    def approve(self, draft: Draft, confirmed: str = "") -> str:
        """Sign a draft's change, and push the approval: the ref that holds it. Raises Refused where mine does not count, and GitError.

        `confirmed` says who outside the team has confirmed it to me, and how.
        """
        weighed = self.check_counts(draft)
        expires = (self._now() + VALID).replace(microsecond=0)
        statement = Statement(MAIN, weighed.digest, self.policy().permissions.serial, expires, secrets.token_hex(16), confirmed)
        armour = sign(statement.text().encode(), NAMESPACE, self.key())
        ref = ref_of(statement, self.me())
        self.clone.push(f"{self.clone.keep(blob_of(statement, armour))}:{ref}")
        return ref

    @staticmethod
    def _check_could_land(draft: Draft) -> Weighed:
        if draft.weighed is None:
            assert draft.refused is not None
            raise draft.refused
        return draft.weighed

    def weighed(self, name: str, tip: str) -> Draft:
        """Some commit as a draft, by the policy that main has."""
        self._git.begin()
        main = self.clone.main()
        base = self.clone.base(main, tip)
        try:
            weighing = Weighing(main, GitObjects(self._git), self._now())
            weighed = weighing.weigh(tip, base)
        except Refused as refused:
            return Draft(name, tip, base, main, None, refused)
        try:
            approvals_given(weighed, weighing)
        except Refused as refused:
            return Draft(name, tip, base, main, weighed, refused)
        return Draft(name, tip, base, main, weighed, None)

    def key(self) -> Path:
        """The private key that this clone signs with. Raises GitError where it does not sign."""
        said = self.clone.setting("user.signingkey")
        if not said or self.clone.setting("gpg.format") != "ssh":
            raise GitError("this clone does not sign yet  Run briggate setup.")
        return Path(said.removesuffix(".pub")).expanduser()
