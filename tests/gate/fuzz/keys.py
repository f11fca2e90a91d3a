"""Keys that follow from a name, and SSH signatures made with them, so that a seed gives the same bytes on every machine.

Ed25519 as RFC 8032 section 5.1 has it, in plain Python: a throw-away for tests, fast rather than safe. Formats: RFC 8709 for the key,
OpenSSH's PROTOCOL.sshsig for the signature.
"""

import base64
from functools import cache, lru_cache
from hashlib import sha256, sha512

_PRIME = 2**255 - 19
_ORDER = 2**252 + 27742317777372353535851937790883648493
_CURVE = -121665 * pow(121666, -1, _PRIME) % _PRIME

type _Point = tuple[int, int, int, int]
"""X, Y, Z and T, where x is X/Z, y is Y/Z, and x times y is T/Z."""


def public(name: str) -> bytes:
    """The public key of a name, as a signature holds it."""
    return _strings(b"ssh-ed25519", _secret(name)[2])


def line(name: str) -> str:
    """The same as a line of a public key file."""
    return f"ssh-ed25519 {base64.b64encode(public(name)).decode()} {name}"


@lru_cache(200)
def sign(data: bytes, name: str, namespace: str, hashing: str = "sha512") -> str:
    """An armoured signature."""
    summed = {"sha256": sha256, "sha512": sha512}[hashing](data).digest()
    whole = b"SSHSIG" + _strings(namespace.encode(), b"", hashing.encode(), summed)
    return armour([public(name), namespace.encode(), b"", hashing.encode(), _strings(b"ssh-ed25519", _signature(whole, name))])


def armour(fields: list[bytes]) -> str:
    """The armour of what a signature is made of: key, namespace, reserved, hash, signature."""
    text = base64.b64encode(b"SSHSIG\0\0\0\x01" + _strings(*fields)).decode()
    lines = [text[place : place + 70] for place in range(0, len(text), 70)]
    return "\n".join(["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----"])


def fields(armoured: str) -> list[bytes]:
    """What a signature is made of. Raises ValueError, or finds too few, where it is none."""
    data, found = base64.b64decode("".join(armoured.strip().split("\n")[1:-1]))[10:], []
    while data:
        end = 4 + int.from_bytes(data[:4])
        found.append(data[4:end])
        data = data[end:]
    return found


def _strings(*values: bytes) -> bytes:
    return b"".join(len(each).to_bytes(4) + each for each in values)


def _signature(data: bytes, name: str) -> bytes:
    scalar, prefix, key = _secret(name)
    once = int.from_bytes(sha512(prefix + data).digest(), "little") % _ORDER
    point = _written(_times(once))
    asked = int.from_bytes(sha512(point + key + data).digest(), "little")
    return point + ((once + asked * scalar) % _ORDER).to_bytes(32, "little")


@cache
def _secret(name: str) -> tuple[int, bytes, bytes]:
    """Scalar, prefix and public half."""
    whole = sha512(sha256(f"throw-away {name}".encode()).digest()).digest()
    scalar = int.from_bytes(whole[:32], "little") & ((1 << 254) - 8) | 1 << 254
    return scalar, whole[32:], _written(_times(scalar))


def _times(scalar: int) -> _Point:
    """A multiple of the base point, from a table of what each of a scalar's figures to the base 16 comes to."""
    point: _Point = (0, 1, 1, 0)
    for row in _table():
        if scalar & 15:
            point = _sum(point, row[scalar & 15])
        scalar >>= 4
    return point


@cache
def _table() -> list[list[_Point]]:
    y = 4 * pow(5, -1, _PRIME) % _PRIME
    square = (y * y - 1) * pow(_CURVE * y * y + 1, -1, _PRIME) % _PRIME
    x = pow(square, (_PRIME + 3) // 8, _PRIME)
    if (x * x - square) % _PRIME:
        x = x * pow(2, (_PRIME - 1) // 4, _PRIME) % _PRIME
    if x & 1:
        x = _PRIME - x
    first, rows = (x, y, 1, x * y % _PRIME), []
    for _ in range(64):
        rows.append([(0, 1, 1, 0), first])
        for _ in range(15):
            rows[-1].append(_sum(rows[-1][-1], first))
        first = rows[-1].pop()
    return rows


def _sum(a: _Point, b: _Point) -> _Point:
    less, more = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0])
    crossed, scaled = 2 * a[3] * b[3] * _CURVE, 2 * a[2] * b[2]
    e, f, g, h = more - less, scaled - crossed, scaled + crossed, more + less
    return e * f % _PRIME, g * h % _PRIME, f * g % _PRIME, e * h % _PRIME


def _written(point: _Point) -> bytes:
    x, y, z, _ = point
    turned = pow(z, -1, _PRIME)
    return ((y * turned % _PRIME) | (x * turned % _PRIME & 1) << 255).to_bytes(32, "little")
