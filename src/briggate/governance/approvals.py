"""An approval: a statement about one change, signed by one person, which counts for a while and once."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from briggate.governance.keys import SshSignature, read_signature
from briggate.governance.pushes import APPROVALS
from briggate.governance.refusals import Refused

NAMESPACE = "council-approval"
VERSION, CONFIRMED_VERSION = 1, 2
CONFIRMED_MOST = 200
"""Characters that may say who else has confirmed a change."""
BYTES_MOST = 8_000
VALID_MOST = timedelta(days=31)
REF = re.compile(r"refs/approvals/(?P<digest>[0-9a-f]{64})/(?P<person>[a-z0-9]+(?:-[a-z0-9]+)*)/(?P<nonce>[0-9a-f]{32})")
_TIME = "%Y-%m-%dT%H:%M:%SZ"
_KEYS = ("v", "ref", "digest", "serial", "expires", "nonce")


@dataclass(frozen=True)
class Statement:
    """What is signed. In a repository it is a blob: the statement on one line, then the signature."""

    ref: str
    """The branch that the change may go to."""
    digest: str
    """Of the change: `changes.digest`."""
    serial: int
    """Of the policy under which it is given."""
    expires: datetime
    nonce: str
    """32 hexadecimal figures, so that one that has run out can be given again."""
    confirmed: str = ""
    """Who outside the team has confirmed the change to the approver, and how; "" where nobody was asked."""

    def text(self) -> str:
        """The statement as it is signed: version 2 where somebody has confirmed the change, else version 1."""
        version = CONFIRMED_VERSION if self.confirmed else VERSION
        values = (version, self.ref, self.digest, self.serial, self.expires.strftime(_TIME), self.nonce)
        said = dict(zip(_KEYS, values, strict=True)) | ({"confirmed": self.confirmed} if self.confirmed else {})
        return json.dumps(said, separators=(",", ":"))


@dataclass(frozen=True)
class Approval:
    """A statement with its signature, and the name of the ref that holds it."""

    statement: Statement
    signature: SshSignature
    person: str
    """As its ref names them; whether the key is theirs has still to be looked at."""
    name: str

    @property
    def signed(self) -> bytes:
        return self.statement.text().encode()


def ref_of(statement: Statement, person: str) -> str:
    return f"{APPROVALS}{statement.digest}/{person}/{statement.nonce}"


def blob_of(statement: Statement, armour: str) -> bytes:
    return f"{statement.text()}\n{armour.strip()}\n".encode()


def read_approval(name: str, data: bytes) -> Approval:
    """The approval that a ref holds. Raises Refused for anything but the one way to write it."""
    found = REF.fullmatch(name)
    if found is None:
        raise Refused("approval-broken", "the name of the approval is not of the form refs/approvals/DIGEST/PERSON/NONCE.")
    if len(data) > BYTES_MOST:
        raise Refused("approval-broken", f"the approval has {len(data):,} bytes, and {BYTES_MOST:,} is the most there may be.")
    line, _, armour = data.partition(b"\n")
    try:
        statement = _statement(line.decode("ascii"))
        signature = read_signature(armour.decode("ascii"))
    except (ValueError, RecursionError):  # the message of either is for somebody who writes such statements
        raise Refused("approval-broken", "the approval is not written as approvals are.") from None
    if signature.namespace != NAMESPACE:
        raise Refused("approval-broken", f"the approval's signature was made for “{signature.namespace}”, not for approvals.")
    if (statement.digest, statement.nonce) != (found["digest"], found["nonce"]):
        raise Refused("approval-broken", "the approval is for another change than its name says.")
    return Approval(statement, signature, found["person"], name)


def _statement(text: str) -> Statement:
    values = json.loads(text)
    if not isinstance(values, Mapping) or tuple(values) not in (_KEYS, (*_KEYS, "confirmed")):
        raise ValueError("other fields")
    confirmed = values.get("confirmed", "")
    if not all(isinstance(each, str) for each in (values["ref"], values["digest"], values["expires"], values["nonce"], confirmed)):
        raise ValueError("a field of another kind")
    if type(values["v"]) is not int or type(values["serial"]) is not int:
        raise ValueError("a field of another kind")
    check_confirmed(confirmed)
    expires = datetime.strptime(values["expires"], _TIME).replace(tzinfo=UTC)
    statement = Statement(values["ref"], values["digest"], values["serial"], expires, values["nonce"], confirmed)
    if statement.text() != text:  # there is one way to write it
        raise ValueError("not as it is written")
    return statement


def check_confirmed(text: str) -> None:
    """Raises ValueError, with what is wrong, for words on a confirmation that no approval may hold."""
    if len(text) > CONFIRMED_MOST:
        raise ValueError(f"it has {len(text)} characters, and {CONFIRMED_MOST} is the most there may be")
    if not text.isprintable() or text != text.strip():
        raise ValueError("it may have no line ends, nothing that cannot be seen, and no space at its ends")


def check_validity(approval: Approval, serial: int, now: datetime) -> None:
    """Raises Refused for an approval that does not count now, or would for too long, or was given under another policy."""
    expires = approval.statement.expires
    if expires <= now:
        raise Refused("approval-ended", f"the approval of {approval.person} ran out on {expires:%d %B %Y}.")
    if expires > now + VALID_MOST + timedelta(minutes=5):
        raise Refused("approval-ended", f"the approval of {approval.person} would count until {expires:%d %B %Y}: 31 days is the most.")
    if approval.statement.serial != serial:
        told = f"was given under policy {approval.statement.serial}, and {serial} is in force"
        raise Refused("approval-other-policy", f"the approval of {approval.person} {told}.")
