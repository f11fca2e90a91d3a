"""Alterations of commits: of what they say, of who signed them, and of how they follow one another."""

from random import Random

from tests.gate.cases.bench import FILE
from tests.gate.fuzz import alter_bytes, keys
from tests.gate.fuzz.alter_files import NAMES, PARK, WHO
from tests.gate.fuzz.honest import NEW_BIN, as_it_was
from tests.gate.fuzz.scenes import FILES, CommitPlan, Edit, Scene, address


def bytes_of_commit(rng: Random, scene: Scene) -> None:
    plan = rng.choice(scene.commits)
    edits = rng.choice((plan.early, plan.early, plan.late))
    edits.append(alter_bytes.drawn(rng, as_it_was(scene.kind)))
    plan.is_stale = edits is plan.early and rng.random() < 0.5


def bytes_of_signature(rng: Random, scene: Scene) -> None:
    rng.choice([*scene.commits, *scene.approvals]).armour.append(_armour(rng, scene))


def _armour(rng: Random, scene: Scene) -> Edit:
    """Another signature in the place of one."""
    if rng.random() < 0.4:
        return alter_bytes.drawn(rng, as_it_was(scene.kind))
    others = list(as_it_was(scene.kind).armours.values())
    other, part = rng.choice(others), rng.randrange(5)
    fresh = rng.choice((keys.public(rng.choice(WHO)), b"", b"git", b"council-approval", b"file", b"sha256", b"sha512", b"md5", b"\xff"))

    def fields(armour: bytes) -> bytes:
        try:
            found = keys.fields(armour.decode())
            found[part] = keys.fields(other)[part] if rng.random() < 0.5 else fresh
            return keys.armour(found).encode()
        except (ValueError, IndexError):
            return b""

    whole = (b"", b"x", b"-----BEGIN PGP SIGNATURE-----\n\niHUE\n-----END PGP SIGNATURE-----", other.encode())
    return rng.choice((fields, fields, lambda armour: rng.choice(whole), lambda armour: armour + b"\nApproved-by: all"))


def header(rng: Random, scene: Scene) -> None:
    """A header more, one less, two in another order, or one twice."""
    plan = rng.choice(scene.commits)
    what, at, to = rng.randrange(4), rng.randrange(4), rng.randrange(4)
    more = rng.choice(
        (b"encoding UTF-7", b"gpgsig x", b"gpgsig-sha256 x", b"mergetag x", b"x-note one\n two", b"parent " + b"1" * 40, b"HG:extra x")
    )

    def edit(data: bytes) -> bytes:
        head, blank, message = data.partition(b"\n\n")
        lines = head.split(b"\n")
        if what == 0:
            lines.insert(at + 1, more)
        elif what == 1 and len(lines) > at:
            del lines[at]
        elif what == 2 and max(at, to) < len(lines):
            lines[at], lines[to] = lines[to], lines[at]
        elif len(lines) > at:
            lines.insert(to, lines[at])
        return b"\n".join(lines) + blank + message

    (plan.early if rng.random() < 0.7 else plan.late).append(edit)


def parents(rng: Random, scene: Scene) -> None:
    number = rng.randrange(len(scene.commits))
    before = f"commit-{number - 1}" if number else "main"
    known = ("main", "older", "missing", "tree-main", "0" * 40, *(f"commit-{each}" for each in range(number)))
    one, other = rng.choice(known), rng.choice(known)
    scene.commits[number].parents = rng.choice(
        ([], [one], [one], [before, other], [other, before], [before, before], [before, other, "main"])
    )
    scene.commits[number].is_stale = rng.random() < 0.3


def tree(rng: Random, scene: Scene) -> None:
    plan = rng.choice(scene.commits)
    plan.tree = rng.choice(("tree-main", "tree-older", "missing", "main", "tree-0"))
    plan.is_stale = rng.random() < 0.3


def who(rng: Random, scene: Scene) -> None:
    """Another person, or the same under another name, or with another's key."""
    plan, other = rng.choice(scene.commits), rng.choice(WHO)
    what = rng.randrange(6)
    if what == 0:
        plan.person, plan.key = other, ""
    elif what == 1:
        plan.key = other
    elif what == 2:
        plan.author = rng.choice(
            (f"{other} <{address(other)}>", "x <>", f"x <{address(plan.person).upper()}>", "<x", f"x <{address(other)}> <y>")
        )
    elif what == 3:
        plan.committer = f"{other} <{address(other)}>"
    elif what == 4:
        plan.namespace = rng.choice(("file", "council-approval", "git ", "GIT"))
    else:
        plan.hashing = "sha256"
    plan.is_stale = rng.random() < 0.2


def time(rng: Random, scene: Scene) -> None:
    rng.choice(scene.commits).seconds = rng.choice((299, 300, 301, 86_400, -86_400, -2_591_999, -2_592_001, -2_592_000, -40_000_000, 2**36))


def unsigned(rng: Random, scene: Scene) -> None:
    rng.choice(scene.commits).is_signed = False


def message(rng: Random, scene: Scene) -> None:
    plan = rng.choice(scene.commits)
    plan.message = rng.choice((b"", b"Caf\xe9\n", b"A\0B\n", b"x" * 70_000, "Tŷ bach\n".encode(), b"\n\ngpgsig x\n", b"Approved-by: all\n"))
    plan.is_stale = rng.random() < 0.3


def more_commits(rng: Random, scene: Scene) -> None:
    """A commit more, which does nothing, undoes the others, or changes what is another's; one less; or another order."""
    what = rng.randrange(6)
    at, person = rng.randrange(len(scene.commits) + 1), rng.choice((scene.commits[0].person, *WHO))
    paths = {path for plan in scene.commits for path in plan.files}
    back = {path: (FILE, FILES[path].encode()) if path in FILES else None for path in sorted(paths)}
    if what == 0:
        scene.commits.insert(at, CommitPlan(person, {}))
    elif what == 1:
        scene.commits.append(CommitPlan(rng.choice((scene.commits[0].person, person)), dict(back)))
    elif what == 2:
        scene.commits.insert(0, CommitPlan(person, {PARK: (FILE, b"Mine.\n")}))
        scene.commits.append(CommitPlan(person, {PARK: (FILE, FILES[PARK].encode())}))
    elif what == 3:
        scene.commits.insert(at, CommitPlan(person, {rng.choice(NAMES): (FILE, b"---\ntitle: New\n---\n")}))
    elif what == 4 and len(scene.commits) > 1:
        scene.commits.pop()
    else:
        rng.shuffle(scene.commits)


def very_many(rng: Random, scene: Scene) -> None:
    if rng.random() < 0.3:  # costs as much as two hundred others
        scene.commits += [
            CommitPlan("bins-editor", {NEW_BIN: (FILE, b"%d" % each)}, is_stale=True) for each in range(rng.choice((197, 201)))
        ]
