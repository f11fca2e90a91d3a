"""A publisher's clone: what it has fetched, what it has not committed, and git run as the publisher runs it."""

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from briggate.git.change import GitError, run_git
from briggate.git.programs import git_command, run_alone

NETWORK_SECONDS = 300
FETCHED = ("+refs/heads/*:refs/remotes/{remote}/*", "+refs/approvals/*:refs/approvals/*", "+refs/briggate/*:refs/briggate/*")
"""What a publisher's clone needs of the server."""


class Clone:
    """The working copy that a folder is in. Any method raises GitError with what git says."""

    def __init__(self, folder: Path) -> None:
        try:
            self.folder = Path(run_git(folder, "rev-parse", "--show-toplevel").strip())
        except GitError as error:
            raise GitError(f"{folder} is in no clone of a repository  {error}") from None

    @property
    def git_folder(self) -> Path:
        return Path(run_git(self.folder, "rev-parse", "--absolute-git-dir").strip())

    @property
    def remote(self) -> str:
        """The server's name here: origin, or the only one there is."""
        remotes = run_git(self.folder, "remote").split()
        if not remotes:
            raise GitError("this clone knows no server  Clone the site anew from where it is kept.")
        return "origin" if "origin" in remotes else remotes[0]

    def setting(self, name: str) -> str:
        """A setting of git's, wherever it is written; "" where it is not."""
        try:
            return run_git(self.folder, "config", "--get", name).strip()
        except GitError:
            return ""

    def set(self, settings: Mapping[str, str]) -> None:
        """Write settings for this clone alone."""
        for name, value in settings.items():
            run_git(self.folder, "config", "--local", name, value)

    def fetch(self) -> None:
        """Bring main, drafts, approvals and the record here."""
        remote = self.remote
        self.ask_server("fetch", "--quiet", "--prune", remote, *(spec.format(remote=remote) for spec in FETCHED))

    def push(self, *specs: str, gone: Mapping[str, str] | None = None) -> None:
        """Push refs, all or none; `gone` has those to be taken away, with the commits that they must still have. Raises GitError."""
        leases = [f"--force-with-lease={ref}:{commit}" for ref, commit in (gone or {}).items()]
        self.ask_server("push", "--quiet", "--atomic", *leases, self.remote, *specs, *(f":{ref}" for ref in gone or {}))

    def main(self) -> str:
        """The commit of the server's main, as last fetched."""
        return run_git(self.folder, "rev-parse", "--verify", "--quiet", f"refs/remotes/{self.remote}/main^{{commit}}").strip()

    def has_record(self) -> bool:
        """Whether the server keeps a record of how main moved, as one with the gate before it does."""
        return bool(run_git(self.folder, "for-each-ref", "refs/briggate/record"))

    def drafts(self) -> dict[str, str]:
        """The commit of every draft, by its name without refs/heads/draft/, as last fetched."""
        under = f"refs/remotes/{self.remote}/draft/"
        printed = run_git(self.folder, "for-each-ref", "--format=%(objectname) %(refname)", under)
        return {ref.removeprefix(under): id for id, _, ref in (line.partition(" ") for line in printed.splitlines())}

    def base(self, commit: str, other: str) -> str:
        """The last commit that two have in common."""
        return run_git(self.folder, "merge-base", commit, other).strip()

    def is_clean(self) -> bool:
        """Whether everything is committed, new files too."""
        return not run_git(self.folder, "status", "--porcelain", "--untracked-files=all").strip()

    def commit_all(self, message: str) -> None:
        """Commit whatever differs, signed."""
        run_git(self.folder, "add", "--all", ".")
        run_git(self.folder, "commit", "--quiet", "--gpg-sign", "-m", message)

    def take_back_commit(self) -> None:
        """Make the last commit none, and leave its files as they are."""
        run_git(self.folder, "reset", "--quiet", "HEAD~1")

    def head(self) -> str:
        return run_git(self.folder, "rev-parse", "HEAD").strip()

    def rebase(self, onto: str, since: str) -> None:
        """Make the commits since another anew on top of `onto`, each signed. Where that cannot be done, all is as it was."""
        try:
            run_git(self.folder, "rebase", "--quiet", "--force-rebase", "--gpg-sign", "--onto", onto, since)
        except GitError:
            with suppress(GitError):
                run_git(self.folder, "rebase", "--abort")
            raise

    def replayed(self, base: str, tip: str, onto: str) -> str:
        """The commits from `base` to `tip` made anew on top of another, each signed: the last of them. Nobody's working copy is touched.

        Raises GitError where what they change was changed there too.
        """
        was, now = base, onto
        for commit in run_git(self.folder, "rev-list", "--reverse", f"{base}..{tip}").split():
            tree = self._merged(was, now, commit)
            was = commit
            if tree != run_git(self.folder, "rev-parse", f"{now}^{{tree}}").strip():
                now = self._signed_anew(commit, tree, now)
        return now

    def _merged(self, was: str, now: str, commit: str) -> str:
        """The tree of `now` with what `commit` does to `was`."""
        side = run_git(self.folder, "commit-tree", f"{now}^{{tree}}", "-p", was, "-m", "Where it goes").strip()
        try:
            return run_git(self.folder, "merge-tree", "--write-tree", "--name-only", "--no-messages", side, commit).strip()
        except GitError as error:
            said = str(error) or "main has meanwhile changed the same lines  Run git pull --rebase, then briggate submit again."
            too_old = "this git is too old to bring a draft on top of main  Install git 2.38 or newer."
            raise GitError(too_old if "usage: git merge-tree" in said else said) from None

    def _signed_anew(self, commit: str, tree: str, parent: str) -> str:
        name, email, date, message = run_git(self.folder, "log", "-1", "--date=raw", "--format=%an%x00%ae%x00%ad%x00%B", commit).split(
            "\0", 3
        )
        author = {"GIT_AUTHOR_NAME": name, "GIT_AUTHOR_EMAIL": email, "GIT_AUTHOR_DATE": date}
        how = ("commit-tree", "--gpg-sign", tree, "-p", parent, "-F", "-")
        return run_git(self.folder, *how, more=author, data=(message.rstrip("\n") + "\n").encode(errors="surrogateescape")).strip()

    @contextmanager
    def elsewhere(self, commit: str) -> Iterator["Clone"]:
        """A working copy of a commit in a folder of its own, so that nobody's own is touched."""
        with tempfile.TemporaryDirectory(prefix="briggate-", ignore_cleanup_errors=True) as place:
            folder = Path(place, "copy")
            run_git(self.folder, "worktree", "add", "--quiet", "--detach", str(folder), commit)
            try:
                yield Clone(folder)
            finally:
                with suppress(GitError):
                    run_git(self.folder, "worktree", "remove", "--force", str(folder))

    def keep(self, data: bytes) -> str:
        """Keep some bytes as a blob: its id."""
        return run_alone(git_command(self.git_folder, "hash-object", "-w", "--stdin"), data).decode().strip()

    def difference(self, old: str, new: str) -> str:
        """What differs between two commits, as people who know git read it."""
        return run_git(self.folder, "diff", "--no-ext-diff", "--no-textconv", "--stat", "--patch", old, new)

    def told_of(self, commit: str) -> str:
        """A commit's time (ISO 8601) and its first line."""
        return run_git(self.folder, "log", "-1", "--format=%cI %s", commit).strip()

    def ask_server(self, *arguments: str) -> None:
        """Run a git that may ask for a passphrase, or take a while."""
        command = ["git", "-C", str(self.folder), *arguments]
        try:
            done = subprocess.run(command, stderr=subprocess.PIPE, timeout=NETWORK_SECONDS, check=False, env={**os.environ, "LC_ALL": "C"})
        except FileNotFoundError:
            raise GitError("git is not installed") from None
        except subprocess.TimeoutExpired:
            raise GitError(f"the server gave no answer within {NETWORK_SECONDS} seconds") from None
        if done.returncode:
            raise GitError(_said(done.stderr.decode(errors="replace")))


def _said(text: str) -> str:
    """What the gate said, if it did; else what git did."""
    lines = [line.removeprefix("remote: ").rstrip() for line in text.splitlines()]
    told = [line for line in lines if line.startswith(("refused (", "  "))]
    return "\n".join(told) if any(line.startswith("refused (") for line in told) else text.strip().removeprefix("fatal: ")
