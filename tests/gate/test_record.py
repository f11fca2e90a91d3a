"""`briggate record`: who changed, approved and published every line that is live."""

import csv
import io
from datetime import timedelta
from pathlib import Path

import pytest

from briggate.files.csv_text import csv_text
from briggate.gate.published import read_history
from briggate.git.objects import Repository
from briggate.git.programs import run_alone
from tests.gate.council import NOW, Council, git, write
from tests.gate.recorded import BEFORE, FETCH, MISSED, MISSED_TOLD, MOVES, NEW, ROUNDHAY, TOP, begin_recorded, fetch, land, told, unwrapped


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Council:
    return begin_recorded(tmp_path_factory.mktemp("council"))


@pytest.fixture
def council(begun: Council, tmp_path: Path) -> Council:
    """The same, for one test to change."""
    return begun.copy(tmp_path)


def test_every_move_of_main_is_told_the_newest_first(begun: Council) -> None:
    text, code = told(begun)
    assert (unwrapped(text), code) == (unwrapped(MOVES + BEFORE), 0)
    assert max(map(len, text.splitlines())) <= 80


@pytest.mark.parametrize("path", [MISSED, "/bins/missed-bin/", "bins/missed-bin", f"./{MISSED}"])
def test_each_line_of_a_page_is_its_authors_however_the_page_is_named(begun: Council, path: str) -> None:
    text, code = told(begun, path)
    assert (unwrapped(text), code) == (unwrapped(MISSED_TOLD), 0)


def test_a_file_or_a_folder_is_named_from_where_one_stands(begun: Council) -> None:
    bins = begun.clone / "content/bins"
    assert unwrapped(told(begun, "missed-bin.md", folder=bins)[0]) == unwrapped(MISSED_TOLD)
    folder, code = told(begun, ".", folder=bins)
    assert code == 0
    assert [line for line in folder.splitlines() if line.startswith("content/")] == [
        "content/bins/index.md, live at /bins/",
        "content/bins/missed-bin.md, live at /bins/missed-bin/",
        "content/bins/new-bin.md, live at /bins/new-bin/",
    ]
    assert unwrapped(MISSED_TOLD) in unwrapped(folder)
    assert unwrapped(told(begun, str(begun.clone / MISSED), folder=bins)[0]) == unwrapped(MISSED_TOLD)


def test_the_server_itself_tells_the_same(begun: Council) -> None:
    assert told(begun, MISSED, folder=begun.server) == told(begun, MISSED)


def test_since_a_commit_or_a_day_only_what_came_after_is_told(begun: Council) -> None:
    first = git(begun.server, "rev-list", "--reverse", "main").split()[0]
    assert unwrapped(told(begun, "--since", first)[0]) == unwrapped(MOVES)
    assert unwrapped(told(begun, "--since", "2026-01-01")[0]) == unwrapped(MOVES)
    assert told(begun, "--since", "origin/main~1")[0].count("published by") == 1
    assert told(begun, "--since", "origin/main~2")[0].count("published by") == 2, "that commit is in the middle of a move"
    assert told(begun, "--since", "2999-01-01") == ("Nothing has been published since 2999-01-01.\n", 0)


def test_the_table_of_moves(begun: Council) -> None:
    text, code = told(begun, "--csv")
    assert code == 0
    assert text == (
        "published,how,published_by,changed_by,approved_by,commits,files,messages,from_commit,to_commit,policy_serial,change_digest,"
        "paths\r\n"
        'TIME,through the gate,parks-editor,parks-editor,parks-lead,1,1,"\'=HYPERLINK(""https://example.org"",""Roundhay"")",c3,c4,1,'
        f"DIGEST,{ROUNDHAY}\r\n"
        "TIME,through the gate,bins-lead,bins-editor; bins-lead,web-lead,2,2,Say what to ask for; Say that we come back,c1,c3,1,DIGEST,"
        f"{MISSED}; {NEW}\r\n"
        f"TIME,through the gate,bins-editor,bins-editor,bins-lead,1,1,Say how soon to tell us,c0,c1,1,DIGEST,{MISSED}\r\n"
        ",before the gate,,,,1,12,,,c0,,,\r\n"
    )


def test_the_table_of_lines(begun: Council) -> None:
    text, code = told(begun, MISSED, "--csv")
    assert code == 0
    assert text == (
        "file,address,first_line,last_line,changed_by,approved_by,published_by,published,how,commit,message,policy_serial,"
        "change_digest\r\n"
        f"{MISSED},/bins/missed-bin/,1,5,,,,,before the gate,c0,Begin,,\r\n"
        f"{MISSED},/bins/missed-bin/,6,6,bins-editor,bins-lead,bins-editor,TIME,through the gate,c1,Say how soon to tell us,1,DIGEST\r\n"
        f"{MISSED},/bins/missed-bin/,7,7,bins-lead,web-lead,bins-lead,TIME,through the gate,c3,Say that we come back,1,DIGEST\r\n"
    )


def test_no_cell_is_run_as_a_formula_and_every_cell_can_be_read_back() -> None:
    cells = ["=1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "a=1", 'quoted "so", and\nbroken', "", "Caffi’r Parc"]
    (read,) = list(csv.reader(io.StringIO(csv_text(cells, []), newline="")))
    assert read == cells, "columns are our own words"
    (_, row) = list(csv.reader(io.StringIO(csv_text(["a"] * len(cells), [cells]), newline="")))
    assert row == ["'=1", "'+1", "'-1", "'@a", "'\t=1", "'\r=1", "'\n=1", *cells[7:]]


def test_what_the_working_copy_says_is_not_live(council: Council) -> None:
    write(council.clone, {MISSED: "Mine alone.\n", "content/bins/mine.md": "Mine alone.\n"})
    council.commit("bins-editor", {NEW: "Not landed.\n"})
    assert unwrapped(told(council, MISSED)[0]) == unwrapped(MISSED_TOLD)
    text, code = told(council, "content/bins/mine.md")
    assert code == 2
    assert text == "content/bins/mine.md has never been on main, so it is not live  briggate submit puts it up as a draft.\n"


def test_no_setting_of_a_clone_takes_a_line_from_whom_it_is(council: Council) -> None:
    git(council.clone, "config", "blame.ignoreRevsFile", str(council.folder / "ignored"))
    write(council.folder, {"ignored": git(council.clone, "rev-parse", "origin/main")})
    rows = list(csv.DictReader(io.StringIO(told(council, ROUNDHAY, "--csv")[0])))
    assert [(row["first_line"], row["commit"]) for row in rows] == [("1", "c0"), ("2", "c4"), ("3", "c0")]


def test_a_renamed_page_begins_anew_and_spaces_count(council: Council) -> None:
    page = (council.clone / MISSED).read_text()
    council.commit("bins-editor", {MISSED: None, "content/bins/late-bin.md": page}, "Rename it")
    land(council, "bins-lead")
    council.commit("bins-editor", {"content/bins/late-bin.md": page.replace("Tell us.", "Tell us. ")}, "Add a space")
    land(council, "bins-lead")
    fetch(council)
    rows = list(csv.DictReader(io.StringIO(told(council, "/bins/late-bin/", "--csv")[0])))
    assert [(row["first_line"], row["last_line"], row["commit"]) for row in rows] == [("1", "4", "c5"), ("5", "5", "c6"), ("6", "7", "c5")]
    text, code = told(council, "/bins/missed-bin/")
    assert code == 2
    assert text.startswith("content/bins/missed-bin.md is no longer live: commit c5 took it away on 2")
    council.commit("bins-lead", {MISSED: page, "content/bins/late-bin.md": None}, "Rename it back")
    land(council, "web-lead")
    fetch(council)
    rows = list(csv.DictReader(io.StringIO(told(council, "/bins/missed-bin/", "--csv")[0])))
    assert [(row["first_line"], row["last_line"], row["commit"]) for row in rows] == [("1", "7", "c7")]


def test_a_file_without_lines_is_told_whole(council: Council) -> None:
    picture, empty = "content/bins/bin.png", "content/bins/empty.md"
    for number in (1, 2):
        council.commit(
            "bins-editor", {picture: b"\x89PNG\0" + bytes([number]) + b"\n\n", empty: "" if number == 2 else "Not yet.\n"}, "A picture"
        )
        land(council, "bins-lead")
    fetch(council)
    whole = "all Changed by bins-editor, approved by bins-lead, published by bins-editor on TODAY. c6 A picture"
    assert unwrapped(told(council, picture)[0]) == f"{picture} {whole}"
    assert unwrapped(told(council, empty)[0]) == f"{empty}, live at /bins/empty/ {whole}"
    assert f"{picture},,,,bins-editor,bins-lead," in told(council, picture, "--csv")[0]


def test_nothing_of_a_message_does_anything_to_a_terminal(council: Council) -> None:
    council.commit("bins-editor", {NEW: "---\ntitle: New bin\n---\nRed.\n"}, "\x1b[31mRed\u202eder")
    land(council, "bins-lead")
    fetch(council)
    assert "c5 bins-editor: \\u001b[31mRed\\u202eder\n" in told(council)[0]


def test_what_cannot_be_told_is_told_with_what_to_do(council: Council, tmp_path_factory: pytest.TempPathFactory) -> None:
    assert told(council, "/bins/none/") == (
        "there is no /bins/none/ on main, and there never was  Name a file or folder of this clone, or an address such as /bins/.\n", 2
    )  # fmt: skip
    assert told(council, "../elsewhere.md")[1] == 2
    assert told(council, "--since", "yesterday") == ("“yesterday” is neither a day such as 2026-07-01 nor a commit that is here\n", 2)
    stray = council.commit("bins-editor", {NEW: "Not landed.\n"})
    assert told(council, "--since", stray) == (f"{stray} is no commit of main  Name one of main, or a day such as 2026-07-01.\n", 2)
    git(council.clone, "update-ref", "-d", "refs/briggate/record")
    assert told(council) == (f"there is no record here  Fetch it: {FETCH}\n", 2)
    git(council.server, "update-ref", "-d", "refs/briggate/record")
    assert told(council, folder=council.server) == (
        "there is no record here  It begins with the first change that lands after briggate gate install.\n", 2
    )  # fmt: skip
    nowhere = tmp_path_factory.mktemp("nowhere")
    text, code = told(council, folder=nowhere)
    assert (text.startswith(f"{nowhere} is in no repository  Change to a folder of your clone of the site."), code) == (True, 2)
    git(nowhere, "init", "-q", "-b", "other")
    assert told(council, folder=nowhere) == ("there is no main here  Fetch it: git fetch\n", 2)


def test_a_part_of_the_history_is_not_enough(council: Council) -> None:
    shallow = council.folder / "shallow"
    git(council.folder, "clone", "-q", "--depth", "1", f"file://{council.server}", str(shallow))
    assert told(council, folder=shallow) == ("only a part of the history is here  Fetch the rest: git fetch --unshallow\n", 2)


@pytest.mark.parametrize(
    "arguments",
    [(MISSED, "--since", "2026-01-01"), (MISSED, "--manifest", "m.json"), ("--csv", "--manifest", "m.json"), ("--checks", MISSED)],
)
def test_options_that_do_not_go_together_are_refused(begun: Council, arguments: tuple[str, ...]) -> None:
    text, code = told(begun, *arguments)
    assert (code, "Error: " in text) == (2, True)


def test_what_was_merged_before_the_gate_is_all_before_the_gate(tmp_path: Path) -> None:
    council = Council(tmp_path)
    council.begin()
    (council.server / "hooks/pre-receive").rename(council.server / "hooks/away")
    git(council.clone, "checkout", "-q", "-b", "side")
    council.commit("bins-editor", {NEW: "---\ntitle: New bin\n---\nFrom the side.\n"}, "Side", key=None)
    git(council.clone, "checkout", "-q", "main")
    council.commit("bins-editor", {MISSED: f"{TOP}Meanwhile.\n"}, "Meanwhile", key=None)
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    git(council.clone, *who, "merge", "-q", "--no-edit", "side")
    assert council.push().returncode == 0
    (council.server / "hooks/away").rename(council.server / "hooks/pre-receive")
    council.commit("bins-editor", {MISSED: f"{TOP}Through the gate.\n"}, "Through the gate")
    land(council, "bins-lead")
    fetch(council)
    text, code = told(council)
    assert code == 0
    assert "Before the gate: 3 commits, up to c3." in text
    assert unwrapped(told(council, NEW)[0]).endswith("1-3 Before the gate. c0 Begin 4 Before the gate. c3 Merge branch 'side'")


def test_git_is_asked_no_oftener_for_more_moves(begun: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    """2,000 moves of main are told in a few seconds because no number of programs grows with them."""
    started: list[list[str]] = []

    def counting(command: list[str], data: bytes = b"", allowed: tuple[int, ...] = (0,)) -> bytes:
        started.append(command)
        return run_alone(command, data, allowed)

    for module in ("objects", "record_ref"):
        monkeypatch.setattr(f"briggate.git.{module}.run_alone", counting)
    commits = git(begun.server, "rev-list", "--reverse", "--first-parent", "main").split()
    counts = []
    for tip in (commits[1], commits[-1]):
        started.clear()
        with Repository(begun.clone / ".git") as repository:
            moves = len(read_history(repository, tip).moves)
        counts.append((moves, len(started)))
    assert [moves for moves, _ in counts] == [2, 4]
    assert counts[0][1] == counts[1][1] > 0


def test_what_landed_alone_is_told_as_such_and_who_approved_it_afterwards(council: Council) -> None:
    soon = (NOW + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    page = (council.clone / MISSED).read_text()
    council.commit(
        "bins-lead", {MISSED: page.replace("---\n", f"---\nstatus: limited\nstatus_text: No crews.\nstatus_to: {soon}\n", 1)}, "No crews"
    )
    digest = council.digest()
    assert council.push().returncode == 0
    fetch(council)
    newest = unwrapped(told(council)[0]).partition(" c5")[0]
    assert newest == "TODAY: published by bins-lead, approved by nobody yet, as it could not wait (status). 1 file."
    council.push_blob(*council.approval("bins-lead", digest))
    council.push_blob(*council.approval("bins-deputy", digest))
    fetch(council)
    newest = unwrapped(told(council)[0]).partition(" c5")[0]
    assert newest == "TODAY: published by bins-lead, approved by bins-deputy (afterwards). 1 file."
    rows = list(csv.DictReader(io.StringIO(told(council, "--csv")[0])))
    assert rows[0]["approved_by"] == "bins-deputy (afterwards)"
