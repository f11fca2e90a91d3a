"""Alterations of approvals, and of which refs a push moves where."""

from random import Random

from briggate.governance.pushes import DRAFTS, MAIN
from tests.gate.fuzz import alter_bytes
from tests.gate.fuzz.alter_files import WHO
from tests.gate.fuzz.honest import as_it_was
from tests.gate.fuzz.scenes import ApprovalPlan, Scene

DATES = (
    "2026-06-15T12:00:00Z",
    "2026-06-15T12:00:01Z",
    "2026-07-16T12:05:00Z",
    "2026-07-16T12:05:01Z",
    "2099-01-01T00:00:00Z",
    "1-1-1T0:0:0Z",
)


def bytes_of_approval(rng: Random, scene: Scene) -> None:
    if scene.approvals:
        plan = rng.choice(scene.approvals)
        edits = rng.choice((plan.early, plan.early, plan.late, plan.name))
        edits.append(alter_bytes.drawn(rng, as_it_was(scene.kind)))
        plan.is_stale = rng.random() < 0.5


def approval(rng: Random, scene: Scene) -> None:
    if not scene.approvals or rng.random() < 0.1:
        scene.approvals.append(ApprovalPlan(rng.choice(WHO), is_pushed=scene.kind == "approval" and rng.random() < 0.5))
        return
    plan, what = rng.choice(scene.approvals), rng.randrange(7)
    if what == 0:
        plan.person, plan.key = rng.choice((*WHO, "", "nobody", "../bins-lead")), rng.choice(("", "bins-lead", "stranger"))
        plan.key = plan.key or (plan.person if plan.person in WHO else "stranger")
    elif what == 1:
        plan.key = rng.choice(WHO)
    elif what == 2:
        plan.namespace = rng.choice(("git", "file", "council-approvals"))
    elif what == 3:
        plan.is_used = True
    elif what == 4:
        scene.approvals.remove(plan)
    else:
        field, value = rng.choice((
            ("v", rng.choice((2, True, "1", 1.0))), ("ref", rng.choice((f"{DRAFTS}x", "main", "refs/heads/Main", 1))), ("comment", "Fine"),
            ("digest", rng.choice(("0" * 64, as_it_was("page").digest, "A" * 64))), ("serial", rng.choice((3, 5, "4", 4.0, True))),
            ("expires", rng.choice(DATES)), ("nonce", rng.choice(("0" * 32, "x", "0" * 31))),
        ))  # fmt: skip
        plan.fields[field] = value
        plan.is_stale = rng.random() < 0.3


def confirmed(rng: Random, scene: Scene) -> None:
    """Other words on who confirmed the change, in another version, or none."""
    for plan in scene.approvals:
        plan.fields["confirmed"] = rng.choice((
            "", "x" * 200, "x" * 201, "Rheolwr t\u0177", "Owner\x1b[2J", "Owner\nDirector", "Owner \u202erenwo", "Owner ", " Owner", 
            "\ud83d",
            "a\u00a0b", "a\u2028b", "\U0001f600" * 200, "\ue000", "\u00ad", ["Owner"], None, 1, True, {"a": 1}, "\t", "e\u0301",
        ))  # fmt: skip
        plan.fields["v"] = rng.choice((2, 2, 2, 2, 2, 1, 3, 2.0, "2", True))
        if rng.random() < 0.1:
            del plan.fields[rng.choice(("v", "confirmed"))]
        plan.is_stale = rng.random() < 0.1


def update(rng: Random, scene: Scene) -> None:
    names = ("main", "older", "head", "absent", "missing", "commit-0", "approval-0", "tree-main", "tag")
    scene.others["tag"] = ("tag", b"object x\n")
    refs = (MAIN, f"{DRAFTS}x", "approval-0-ref", "refs/heads/other", "refs/tags/x", "refs/replace/x", "refs/heads/draft", f"{DRAFTS}-x",
            f"{DRAFTS}x/../../main", "refs/heads/Main", "refs/notes/x", "refs/approvals/x", "HEAD", f"{DRAFTS}\u00e9", "")  # fmt: skip
    if not scene.updates:  # taken away already
        return
    at = rng.randrange(len(scene.updates))
    ref, old, new = scene.updates[at]
    what = rng.randrange(7)
    if what == 0:
        scene.updates[at] = (rng.choice(refs), old, new)
    elif what == 1:
        scene.updates[at] = (ref, rng.choice(names), new)
    elif what == 2:
        scene.updates[at] = (ref, old, rng.choice(names))
    elif what == 3:
        scene.updates[at] = (ref, new, old)
    elif what == 4:
        scene.updates.insert(rng.randrange(2), (rng.choice(refs), rng.choice(names), rng.choice(names)))
    elif what == 5:
        scene.updates = scene.updates * rng.choice((0, 2, 50, 51))
    else:
        scene.options = 1
