"""Pushes as they reach a server: over ssh, through git's daemon, and from a folder. What is decided, and told, is the same."""

import subprocess
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briggate.gate.introduction import policy_digest
from briggate.gate.verify import introduce, verify
from briggate.git.objects import Repository
from briggate.governance.policy import FILES
from briggate.governance.refusals import Refused
from tests.gate.council import Council, git
from tests.gate.servers import PLAIN_LINE, Ssh, git_daemon, line_of_the_docs, sshd

MISSED, PARK = "content/bins/missed-bin.md", "content/parks/roundhay.md"
WORDS = "---\ntitle: Missed bin\na_to_z: [Wheelie bins]\n---\nTell us within two days.\n"
TOLD = """\
remote: refused (path-not-yours): content/parks/roundhay.md is in the section parks, and bins-editor is no author there.
remote:   Ask somebody who may change it: briggate who PATH shows them.
"""


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Council:
    council = Council(tmp_path_factory.mktemp("council"))
    council.begin()
    for person in ("bins-editor", "bins-lead"):
        council.key(person)
    git(council.server, "config", "core.fsync", "none")  # what a power cut leaves is not asked here
    return council


@pytest.fixture
def council(begun: Council, tmp_path: Path) -> Council:
    return begun.copy(tmp_path / "council")


@pytest.fixture(scope="module")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ssh]:
    """As docs/administrators/gate.md sets it up."""
    with sshd(tmp_path_factory.mktemp("ssh") / "sshd", line_of_the_docs()) as server:
        yield server


@pytest.fixture(scope="module")
def careless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ssh]:
    """With a line that leaves the environment as it comes, and an sshd that takes all of it from whoever logs in."""
    with sshd(tmp_path_factory.mktemp("ssh") / "sshd", PLAIN_LINE, "AcceptEnv *") as server:
        yield server


@pytest.fixture(params=["ssh", "daemon", "file"])
def served(request: pytest.FixtureRequest, council: Council) -> Iterator[Council]:
    """A council whose clone reaches its server in one of three ways."""
    with ExitStack() as servers:
        if request.param == "ssh":
            request.getfixturevalue("ssh").connect(council)
        elif request.param == "daemon":
            address = servers.enter_context(git_daemon(council.folder))
            git(council.clone, "remote", "set-url", "origin", f"{address}/server.git")
        else:
            git(council.clone, "remote", "set-url", "origin", council.server.as_uri())
        yield council


def refs(council: Council) -> str:
    return git(council.server, "for-each-ref")


def told(done: "subprocess.CompletedProcess[str]") -> str:
    """What the server says, as the pusher's terminal shows it: git fills lines up with blanks."""
    return "".join(f"{line.rstrip()}\n" for line in done.stderr.splitlines() if line.startswith("remote:"))


def test_a_draft_its_approval_and_main_are_pushed(served: Council) -> None:
    head = served.commit("bins-editor", {MISSED: WORDS})
    assert served.push("HEAD:refs/heads/draft/bins-editor/missed").returncode == 0
    (approval,) = served.approve("bins-lead")
    landed = served.push()
    assert (landed.returncode, told(landed), served.main) == (0, "", head)
    assert {"refs/heads/draft/bins-editor/missed", approval} <= {line.split("\t")[1] for line in refs(served).splitlines()}


def test_a_refusal_reaches_the_pusher_word_for_word_and_main_stays(served: Council) -> None:
    served.commit("bins-editor", {PARK: "---\ntitle: Roundhay\n---\nMine.\n"})
    before = refs(served)
    refused = served.push()
    assert (refused.returncode, told(refused)) == (1, TOLD)
    assert "(pre-receive hook declined)" in refused.stderr
    assert refs(served) == before


@pytest.mark.parametrize(
    "words", ["sh", "cat /etc/passwd", "git-receive-pack '/srv/site.git'; touch came", '"; touch came; "', "$(touch came)"]
)
def test_whoever_may_push_over_ssh_may_do_nothing_else(ssh: Ssh, words: str) -> None:
    done = ssh.run(words)
    assert (done.returncode, done.stdout) == (128, "")
    assert done.stderr.startswith(("fatal: unrecognized command '", "fatal: bad argument"))
    assert not any(Path(folder, "came").exists() for folder in (Path.home(), Path.cwd(), ssh.folder))


def test_whoever_may_push_over_ssh_opens_no_way_through(ssh: Ssh) -> None:
    """`restrict` in the line: no terminal, no forwarding."""
    forwarded = subprocess.run(
        [*ssh.client("-W", f"127.0.0.1:{ssh.port}"), "-p", str(ssh.port), f"{ssh.user}@127.0.0.1"],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert forwarded.returncode != 0
    assert "administratively prohibited" in forwarded.stderr
    assert forwarded.stdout == ""


HOOKLESS = "GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=core.hooksPath GIT_CONFIG_VALUE_0=/nowhere"
"""With which git runs no hook."""


def set_env(values: str) -> tuple[str, str]:
    """An option of ssh that brings an environment to the server."""
    return ("-o", f"SetEnv={values}")


def test_the_environment_that_a_pusher_sends_ends_at_the_line_of_the_docs(council: Council, tmp_path: Path) -> None:
    with sshd(tmp_path / "sshd", line_of_the_docs(), "AcceptEnv *") as careless:
        careless.connect(council, *set_env(f"{HOOKLESS} PATH=/nowhere HOME=/nowhere"))
        council.commit("bins-editor", {PARK: "---\ntitle: Roundhay\n---\nMine.\n"})
        before = refs(council)
        refused = council.push()
    assert (refused.returncode, told(refused)) == (1, TOLD)
    assert refs(council) == before


def test_an_sshd_that_takes_no_environment_of_git_is_safe_with_any_line(council: Council, tmp_path: Path) -> None:
    with sshd(tmp_path / "sshd", PLAIN_LINE, "AcceptEnv LANG LC_*") as server:
        server.connect(council, *set_env(HOOKLESS))
        council.commit("bins-editor", {PARK: "---\ntitle: Roundhay\n---\nMine.\n"})
        refused = council.push()
    assert (refused.returncode, told(refused)) == (1, TOLD)


def test_what_comes_past_the_gate_of_a_careless_server_is_not_published(council: Council, careless: Ssh) -> None:
    """The attack is a real one: git can be told to run no hook. `briggate verify` has the last word."""
    trust, begun = council.folder / "trust.json", council.main
    with Repository(council.server) as repository:
        policy = policy_digest(repository.files(repository.tree(begun), FILES))
    introduce(council.server, begun, policy, trust, datetime.now(UTC))
    careless.connect(council, *set_env(HOOKLESS))
    head = council.commit("bins-editor", {PARK: "---\ntitle: Roundhay\n---\nMine.\n"})
    assert (council.push().returncode, council.main) == (0, head)
    with pytest.raises(Refused) as refused:
        verify(council.server, trust, datetime.now(UTC))
    assert refused.value.reason.code == "path-not-yours"


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ("GIT_OBJECT_DIRECTORY={elsewhere}", "object-broken"),
        ("GIT_ALTERNATE_OBJECT_DIRECTORIES={elsewhere}", "object-broken"),
        ("GIT_REPLACE_REF_BASE=refs/heads/ GIT_GLOB_PATHSPECS=1 GIT_NAMESPACE=other", "history-rewritten"),
    ],
)  # fmt: skip
def test_a_pusher_who_tells_git_where_objects_are_gains_nothing(council: Council, careless: Ssh, sent: str, reason: str) -> None:
    """A good change, of which the server would have nothing afterwards: its objects lie where only this push looks."""
    elsewhere = council.folder / "elsewhere"
    council.commit("bins-editor", {MISSED: WORDS})
    council.approve("bins-lead")
    git(council.folder, "clone", "-q", "--bare", str(council.clone), str(elsewhere))
    careless.connect(council, *set_env(sent.format(elsewhere=elsewhere / "objects")))
    before = refs(council)
    refused = council.push()
    assert refused.returncode == 1
    assert f"refused ({reason})" in refused.stderr
    assert refs(council) == before
    git(council.server, "fsck", "--connectivity-only", "--no-dangling")


def test_the_gate_stays_before_a_repository_that_git_has_tidied(council: Council) -> None:
    """Refs and objects in packs, a commit-graph: what `git gc` and `git maintenance` leave."""
    git(council.server, "config", "gc.auto", "1")
    council.commit("bins-editor", {MISSED: WORDS})
    council.approve("bins-lead")
    git(council.server, "gc", "-q", "--prune=now")
    git(council.server, "commit-graph", "write", "--reachable")
    landed = council.push()
    assert (landed.returncode, told(landed)) == (0, "")
    git(council.server, "repack", "-q", "-a", "-d", "--write-midx")
    head = council.main
    council.commit("bins-editor", {PARK: "---\ntitle: Roundhay\n---\nMine.\n"})
    assert (told(council.push()), council.main) == (TOLD, head)
