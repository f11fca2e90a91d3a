"""Repositories that are not as `git clone --bare` makes them: each is guarded all the same, or told apart in one sentence."""

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from briggate.gate.change import read_change
from briggate.gate.install import CannotInstall
from briggate.gate.install import install as install_gate
from briggate.gate.introduction import policy_digest
from briggate.gate.verify import introduce, verify
from briggate.git.objects import Repository
from briggate.governance.policy import FILES
from briggate.governance.refusals import Refused
from tests.gate.council import BRIGGATE, NOW, PAGES, Council, environment, git, run, write

MISSED, PARK = "content/bins/missed-bin.md", "content/parks/roundhay.md"
WORDS = PAGES[MISSED] + "Tell us within two days.\n"


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Council:
    council = Council(tmp_path_factory.mktemp("council"))
    council.begin()
    git(council.server, "config", "core.fsync", "none")  # what a power cut leaves is not asked here
    return council


@pytest.fixture
def council(begun: Council, tmp_path: Path) -> Council:
    return begun.copy(tmp_path)


def briggate(council: Council, *words: str) -> tuple[int, str]:
    """How a command ends, and what it says when it does not end well."""
    done = subprocess.run(
        [str(BRIGGATE), *words], cwd=council.clone, capture_output=True, text=True, timeout=60, check=False, env=environment()
    )
    return done.returncode, done.stderr


def install(council: Council, repository: Path) -> tuple[int, str]:
    return briggate(council, "gate", "install", str(repository))


def refused(council: Council, *specs: str) -> str:
    """The lines that the gate tells a pusher; every ref of the server stays."""
    before = git(council.server, "for-each-ref")
    done = council.push(*specs)
    assert done.returncode == 1
    assert git(council.server, "for-each-ref") == before
    return "".join(f"{line.removeprefix('remote: ').rstrip()}\n" for line in done.stderr.splitlines() if line.startswith("remote: "))


def lands(council: Council) -> None:
    head = council.commit("bins-editor", {MISSED: WORDS})
    council.approve("bins-lead")
    done = council.push()
    assert (done.returncode, council.main) == (0, head), done.stderr


# SHA-256


@pytest.fixture(scope="module")
def begun_with_sha256(tmp_path_factory: pytest.TempPathFactory) -> Council:
    council = Council(tmp_path_factory.mktemp("council"), hashed_by="sha256")
    council.begin()
    git(council.server, "config", "core.fsync", "none")
    return council


def test_a_repository_of_sha256_is_guarded_like_any_other(begun_with_sha256: Council, tmp_path: Path) -> None:
    council = begun_with_sha256.copy(tmp_path)
    begun, trust = council.main, tmp_path / "trust.json"
    with Repository(council.server) as repository:
        policy = policy_digest(repository.files(repository.tree(begun), FILES))
    introduce(council.server, begun, policy, trust, datetime.now(UTC))
    head = council.commit("bins-editor", {MISSED: WORDS})
    assert refused(council).startswith("refused (approval-missing): somebody else has to approve this change before it lands")
    council.approve("bins-lead")
    assert (council.push().returncode, council.main, len(head)) == (0, head, 64)
    assert verify(council.server, trust, datetime.now(UTC)).tip == head
    unsigned = council.commit("bins-editor", {MISSED: WORDS + "Or three.\n"}, key=None)
    assert refused(council) == (
        f"refused (commit-unsigned): commit {unsigned[:10]} is not signed.\n"
        "  Run briggate setup once in this clone, then briggate submit: it signs your commits anew.\n"
    )


def test_a_change_in_a_clone_of_sha256_is_judged_before_it_is_pushed(begun_with_sha256: Council, tmp_path: Path) -> None:
    council = begun_with_sha256.copy(tmp_path)
    old = council.main
    council.commit("bins-editor", {"content/parks/roundhay.md": "---\ntitle: Roundhay\n---\nNot mine.\n"})
    change = read_change(council.clone, f"{old}..", NOW)
    assert change.refused is not None
    assert change.refused.reason.code == "path-not-yours"


def test_a_signature_counts_only_under_the_name_that_the_repositorys_ids_give_it(council: Council, begun_with_sha256: Council) -> None:
    """git leaves another name's signature out of what it calls signed, or in it: two readings of one commit."""
    with_sha256 = begun_with_sha256.copy(council.folder / "with-sha256")
    for own, right, wrong in ((council, b"\ngpgsig ", b"\ngpgsig-sha256 "), (with_sha256, b"\ngpgsig-sha256 ", b"\ngpgsig ")):
        head = own.commit("bins-editor", {MISSED: WORDS})
        data = subprocess.run(["git", "-C", str(own.clone), "cat-file", "commit", head], capture_output=True, check=True).stdout
        other = run("git", "hash-object", "-t", "commit", "-w", "--stdin", cwd=own.clone, data=data.replace(right, wrong)).strip()
        assert refused(own, f"{other}:refs/heads/main").startswith(f"refused (commit-header): commit {other[:10]} says more, or less,")


def test_a_clone_of_the_other_kind_is_told_so_by_git(council: Council, begun_with_sha256: Council) -> None:
    git(council.clone, "remote", "set-url", "origin", str(begun_with_sha256.server))
    council.commit("bins-editor", {MISSED: WORDS})
    done = council.push()
    assert done.returncode == 128
    assert done.stderr.startswith("fatal: the receiving end does not support this repository's hash algorithm\n")


# Signatures


def test_a_commit_that_gpg_signed_is_refused_in_a_sentence(council: Council) -> None:
    """As git and gpg make it, by a gpg that signs everything: its words are all that counts here."""
    gpg = council.folder / "gpg"
    signature = "-----BEGIN PGP SIGNATURE-----\n\niHUEABYKAB0WIQ\n=abcd\n-----END PGP SIGNATURE-----\n"
    gpg.write_text(f"#!/bin/sh\ncat >/dev/null\necho '[GNUPG:] SIG_CREATED ' >&2\ncat <<'END'\n{signature}END\n")
    gpg.chmod(0o755)
    write(council.clone, {MISSED: WORDS})
    who = ("-c", "user.name=bins-editor", "-c", "user.email=bins-editor@testborough.example.org", "-c", f"gpg.program={gpg}")
    git(council.clone, *who, "-c", "user.signingkey=any", "commit", "-q", "-a", "-S", "-m", "Signed with GPG")
    head = git(council.clone, "rev-parse", "HEAD").strip()
    assert refused(council) == (
        f"refused (signature-kind): commit {head[:10]} is signed with GPG; here commits are signed with SSH keys.\n"
        "  Run briggate setup once in this clone, then briggate submit: it signs your commits anew.\n"
    )


def test_what_the_refusal_of_an_unsigned_commit_says_is_what_helps(council: Council) -> None:
    council.commit("bins-editor", {MISSED: WORDS}, key=None)
    assert refused(council).startswith("refused (commit-unsigned)")
    assert briggate(council, "setup", "--key", str(council.key("bins-editor")))[0] == 0
    assert briggate(council, "submit", "-m", "Say how soon", "--name", "soon") == (0, "")
    assert "refs/heads/draft/soon" in git(council.server, "for-each-ref")


# Where it lies


def test_the_gate_finds_a_pushs_objects_whatever_the_repositorys_path_has_in_it(begun: Council, tmp_path: Path) -> None:
    """git tells hooks of several folders in one line, parted by colons."""
    lands(begun.copy(tmp_path / 'of: the "council\\s" büros'))


# Parts of a history


def test_a_server_with_a_part_of_the_history_gets_no_gate(council: Council) -> None:
    lands(council)
    shallow = council.folder / "shallow.git"
    git(council.folder, "clone", "-q", "--bare", "--depth", "1", council.server.as_uri(), str(shallow))
    assert install(council, shallow) == (2, f"{shallow} has only a part of the history: make it from a whole clone.\n")


def test_a_server_that_borrows_from_another_gets_no_gate(council: Council) -> None:
    borrowing = council.folder / "borrowing.git"
    git(council.folder, "clone", "-q", "--bare", "--shared", str(council.server), str(borrowing))
    told = f"{borrowing} borrows from another repository, and would lose what is tidied away there: "
    assert install(council, borrowing) == (2, told + "git repack -a -d, then take away objects/info/alternates.\n")
    git(borrowing, "repack", "-q", "-a", "-d")
    (borrowing / "objects/info/alternates").unlink()
    assert install(council, borrowing) == (0, "")


def test_a_history_that_was_cut_off_on_the_server_changes_nothing_for_the_gate(council: Council) -> None:
    (council.server / "shallow").write_text(f"{council.main}\n")
    lands(council)
    council.commit("bins-editor", {PARK: "---\ntitle: Roundhay\n---\nMine.\n"})
    assert refused(council).startswith("refused (path-not-yours)")


# Other parents than a commit names


def orphan(council: Council) -> str:
    """A commit of a good tree that nothing leads to from main."""
    begun = council.main
    git(council.clone, "checkout", "-q", "--orphan", "other")
    head = council.commit("bins-editor", {MISSED: WORDS})
    (council.server / "info").mkdir(exist_ok=True)
    (council.server / "info" / "grafts").write_text(f"{head} {begun}\n")
    (council.clone / ".git" / "info" / "grafts").write_text(f"{head} {begun}\n")
    return head


def test_a_graft_on_the_server_puts_no_other_history_in_mains_place(council: Council) -> None:
    orphan(council)
    assert "refused (history-rewritten): main would lose commits that it has.\n" in refused(council)


def test_a_graft_does_not_mislead_whoever_asks_what_came_before(council: Council) -> None:
    head, begun = orphan(council), council.main
    with_lie(council, begun, head)


def test_a_commit_graph_does_not_mislead_whoever_asks_what_came_before(council: Council) -> None:
    head, begun = orphan(council), council.main
    clone = council.clone / ".git"
    (clone / "info" / "grafts").unlink()
    after = council.commit("bins-editor", {MISSED: WORDS + "Or three.\n"})  # git reads the commits themselves that it is asked about
    git(clone, "-c", "commitGraph.generationVersion=1", "commit-graph", "write", "--reachable")
    file = clone / "objects" / "info" / "commit-graph"
    data = bytearray(file.read_bytes())
    entry = data.index(b"CDAT") + 4
    place = int.from_bytes(data[entry : entry + 8])
    ids = sorted(git(clone, "rev-list", "--all").split())
    parent = place + ids.index(head) * 36 + 20
    data[parent : parent + 4] = ids.index(begun).to_bytes(4)
    file.chmod(0o644)
    file.write_bytes(data)
    with_lie(council, begun, after)


def with_lie(council: Council, begun: str, head: str) -> None:
    """git is taken in by what lies in its folder, `is_ancestor`, which the gate and `briggate verify` ask, is not."""
    git(council.clone, "merge-base", "--is-ancestor", begun, head)
    with Repository(council.clone / ".git") as repository:
        assert not repository.is_ancestor(begun, head)
        assert repository.is_ancestor(head, head)


# Hooks that would not run, or could not


@pytest.mark.parametrize("where", ["system", "worktree"])
def test_hooks_that_another_setting_sends_elsewhere_are_found_out(council: Council, where: str) -> None:
    if where == "system":
        settings = council.folder / "gitconfig"
        settings.write_text("[core]\n\thooksPath = /srv/hooks\n")
        environ = {"GIT_CONFIG_SYSTEM": str(settings), "GIT_CONFIG_NOSYSTEM": "0"}
    else:
        git(council.server, "config", "extensions.worktreeConfig", "true")
        git(council.server, "config", "--worktree", "core.hooksPath", "/srv/hooks")
        environ = {}
    done = subprocess.run(
        [str(BRIGGATE), "gate", "install", str(council.server)], cwd=council.folder, capture_output=True, text=True, timeout=60,
        check=False, env=environment(environ),
    )  # fmt: skip
    told = "core.hooksPath is /srv/hooks, so that hooks of this repository would not run: take that setting away.\n"
    assert (done.returncode, done.stderr) == (2, told)


def test_installing_again_changes_nothing_but_a_python_that_has_moved(council: Council) -> None:
    def held() -> dict[str, bytes]:
        names = ("config", "hooks/pre-receive", "hooks/post-receive")
        return {name: (council.server / name).read_bytes() for name in names}

    git(council.server, "config", "core.fsync", "all")
    assert install(council, council.server) == (0, "")
    before = held()
    assert install(council, council.server) == (0, "")
    assert held() == before
    hook = council.server / "hooks" / "pre-receive"
    hook.write_text(hook.read_text().replace("exec ", "exec /gone"))
    assert install(council, council.server) == (0, "")
    assert held() == before


def test_those_who_share_a_repository_share_its_record(council: Council) -> None:
    """As `git init --shared=group` sets it: what one account of the group writes, the next one goes on with."""
    git(council.server, "config", "core.sharedRepository", "group")
    assert install(council, council.server) == (0, "")
    record = council.server / "briggate" / "record.sqlite"
    lands(council)
    assert (record.stat().st_mode & 0o7777, record.parent.stat().st_mode & 0o7777) == (0o660, 0o2770)
    assert {each.name: each.stat().st_mode & 0o7777 for each in record.parent.iterdir()} == {"queue.sqlite": 0o660, "record.sqlite": 0o660}


def test_the_gate_is_put_up_by_whoever_the_repository_belongs_to(council: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    """What root makes there, the account that people push as could not write."""
    owner = council.server.owner()
    monkeypatch.setattr("os.geteuid", lambda: council.server.stat().st_uid + 1)
    with pytest.raises(CannotInstall) as refusal:
        install_gate(council.server, datetime.now(UTC).date())
    told = "who could not write what another account makes there: give this command as that account."
    assert str(refusal.value) == f"{council.server} belongs to {owner}, {told}"


def test_with_too_few_holders_left_all_begins_anew_and_not_unseen(council: Council) -> None:
    """As docs/administrators/gate.md has it, when a governance holder is lost."""
    trusts = [council.folder / name for name in ("trust.json", "new-trust.json")]

    def begin(trust: Path) -> None:
        with Repository(council.server) as repository:
            policy = policy_digest(repository.files(repository.tree(council.main), FILES))
        introduce(council.server, council.main, policy, trust, datetime.now(UTC))

    begin(trusts[0])
    lands(council)
    assert briggate(council, "gate", "remove", str(council.server)) == (0, "")
    people = council.people().replace(council.public("holder-one"), council.public("holder-five"))
    council.commit("server", {"governance/publishers.yml": people, "governance/permissions.yml": council.permissions(2)}, key=None)
    assert council.push().returncode == 0
    assert install(council, council.server) == (0, "")
    begin(trusts[1])
    council.commit("bins-editor", {MISSED: WORDS + "Or three.\n"})
    council.approve("bins-lead", serial=2)
    assert council.push().returncode == 0
    assert verify(council.server, trusts[1], datetime.now(UTC)).moves == 1
    with pytest.raises(Refused) as refusal:
        verify(council.server, trusts[0], datetime.now(UTC))
    assert refusal.value.reason.code == "history-rewritten"
