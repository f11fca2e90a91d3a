"""Reads a project's governance/ folder, and the files that are made from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from briggate.files.yaml_folder import YamlFolder
from briggate.governance.changes import GOVERNANCE_FILES
from briggate.governance.generated import GENERATED
from briggate.governance.policy import FILES, Policy, read_policy
from briggate.model.fault import FaultsFound

BYTES_READ = 3 * 1024 * 1024 + 1
"""Of a file that is made from the policy: one more than GitHub reads."""


@dataclass(frozen=True)
class Generated:
    """What a project has of the files that its policy gives, and of any called CODEOWNERS. By itself: none."""

    files: Mapping[str, bytes | None] = field(default_factory=dict)
    """By path, at most BYTES_READ of each; None where it is no ordinary file."""
    policy: Policy | None = None
    wrong: str = ""
    """Why the policy cannot be read, where one of `files` asks for it."""


def read_governance(project: Path) -> Policy:
    """The policy of the project in a folder. Raises FaultsFound, with every fault of every file."""
    folder = YamlFolder(project / "governance", "governance")
    folder.check_names(sorted(GOVERNANCE_FILES), ())
    data: dict[str, bytes | None] = {}
    for name in FILES:
        file = project / name
        data[name] = file.read_bytes() if file.is_file() and not file.is_symlink() else None
    policy, faults = read_policy(data)
    if policy is None or folder.faults:
        raise FaultsFound([*faults, *folder.faults])
    return policy


def read_generated(project: Path) -> Generated:
    """What there is in a project of files that its policy gives, with the policy where there is any."""
    found = [project / name for name in GENERATED if (project / name).exists() or (project / name).is_symlink()]
    for folder in (project, project / "docs", project / ".github", project / ".gitlab"):
        inside = folder.iterdir() if folder.is_dir() else ()
        found += [each for each in inside if each.name.casefold() == "codeowners" or each.name.casefold().startswith("codeowners.")]
    files = {path.relative_to(project).as_posix(): _read(path) for path in sorted(set(found))}
    if not files.keys() & set(GENERATED):
        return Generated(files)
    try:
        return Generated(files, read_governance(project))
    except FaultsFound as error:
        return Generated(files, wrong=str(error.faults[0]))


def _read(path: Path) -> bytes | None:
    if path.is_symlink() or not path.is_file():
        return None
    with path.open("rb") as file:
        return file.read(BYTES_READ)
