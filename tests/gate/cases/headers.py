"""R3 and R5: a commit has one shape, so that nobody can read it in two ways."""

from tests.gate.cases.bench import MAIN, Bench
from tests.gate.cases.case import GIT, add, case
from tests.gate.cases.honest import MISSED, WORDS
from tests.gate.cases.signatures import CHANGE


def _headers(id: str, code: str, tried: str, more: bytes) -> None:
    """A case of a good commit with headers after its signature; git leaves those out of what a signature is made over, or not."""

    def attempt(bench: Bench) -> None:
        data = bench.written("bins-editor", CHANGE)
        head, message = data.split(b"\n\n", 1)
        covered = data if b"gpgsig" in more else head + more + b"\n\n" + message
        bench.keep(data, bench.sign(covered, "bins-editor"), more)
        bench.approve("bins-lead")
        bench.push()

    add(id, "R5", code, tried, attempt)


_headers("header-second-signature", "commit-header", "a second signature, which git passes over", b"\ngpgsig x")
_headers("header-sha256-signature", "commit-header", "a signature for SHA-256 repositories, which git passes over", b"\ngpgsig-sha256 x")
_headers("header-encoding", "commit-header", "the message says that it is in another alphabet", b"\nencoding UTF-7")
_headers("header-own", "commit-header", "a header that git does not know", b"\nx-approved-by everybody")
_headers("header-folded", "commit-header", "a header that goes on over lines", b"\nx-note one\n two")


def _altered(id: str, code: str, tried: str, old: bytes, new: bytes, words: str = "") -> None:
    """A case of a commit that is altered, and then signed as it is."""

    def attempt(bench: Bench) -> None:
        data = bench.written("bins-editor", CHANGE)
        assert old in data
        data = data.replace(old, new, 1)
        bench.keep(data, bench.sign(data, "bins-editor"))
        bench.approve("bins-lead")
        bench.push()

    add(id, "R3" if code == GIT else "R5", code, tried, attempt, words)


AUTHOR = b"author bins-editor <bins-editor@testborough.example.org>"
_altered("header-two-authors", GIT, "two authors", AUTHOR, AUTHOR + b" 1700000000 +0000\n" + AUTHOR, "multipleAuthors")
_altered("header-nul", GIT, "a NUL in the headers", b"author bins", b"author \0bins", "nulInHeader")
_altered("header-time-overflow", GIT, "a time beyond all calendars", b" +0000\nc", b"00000000000000 +0000\nc", "badDateOverflow")
_altered("message-nul", GIT, "a NUL in the message, behind which git shows nothing", b"Change\n", b"Change\0\nmore\n", "nulInCommit")
_altered("message-latin", "commit-header", "a message that is not UTF-8", b"Change\n", b"Caf\xe9\n")
_altered("message-long", "commit-header", "a message of 70,000 characters", b"Change\n", b"x" * 70_000)
_altered("header-time-year-3000", "commit-time", "the committer's year is 5138", b" +0000\n\n", b"0 +0000\n\n")


@case("message-nul-unchecked", "R5", "commit-header", "the same on a server whose git does not look at what it is given")
def _(bench: Bench) -> None:
    for name in ("receive.fsckObjects", "transfer.fsckObjects"):
        bench.set(name, "false")
    bench.commit("bins-editor", CHANGE, message=b"Change\0\nmore\n")
    bench.approve("bins-lead")
    bench.push()


@case("header-signature-first", "R5", GIT, "the signature stands before the committer", "missingCommitter")
def _(bench: Bench) -> None:
    data = bench.written("bins-editor", CHANGE)
    armour = b"gpgsig " + bench.sign(data, "bins-editor").replace("\n", "\n ").encode() + b"\n"
    bench.keep(data.replace(b"committer ", armour + b"committer ", 1))
    bench.push()


@case("header-trailer-approval", "R10", "approval-missing", "the message says that the lead has approved")
def _(bench: Bench) -> None:
    bench.commit("bins-editor", {MISSED: WORDS}, message=b"Change\n\nApproved-by: bins-lead <bins-lead@testborough.example.org>\n")
    bench.push(f"{bench.head}:{MAIN}")
