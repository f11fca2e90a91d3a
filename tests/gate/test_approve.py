"""`briggate approve`: what an approver is shown, what of a draft is never run, and what their signature then says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from briggate.governance.approvals import read_approval
from tests.gate.council import Council, git, write
from tests.gate.test_walk_through import MISSED, Computer, computer, missed
from tests.sites import service

NEW_BIN, CONTACT = "content/bins/new-bin.md", "site_config/contacts/bins.yml"
NOTHING_WRONG = "The check finds nothing wrong with it.\n"


def put_up(council: Council, name: str, person: str, files: dict[str, str | bytes | None], message: str = "Change") -> None:
    """A draft pushed with plain git, which nobody has checked."""
    git(council.clone, "reset", "-q", "--hard", "origin/main")
    council.commit(person, files, message)
    done = council.push(f"HEAD:refs/heads/draft/{name}")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Council:
    """With a draft of each kind."""
    council = Council(tmp_path_factory.mktemp("council"))
    council.begin()
    put_up(council, "soon", "bins-editor", {MISSED: missed("Call [[phone bins]] within two days.\n")}, "Say how soon\x1b[2J")
    put_up(council, "number", "bins-editor", {CONTACT: "bins: {name: Bins, phones: [{number: 0113 496 0102}]}\n"}, "A new number")
    moved = missed("Call [[phone bins]].\n").replace("a_to_z:", "redirect_from: [/bins/new-bin/]\na_to_z:")
    put_up(council, "gone", "bins-editor", {MISSED: moved, NEW_BIN: None}, "No new bins")
    put_up(council, "broken", "bins-editor", {MISSED: missed("See [it](nowhere.md).\n")}, "A link")
    put_up(council, "lost", "bins-editor", {NEW_BIN: None}, "No new bins at all")
    return council


@pytest.fixture(scope="module")
def lead(begun: Council, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Computer]:
    """Shared by tests that say no: nothing changes on the server."""
    council = begun.copy(tmp_path_factory.mktemp("looked"))
    own = computer(council, "bins-lead")
    own("setup")
    refs = git(council.server, "for-each-ref")
    yield own
    assert git(council.server, "for-each-ref") == refs


def test_a_page_is_shown_as_residents_read_it(lead: Computer) -> None:
    assert lead("approve", "soon", answer="n\n", expected=1) == (
        "soon, by bins-editor: Say how soon[U+001B][2J\n"
        "\n"
        "Missed bin  /bins/missed-bin/\n"
        "    What to do then.\n"
        "  - Call 0113 496 0101.\n"
        "  + Call 0113 496 0101 within two days.\n"
        "    ## Related pages\n"
        "\n"
        f"{NOTHING_WRONG}"
        "\n"
        "Approve soon? [y/N]: Not approved.\n"
    )


def test_a_fact_is_shown_on_every_page_that_shows_it(lead: Computer) -> None:
    assert lead("approve", "number", answer="n\n", expected=1) == (
        "number, by bins-editor: A new number\n"
        "\n"
        "Missed bin  /bins/missed-bin/\n"
        "    Its own file stays as it is; what it shows changes.\n"
        "    What to do then.\n"
        "  - Call 0113 496 0101.\n"
        "  + Call 0113 496 0102.\n"
        "    ## Related pages\n"
        "\n"
        "New bin  /bins/new-bin/\n"
        "    Its own file stays as it is; what it shows changes.\n"
        "    Get one, or change yours.\n"
        "  - Ask on 0113 496 0101.\n"
        "  + Ask on 0113 496 0102.\n"
        "    ## Related pages\n"
        "\n"
        "What no page shows:\n"
        "\n"
        "site_config/contacts/bins.yml  changed\n"
        "  - bins: {name: Bins, phones: [{number: 0113 496 0101}]}\n"
        "  + bins: {name: Bins, phones: [{number: 0113 496 0102}]}\n"
        "\n"
        f"{NOTHING_WRONG}"
        "\n"
        "Approve number? [y/N]: Not approved.\n"
    )


def test_a_page_that_goes_is_shown_with_where_its_address_leads_then(lead: Computer) -> None:
    told = lead("approve", "gone", answer="n\n", expected=1)
    assert (
        "\n"
        "New bin  /bins/new-bin/  taken away\n"
        "  - Title: New bin – Testborough Council\n"
        "  - In search results: Get one, or change yours.\n"
        "  - # New bin\n"
        "  - Get one, or change yours.\n"
        "  - Ask on 0113 496 0101.\n"
        "  - ## Related pages\n"
        "  - • Missed bin </bins/missed-bin/>\n"
        "  - Last reviewed 2 January 2026 by Waste and recycling\n"
        "  + Title: This page has moved – Testborough Council\n"
        "  + In search results: The page that was here has another address now.\n"
        "  + # This page has moved\n"
        "  + The page that was here has another address now.\n"
        "  + Go to Missed bin </bins/missed-bin/>\n"
    ) in told
    assert (
        "Pages that the site makes out of others follow: /a-to-z/, /a-to-z/all/, /a-to-z/b/, /a-to-z/m/,\n"
        "/a-to-z/n/, /a-to-z/p/, /a-to-z/r/, /a-to-z/w/\n"
        "\n"
        "What no page shows:\n"
        "\n"
        "content/bins/missed-bin.md  changed\n"
        "    topics: [bins]\n"
        "  + redirect_from: [/bins/new-bin/]\n"
        "    a_to_z: [Wheelie bins]\n"
        "\n"
        "The check finds nothing wrong with it.\n"
    ) in told


def test_what_the_check_stops_is_said_before_the_question(lead: Computer) -> None:
    """And nobody approves it without having been asked."""
    told = lead("approve", "lost", answer="n\n", expected=1)
    assert "  error  /bins/new-bin/ was published, and now answers nothing" in told
    assert "\nApprove lost, although the check stops it? [y/N]: Not approved." in told
    assert lead("approve", "lost", "--yes", expected=1).endswith("\nNot approved: the check stops it. --yes does not approve that.\n")


def test_what_cannot_be_built_is_shown_as_files(lead: Computer) -> None:
    told = lead("approve", "broken", answer="n\n", expected=1)
    assert "What differs in the files:\n\ncontent/bins/missed-bin.md  changed\n" in told
    assert "  - Call [[phone bins]].\n  + See [it](nowhere.md).\n" in told
    assert f"{MISSED}:9 there is no page nowhere.md" in told
    assert "Approve broken, although the site cannot be built with it?" in told
    assert not lead("approve", "broken", "--html", "b.html", expected=1).startswith("Written")
    assert not (lead.clone / "b.html").exists()


def test_the_approver_s_own_work_is_not_touched(lead: Computer) -> None:
    """What they are in the middle of stays as it is, and no second working copy is left behind."""
    write(lead.clone, {MISSED: "Half a page.\n", "content/bins/another.md": "Another.\n"})
    git(lead.clone, "checkout", "-q", "-b", "mine")
    before = git(lead.clone, "status", "--porcelain", "--branch", "--untracked-files=all"), git(lead.clone, "worktree", "list")
    lead("approve", "soon", answer="n\n", expected=1)
    assert (git(lead.clone, "status", "--porcelain", "--branch", "--untracked-files=all"), git(lead.clone, "worktree", "list")) == before
    assert (lead.clone / MISSED).read_text() == "Half a page.\n"
    assert len(git(lead.clone, "worktree", "list").splitlines()) == 1


def _trap(place: Path) -> str:
    return f"from pathlib import Path\nPath({str(place)!r}).write_text('ran')\n"


def test_a_platform_draft_is_told_and_never_run(begun: Council, tmp_path: Path) -> None:
    """Its rules, hooks and templates are text to whoever approves it, and its text commands no terminal."""
    council, marker = begun.copy(tmp_path), tmp_path / "ran"
    code = _trap(marker)
    hooked = git(council.clone, "show", "origin/main:mkdocs.yml") + "hooks: [evil.py]\n"
    template = f"{{{{ ''.__class__.__mro__[1].__subclasses__() }}}}\n{{# {marker} #}}\n\x1b]0;mine\x07\n"
    traps: dict[str, str | bytes | None] = {
        "checks/local/evil.py": code,
        "evil.py": code,
        "theme/base.html": template,
        "mkdocs.yml": hooked,
    }
    put_up(council, "theme", "platform-one", traps, "A new look")
    put_up(council, "both", "web-lead", {**traps, MISSED: missed("Hello.\n")}, "Both at once")
    approver, lead = computer(council, "platform-two"), computer(council, "bins-lead")
    approver("setup")
    lead("setup")
    told = approver("approve", "theme", answer="y\n")
    assert "This changes templates, settings or code, and nothing of it is run on your computer." in told
    assert "+hooks: [evil.py]\n" in told
    assert "+[U+001B]]0;mine[U+0007]\n" in told
    assert "\x1b" not in told
    assert "Approved." in told
    refused = lead("approve", "both", answer="y\n", expected=1)
    assert refused.startswith("refused (classes-mixed): ")
    assert lead("approve", "both", "--html", "both.html", expected=1).startswith("refused (classes-mixed): ")
    assert "owners of pages are not asked about that" in lead("approve", "theme", "--html", "theme.html", expected=2)
    assert not marker.exists()


def test_five_drafts_are_answered_in_a_line_each(begun: Council, tmp_path: Path) -> None:
    """Forty are an afternoon's work only if each takes no more than it needs: it is shown at once, and one word goes on to the next."""
    council = begun.copy(tmp_path)
    for name in ("broken", "gone", "lost", "number", "soon"):
        git(council.server, "update-ref", "-d", f"refs/heads/draft/{name}")
    for name in ("aa", "bb", "cc", "dd", "ee"):
        put_up(
            council, name, "bins-editor", {f"content/bins/{name}.md": service(name.upper(), f"Words of {name}.\n", summary=f"On {name}.")}
        )
    lead = computer(council, "bins-lead")
    lead("setup")
    answers = ["y", "no", "s", "what?", "Y", "q"]
    told = lead("approve", "--next", answer="".join(f"{each}\n" for each in answers))
    assert [line for line in told.splitlines() if line.endswith(" of 5")] == [f"{number} of 5" for number in range(1, 6)]
    shown = [told.index(f"  + Words of {name}.\n") for name in ("aa", "bb", "cc", "dd", "ee")]
    assert shown == sorted(shown)
    assert told.count("Approve ") == len(answers)
    assert [line.rpartition(") ")[2] for line in told.splitlines() if ") " in line and "Approve " in line] == [
        "Approved. It can land: briggate land aa",
        "Not approved. Tell its author why.",
        "Left for later.",
        "",
        "Approved. It can land: briggate land dd",
        "The others wait.",
    ]
    assert git(council.server, "for-each-ref", "refs/approvals").count("bins-lead") == 2


def test_the_owner_s_confirmation_is_signed_with_the_approval(begun: Council, tmp_path: Path) -> None:
    """So that it can be told from git alone, and the change lands with it."""
    council = begun.copy(tmp_path)
    author, lead = computer(council, "bins-editor"), computer(council, "bins-lead")
    author("setup")
    lead("setup")
    who = "Waste services manager"
    for wrong in ("Manager\nof waste", "w" * 201, " "):
        assert "--confirmed-by" in lead("approve", "soon", "--yes", "--confirmed-by", wrong, expected=2)
    told = lead("approve", "soon", "--yes", "--confirmed-by", who, "--confirmed-how", "telephone")
    assert told.endswith(
        f"The approval says that it was confirmed by {who}, by telephone.\nApproved. It can land: briggate land soon\n"
    )  # fmt: skip
    name = git(council.server, "for-each-ref", "--format=%(refname)", "refs/approvals").strip()
    approval = read_approval(name, git(council.server, "cat-file", "blob", name).encode())
    assert approval.statement.confirmed == f"{who}, by telephone"
    assert "soon has landed" in author("land", "soon")
    assert "give it no draft, no --html and no --confirmed-by" in lead("approve", "--next", "--confirmed-by", who, expected=2)


def test_a_draft_that_main_has_overtaken_is_told(begun: Council, tmp_path: Path) -> None:
    council = begun.copy(tmp_path)
    git(council.clone, "reset", "-q", "--hard", "origin/main")
    council.commit("bins-editor", {MISSED: missed("Call us.\n")})
    council.approve("bins-lead")
    assert council.push().returncode == 0
    lead = computer(council, "bins-lead")
    lead("setup")
    told = lead("approve", "soon", answer="n\n", expected=1)
    assert f"\n\n{MISSED} has changed on main since: its author has to bring the draft up to it before it can land.\n\n" in told
    assert "  - Call us.\n  + Call 0113 496 0101 within two days.\n" in told
