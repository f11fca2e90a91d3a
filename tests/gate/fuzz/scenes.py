"""What a push is made of, before it is written down: commits, approvals and moves of refs, each of which a mutation can alter."""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256

from briggate.governance.pushes import ABSENT, MAIN, Push, Update
from briggate.governance.refusals import Refused
from tests.gate.cases.bench import FILE, Held, tree_of
from tests.gate.council import PAGES, ROLES, SECTIONS
from tests.gate.fuzz import keys
from tests.gate.fuzz.table import Table

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)
SERIAL, AUTHORS_MOST = 4, 8
NEEDED = {"content": 1, "governance": 2, "platform": 2}
PEOPLE, PERMISSIONS, REVIEW = "governance/publishers.yml", "governance/permissions.yml", "governance/review.yml"
ENDED = {"gone-editor": "2026-06-05"}
UNTIL = "2027-01-31"
FILES = PAGES | {
    "site_config/redirects/bins.yml": "- old: /bins/late/\n  new: bins/missed-bin.md\n",
    "site_config/facts/bins.yml": "bulky-waste:\n  value: as the form says\nnew-bin:\n  value: as the form says\n",
    "site_config/a_to_z/bins.yml": "- term: Refuse\n  page: bins/index.md\n",
}
ON_THE_WAY = FILES["content/bins/new-bin.md"] + "Pay [here](https://example.org/).\n"
"""A page as it was in the middle of a push, and never when one was over."""

type Edit = Callable[[bytes], bytes]


@dataclass
class CommitPlan:
    """A commit that is to be made on the one before."""

    person: str
    files: dict[str, tuple[str, bytes] | None]
    """(mode, bytes) of what is written; None for what is taken away."""
    key: str = ""
    """Whose key signs: the person's own, unless this says another's."""
    namespace: str = "git"
    hashing: str = "sha512"
    author: str = ""
    committer: str = ""
    seconds: int = 0
    """After NOW."""
    message: bytes = b"Change\n"
    parents: list[str] | None = None
    """Names of commits, as Rendered has them, or ids; None for the one before."""
    tree: str = ""
    is_signed: bool = True
    is_stale: bool = False
    """Whether it keeps the signature that it had before it was altered."""
    root: list[Edit] = field(default_factory=list)
    """What is done to the bytes of its tree,"""
    folders: list[Edit] = field(default_factory=list)
    """to those of the folders of what it writes,"""
    early: list[Edit] = field(default_factory=list)
    """to its own before it is signed,"""
    armour: list[Edit] = field(default_factory=list)
    """to its signature,"""
    late: list[Edit] = field(default_factory=list)
    """and to all of it."""


@dataclass
class ApprovalPlan:
    """An approval that somebody gives to the change."""

    person: str
    key: str = ""
    namespace: str = "council-approval"
    fields: dict[str, object] = field(default_factory=dict)
    """What the statement says otherwise than it should."""
    is_stale: bool = False
    early: list[Edit] = field(default_factory=list)
    armour: list[Edit] = field(default_factory=list)
    late: list[Edit] = field(default_factory=list)
    name: list[Edit] = field(default_factory=list)
    """What is done to the name of its ref."""
    is_used: bool = False
    is_pushed: bool = False


@dataclass
class TurnPlan:
    """A turn to land that somebody asks for."""

    person: str
    key: str = ""
    namespace: str = "council-turn"
    seconds: int = 0
    nonce: str = "5" * 32
    is_stale: bool = False
    name: list[Edit] = field(default_factory=list)
    armour: list[Edit] = field(default_factory=list)
    late: list[Edit] = field(default_factory=list)


@dataclass
class Scene:
    """A push, before it is written down."""

    kind: str
    commits: list[CommitPlan]
    approvals: list[ApprovalPlan]
    updates: list[tuple[str, str, str]]
    """(ref, old, new), by the names of Rendered."""
    options: int = 0
    is_approved_as_it_is: bool = True
    """Whether approvals are given to what the change became, and not to what it was."""
    others: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    """Pushed objects that nothing leads to, by a name: (kind, bytes)."""
    turns: list[TurnPlan] = field(default_factory=list)


@dataclass
class Rendered:
    """A push that can be judged."""

    table: Table
    push: Push
    main: str
    names: dict[str, str]
    """Ids by name: main, older, commit-0, approval-0, …"""
    armours: dict[str, str]
    """The signature of each commit and approval, by its name."""
    digest: str


def address(person: str) -> str:
    return f"{person}@testborough.example.org"


def people() -> str:
    """The people's file of the policy that is in force."""
    lines = []
    for person, (roles, sections) in ROLES.items():
        own = [keys.line(person), *([keys.line(f"{person}-2")] if person == "bins-lead" else [])]
        lines += [f"{person}:", f"  name: {person}", f"  emails: [{address(person)}]", f"  keys: [{', '.join(own)}]"]
        lines += [f"  roles: [{', '.join(roles)}]", "  trained: 2026-01-10", f"  until: {ENDED.get(person, UNTIL)}"]
        lines += [f"  sections: [{', '.join(sections)}]"] if sections else []
    return "\n".join(lines) + "\n"


def permissions(serial: int = SERIAL) -> str:
    sections = "".join(f"  {name}: {{name: {name}, paths: [{', '.join(paths)}]}}\n" for name, paths in SECTIONS.items())
    return f"serial: {serial}\npublishers_most: {AUTHORS_MOST}\nsections:\n{sections}"


@cache
def begun() -> tuple[Table, dict[str, str], dict[str, Held]]:
    """The repository before any push, the ids of what it has by name, and the files of main."""
    table = Table()
    written = {**FILES, PEOPLE: people(), PERMISSIONS: permissions(), REVIEW: "training_months: 24\n"}
    files: dict[str, Held] = {}
    names: dict[str, str] = {"absent": ABSENT, "missing": "12" * 20}
    for name in ("older", "on-the-way", "main"):
        files = {path: Held(FILE, table.put("blob", text.encode())) for path, text in written.items()}
        tree = tree_of(files, table.put_tree)
        parent = f"parent {last}\n" if (last := names.get("on-the-way") or names.get("older")) else ""
        who = "Founder <founder@testborough.example.org> 1780000000 +0000"
        names[name] = table.put("commit", f"tree {tree}\n{parent}author {who}\ncommitter {who}\n\nBegin\n".encode())
        names[f"tree-{name}"] = tree
        written["content/bins/new-bin.md"] = ON_THE_WAY if name == "older" else f"{FILES['content/bins/new-bin.md']}Or call.\n"
    table.refs[MAIN] = names["main"]
    table.stood = {names["older"], names["main"]}
    return table, names, files


def render(scene: Scene, before: Rendered | None = None) -> Rendered:
    """Write a push down. `before` is the same one as it was, whose signatures are kept where the scene says so."""
    base, known, files = begun()
    table, names, armours, files = Table(base), dict(known), dict[str, str](), dict(files)
    if before is not None:
        table.keep_known(before.table)
        for id, held in before.table.held.items():
            table.held.setdefault(id, held)
    for name, (kind, data) in scene.others.items():
        names[name] = table.put(kind, data)
    last, tree = "main", names["tree-main"]
    for number, plan in enumerate(scene.commits):
        name = f"commit-{number}"
        files, tree = _grown(table, files, plan)
        tree = names.get(plan.tree, plan.tree) or tree
        names[f"tree-{number}"] = tree
        parents = [names.get(each, each) for each in ([last] if plan.parents is None else plan.parents)]
        data = _commit_bytes(plan, tree, parents)
        stale = before.armours.get(name, "") if before and plan.is_stale else ""
        armours[name] = stale or table.sign(data, plan.key or plan.person, plan.namespace, plan.hashing)
        names[name] = table.put("commit", _edited(plan.late, _signed(plan, data, armours[name])))
        last = name
    names["head"] = names[last]
    digest = _digest(table, names["tree-main"], tree) if scene.is_approved_as_it_is or before is None else before.digest
    for number, approval in enumerate(scene.approvals):
        _place(table, names, armours, approval, f"approval-{number}", digest, before)
    for number, turn in enumerate(scene.turns):
        _ask(table, names, armours, turn, f"turn-{number}", before)
    updates = tuple(Update(*(names.get(each, each) for each in update)) for update in scene.updates)
    return Rendered(table, Push(updates, scene.options), names["main"], names, armours, digest)


def _grown(table: Table, files: Mapping[str, Held], plan: CommitPlan) -> tuple[dict[str, Held], str]:
    """The files after a commit, and their tree."""
    grown = dict(files)
    for path, written in plan.files.items():
        grown.pop(path, None)
        if written is not None:
            grown[path] = Held(written[0], table.put("blob", written[1]))
    lasts = {os.fsencode(path.rpartition("/")[2]) for path in plan.files}

    def put(entries: list[tuple[str, bytes, str]]) -> str:
        id = table.put_tree(entries)
        names = {name for _, name, _ in entries}
        edits = plan.root if b"governance" in names else plan.folders if names & lasts else []
        return table.put("tree", _edited(edits, table.held[id][1])) if edits else id

    return grown, tree_of(grown, put)


def _commit_bytes(plan: CommitPlan, tree: str, parents: list[str]) -> bytes:
    own = f"{plan.person} <{address(plan.person)}>"
    time = int((NOW + timedelta(seconds=plan.seconds)).timestamp())
    lines = [f"tree {tree}", *(f"parent {each}" for each in parents)]
    lines += [f"author {plan.author or own} {time} +0000", f"committer {plan.committer or own} {time} +0000", "", ""]
    return _edited(plan.early, "\n".join(lines).encode() + plan.message)


def _signed(plan: CommitPlan, data: bytes, armour: str) -> bytes:
    if not plan.is_signed:
        return data
    head, blank, message = data.partition(b"\n\n")
    return head + b"\ngpgsig " + _edited(plan.armour, armour.encode()).replace(b"\n", b"\n ") + blank + message


def _digest(table: Table, old: str, new: str) -> str:
    try:
        return table.digest(old, new)
    except Refused:  # nobody can approve what cannot be read
        return "0" * 64


def _place(
    table: Table, names: dict[str, str], armours: dict[str, str], plan: ApprovalPlan, name: str, digest: str, before: Rendered | None
) -> None:
    """Put an approval into the table: its blob, and its ref where it did not come by this push."""
    expires = (NOW + timedelta(days=20)).strftime("%Y-%m-%dT%H:%M:%SZ")
    nonce = sha256(f"{name} {plan.person}".encode()).hexdigest()[:32]
    values = {"v": 1, "ref": MAIN, "digest": digest, "serial": SERIAL, "expires": expires, "nonce": nonce} | plan.fields
    text = _edited(plan.early, json.dumps(values, separators=(",", ":")).encode())
    stale = before.armours.get(name, "") if before and plan.is_stale else ""
    armours[name] = stale or table.sign(text, plan.key or plan.person, plan.namespace)
    data = _edited(plan.late, text + b"\n" + _edited(plan.armour, armours[name].encode()) + b"\n")
    ref = _edited(plan.name, f"refs/approvals/{digest}/{plan.person}/{values['nonce']}".encode()).decode(errors="surrogateescape")
    names[name], names[f"{name}-ref"] = table.put("blob", data), ref
    if not plan.is_pushed:
        table.refs[ref] = names[name]
    if plan.is_used:
        table.taken |= {ref}


def _ask(table: Table, names: dict[str, str], armours: dict[str, str], plan: TurnPlan, name: str, before: Rendered | None) -> None:
    """Put what asks for a turn into the table."""
    time = (NOW + timedelta(seconds=plan.seconds)).strftime("%Y%m%dT%H%M%SZ")
    ref = _edited(plan.name, f"refs/turns/{plan.person}/{time}-{plan.nonce}".encode())
    stale = before.armours.get(name, "") if before and plan.is_stale else ""
    armours[name] = stale or table.sign(ref, plan.key or plan.person, plan.namespace)
    data = _edited(plan.late, _edited(plan.armour, armours[name].encode()) + b"\n")
    names[name], names[f"{name}-ref"] = table.put("blob", data), ref.decode(errors="surrogateescape")


def _edited(edits: list[Edit], data: bytes) -> bytes:
    for edit in edits:
        data = edit(data)
    return data
