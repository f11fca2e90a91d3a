"""What the rules allow, said once more and apart from the engine: the oracle of the fuzzing.

It is asked only of a push that was let through, and errs on the strict side of nothing: each condition is one of R1 to R11, worked out
from the bytes of the objects and from what was signed, which tests know because they signed it. It shares no code with the decision.
"""

import json
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from briggate.governance.judging import Accepted
from tests.gate.cases.bench import Held
from tests.gate.council import ROLES, SECTIONS
from tests.gate.fuzz import keys
from tests.gate.fuzz.model_alone import asker_of, kinds_of
from tests.gate.fuzz.model_files import check_file, claimed, class_of
from tests.gate.fuzz.model_policy import check_policy
from tests.gate.fuzz.scenes import ENDED, NEEDED, NOW, PEOPLE, PERMISSIONS, REVIEW, SERIAL, UNTIL, Rendered, address
from tests.gate.fuzz.table import Table

MAIN, DRAFT, APPROVAL = "refs/heads/main", "refs/heads/draft/", "refs/approvals/"
_OWNERS = {keys.public(name): name.removesuffix("-2") for name in (*ROLES, "bins-lead-2")}
_HEADERS = ("tree", "parent", "author", "committer", "gpgsig")
_HOLDERS = {"governance": "governance-holder", "platform": "platform-holder"}


type _Changed = dict[str, tuple[Held | None, Held | None]]
"""What each file was, and what it is."""


class Wrong(Exception):
    """A rule that what was let through does not keep."""


@dataclass(frozen=True)
class _Commit:
    tree: str
    parent: str
    signer: str


def check(rendered: Rendered, accepted: Accepted) -> None:
    """Raises Wrong unless a push might be let through, and the record would tell of it as it was."""
    _Model(rendered).check(accepted)


class _Model:
    def __init__(self, rendered: Rendered) -> None:
        self._table: Table = rendered.table
        self._push, self._main = rendered.push, rendered.main
        self._main_tree, self._older_tree = rendered.names["tree-main"], rendered.names["tree-older"]

    def check(self, accepted: Accepted) -> None:
        _hold(self._push.options == 0, "R1: an option came with it")
        _hold(1 <= len(self._push.updates) <= 50, "R1: nothing moves, or too much at once")
        moved, turn = False, ""
        for update in self._push.updates:
            if update.ref == MAIN:
                _hold(update.new != "0" and update.old == self._main, "R4: main is not where the push says, or goes")
                self._check_landing(update.new, accepted)
                moved = True
            elif re.fullmatch(rf"{DRAFT}[\x21-\x7e]+", update.ref):
                if update.new != "0":
                    self._commits(update.new, None)
            elif update.ref.startswith(APPROVAL):
                _hold(update.old == "0" and update.new != "0", "R1: an approval is written over, or taken away")
                self._giver(update.ref, self._held(update.new, "blob"))
            elif update.ref.startswith("refs/turns/"):
                _hold(len(self._push.updates) == 1 and update.old == "0" and update.new != "0", "R4: a turn is not asked for alone")
                data = self._held(update.new, "blob")
                turn = self._signer(data, "council-turn", update.ref.encode())
                _hold(len(data) <= 4_000 and turn == asker_of(update.ref, _hold), "R4: a turn under another's name")
            else:
                raise Wrong(f"R1: {update.ref} may not move")
        _hold(turn == accepted.turn, "R4: the turn would be another's")
        _hold(moved == (accepted.update is not None), "R14: the record would tell of another move")

    def _held(self, id: str, kind: str) -> bytes:
        found, data = self._table.held.get(id, ("nothing", b""))
        _hold(found == kind, f"R3: {id[:10]} is {found}, and should be a {kind}")
        return data

    # Commits: R4, R5, R6

    def _commits(self, new: str, base: str | None) -> list[_Commit]:
        """The commits of a change, the newest first."""
        found: list[_Commit] = []
        known = {base} if base else self._of_main()
        while new not in known:
            _hold(len(found) < 200, "R4: more than two hundred commits")
            found.append(self._commit(self._held(new, "commit")))
            new = found[-1].parent
        return found

    def _of_main(self) -> set[str]:
        found, waiting = set[str](), [self._main]
        while waiting:
            found.add(id := waiting.pop())
            waiting += re.findall(r"^parent (\w{40})$", self._held(id, "commit").decode(), re.MULTILINE)
        return found

    def _commit(self, data: bytes) -> _Commit:
        _hold(b"\0" not in data, "R3: a NUL")
        head, _, _ = data.partition(b"\n\n")
        headers: list[tuple[str, bytes]] = []
        for line in head.split(b"\n"):
            if line.startswith(b" ") and headers:
                headers[-1] = (headers[-1][0], headers[-1][1] + b"\n" + line[1:])
            else:
                name, _, value = line.partition(b" ")
                headers.append((name.decode("latin-1"), value))
        _hold(tuple(name for name, _ in headers) == _HEADERS, "R5: other headers than there should be")
        values = dict(headers)
        armour = values["gpgsig"]
        unsigned = data.replace(b"\ngpgsig " + armour.replace(b"\n", b"\n "), b"", 1)
        signer = self._signer(armour, "git", unsigned)
        for name in ("author", "committer"):
            who = re.fullmatch(rb"[^<>\n]* <([^<>\n]*)> (\d+) [+-]\d{4}", values[name])
            _hold(who is not None and who[1].decode(errors="replace").lower() == address(signer), f"R6: {name} is another than {signer}")
            assert who is not None
            seconds = int(who[2]) - int(NOW.timestamp())
            _hold(name == "author" or -30 * 86_400 <= seconds <= 300, "R6: of another time")
        return _Commit(values["tree"].decode(), values["parent"].decode(), signer)

    def _signer(self, armour: bytes, namespace: str, signed: bytes) -> str:
        """Who made a signature; a person with rights today."""
        try:
            fields = keys.fields(armour.decode("ascii"))
        except ValueError:
            raise Wrong("R5: no signature of SSH's") from None
        _hold(len(fields) == 5 and fields[1] == namespace.encode() and not fields[2], "R5: a signature for something else")
        _hold((fields[0], namespace, signed) in self._table.made, "R5: that key's owner never signed it")
        person = _OWNERS.get(fields[0])
        _hold(person is not None, "R5: the key is nobody's")
        assert person is not None
        _hold(ENDED.get(person, UNTIL) >= f"{NOW:%Y-%m-%d}", f"R5: the rights of {person} have ended")
        return person

    # Files: R7, R8, R9

    def _check_landing(self, new: str, accepted: Accepted) -> None:
        commits = self._commits(new, self._main)[::-1]
        _hold(bool(commits), "R4: nothing new")
        trees = [self._main_tree, *(commit.tree for commit in commits)]
        net = self._changed(trees[0], trees[-1])
        kinds = self._alone(commits, [self._changed(*each) for each in pairwise(trees)], net)
        roles = ("author", "approver") if kinds else ("author",)
        classes = set[str]()
        for commit, (old, tree) in zip(commits, pairwise(trees), strict=True):
            changed = self._changed(old, tree)
            _hold(bool(changed), "R4: a commit that does nothing")
            classes |= {class_of(path) for path in changed}
            for path, (_, now) in changed.items():
                _hold(_may_write(commit.signer, path, roles), f"R7: {path!r} is not for {commit.signer}")
                if now is not None:
                    check_file(path, now.mode, self._held(now.id, "blob"), _hold)
            before, after = self._claims(changed)
            foreign = {each for each in after[0] - before[0] if not _may_claim(commit.signer, each, roles)}
            _hold(not foreign, f"R7: {commit.signer} takes the addresses {foreign}")
        _hold(bool(net) and len(classes) == 1, "R4, R9: nothing comes of it, or it is of two classes")
        if any(was is None for was, _ in net.values()):
            _check_apart(self._table.flat(trees[-1]))
        kind, signers = classes.pop(), {commit.signer for commit in commits}
        if kind == "governance":
            check_policy(self._table.files(trees[-1], (PEOPLE, PERMISSIONS, REVIEW)), _hold)
        digest = self._table.digest(self._main_tree, trees[-1])
        _hold((accepted.digest, set(accepted.signers)) == (digest, signers), "R14: the record would tell of another change")
        if accepted.emergency:
            _hold(accepted.emergency in kinds and not accepted.approvals, f"R10: it is no {accepted.emergency} that may land alone")
        else:
            self._check_approvals(kind, signers, net, digest, accepted)

    def _alone(self, commits: list[_Commit], each: list[_Changed], net: _Changed) -> set[str]:
        """As what one approver of the section may land a change before anybody approves it; nothing where not."""
        people = {commit.signer for commit in commits}
        paths = {path for changed in (*each, net) for path in changed}
        if len(people) != 1 or len(paths) != 1 or not net:
            return set()
        (path,), (person,) = paths, people
        was, now = net[path]
        if class_of(path) != "content" or not _has(person, "approver", _section(path)) or now is None:
            return set()
        claims = self._claims(net)
        if {held.mode for held in (was, now) if held} != {"100644"} or self._sections_with(claims[1][1] - claims[0][1], paths):
            return set()
        old = self._table.flat(self._older_tree).get(path)
        return kinds_of(path, was and self._held(was.id, "blob"), self._held(now.id, "blob"), old and self._held(old.id, "blob"))

    def _changed(self, old: str, new: str) -> _Changed:
        was, now = self._table.flat(old), self._table.flat(new)
        return {path: (was.get(path), now.get(path)) for path in sorted(was.keys() | now.keys()) if was.get(path) != now.get(path)}

    def _claims(self, changed: _Changed) -> list[tuple[set[str], set[str]]]:
        """(addresses, terms) before and after, of files that are written."""
        found: list[tuple[set[str], set[str]]] = [(set(), set()), (set(), set())]
        for path, sides in changed.items():
            for (addresses, terms), held in zip(found, sides, strict=True):
                if held is not None and sides[1] is not None and class_of(path) == "content":
                    more = claimed(path, self._held(held.id, "blob"))
                    addresses |= more[0]
                    terms |= more[1]
        return found

    # Approvals: R10

    def _check_approvals(self, kind: str, signers: set[str], net: _Changed, digest: str, accepted: Accepted) -> None:
        given: dict[str, str] = {}
        for ref, id in self._table.refs.items():
            if ref.startswith(f"{APPROVAL}{digest}/") and ref not in self._table.taken:
                try:
                    given[ref] = self._giver(ref, self._held(id, "blob"))
                except Wrong:
                    continue
        _hold(set(accepted.approvals) <= given.keys(), "R14: the record would name an approval that is none")
        people = set(given.values()) - signers
        before, after = self._claims(net)
        for section in self._sections_with(after[1] - before[1], set(net)):
            _hold(any(_has(person, "approver", section) for person in people), f"R7: {section} has not agreed to the loss of a word")
        able = {each for each in people if all(_may_approve(each, path) for path in net)}
        _hold(len(able) >= NEEDED[kind], f"R10: {sorted(able)} approved, and {NEEDED[kind]} should have")

    def _giver(self, ref: str, data: bytes) -> str:
        """Who gave an approval that counts today."""
        name = re.fullmatch(APPROVAL + r"([0-9a-f]{64})/([a-z0-9-]+)/([0-9a-f]{32})", ref)
        _hold(name is not None and len(data) <= 8_000, "R10: it has another name, or is too long")
        assert name is not None
        signed, _, armour = data.partition(b"\n")
        try:
            says = json.loads(signed)
            ends = datetime.strptime(says["expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
        except (ValueError, TypeError, KeyError):
            raise Wrong("R10: it does not say what it should") from None
        wanted = {"v": 1, "ref": MAIN, "digest": name[1], "serial": SERIAL, "expires": says["expires"], "nonce": name[3]}
        if "confirmed" in says:
            _hold(_is_said_of_somebody(says["confirmed"]), "R10: nobody can read who confirmed it")
            wanted |= {"v": 2, "confirmed": says["confirmed"]}
        _hold(signed == json.dumps(wanted, separators=(",", ":")).encode(), "R10: it says something else, or in another way")
        _hold(NOW < ends <= NOW + timedelta(days=31, minutes=5), "R10: it does not count today")
        _hold(self._signer(armour, "council-approval", signed) == name[2], "R10: it is under another's name")
        return name[2]

    def _sections_with(self, terms: set[str], touched: set[str]) -> set[str]:
        """Of other files of main that have one of some words."""
        found = set[str]()
        for path, held in self._table.flat(self._main_tree).items():
            if path not in touched and claimed(path, self._held(held.id, "blob"))[1] & terms and (section := _section(path)):
                found.add(section)
        return found


def _is_said_of_somebody(said: object) -> bool:
    """A line of words that can be seen, all of them."""
    if not isinstance(said, str) or not 1 <= len(said) <= 200 or said.strip() != said:
        return False
    return all(mark == " " or unicodedata.category(mark)[0] not in "CZ" for mark in said)


def _hold(holds: bool, rule: str) -> None:
    if not holds:
        raise Wrong(rule)


Hold = Callable[[bool, str], None]


def _section(path: str) -> str:
    """The one that names the path, or the longest folder above it; "" for none."""
    above = [path, *(path[: place + 1] for place, each in enumerate(path) if each == "/")]
    found = [(len(prefix), name) for name, prefixes in SECTIONS.items() for prefix in prefixes if prefix in above]
    return max(found, default=(0, ""))[1]


def _has(person: str, role: str, section: str) -> bool:
    roles, sections = ROLES[person]
    return role in roles and section in sections


def _may_write(person: str, path: str, roles: tuple[str, ...]) -> bool:
    kind = class_of(path)
    return any(_has(person, role, _section(path)) for role in roles) if kind == "content" else _HOLDERS[kind] in ROLES[person][0]


def _may_claim(person: str, page: str, roles: tuple[str, ...]) -> bool:
    """Whether a page may stand where it is asked for, by itself or as the first of a folder."""
    section = _section(page) or _section(f"{page.removesuffix('.md')}/index.md")
    return any(_has(person, role, section) for role in roles)


def _may_approve(person: str, path: str) -> bool:
    kind = class_of(path)
    return _has(person, "approver", _section(path)) if kind == "content" else _HOLDERS[kind] in ROLES[person][0]


def _check_apart(paths: Mapping[str, Held]) -> None:
    plain = [unicodedata.normalize("NFKC", path).casefold() for path in paths]
    _hold(len(set(plain)) == len(plain), "R8: two files differ by capitals or accents")
    pages = [re.sub(r"(/index)?\.md$", "", path) for path in plain if path.startswith("content/") and path.endswith(".md")]
    _hold(len(set(pages)) == len(pages), "R8: two pages have one address")
