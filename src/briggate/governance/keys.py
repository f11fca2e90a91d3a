"""SSH public keys, and the signatures made with them, as far as they can be read without doing the mathematics.

Formats: RFC 4253 section 6.6 for keys, OpenSSH's PROTOCOL.sshsig for signatures, PROTOCOL.u2f for keys held in hardware.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass

KINDS = (
    "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521",
    "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com",
)  # fmt: skip
"""Keys that may sign; the last two are held in hardware."""
HASHES = (b"sha256", b"sha512")
SIGNATURE_MOST = 4_000
"""Characters of an armoured signature."""
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"


@dataclass(frozen=True)
class SshSignature:
    """What a signature says of itself."""

    key: bytes
    """The public key, as RFC 4253 writes it."""
    namespace: str
    armour: str


def read_key(line: str) -> bytes:
    """The key of a line of a public key file. Raises ValueError in an officer's words."""
    kind, _, rest = line.strip().partition(" ")
    if kind not in KINDS:
        raise ValueError(f"should begin with one of {', '.join(KINDS)}: the line of a file that ends in .pub")
    try:
        key = base64.b64decode(rest.split(" ")[0], validate=True)
        fields = _fields(key)
    except (binascii.Error, ValueError):
        raise ValueError("is cut off or altered: copy the whole line of the file that ends in .pub") from None
    if fields[0] != kind.encode() or len(fields) < 2 or (kind == "ssh-ed25519" and len(fields[1]) != 32):
        raise ValueError(f"does not hold a key of the kind {kind}: copy the whole line of the file that ends in .pub")
    return key


def fingerprint(key: bytes) -> str:
    """A key's short name, as ssh-keygen -l prints it: `SHA256:…`."""
    return "SHA256:" + base64.b64encode(hashlib.sha256(key).digest()).decode().rstrip("=")


def read_signature(armour: str) -> SshSignature:
    """What an armoured SSH signature says. Raises ValueError where it is none, or says more than such a one may."""
    lines = armour.strip("\n").split("\n")
    if len(armour) > SIGNATURE_MOST or lines[0] != _BEGIN or lines[-1] != _END:
        raise ValueError("it is no SSH signature")
    try:
        data = base64.b64decode("".join(lines[1:-1]), validate=True)
    except binascii.Error:
        raise ValueError("it is no SSH signature") from None
    if data[:10] != b"SSHSIG\0\0\0\x01":
        raise ValueError("it is no SSH signature of version 1")
    fields = _fields(data[10:])
    if len(fields) != 5:
        raise ValueError("it is no whole SSH signature")
    key, namespace, reserved, hashing, _ = fields
    if reserved or hashing not in HASHES:
        raise ValueError("it is an SSH signature of a kind that is not used here")
    kinds = _fields(key)
    if not kinds or kinds[0].decode("ascii", "replace") not in KINDS:
        raise ValueError("it is made with a kind of key that is not used here")
    try:
        return SshSignature(key, namespace.decode("ascii"), armour)
    except UnicodeDecodeError:
        raise ValueError("its namespace is not plain text") from None


def _fields(data: bytes) -> list[bytes]:
    """The strings that follow one another in some bytes, each after its length in four. Raises ValueError."""
    fields = []
    place = 0
    while place < len(data):
        end = place + 4 + int.from_bytes(data[place : place + 4])
        if place + 4 > len(data) or end > len(data):
            raise ValueError("a string is cut off")
        fields.append(data[place + 4 : end])
        place = end
    return fields
