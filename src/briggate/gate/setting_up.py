"""Makes a clone ready to publish from: a signing key, and settings with which every commit is signed under its owner's name."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from briggate.git.clone import Clone
from briggate.git.signing import make_key
from briggate.governance.keys import read_key
from briggate.governance.policy import Policy

OWN_KEY = "briggate_ed25519"
"""What a key is called that is made here, in ~/.ssh."""


@dataclass(frozen=True)
class Ready:
    """A clone that is ready."""

    key: Path
    """The private key's file; its public half lies beside it, with .pub."""
    is_new: bool
    person: str | None
    """Whose the key is, by the policy; None where a governance holder has still to add it."""
    name: str
    email: str

    @property
    def public(self) -> str:
        """The line that a governance holder adds."""
        return _public(self.key).read_text(encoding="utf-8").strip()


def set_up(clone: Clone, policy: Policy, keys: Path, *, key: Path | None, name: str, email: str, passphrase: str = "") -> Ready:
    """Find a key, or make one in the folder `keys`, and set the clone up to sign with it.

    A key that the policy knows comes before any other. Raises ValueError for a key that may not sign here, and GitError.
    """
    chosen = key or _known(policy, keys) or _set(clone) or keys / OWN_KEY
    is_new = not _public(chosen).exists()
    if is_new:
        if key is not None:
            raise ValueError(f"{_public(key)} is not there: name the private key, beside which its public half lies")
        make_key(chosen, email or OWN_KEY, passphrase)
    person = policy.holder(read_key(_public(chosen).read_text(encoding="utf-8")))
    if person is not None:
        record = policy.people[person]
        name = record.name
        email = email.lower() if email.lower() in record.emails else record.emails[0]
    clone.set({
        "gpg.format": "ssh", "user.signingkey": chosen.as_posix(), "commit.gpgsign": "true", "tag.gpgsign": "true",
        "user.name": name, "user.email": email, "pull.rebase": "true",
    })  # fmt: skip
    return Ready(chosen, is_new, person, name, email)


def _known(policy: Policy, keys: Path) -> Path | None:
    """A key of this computer that the policy knows."""
    return next((private for private, data in _readable(keys) if policy.holder(data) is not None), None)


def _set(clone: Clone) -> Path | None:
    """The key that git was told to sign with."""
    said = clone.setting("user.signingkey")
    file = Path(said.removesuffix(".pub")).expanduser() if clone.setting("gpg.format") == "ssh" and said else None
    return file if file is not None and file.is_absolute() and _public(file).exists() else None


def _readable(keys: Path) -> Iterator[tuple[Path, bytes]]:
    for public in sorted(keys.glob("*.pub")):
        try:
            yield public.with_suffix(""), read_key(public.read_text(encoding="utf-8"))
        except (ValueError, OSError):  # of a kind that may not sign here
            continue


def _public(private: Path) -> Path:
    return private.with_name(f"{private.name}.pub")
