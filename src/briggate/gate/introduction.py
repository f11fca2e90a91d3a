"""Where all began: the commit, and the policy, by which everything after it is judged."""

from collections.abc import Mapping
from hashlib import sha256


def policy_digest(files: Mapping[str, bytes | None]) -> str:
    """The SHA-256 of a policy, from what its files hold, by their names: of a line for each, as sha256sum prints it."""
    lines = [f"{sha256(data or b'').hexdigest()}  {name}\n" for name, data in sorted(files.items())]
    return sha256("".join(lines).encode()).hexdigest()
