"""The push that a seed stands for: an honest one that is altered in ways that are drawn."""

from collections.abc import Callable
from random import Random

from tests.gate.fuzz import alter_alone as alone
from tests.gate.fuzz import alter_approvals as approvals
from tests.gate.fuzz import alter_commits as commits
from tests.gate.fuzz import alter_files as files
from tests.gate.fuzz.alter_policy import alter_policy
from tests.gate.fuzz.honest import HONEST
from tests.gate.fuzz.scenes import Scene

type Alter = Callable[[Random, Scene], None]


def scene(seed: int) -> Scene:
    """The push that a seed stands for: an honest one, altered once or more; some are not altered at all."""
    rng = Random(seed)
    made = HONEST[rng.choice(tuple(HONEST))]()
    for _ in range(rng.choice((1, 1, 1, 1, 1, 1, 2, 2, 3)) if rng.random() > 0.02 else 0):
        rng.choice(_OF[made.kind])(rng, made)
    made.is_approved_as_it_is = rng.random() < 0.8
    return made


_ANY: tuple[Alter, ...] = (
    commits.bytes_of_commit, commits.bytes_of_commit, files.bytes_of_tree, files.bytes_of_file, commits.bytes_of_signature, commits.header,
    commits.parents, commits.tree, commits.who, commits.who, commits.time, commits.unsigned, commits.message, commits.more_commits,
    files.path, files.path, files.twin, files.mode, files.entries, approvals.update,
)  # fmt: skip
_APPROVED: tuple[Alter, ...] = (approvals.bytes_of_approval, approvals.bytes_of_approval, approvals.approval, approvals.approval)
_CONTENT: tuple[Alter, ...] = (*_ANY, *_APPROVED, files.text, files.text, files.facts)
_LONE: tuple[Alter, ...] = (*_ANY, approvals.approval, *(alone.words,) * 12, *(alone.place,) * 3, *(alone.signer,) * 3)
_OF: dict[str, tuple[Alter, ...]] = {
    "page": (*_CONTENT, commits.very_many),
    "three": _CONTENT,
    "rename": _CONTENT,
    "platform": (*_ANY, *_APPROVED),
    "policy": (*_ANY, *_APPROVED, *(alter_policy,) * 12),
    "draft": _CONTENT,
    "approval": (*_APPROVED * 4, approvals.update, approvals.update, commits.bytes_of_signature),
    "confirmed": (*_ANY, *(approvals.confirmed,) * 12, *_APPROVED),
    "alert": _LONE,
    "status": _LONE,
    "fact": _LONE,
    "withdrawal": _LONE,
    "back": _LONE,
    "turn": (*(alone.turn,) * 8, approvals.update),
}
