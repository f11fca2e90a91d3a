"""Alterations of a policy: what YAML can say in more than one way, other serials, loosened roles, keys that change hands."""

import re
from random import Random

from tests.gate.cases.bench import FILE
from tests.gate.council import ROLES
from tests.gate.fuzz import keys
from tests.gate.fuzz.scenes import PEOPLE, PERMISSIONS, REVIEW, SERIAL, CommitPlan, Scene, people, permissions

WHO = tuple(ROLES)
_PERMISSIONS = (
    (f"serial: {SERIAL + 1}", f"serial: {SERIAL}"), (f"serial: {SERIAL + 1}", f"serial: {SERIAL + 2}"), ("serial: 5", 'serial: "5"'),
    ("serial: 5", "serial: 0x5"), ("serial: 5", "serial: 5.0"), ("serial: 5", "serial: 05"), ("serial: 5", "serial: +5"),
    ("serial: 5", "serial: 1_0"),
    ("serial: 5", "serial: !!int 5"), ("serial: 5", "serial: &a 5"), ("serial: 5", "serial: 5\nserial: 6"), ("serial: 5\n", ""),
    ("serial: 5", "<<: {serial: 5}"), ("serial: 5", "serial: true"), ("serial: 5", "Serial: 5"), ("serial: 5", "? serial\n: 5"),
    ("serial: 5", "serial: 6 # 5"), ("publishers_most: 8", "publishers_most: 3"), ("publishers_most: 8", "publishers_most: 4"),
    ("publishers_most: 8", "publishers_most: 0"), ("sections:", "approvals: {governance: 1}\nsections:"),
    ("sections:", "approvals: {content: 0}\nsections:"),
    ("sections:", "approvals: {content: 2}\nsections:"), ("sections:", "approvals: &a {content: 2}\nsections:"),
    ("sections:", "sections: {}\nmore:"),
    ("content/parks/", "content/parks"), ("content/parks/", "content/../governance/"), ("content/parks/", "content/bins/"),
    ("content/parks/", "content/parks/old/"), ("content/parks/", "governance/"), ("sections:", "owner: me\nsections:"),
    ("sections:", "---\nsections:"),
    ("sections:", "%YAML 1.2\n---\nsections:"), ("serial", "\tserial"), ("sections:", "sections: &s"),
    ("{name: parks", "{name: parks, name: x"),
)  # fmt: skip
_PEOPLE = (
    ("roles: [author]", "roles: [author, approver, governance-holder]"), ("roles: [author]", "roles: [administrator]"),
    ("roles: [author]", "roles: []"),
    ("roles: [author]", "roles: author"), ("roles: [author]", "roles: &r [author]"), ("roles: [approver]", "roles: *r"),
    ("sections: [bins]", ""),
    ("sections: [bins]", "sections: [bins, parks]"), ("sections: [bins]", "sections: [schools]"),
    ("until: 2027-01-31", "until: 2026-06-14"),
    ("until: 2027-01-31", "until: 2026-06-15"), ("until: 2027-01-31", "until: 2027-02-31"), ("until: 2027-01-31", "until: tomorrow"),
    ("until: 2026-06-05", "until: 2099-01-01"), ("trained: 2026-01-10\n", "trained: 2026-01-10\n  administrator: true\n"),
    ("ssh-ed25519 ", "ssh-rsa "),
    ("holder-two:", "holder-one:"), ("holder-two:", '"holder-one":'), ("holder-two:", "Holder two:"), ("@", " @"),
    ("bins-lead@", "bins-editor@"),
    ("name: holder-one", "name: !!python/object/apply:os.system [id]"), ("emails: [bins-lead", "emails: [bins-lead@example.org, bins-lead"),
    ("name: holder-one", "name: holder-one\n  deputy: nobody"), ("name: holder-one", "name: holder-one\n  deputy: holder-two"),
    ("\n", "\r\n"),
)  # fmt: skip


def alter_policy(rng: Random, scene: Scene) -> None:
    """Alter what a new policy says, in one of its files."""
    plan = rng.choice(scene.commits)
    what = rng.randrange(7)
    if what <= 1:
        _replace(rng, plan, PERMISSIONS, permissions(SERIAL + 1), _PERMISSIONS)
    elif what == 2:
        _replace(rng, plan, PEOPLE, people(), _PEOPLE)
    elif what == 3:
        _write(plan, PEOPLE, _keys_moved(rng))
    elif what == 4:
        _write(plan, PEOPLE, _without(rng))
    elif what == 5:
        odd = (
            "",
            "training_months: 0\n",
            "training_months: 12\n",
            "warn_days: yes\n",
            "- 1\n",
            "[" * 3000,
            "x: &a [*a]\n",
            "a: 1\n" * 60_000,
            "\ufffe",
            "x",
        )
        _write(plan, rng.choice((REVIEW, REVIEW, PEOPLE, PERMISSIONS)), rng.choice(odd))
    else:
        plan.files[rng.choice((PEOPLE, PERMISSIONS, REVIEW))] = None


def _replace(rng: Random, plan: CommitPlan, path: str, usual: str, places: tuple[tuple[str, str], ...]) -> None:
    """One thing is said otherwise, wherever it stands."""
    file = plan.files.get(path)
    text = file[1].decode(errors="replace") if file else usual
    old, new = rng.choice(places)
    found = [match.start() for match in re.finditer(re.escape(old), text)]
    if found:
        at = rng.choice(found)
        _write(plan, path, text[:at] + new + text[at + len(old) :])


def _keys_moved(rng: Random) -> str:
    """Somebody has the key of another, or two, or none, or one that nobody knows."""
    text, one, other = people(), rng.choice(WHO), rng.choice((*WHO, "stranger", "bins-lead-2"))
    return text.replace(
        keys.line(one), rng.choice((keys.line(other), f"{keys.line(one)}, {keys.line(other)}", "", keys.line(one)[:-30])), 1
    )


def _without(rng: Random) -> str:
    """Some people are taken out."""
    gone = set(rng.sample(WHO, rng.randint(1, 4)))
    return "".join(each for each in re.split(r"(?m)^(?=\S)", people()) if each.partition(":")[0] not in gone)


def _write(plan: CommitPlan, path: str, text: str) -> None:
    plan.files[path] = (FILE, text.encode())
