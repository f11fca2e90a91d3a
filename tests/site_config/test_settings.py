"""Settings from files: what is read, and what is said of files and records that cannot be."""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from briggate.site_config import SettingsRead, read_settings
from tests.sites import PROJECT, write_files

LEAST: Mapping[str, str] = {
    "council.yml": "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org\n",
    "navigation.yml": "report_a_problem: https://example.org/demo/report\n",
    "owners.yml": "waste: {name: Waste}\nparks: {name: Parks}\n",
}


def read(folder: Path, files: Mapping[str, str]) -> SettingsRead:
    return read_settings(write_files(folder, {**LEAST, **files}))


def faults(folder: Path, files: Mapping[str, str]) -> list[str]:
    """What is said of the least settings with files added or replaced, in order."""
    return [str(fault) for fault in sorted(read(folder, files).faults)]


def test_the_least_that_is_enough(tmp_path: Path) -> None:
    read_ = read(tmp_path, {})
    assert read_.faults == ()
    assert read_.settings.council.site_url == "https://tinytown.example.org/"
    assert (read_.settings.contacts, read_.settings.redirects, read_.settings.channels) == ({}, (), ())


def test_records_are_found_by_name_and_know_their_place(tmp_path: Path) -> None:
    files = {
        "contacts/waste.yml": "waste:\n  name: Waste team\nbulky:\n  name: Bulky waste\n",
        "contacts/parks.yml": "# nothing but this\nparks:\n  name: Rangers\n",
        "facts/waste.yml": "season: {value: March to May}\n",
        "redirects/parks.yml": "- {old: /park/, new: /parks/}\n\n- old: /trees/\n  new: https://example.org/trees\n",
        "a_to_z/waste.yml": "- {term: Rubbish, page: /bins/}\n",
        "channels.yml": "- {kind: webchat, name: Chat}\n",
        "origins.yml": "- {origin: https://a.example, use: frame, owner: waste, reason: Films, pages: [/]}\n",
    }
    settings = read(tmp_path, files).settings
    assert {name: (placed.file, placed.line) for name, placed in settings.contacts.items()} == {
        "waste": ("site_config/contacts/waste.yml", 1),
        "bulky": ("site_config/contacts/waste.yml", 3),
        "parks": ("site_config/contacts/parks.yml", 2),
    }
    assert settings.facts["season"].record.value == "March to May"
    assert [(placed.record.old, placed.file, placed.line) for placed in settings.redirects] == [
        ("/park/", "site_config/redirects/parks.yml", 1),
        ("/trees/", "site_config/redirects/parks.yml", 3),
    ]
    assert [len(each) for each in (settings.extra_entries, settings.channels, settings.origins)] == [1, 1, 1]


STATEMENT = """\
# what the statement says
page: accessibility.md
contact: web
contact_form: https://example.org/form
response_days: 10
enforcement:
  body: The Commission
  complaints: {text: The Service, url: https://example.org/}
prepared: 2026-03-02
reviewed: 2026-10-27
tested: 2026-10-20
tested_by: the web team
sample: A page of each type.
wording:
  scope: All of it.
"""


def test_the_accessibility_statement(tmp_path: Path) -> None:
    settings = read(tmp_path, {"statement.yml": STATEMENT}).settings
    assert settings.statement
    assert (settings.statement.page, settings.statement.compliance, settings.statement.response_days) == ("/accessibility/", None, 10)
    assert settings.statement.wording.missing == ("enforcement", "commitment", "compliance", "non_accessible")
    assert (settings.statement_file, settings.statement_lines["reviewed",]) == ("site_config/statement.yml", 10)


def test_a_council_without_a_statement(tmp_path: Path) -> None:
    settings = read(tmp_path, {}).settings
    assert (settings.statement, settings.statement_file) == (None, "")


def test_a_statement_with_faults_is_there_all_the_same(tmp_path: Path) -> None:
    """So that its page is not told that there is none."""
    read_ = read(tmp_path, {"statement.yml": STATEMENT.replace("2026-10-27", "2026-01-01").replace("response_days: 10\n", "")})
    assert (read_.settings.statement, read_.settings.statement_file) == (None, "site_config/statement.yml")
    assert [str(fault) for fault in read_.faults] == [
        "site_config/statement.yml:1  no `response_days`  Add it. Within how many days the council answers."
    ]


def test_a_statement_reviewed_before_it_was_there(tmp_path: Path) -> None:
    assert faults(tmp_path, {"statement.yml": STATEMENT.replace("2026-10-27", "2026-01-01")}) == [
        "site_config/statement.yml:10  `reviewed` should not be earlier than `prepared`  Correct `reviewed` or `prepared`."
    ]


def test_an_empty_statement_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, {"statement.yml": "# to be written\n"})
    assert fault.startswith("site_config/statement.yml:1  nothing is written here  Write lines of `key: value`, with at least `page`, ")


def test_empty_files_hold_nothing_and_are_no_fault(tmp_path: Path) -> None:
    """A team that has no facts today may keep its file."""
    files = {"contacts/waste.yml": "", "facts/waste.yml": "# none\n", "redirects/waste.yml": "", "channels.yml": ""}
    assert faults(tmp_path, files) == []


def test_the_settings_of_this_repository_have_no_faults() -> None:
    read_ = read_settings(PROJECT / "site_config")
    assert read_.faults == ()
    assert len(read_.settings.contacts) > 10


def test_no_folder_at_all(tmp_path: Path) -> None:
    assert [str(fault) for fault in read_settings(tmp_path / "none").faults] == [
        "site_config  there is no such folder  Run the command in the project's folder."
    ]


CASES: Mapping[str, tuple[dict[str, str], list[str]]] = {
    "a misspelt file": (
        {"chanels.yml": "[]"},
        ["site_config/chanels.yml  nothing reads this  Did you mean “channels.yml”?"],
    ),
    "a misspelt folder": (
        {"contact/waste.yml": ""},
        ["site_config/contact  nothing reads this  Did you mean “contacts”?"],
    ),
    "another ending": (
        {"facts/waste.yaml": ""},
        ["site_config/facts/waste.yaml  nothing reads this  Take it away, or name it after an owner: <owner>.yml."],
    ),
    "a folder in a folder": (
        {"facts/old/waste.yml": ""},
        ["site_config/facts/old  nothing reads this  Take it away, or name it after an owner: <owner>.yml."],
    ),
    "a file named after no owner": (
        {"facts/wast.yml": "x: {value: y}\n"},
        ["site_config/facts/wast.yml  the file is named after “wast”, which is no owner  Did you mean “waste”?"],
    ),
    "one name in two files": (
        {"facts/waste.yml": "\nfee: {value: 1}\n", "facts/parks.yml": "fee: {value: 2}\n"},
        ["site_config/facts/waste.yml:2  “fee” stands in site_config/facts/parks.yml too (line 1)  Give one of the two another name."],
    ),
    "a name that is no id": (
        {"contacts/waste.yml": "Waste Team: {name: x}\n"},
        [
            "site_config/contacts/waste.yml:1  “Waste Team” cannot be the name of a record  "
            "Use lower-case words and digits joined by hyphens, such as garden-waste."
        ],
    ),
    "a list where names should be": (
        {"contacts/waste.yml": "- name: x\n"},
        [
            "site_config/contacts/waste.yml:1  the file is a list  "
            "Begin each record with its name and a colon, and put its keys on the lines below."
        ],
    ),
    "names where a list should be": (
        {"redirects/waste.yml": "/old/: /new/\n"},
        [
            "site_config/redirects/waste.yml:1  the file is not a list  "
            "Begin each item with “- ”, and put its keys under one another after that."
        ],
    ),
}


@pytest.mark.parametrize(("files", "expected"), CASES.values(), ids=CASES)
def test_what_is_said(tmp_path: Path, files: dict[str, str], expected: list[str]) -> None:
    assert faults(tmp_path, files) == expected


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    files = {
        "council.yml": "nam: Tinytown\nshort_name: T\nsite_url: tinytown.example.org\n",
        "owners.yml": "waste: {name: Waste}\nparks: {nme: Parks}\n",
        "contacts/waste.yml": "a: {name: A, email: nobody}\nb: {name: B, phones: [{number: none}]}\n",
        "redirects/waste.yml": "- {old: x}\n- {old: /a/, new: nowhere}\n",
    }
    assert [each.removeprefix("site_config/").rpartition("  ")[0] for each in faults(tmp_path, files)] == [
        "contacts/waste.yml:1  `email` is “nobody”",
        "contacts/waste.yml:2  `number` is “none”",
        "council.yml:1  no `name`",
        "council.yml:1  unknown key “nam”",
        "council.yml:3  `site_url` is “tinytown.example.org”",
        "owners.yml:2  no `name` in `parks`",
        "owners.yml:2  unknown key “nme” in `parks`",
        "redirects/waste.yml:1  no `new` in item 1",
        "redirects/waste.yml:2  `new` is “nowhere”",
    ]


@pytest.mark.parametrize("missing", ["council.yml", "navigation.yml", "owners.yml"])
def test_a_file_that_every_site_needs_is_missed(tmp_path: Path, missing: str) -> None:
    write_files(tmp_path, {name: text for name, text in LEAST.items() if name != missing})
    wrong = "the file is not there (or is a shortcut to a file that is not)"
    assert [str(fault) for fault in read_settings(tmp_path).faults] == [
        f"site_config/{missing}  {wrong}  Put it back, or take the shortcut away."
    ]


@pytest.mark.parametrize(
    ("files", "known", "unknown"),
    [
        ({"contacts/waste.yml": "a: {nme: A}\nb: {name: B}\n"}, [("contact", "a")], [("contact", "c"), ("fact", "a")]),
        ({"contacts/waste.yml": "a: [\n"}, [("contact", "a"), ("contact", "anything")], [("fact", "a")]),
        ({"facts/waste.yml": "- 1\n"}, [("fact", "anything")], [("contact", "a")]),
        ({"owners.yml": "waste: 3\n"}, [("owner", "waste")], [("owner", "parks")]),
        ({"redirects/waste.yml": "- {old: /a/}\n"}, [("page", "/a/")], [("page", "/b/")]),
        ({"redirects/waste.yml": "- ]\n"}, [("page", "/anything/")], []),
        ({"council.yml": "name: [x\n"}, [("language", "cy")], []),
        ({"council.yml": "name: x\nlanguages: [cy]\n"}, [("language", "cy")], []),
        ({"council.yml": "name: x\nlanguages: {cy: Cymraeg}\n"}, [], [("language", "cy")]),
        ({}, [], [("contact", "a"), ("fact", "a"), ("owner", "x"), ("page", "/"), ("language", "cy")]),
    ],
)
def test_what_could_not_be_read_is_known_to_be_there(
    tmp_path: Path, files: dict[str, str], known: list[tuple[str, str]], unknown: list[tuple[str, str]]
) -> None:
    """So that a page which names it is not blamed for its fault; and nothing else is taken to be there."""
    unread = read(tmp_path, files).unread
    assert [name for name in known if name not in unread] == []
    assert [name for name in unknown if name in unread] == []


def test_a_council_with_a_fault_is_read_as_far_as_it_can_be(tmp_path: Path) -> None:
    settings = read(tmp_path, {"council.yml": "name: Tinytown Council\nlanguages: {cy: Cymraeg}\ntime_zone: Nowhere\n"}).settings
    assert (settings.council.name, dict(settings.council.languages)) == ("Tinytown Council", {"cy": "Cymraeg"})


def test_where_each_link_of_the_menu_stands_is_known(tmp_path: Path) -> None:
    files = {"navigation.yml": LEAST["navigation.yml"] + "menu:\n  - text: A\n    url: /a/\n  - text: B\n    url: /b/\n"}
    lines = read(tmp_path, files).settings.navigation_lines
    assert [lines["menu", number, "url"] for number in (0, 1)] == [4, 6]


@pytest.mark.skipif(os.name == "nt", reason="shortcuts need a privilege there")
def test_shortcuts_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    write_files(tmp_path / "elsewhere", {"waste.yml": "secret: {value: x}\n"})
    folder = write_files(tmp_path / "site_config", LEAST)
    (folder / "facts").symlink_to(tmp_path / "elsewhere")
    (folder / "contacts").mkdir()
    (folder / "contacts/waste.yml").symlink_to(tmp_path / "elsewhere/waste.yml")
    read_ = read_settings(folder)
    told = "this is a shortcut to another place  Put the file or folder itself here."
    assert [str(fault) for fault in sorted(read_.faults)] == [
        f"site_config/contacts/waste.yml  {told}",
        f"site_config/facts  {told}",
    ]
    assert (read_.settings.facts, read_.settings.contacts) == ({}, {})
