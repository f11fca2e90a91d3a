"""A commit, read from git's own bytes. Only one shape is let through, so that nothing in it can be read in two ways."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from briggate.governance.keys import SshSignature, read_signature
from briggate.governance.refusals import Refused

COMMIT_MOST = 64_000
"""Bytes of a commit, its message among them."""
AHEAD_MOST, OLD_MOST = timedelta(minutes=5), timedelta(days=30)
NAMESPACE = "git"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WHO = rb"(?P<%s_name>[^<>\n\0]*) <(?P<%s_email>[^<>\n\0]*)> (?P<%s_time>[0-9]{1,11}) [+-][0-9]{4}\n"


def _header(id: bytes, signature: bytes) -> re.Pattern[bytes]:
    return re.compile(
        rb"tree (?P<tree>%s)\n(?P<parents>(?:parent %s\n)*)author %s" % (id, id, _WHO.replace(b"%s", b"author"))
        + rb"committer %s" % _WHO.replace(b"%s", b"committer")
        + rb"(?P<signature>(?:%s (?P<first>[^\n]*)\n(?: [^\n]*\n)*)?)\n" % signature
    )


_HEADERS = {40: _header(rb"[0-9a-f]{40}", b"gpgsig"), 64: _header(rb"[0-9a-f]{64}", b"gpgsig-sha256")}
"""By how long the ids of a repository are: SHA-1 or SHA-256. git knows the signature of each by a name of its own."""


@dataclass(frozen=True)
class Commit:
    """What a commit says, and what its signature covers."""

    id: str
    tree: str
    parents: tuple[str, ...]
    author_email: str
    committer_email: str
    time: datetime
    """When it was committed, as its maker's computer has it."""
    signature: SshSignature
    signed: bytes
    """The bytes that the signature is made over: the commit without it."""
    subject: str


def read_commit(id: str, data: bytes) -> Commit:
    """The commit that some bytes are. Raises Refused unless it has one signature, and nothing in it that git does not need."""
    short = id[:10]
    if len(data) > COMMIT_MOST:
        raise Refused("commit-header", f"commit {short} has {len(data):,} bytes, and {COMMIT_MOST:,} is the most there may be.")
    if b"\0" in data:
        raise Refused("commit-header", f"commit {short} holds a character of the value nought.")
    found = _HEADERS[64 if len(id) == 64 else 40].match(data)
    if found is None:
        said = "is signed with GPG" if b"\ngpgsig -----BEGIN PGP" in data.partition(b"\n\n")[0] else ""
        raise Refused(
            "commit-header", f"commit {short} {said or 'says more, or less, than tree, parent, author, committer and signature'}."
        )
    first = found["first"]
    if first is None:
        raise Refused("commit-unsigned", f"commit {short} is not signed.")
    if first.startswith(b"-----BEGIN PGP"):
        raise Refused("signature-kind", f"commit {short} is signed with GPG; here commits are signed with SSH keys.")
    try:
        armour = data[found.start("first") : found.end("signature")]
        signature = read_signature(armour.replace(b"\n ", b"\n").decode("ascii"))
        author, committer, subject = (
            each.decode() for each in (found["author_email"], found["committer_email"], data[found.end() :].partition(b"\n")[0])
        )
    except (ValueError, UnicodeDecodeError) as error:
        if isinstance(error, UnicodeDecodeError):
            raise Refused("commit-header", f"commit {short} has characters that are not UTF-8.") from None
        raise Refused("signature-kind", f"commit {short} has a signature of which {error}.") from None
    if signature.namespace != NAMESPACE:
        raise Refused("signature-kind", f"commit {short} has a signature that was made for “{signature.namespace}”, not for git.")
    parents = tuple(each.split()[1].decode() for each in found["parents"].splitlines())
    signed = data[: found.start("signature")] + data[found.end("signature") :]
    time = _EPOCH + timedelta(seconds=int(found["committer_time"]))  # eleven figures end before the calendar does
    return Commit(id, found["tree"].decode(), parents, author.lower(), committer.lower(), time, signature, signed, subject)


def check_time(commit: Commit, now: datetime) -> None:
    """Raises Refused for a commit of tomorrow, and for one that was kept too long: whoever made it may have lost rights since."""
    if commit.time > now + AHEAD_MOST:
        raise Refused("commit-time", f"commit {commit.id[:10]} is of {commit.time:%d %B %Y %H:%M} UTC, which is still to come.")
    if commit.time < now - OLD_MOST:
        raise Refused("commit-time", f"commit {commit.id[:10]} is of {commit.time:%d %B %Y}, more than {OLD_MOST.days} days ago.")
