"""Reads a project's governance/ folder."""

from pathlib import Path

from briggate.files.yaml_folder import YamlFolder
from briggate.governance.changes import GOVERNANCE_FILES
from briggate.governance.policy import FILES, Policy, read_policy
from briggate.model.fault import FaultsFound


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
