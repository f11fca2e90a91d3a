"""Why a push is refused: every reason has a code that stays, what it means, and what to do next."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Reason:
    """One way to be refused."""

    code: str
    rule: str
    """The rule of docs/administrators/permissions.md: R1 to R14."""
    next_step: str


_TO_DRAFT = "Push a draft, refs/heads/draft/…, and land it with briggate land."
_ASK_HOLDER = "Ask a governance holder: briggate people shows who they are."
_SIGN_AGAIN = "Run briggate setup once in this clone, then briggate submit: it signs your commits anew."
_NAME = "Use small letters, figures, hyphens, dots and underscores, such as missed-bin.md."

_ALL = (
    ("ref-unknown", "R1", _TO_DRAFT),
    ("ref-deletes-main", "R1", "Nothing removes main. To undo a change, land one that takes it back."),
    ("ref-rewritten", "R1", "Give the approval again under a new name: briggate approve does so."),
    ("push-option", "R1", "Push without --push-option."),
    ("main-missing", "R2", "An administrator puts the first main in place before the gate: docs/administrators/gate.md."),
    ("policy-unreadable", "R2", "An administrator mends the policy that main holds: docs/administrators/gate.md."),
    ("object-not-file", "R3", "Put an ordinary file in its place: no shortcut, no other repository, nothing that can be run."),
    ("object-broken", "R3", "Make the commit anew with an ordinary git."),
    ("history-not-linear", "R4", "Run git pull --rebase, then push again."),
    ("history-rewritten", "R4", "Run git pull --rebase, then push again: main only goes on."),
    ("turn-of-another", "R4", "Wait a moment, then push again; briggate land waits by itself."),
    ("turn-broken", "R4", "Use briggate land, which asks for a turn as it should be asked for."),
    ("history-too-long", "R4", "Put the commits together into fewer, or land them in parts."),
    ("commit-empty", "R4", "Leave out the commit that changes nothing, or the two that undo each other."),
    ("commit-header", "R5", _SIGN_AGAIN),
    ("commit-unsigned", "R5", _SIGN_AGAIN),
    ("signature-kind", "R5", _SIGN_AGAIN),
    ("signature-wrong", "R5", "The commit was altered after it was signed: commit again."),
    ("key-unknown", "R5", _ASK_HOLDER),
    ("rights-ended", "R5", _ASK_HOLDER),
    ("name-not-signers", "R6", "Set user.email to your address in governance/publishers.yml (briggate setup does so), then commit again."),
    ("commit-time", "R6", "Set the clock of your computer right, then commit again."),
    ("path-name", "R7", _NAME),
    ("path-kind", "R7", "Pages end in .md, facts in .yml; docs/publishers/ says what else may lie beside them."),
    ("path-outside-sections", "R7", "Ask a governance holder which section the file belongs to."),
    ("path-not-yours", "R7", "Ask somebody who may change it: briggate who PATH shows them."),
    ("address-not-yours", "R7", "Ask somebody who works in the section of that address: briggate who PATH shows them."),
    ("term-of-another", "R7", "Get the approval of the section that has the term now."),
    ("paths-collide", "R8", "Rename one of the two files."),
    ("classes-mixed", "R9", "Make two changes of it: pages and facts in one, policy or templates in another."),
    ("approval-missing", "R10", "Ask one of the people named: they run briggate approve."),
    ("approval-broken", "R10", "Give the approval again with briggate approve."),
    ("approval-wrong-person", "R10", "Somebody else who works in the section gives it: briggate who PATH shows them."),
    ("approval-ended", "R10", "Give the approval again with briggate approve: it counts for 31 days at most."),
    ("approval-other-policy", "R10", "The policy has changed since. Give the approval again with briggate approve."),
    ("policy-broken", "R11", "Mend what is named, then commit again."),
    ("policy-serial", "R11", "Set `serial` in governance/permissions.yml to one more than main has."),
    ("policy-holders", "R11", "Leave at least three governance holders whose rights have not ended."),
    ("policy-publishers", "R11", "Take out authors who no longer publish, or raise publishers_most."),
    ("file-too-big", "R7", "Make the file smaller."),
    ("file-text", "R7", "Save it as UTF-8, without characters that cannot be seen."),
    ("not-judged", "R12", "Try again. If it happens twice, tell whoever runs the server."),
)
REASONS = {code: Reason(code, rule, next_step) for code, rule, next_step in _ALL}

type Code = Literal[
    "ref-unknown", "ref-deletes-main", "ref-rewritten", "push-option", "main-missing", "policy-unreadable", "object-not-file",
    "object-broken", "history-not-linear", "history-rewritten", "turn-of-another", "turn-broken", "history-too-long", "commit-empty",
    "commit-header", "commit-unsigned",
    "signature-kind", "signature-wrong", "key-unknown", "rights-ended", "name-not-signers", "commit-time", "path-name", "path-kind",
    "path-outside-sections", "path-not-yours", "address-not-yours", "term-of-another", "paths-collide", "classes-mixed",
    "approval-missing", "approval-broken", "approval-wrong-person", "approval-ended", "approval-other-policy", "policy-broken",
    "policy-serial", "policy-holders", "policy-publishers", "file-too-big", "file-text", "not-judged",
]  # fmt: skip


class Refused(Exception):
    """A push, or a part of it, that is not let through."""

    def __init__(self, code: Code, sentence: str) -> None:
        self.reason, self.sentence = REASONS[code], sentence
        super().__init__(f"{code}: {sentence}")
