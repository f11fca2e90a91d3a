"""`briggate people` and `briggate who`: who may do what, in words, for a council and over time."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from briggate.cli import main
from tests.gate.council import NOW, Council, git, run, write

type Told = Callable[..., tuple[str, int]]
DAY = f"{NOW.day} {NOW:%B %Y}"


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory) -> Council:
    council = Council(tmp_path_factory.mktemp("council"))
    council.begin()
    return council


@pytest.fixture
def told(council: Council, monkeypatch: pytest.MonkeyPatch) -> Told:
    """What a command prints in a clone, and how it ends."""

    def told(*arguments: str) -> tuple[str, int]:
        monkeypatch.chdir(council.clone)
        result = CliRunner().invoke(main, arguments)
        return result.output, result.exit_code

    return told


def test_everybody_is_told_with_rights_and_sections(told: Told) -> None:
    text, code = told("people")
    assert code == 0
    assert text.startswith(f"On {DAY}: 5 authors, 4 approvers, 4 governance holders, 3 platform holders. At most 59 may be authors.\n")
    assert "bins-lead: Bins lead, until " in text
    assert "\n  author and approver in every section\n" in text
    assert "\nRights have ended:\n  gone-editor, on " in text
    assert "gone-editor: " not in text


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("content/bins/missed-bin.md", ("in the section bins (Bins), by content/bins/", "May change it:  bins-editor, bins-lead, ")),
        ("/bins/missed-bin/", ("content/bins/missed-bin.md is in", "May approve it: bins-lead, bins-deputy, web-lead\n")),
        ("/", ("content/index.md is in the section council",)),
        ("mkdocs.yml", ("mkdocs.yml is platform", "platform-one, platform-two, platform-three", "needs 2 approvals")),
        ("governance/permissions.yml", ("is governance", "holder-one", "needs 2 approvals")),
    ],
)  # fmt: skip
def test_who_may_change_a_file_and_why(told: Told, path: str, words: tuple[str, ...]) -> None:
    text, code = told("who", path)
    assert code == 0
    for each in words:
        assert each in text


def test_a_file_in_no_section_is_nobodys(told: Told, council: Council) -> None:
    write(council.clone, {"content/stray.md": "---\ntitle: Stray\n---\n"})
    text, _ = told("who", "content/stray.md")
    assert text.startswith("Nobody may change content/stray.md: it is in no section")
    (council.clone / "content/stray.md").unlink()


def test_a_page_that_is_not_there_is_2(told: Told) -> None:
    text, code = told("who", "/bins/none/")
    assert (code, text.startswith("there is no file /bins/none/")) == (2, True)


def test_a_policy_that_cannot_be_read_is_2_with_every_fault_of_it(told: Told, council: Council) -> None:
    permissions = council.clone / "governance/permissions.yml"
    before = permissions.read_text()
    permissions.write_text(before.replace("serial: 1", "serial: one").replace("publishers_most", "publishers_mots"))
    text, code = told("people")
    permissions.write_text(before)
    assert code == 2
    assert "governance/permissions.yml:1" in text
    assert "“publishers_mots”" in text


def test_the_number_of_people_over_time_is_that_of_each_version(told: Told, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    person = "{id}:\n  name: P\n  emails: [{id}@example.org]\n  roles: [platform-holder]\n  trained: 2013-01-01\n  until: {until}\n"
    git(tmp_path, "init", "-q", "-b", "main")
    for day, count, until in (("2013-05-01", 207, "2030-01-01"), ("2014-02-01", 100, "2030-01-01"), ("2014-06-01", 59, "2030-01-01")):
        write(tmp_path, {"governance/publishers.yml": "".join(person.format(id=f"p{number}", until=until) for number in range(count))})
        git(tmp_path, "add", "-A")
        when = {"GIT_COMMITTER_DATE": f"{day}T12:00:00Z", "GIT_AUTHOR_DATE": f"{day}T12:00:00Z"}
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        run("git", *who, "commit", "-q", "-m", "People", cwd=tmp_path, more=when)
    monkeypatch.chdir(tmp_path)
    csv = CliRunner().invoke(main, ["people", "--history", "--csv"]).output
    assert csv == "date,people\n2013-05-01,207\n2014-02-01,100\n2014-06-01,59\n"
    drawn = CliRunner().invoke(main, ["people", "--history"]).output.splitlines()
    assert drawn[0] == "People with rights"
    assert [line.count("█") for line in drawn[1:]] == [60, 29, 17]
