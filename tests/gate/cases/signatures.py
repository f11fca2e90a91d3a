"""R5 and R6: who signed a commit is the key's owner in the policy that main holds, today, and nobody else."""

import base64
from datetime import timedelta

from tests.gate.cases.bench import Bench
from tests.gate.cases.case import case
from tests.gate.cases.honest import MISSED, WORDS
from tests.gate.council import NOW, run

CHANGE = {MISSED: WORDS}
GPG = "-----BEGIN PGP SIGNATURE-----\n\niHUEABYKAB0WIQ\n=abcd\n-----END PGP SIGNATURE-----"


def _pushed(bench: Bench) -> None:
    bench.approve("bins-lead")
    bench.push()


def _fields(armour: str) -> list[bytes]:
    """What a signature is made of, after its first ten bytes: key, namespace, reserved, hash, signature."""
    data, found = base64.b64decode("".join(armour.split("\n")[1:-1]))[10:], []
    while data:
        size = 4 + int.from_bytes(data[:4])
        found.append(data[4:size])
        data = data[size:]
    return found


def _armour(fields: list[bytes]) -> str:
    data = base64.b64encode(b"SSHSIG\0\0\0\x01" + b"".join(len(each).to_bytes(4) + each for each in fields)).decode()
    return f"-----BEGIN SSH SIGNATURE-----\n{data}\n-----END SSH SIGNATURE-----"


def _signed(bench: Bench) -> tuple[bytes, list[bytes]]:
    data = bench.written("bins-editor", CHANGE)
    return data, _fields(bench.sign(data, "bins-editor"))


@case("signature-none", "R5", "commit-unsigned", "an editor forgets to sign")
def _(bench: Bench) -> None:
    bench.keep(bench.written("bins-editor", CHANGE))
    _pushed(bench)


@case("signature-gpg", "R5", "signature-kind", "the signature is one of GPG")
def _(bench: Bench) -> None:
    bench.keep(bench.written("bins-editor", CHANGE), GPG)
    _pushed(bench)


@case("signature-for-files", "R5", "signature-kind", "a signature that the editor made for a file is used for a commit")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", CHANGE, namespace="file")
    _pushed(bench)


@case("signature-other-message", "R5", "signature-wrong", "the message is altered after signing")
def _(bench: Bench) -> None:
    data = bench.written("bins-editor", CHANGE)
    bench.keep(data.replace(b"Change", b"Charge"), bench.sign(data, "bins-editor"))
    _pushed(bench)


@case("signature-other-tree", "R5", "signature-wrong", "the files are altered after signing")
def _(bench: Bench) -> None:
    armour = bench.sign(bench.written("bins-editor", {MISSED: "Other.\n"}), "bins-editor")
    bench.keep(bench.written("bins-editor", CHANGE), armour)
    _pushed(bench)


@case("signature-other-parent", "R5", "signature-wrong", "a signed commit is put onto another parent")
def _(bench: Bench) -> None:
    armour = bench.sign(bench.written("bins-editor", CHANGE), "bins-editor")
    bench.place_main({"mkdocs.yml": "site_name: Next\n"})
    bench.keep(bench.written("bins-editor", CHANGE), armour)
    _pushed(bench)


@case("signature-under-other-key", "R5", "signature-wrong", "a stranger's signature says that it was made with the editor's key")
def _(bench: Bench) -> None:
    data, fields = _signed(bench)
    fields[-1] = _fields(bench.sign(data, "stranger"))[-1]
    bench.keep(data, _armour(fields))
    _pushed(bench)


@case("signature-reserved", "R5", "signature-kind", "the signature has something in the field that is kept for later")
def _(bench: Bench) -> None:
    data, fields = _signed(bench)
    fields[2] = b"later"
    bench.keep(data, _armour(fields))
    _pushed(bench)


@case("signature-other-hash", "R5", "signature-wrong", "the signature says another hash than it was made over")
def _(bench: Bench) -> None:
    data, fields = _signed(bench)
    fields[3] = b"sha256"
    bench.keep(data, _armour(fields))
    _pushed(bench)


@case("signature-rsa", "R5", "signature-kind", "the signature is made with an RSA key")
def _(bench: Bench) -> None:
    key = bench.council.folder / "keys" / "bins-editor-rsa"
    if not key.exists():
        run("ssh-keygen", "-q", "-t", "rsa", "-b", "1024", "-N", "", "-f", str(key), cwd=bench.council.folder)
        bench.council.keys["bins-editor-rsa"] = key
    bench.commit("bins-editor", CHANGE, key="bins-editor-rsa")
    _pushed(bench)


@case("signature-and-words", "R5", "signature-kind", "words follow the signature inside its header")
def _(bench: Bench) -> None:
    data = bench.written("bins-editor", CHANGE)
    bench.keep(data, bench.sign(data, "bins-editor") + "\nApproved-by: everybody")
    _pushed(bench)


@case("key-unknown", "R5", "key-unknown", "somebody whom the policy does not know signs under an editor's name")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", CHANGE, key="stranger")
    _pushed(bench)


@case("key-taken-out", "R5", "key-unknown", "an editor whose line was taken out pushes what was signed before")
def _(bench: Bench) -> None:
    people = bench.council.people().replace(bench.council.public("bins-editor"), bench.council.public("bins-editor-2"))
    bench.place_main({"governance/publishers.yml": people, "governance/permissions.yml": bench.council.permissions(2)})
    bench.commit("bins-editor", CHANGE)
    bench.approve("bins-lead", serial=2)
    bench.push()


@case("rights-ended", "R5", "rights-ended", "a publisher whose rights ended signs today")
def _(bench: Bench) -> None:
    bench.commit("gone-editor", CHANGE)
    _pushed(bench)


@case("rights-ended-backdated", "R5", "rights-ended", "the same, with the date of a day on which there were rights")
def _(bench: Bench) -> None:
    bench.commit("gone-editor", CHANGE, time=NOW - timedelta(days=11))
    _pushed(bench)


@case("rights-ended-beside", "R5", "rights-ended", "a good commit follows one of somebody whose rights ended")
def _(bench: Bench) -> None:
    bench.commit("gone-editor", CHANGE)
    bench.commit("bins-editor", {MISSED: WORDS + "And more.\n"})
    _pushed(bench)


@case("name-author", "R6", "name-not-signers", "an editor's commit says that its author is the lead")
def _(bench: Bench) -> None:
    lead = "bins-lead <bins-lead@testborough.example.org>"
    bench.commit("bins-editor", CHANGE, author=lead, committer="bins-editor <bins-editor@testborough.example.org>")
    _pushed(bench)


@case("name-committer", "R6", "name-not-signers", "an editor's commit says that the lead committed it")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", CHANGE, committer="bins-lead <bins-lead@testborough.example.org>")
    _pushed(bench)


@case("name-none", "R6", "name-not-signers", "the committer has no e-mail address")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", CHANGE, committer="bins-editor <>")
    _pushed(bench)


@case("name-twin", "R6", "name-not-signers", "the address looks like the editor's, with one letter of another alphabet")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", CHANGE, author="bins-editor <bins-editor@testb\u043erough.example.org>")
    _pushed(bench)


@case("time-ahead", "R6", "commit-time", "a commit is of tomorrow")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", CHANGE, time=NOW + timedelta(days=1))
    _pushed(bench)


@case("time-parked", "R6", "commit-time", "a commit was kept for thirty-one days")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", CHANGE, time=NOW - timedelta(days=31))
    _pushed(bench)
