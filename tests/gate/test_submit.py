"""`briggate submit`: what is put up has been made plain and checked first, and what is not put up stays as it was."""

from pathlib import Path

import pytest

from briggate.gate.tidying import tidy
from tests.cli.test_check import LOCAL
from tests.gate.council import Council, git, write
from tests.gate.test_walk_through import MISSED, Computer, computer, missed
from tests.sites import page

ROUNDHAY = "content/parks/roundhay.md"


@pytest.fixture
def author(begun: Council, tmp_path: Path) -> Computer:
    own = computer(begun.copy(tmp_path), "bins-editor")
    own("setup")
    return own


def test_what_word_leaves_is_made_plain_before_it_is_signed(author: Computer) -> None:
    """As pasted on a Windows laptop: marks, bullets, spaces, line ends. The draft holds what the gate and residents want."""
    pasted = missed("You need:\n• your\u00a0postcode\n").replace("summary: What to do then.", "summary: “What to do then.”")
    write(author.clone, {MISSED: b"\xef\xbb\xbf" + pasted.replace("\n", "\r\n").encode()})
    told = author("submit", "-m", "Say what is needed", "--name", "needed")
    assert told == (
        f"{MISSED}: 10 line ends from Windows made plain, 1 character that cannot be seen taken out, "
        "2 quotation marks from Word made plain, 1 space from Word made plain, 1 bullet from Word made a list\n"
        "The check finds nothing wrong with it.\n"
        "Your draft is needed. bins-deputy, bins-lead, web-lead can approve it.\n"
        "They run:  briggate approve needed\n"
        "Then you:  briggate land needed\n"
    )
    expected = missed("You need:\n\n- your postcode\n").replace("summary: What to do then.", 'summary: "What to do then."')
    assert git(author.council.server, "show", f"draft/needed:{MISSED}") == expected


def test_nothing_is_made_plain_that_was_not_changed(tmp_path: Path) -> None:
    """Nor what is no page and no settings: a script keeps its line ends."""
    git(tmp_path, "init", "-q")
    files = {name: "“x”\u00a0\r\n".encode() for name in (MISSED, ROUNDHAY, "tools/look.cmd", "content/bins/form.csv")}
    write(tmp_path, files)
    git(tmp_path, "add", "-A")
    git(tmp_path, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "Begin")
    assert tidy(tmp_path, "HEAD") == []
    write(tmp_path, {name: data + b"more\r\n" for name, data in files.items() if name != ROUNDHAY})
    write(tmp_path, {"site_config/facts/bins.yml": "a: {value: ‘1’}\n"})
    assert tidy(tmp_path, "HEAD") == [
        f"{MISSED}: 2 line ends from Windows made plain, 1 space from Word made plain",
        "site_config/facts/bins.yml: 2 quotation marks from Word made plain",
    ]
    assert tidy(tmp_path, "HEAD") == []
    assert (tmp_path / ROUNDHAY).read_bytes() == files[ROUNDHAY]
    assert (tmp_path / "tools/look.cmd").read_bytes() == files["tools/look.cmd"] + b"more\r\n"


def test_what_the_check_stops_is_not_put_up(author: Computer) -> None:
    head = git(author.clone, "rev-parse", "HEAD")
    write(author.clone, {"content/bins/new-bin.md": None})
    told = author("submit", "-m", "No new bins", expected=1)
    assert told.startswith(
        "content/bins/new-bin.md\n"
        "  error  /bins/new-bin/ was published, and now answers nothing                     published-address\n"
        "         Add the address to `redirect_from` of the page that took its place, or to\n"
    )
    assert told.endswith("Nothing was put up.\n")
    write(author.clone, {MISSED: missed("See [the park](nowhere.md).\n")})
    told = author("submit", "-m", "Link to the park", expected=2)
    assert told.startswith(f"{MISSED}:9  there is no page nowhere.md")
    assert told.endswith("Nothing was put up.\n")
    assert git(author.clone, "rev-parse", "HEAD") == head
    assert "draft" not in git(author.council.server, "for-each-ref")


def test_a_check_that_cannot_be_done_stops_too(author: Computer) -> None:
    """Never a pass, and never signed."""
    write(
        author.clone,
        {MISSED: missed("Mine.\n"), "checks/local/town_crest.py": LOCAL.format(body="raise ValueError('no crest')\n    yield")},
    )
    told = author("submit", "-m", "Mine", expected=3)
    assert "town-crest" in told
    assert "no crest" in told
    assert told.endswith("Nothing was put up.\n")
    assert "draft" not in git(author.council.server, "for-each-ref")


def test_what_main_would_refuse_is_no_commit_afterwards(author: Computer) -> None:
    """Else it would go with the next change, and that would be refused for it."""
    begun = git(author.clone, "rev-parse", "HEAD")
    park = (author.clone / ROUNDHAY).read_text()
    write(author.clone, {ROUNDHAY: page("Roundhay", "Not mine.\n", summary="A walk by a lake.", topics="[parks]")})
    assert "refused (path-not-yours)" in author("submit", "-m", "Not mine", expected=1)
    assert git(author.clone, "rev-parse", "HEAD") == begun
    assert "Not mine." in (author.clone / ROUNDHAY).read_text()
    write(author.clone, {ROUNDHAY: park, MISSED: missed("Mine.\n")})
    assert "Your draft is mine." in author("submit", "-m", "Mine", "--name", "mine")
    assert git(author.council.server, "log", "--format=%s", "main..draft/mine") == "Mine\n"
