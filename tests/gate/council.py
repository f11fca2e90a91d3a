"""A council whose main is guarded by a real gate: a bare repository, people with throw-away keys, and a clone to push from."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.sites import TINY, page, service

NOW = datetime.now(UTC)
BRIGGATE = Path(sys.executable).with_name("briggate")
ROLES = {
    "bins-editor": (["author"], ["bins"]),
    "bins-lead": (["author", "approver"], ["bins"]),
    "bins-deputy": (["author", "approver"], ["bins"]),
    "parks-editor": (["author"], ["parks"]),
    "parks-lead": (["approver"], ["parks"]),
    "web-lead": (["author", "approver"], ["bins", "parks", "council"]),
    "holder-one": (["governance-holder"], []),
    "holder-two": (["governance-holder"], []),
    "holder-three": (["governance-holder"], []),
    "holder-four": (["governance-holder"], []),
    "platform-one": (["platform-holder"], []),
    "platform-two": (["platform-holder"], []),
    "platform-three": (["platform-holder"], []),
    "gone-editor": (["author", "approver"], ["bins"]),
}
SECTIONS = {
    "bins": [
        "content/bins/",
        "site_config/contacts/bins.yml",
        "site_config/redirects/bins.yml",
        "site_config/a_to_z/bins.yml",
        "site_config/facts/bins.yml",
    ],
    "parks": ["content/parks/", "site_config/contacts/parks.yml"],
    "council": ["content/index.md", "content/alerts/", "site_config/council.yml"],
}
PAGES = {
    **TINY,
    "content/index.md": page("Testborough Council", summary="Everything that the council does."),
    "content/bins/index.md": page("Bins", "We empty them.\n", summary="Collections and recycling."),
    "content/bins/missed-bin.md": service("Missed bin", "Call [[phone bins]].\n", summary="What to do then.", a_to_z="[Wheelie bins]"),
    "content/bins/new-bin.md": service("New bin", "Ask on [[phone bins]].\n", summary="Get one, or change yours."),
    "content/parks/index.md": page("Parks", "They are green.\n", summary="Where to walk.", a_to_z="[Bandstands]"),
    "content/parks/roundhay.md": page("Roundhay", "A park.\n", summary="A walk by a lake.", topics="[parks]"),
    ".gitignore": ".cache/\nbuild/\n",
    "site_config/owners.yml": "waste: {name: Waste and recycling}\nbins: {name: Bins}\n",
    "site_config/contacts/bins.yml": "bins: {name: Bins, phones: [{number: 0113 496 0101}]}\n",
    "site_config/council.yml": "name: Testborough Council\nshort_name: Testborough\nsite_url: https://testborough.example.org/\n",
    "checks/budgets.yml": "sentence_words: 25\n",
}
"""A site that can be built, though much of what a council needs is not there."""


@dataclass
class Council:
    """A server's bare repository with the gate before it, and everybody's keys."""

    folder: Path
    keys: dict[str, Path] = field(default_factory=dict)
    hashed_by: str = "sha1"
    """What ids in its repositories are made with."""
    pages: Mapping[str, str] = field(default_factory=lambda: PAGES)
    """What its first main has beside the policy."""

    @property
    def server(self) -> Path:
        return self.folder / "server.git"

    @property
    def clone(self) -> Path:
        return self.folder / "clone"

    def key(self, person: str) -> Path:
        """The private key of a person, made when it is first asked for."""
        if person not in self.keys:
            self.keys[person] = self.folder / "keys" / person
            self.keys[person].parent.mkdir(exist_ok=True)
            run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", person, "-f", str(self.keys[person]), cwd=self.folder)
        return self.keys[person]

    def public(self, person: str) -> str:
        return self.key(person).with_suffix(".pub").read_text().strip()

    def people(self, **changed: object) -> str:
        lines = []
        for person, (roles, sections) in ROLES.items():
            until = NOW - timedelta(days=10) if person == "gone-editor" else NOW + timedelta(days=200)
            record = {
                "name": person.replace("-", " ").capitalize(), "emails": [f"{person}@testborough.example.org"],
                "keys": [self.public(person), *([self.public(f"{person}-2")] if person == "bins-lead" else [])],
                "roles": roles, "trained": (NOW - timedelta(days=90)).date(), "until": until.date(),
            } | ({"sections": sections} if sections else {})  # fmt: skip
            lines += [f"{person}:", *(f"  {key}: {_yaml(value)}" for key, value in record.items())]
        return "\n".join(lines) + "\n"

    def permissions(self, serial: int = 1, most: int = 59) -> str:
        sections = "".join(f"  {name}: {{name: {name.capitalize()}, paths: {_yaml(paths)}}}\n" for name, paths in SECTIONS.items())
        return f"serial: {serial}\npublishers_most: {most}\nsections:\n{sections}"

    def begin(self) -> None:
        """The server with its first main, then the gate, then a clone."""
        seed = self.folder / "seed"
        files = {
            **self.pages, "governance/publishers.yml": self.people(), "governance/permissions.yml": self.permissions(),
            "governance/review.yml": "training_months: 24\n",
        }  # fmt: skip
        write(seed, files)
        git(seed, "init", "-q", "-b", "main", f"--object-format={self.hashed_by}")
        git(seed, "add", "-A")
        git(seed, "-c", "user.name=Founder", "-c", "user.email=founder@testborough.example.org", "commit", "-q", "-m", "Begin")
        git(self.folder, "clone", "-q", "--bare", str(seed), str(self.server))
        git(self.server, "remote", "remove", "origin")
        run(str(BRIGGATE), "gate", "install", str(self.server), cwd=self.folder)
        git(self.folder, "clone", "-q", str(self.server), str(self.clone))

    def copy(self, folder: Path) -> "Council":
        """The same in another place, for one test to change."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("seed"))
        copied = Council(folder, {person: folder / "keys" / person for person in self.keys})
        git(copied.clone, "remote", "set-url", "origin", str(copied.server))
        return copied

    @property
    def main(self) -> str:
        return git(self.server, "rev-parse", "refs/heads/main").strip()

    def commit(
        self, person: str, files: Mapping[str, str | bytes | None], message: str = "Change", *, key: str | None = "", time: datetime = NOW,
        email: str = "", committer: str = "",
    ) -> str:  # fmt: skip
        """A commit on the clone's branch, with some files written, or taken away, signed by a person; its id. `key=None`: not signed."""
        write(self.clone, files)
        git(self.clone, "add", "-A", "--force")
        email = email or f"{person}@testborough.example.org"
        committer = committer or email
        who = {
            "GIT_AUTHOR_NAME": person, "GIT_AUTHOR_EMAIL": email, "GIT_COMMITTER_NAME": person, "GIT_COMMITTER_EMAIL": committer,
            "GIT_AUTHOR_DATE": f"{int(time.timestamp())} +0000", "GIT_COMMITTER_DATE": f"{int(time.timestamp())} +0000",
        }  # fmt: skip
        signing = () if key is None else ("-c", "gpg.format=ssh", "-c", f"user.signingkey={self.key(key or person)}")
        sign = "--no-gpg-sign" if key is None else "-S"
        git(self.clone, *signing, "commit", "-q", "--allow-empty", sign, "-m", message, more=who)
        return git(self.clone, "rev-parse", "HEAD").strip()

    def digest(self) -> str:
        """Of what the clone's branch would change on main."""
        script = (
            "import sys; from pathlib import Path; from briggate.gate.reading import GitObjects\n"
            "from briggate.git.objects import Repository\n"
            "from briggate.governance.weighing import digest_of\n"
            "folder = Path(sys.argv[1])\nwith Repository(folder) as git:\n"
            "    objects = GitObjects(git)\n"
            "    trees = [git.commit(id).partition(b'\\n')[0][5:].decode() for id in sys.argv[2:]]\n"
            "    print(digest_of(objects, objects.entries([tuple(trees)])[0]))\n"
        )
        head = git(self.clone, "rev-parse", "HEAD").strip()
        return run(sys.executable, "-c", script, str(self.clone / ".git"), self.main, head, cwd=self.folder).strip()

    def approve(self, *people: str, **changed: object) -> list[str]:
        """Approvals of what the clone has, pushed; their refs."""
        digest = self.digest()
        return [self.push_blob(*self.approval(person, digest, **changed)) for person in people]

    def approval(
        self, person: str, digest: str, *, key: str = "", namespace: str = "council-approval", **changed: object
    ) -> tuple[str, bytes]:
        """The name and the bytes of an approval."""
        nonce = os.urandom(16).hex()
        expires = (NOW + timedelta(days=20)).strftime("%Y-%m-%dT%H:%M:%SZ")
        statement = {"v": 1, "ref": "refs/heads/main", "digest": digest, "serial": 1, "expires": expires, "nonce": nonce} | changed
        text = json.dumps(statement, separators=(",", ":"))
        signed = self.folder / "signed"
        signed.write_text(text)
        run("ssh-keygen", "-q", "-Y", "sign", "-n", namespace, "-f", str(self.key(key or person)), str(signed), cwd=self.folder)
        armour = signed.with_name("signed.sig").read_text()
        signed.with_name("signed.sig").unlink()
        return f"refs/approvals/{digest}/{person}/{nonce}", f"{text}\n{armour}".encode()

    def push_blob(self, ref: str, data: bytes) -> str:
        blob = run("git", "hash-object", "-w", "--stdin", cwd=self.clone, data=data).strip()
        done = self.push(f"{blob}:{ref}")
        assert done.returncode == 0, done.stderr
        return ref

    def push(self, *specs: str, options: Iterable[str] = ()) -> "subprocess.CompletedProcess[str]":
        """git push, main by default."""
        return subprocess.run(
            ["git", "-C", str(self.clone), "push", *options, "origin", *(specs or ("HEAD:refs/heads/main",))],
            capture_output=True, text=True, timeout=60, check=False, env=environment(),
        )  # fmt: skip


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    own = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8", "COLUMNS": "100"}
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | own | dict(more or {})


def run(*command: str, cwd: Path, data: bytes | None = None, more: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, input=data, capture_output=True, timeout=60, check=False, env=environment(more))
    assert done.returncode == 0, f"{' '.join(command)}: {done.stderr.decode(errors='replace')}{done.stdout.decode(errors='replace')}"
    return done.stdout.decode(errors="surrogateescape")


def git(folder: Path, *arguments: str, more: Mapping[str, str] | None = None) -> str:
    return run("git", "-C", str(folder), *arguments, cwd=folder, more=more)


def write(folder: Path, files: Mapping[str, str | bytes | None]) -> None:
    for name, text in files.items():
        file = folder / name
        if text is None:
            file.unlink()
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)


def _yaml(value: object) -> str:
    return "[" + ", ".join(map(str, value)) + "]" if isinstance(value, list) else str(value)
