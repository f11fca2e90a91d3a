"""checks/ from files: what is read, and what is said of files and records that cannot be."""

import os
from collections.abc import Mapping
from datetime import date as Date
from pathlib import Path

import pytest

from briggate.model.policy import Budgets, Policy, Services
from briggate.policy import PolicyRead, read_policy
from briggate.policy.reader import FILES
from tests.sites import PROJECT, write_files

EVERY_FILE: Mapping[str, str] = {
    "README.md": "What the site is held to.\n",
    "rules.yml": "image-alt: error\n\ntitle-length: {severity: warning}\nbare-url:\n  severity: off\n  reason: We print addresses.\n",
    "budgets.yml": "clicks_from_home: 3\nreading_age: 12\n",
    "waivers.yml": (
        "# one\n- rule: long-sentence\n  pages: [/bins/, bins/index.md]\n  reason: The words are those of an Act.\n"
        "  approver: waste\n  ends: 2026-12-31\n"
    ),
    "known_issues.yml": (
        "- title: Two leaflets cannot be read aloud\n  rule: pdf-link\n  pages: [/leaflets/]\n  wcag: [1.1.1]\n  ground: exemption\n"
        "  effect: A screen reader finds no words.\n  alternative: Call us.\n  fix_by: 2027-05-04\n  owner: waste\n"
    ),
    "searches.yml": "- {query: missed bin, page: /bins/}\n",
    "top_tasks.yml": "\n- {task: Report it, search: report it, a_to_z: Missed bin, page: /bins/, landing: /}\n",
    "house_style.yml": "- {use: adviser, instead_of: [advisor]}\n",
    "viewports.yml": "phone: {width: 320, height: 600}\n",
    "manual.yml": (
        "- test: keyboard\n  pages: [/bins/, https://example.org/form]\n  by: The web team\n  day: 2026-03-01\n  using: Firefox\n"
        "  outcome: failed\n  problems:\n  - {problem: The map keeps the focus, wcag: [2.1.2], page: /bins/}\n"
    ),
    "services.yml": "tiers: [county]\nnot_provided: {'12': The districts do.}\n",
    "spelling.txt": "# words of ours\nBriggate\nMeanwood # a suburb\n\n  ginnel  \n",
    "local/own_rule.py": "not read here",
}


def read(folder: Path, files: Mapping[str, str]) -> PolicyRead:
    return read_policy(write_files(folder, files))


def faults(folder: Path, files: Mapping[str, str]) -> list[str]:
    return [str(fault) for fault in sorted(set(read(folder, files).faults))]


def test_every_file_is_read(tmp_path: Path) -> None:
    read_ = read(tmp_path, EVERY_FILE)
    policy = read_.policy
    assert read_.faults == ()
    assert {name: setting.severity for name, setting in policy.rules.items()} == {
        "image-alt": "error",
        "title-length": "warning",
        "bare-url": "off",
    }
    assert policy.rule_lines == {"image-alt": 1, "title-length": 3, "bare-url": 4}
    assert policy.budgets == Budgets(clicks_from_home=3, reading_age=12)
    assert [(each.record.pages, each.record.ends, each.file, each.line) for each in policy.waivers] == [
        (("/bins/", "/bins/"), Date(2026, 12, 31), "checks/waivers.yml", 2)
    ]
    assert [(each.record.ground, each.file, each.line) for each in policy.known_issues] == [("exemption", "checks/known_issues.yml", 1)]
    assert [each.record.query for each in policy.searches] == ["missed bin"]
    assert [(each.record.test, each.record.pages, each.record.problems[0].wcag) for each in policy.manual] == [
        ("keyboard", ("/bins/", "https://example.org/form"), ("2.1.2",))
    ]
    assert [(each.record.clicks, each.line) for each in policy.top_tasks] == [(3, 2)]
    assert [each.record.instead_of for each in policy.house_style] == [("advisor",)]
    assert policy.services == Services(tiers=("county",), not_provided={"12": "The districts do."})
    assert policy.spelling == {"Briggate", "Meanwood", "ginnel"}


def test_no_file_is_passed_over_here() -> None:
    """A file that is read, and that no test writes, could be read wrongly unseen."""
    assert set(FILES) == {name for name in EVERY_FILE if "/" not in name}


def test_what_is_not_there_is_as_usual(tmp_path: Path) -> None:
    assert read(tmp_path, {}) == PolicyRead(Policy(), ())
    assert read_policy(tmp_path / "none") == PolicyRead(Policy(), ())


def test_empty_files_say_nothing_and_are_no_fault(tmp_path: Path) -> None:
    assert read(tmp_path, dict.fromkeys(FILES, "# nothing but this\n")) == PolicyRead(Policy(), ())


def test_the_policy_of_this_repository_has_no_faults() -> None:
    assert read_policy(PROJECT / "checks").faults == ()


def test_the_budgets_of_this_repository_are_all_written_out() -> None:
    """A council reads there what there is to change."""
    assert read_policy(PROJECT / "checks").policy.budgets.model_fields_set == set(Budgets.model_fields)


CASES: Mapping[str, tuple[dict[str, str], list[str]]] = {
    "a misspelt file": (
        {"waiver.yml": "[]"},
        ["checks/waiver.yml  nothing reads this  Did you mean “waivers.yml”?"],
    ),
    "a screen narrower than any": (
        {"viewports.yml": "phone: {width: 32, height: 640}\n"},
        ["checks/viewports.yml:1  `width` is “32”  It should be 240 or more."],
    ),
    "a file like no other": (
        {"contrast.toml": ""},
        [f"checks/contrast.toml  nothing reads this  Take it away. What is read here is {', '.join((*FILES, 'local'))}."],
    ),
    "a folder where a file should be, and a file where a folder should be": (
        {"rules.yml/x.yml": "", "local": ""},
        [
            "checks/local  this is no folder  Put a folder in its place, or take it away.",
            "checks/rules.yml  this is a folder  Put a text file in its place, or take it away.",
        ],
    ),
    "a severity that there is not": (
        {"rules.yml": "image-alt: eror\ntitle-length: {severity: none}\n"},
        [
            "checks/rules.yml:1  `severity` is “eror”  Did you mean “error”? It should be one of error, warning or off.",
            "checks/rules.yml:2  `severity` is “none”  It should be one of error, warning or off.",
        ],
    ),
    "a rule that is off for no reason": (
        {"rules.yml": "image-alt: off\ntitle-length: {severity: off}\n"},
        [
            "checks/rules.yml:1  the rule “image-alt” is off, and nothing says why  Write `image-alt: {severity: off, reason: …}`.",
            "checks/rules.yml:2  a rule that is off needs a `reason`  Add `reason`.",
        ],
    ),
    "a rule named twice": (
        {"rules.yml": "image-alt: error\nimage-alt: warning\n"},
        ["checks/rules.yml:2  `image-alt` is here twice (first on line 1)  Keep one of the two."],
    ),
    "a list of rules": (
        {"rules.yml": "- image-alt\n"},
        ["checks/rules.yml:1  the file is a list  Begin each record with its name and a colon, and put its keys on the lines below."],
    ),
    "a budget that there is not": (
        {"budgets.yml": "clicks_from_hom: 3\n"},
        ["checks/budgets.yml:1  unknown key “clicks_from_hom”  Did you mean “clicks_from_home”?"],
    ),
    "a budget below what can be": (
        {"budgets.yml": "found_within: 0\n"},
        ["checks/budgets.yml:1  `found_within` is “0”  It should be 1 or more."],
    ),
    "a waiver that says too little": (
        {"waivers.yml": "- rule: x\n  pages: []\n  reason: Because.\n  approver: waste\n"},
        [
            "checks/waivers.yml:1  no `ends` in item 1  Add it. The last day on which it holds.",
            "checks/waivers.yml:2  `pages` is an empty list  Give it at least one item.",
            "checks/waivers.yml:3  `reason` has 8 characters  It should say more: write at least 20.",
        ],
    ),
    "a burden that nobody assessed": (
        {"known_issues.yml": EVERY_FILE["known_issues.yml"].replace("exemption", "disproportionate_burden")},
        [
            "checks/known_issues.yml:5  a `ground` of disproportionate_burden needs an `assessment`: what was weighed up, and when  "
            "Add `assessment`."
        ],
    ),
    "a criterion that there is not": (
        {"known_issues.yml": EVERY_FILE["known_issues.yml"].replace("[1.1.1]", "[1.1.1, 4.1.1]")},
        [
            "checks/known_issues.yml:4  item 2 of `wcag` is “4.1.1”  "
            "It should be the number of a criterion of WCAG 2.2 at level A or AA, such as 1.1.1."
        ],
    ),
    "a list that is none": (
        {"searches.yml": "query: missed bin\n"},
        ["checks/searches.yml:1  the file is not a list  Begin each item with “- ”, and put its keys under one another after that."],
    ),
    "a manual test that failed for nothing": (
        {"manual.yml": "- {test: zoom, pages: [/bins/], by: The web team, day: 2026-03-01, using: Firefox, outcome: failed}\n"},
        ["checks/manual.yml:1  an `outcome` of failed needs its `problems`  Add `problems`."],
    ),
    "a manual test that nobody knows": (
        {"manual.yml": "- {test: kebyoard, pages: [/bins/], by: The web team, day: 2026-03-01, using: Firefox, outcome: passed}\n"},
        [
            "checks/manual.yml:1  `test` is “kebyoard”  Did you mean “keyboard”? It should be one of keyboard, zoom, reflow, "
            "screen_reader, voice_control, form, document or media."
        ],
    ),
    "two words on one line": (
        {"spelling.txt": "Briggate\nLower Briggate\n"},
        ["checks/spelling.txt:2  “Lower Briggate” is more than one word  Give each word a line of its own."],
    ),
}


@pytest.mark.parametrize(("files", "expected"), CASES.values(), ids=CASES)
def test_what_is_said(tmp_path: Path, files: dict[str, str], expected: list[str]) -> None:
    assert faults(tmp_path, files) == expected


@pytest.mark.parametrize("text", ["- &a {rule: x}\n- *a\n", "- !!python/object:os.system {}\n", "- [" * 50, "\tx: 1\n", "\x00", "- ]\n"])
@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yml")])
def test_hostile_yaml_is_a_fault_of_its_file_and_no_traceback(tmp_path: Path, name: str, text: str) -> None:
    files = {fault.file for fault in read(tmp_path, {name: text}).faults}
    assert files == {f"checks/{name}"}


def test_every_fault_of_every_file_is_told_at_once(tmp_path: Path) -> None:
    found = faults(
        tmp_path,
        {
            "rules.yml": "image-alt: eror\nbare-url: off\n",
            "budgets.yml": "clicks: 3\nfound_within: no\n",
            "waivers.yml": "- {rule: x}\n- 3\n",
            "spelling.txt": "a b\nc d\n",
            "known_isues.yml": "",
        },
    )
    assert [each.partition("  ")[0].removeprefix("checks/") for each in found] == [
        "budgets.yml:1",
        "budgets.yml:2",
        "known_isues.yml",
        "rules.yml:1",
        "rules.yml:2",
        "spelling.txt:1",
        "spelling.txt:2",
        *["waivers.yml:1"] * 4,
        "waivers.yml:2",
    ]


def test_good_items_beside_a_bad_one_are_kept(tmp_path: Path) -> None:
    """So that what else is wrong with them is found by the same look."""
    read_ = read(tmp_path, {"searches.yml": "- {query: a, page: /a/}\n- {query: b}\n- {query: c, page: /c/}\n"})
    assert [(each.record.query, each.line) for each in read_.policy.searches] == [("a", 1), ("c", 3)]
    assert len(read_.faults) == 1


@pytest.mark.skipif(os.name == "nt", reason="shortcuts need a privilege there")
def test_shortcuts_are_not_followed(tmp_path: Path) -> None:
    elsewhere = write_files(tmp_path / "elsewhere", {"rules.yml": "image-alt: {severity: off, reason: secret}\n"})
    folder = write_files(tmp_path / "checks", {"spelling.txt": ""})
    (folder / "rules.yml").symlink_to(elsewhere / "rules.yml")
    (folder / "local").symlink_to(elsewhere)
    (folder / "budgets.yml").symlink_to(tmp_path / "nowhere")
    told = "this is a shortcut to another place  Put the file or folder itself here."
    read_ = read_policy(folder)
    assert [str(fault) for fault in sorted(read_.faults)] == [f"checks/{name}  {told}" for name in ("budgets.yml", "local", "rules.yml")]
    assert read_.policy == Policy()


@pytest.mark.skipif(os.name == "nt", reason="shortcuts need a privilege there")
def test_a_folder_that_is_a_shortcut_is_not_followed(tmp_path: Path) -> None:
    write_files(tmp_path / "elsewhere", {"rules.yml": "image-alt: error\n"})
    (tmp_path / "checks").symlink_to(tmp_path / "elsewhere")
    read_ = read_policy(tmp_path / "checks")
    assert [str(fault) for fault in read_.faults] == ["checks  this is no folder  Put a folder in its place, or take it away."]
    assert read_.policy.rules == {}


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    write_files(tmp_path, {"checks": "rules"})
    assert [fault.wrong for fault in read_policy(tmp_path / "checks").faults] == ["this is no folder"]
