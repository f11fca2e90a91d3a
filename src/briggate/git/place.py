"""Where somebody stands in a repository, and what is live there: what main has, as it was last fetched."""

from dataclasses import dataclass
from pathlib import Path

from briggate.git.change import GitError, run_git

_MAIN = "refs/heads/main"


@dataclass(frozen=True)
class Place:
    """A folder of a clone, or a bare repository."""

    git_folder: Path
    prefix: str
    """The folder from the top of the clone, with a slash at its end; "" for the top, and for a bare repository."""
    top: Path | None
    """The top of the clone; None for a bare repository."""
    main: str
    """The commit that is live."""
    remote: str
    """The name of the server from which main was fetched; "" where main is the repository's own."""


def find_place(folder: Path) -> Place:
    """The repository that a folder is in. Raises GitError in an officer's words: none, no main, or only a part of the history."""
    try:
        git_folder = Path(run_git(folder, "rev-parse", "--absolute-git-dir").strip())
    except GitError as error:
        raise GitError(f"{folder} is in no repository  Change to a folder of your clone of the site. ({error})") from None
    if run_git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        raise GitError("only a part of the history is here  Fetch the rest: git fetch --unshallow")
    bare = run_git(folder, "rev-parse", "--is-bare-repository").strip() == "true"
    top = None if bare else Path(run_git(folder, "rev-parse", "--show-toplevel").strip())
    prefix = "" if bare else run_git(folder, "rev-parse", "--show-prefix").strip("\n")
    main, remote = _main(folder)
    return Place(git_folder, prefix, top, main, remote)


def _main(folder: Path) -> tuple[str, str]:
    """The commit of main as the server had it, and the server's name; else the repository's own."""
    printed = run_git(folder, "for-each-ref", "--format=%(objectname) %(refname)", "refs/remotes/*/main", _MAIN)
    found = {ref: id for id, _, ref in (line.partition(" ") for line in printed.splitlines())}
    fetched = sorted(ref for ref in found if ref != _MAIN)
    ref = next((each for each in ("refs/remotes/origin/main", *(fetched if len(fetched) == 1 else ()), _MAIN) if each in found), None)
    if ref is None:
        raise GitError("there is no main here  Fetch it: git fetch")
    return found[ref], ref.removeprefix("refs/remotes/").removesuffix("/main") if ref != _MAIN else ""
