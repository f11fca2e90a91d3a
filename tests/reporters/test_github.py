"""Annotations on GitHub: at most as many as it shows, the worst first, and no text that could pass for a command of ours."""

import re
from dataclasses import replace
from typing import NamedTuple

import pytest

from briggate.model.finding import Place, Report
from briggate.reporters.github import github_text
from briggate.reporters.words import harmless
from tests.reporters.samples import BROWN_BIN, HOSTILE, LINK_TEXT, MANY, NOTHING, PASSED, RICH, SAMPLES, finding


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def obeyed(text: str) -> list[Command]:
    """The commands that GitHub's runner takes from a log: as it reads lines, properties and escapes."""
    commands = []
    for line in re.split(r"\r\n|\r|\n", text):
        found = re.match(r"\s*::([^ :]*)(?: (.*?))?::(.*)", line)
        if found:
            pairs = (pair.partition("=") for pair in (found[2] or "").split(",") if pair)
            properties = {key.strip(): unescaped(value, {"%3A": ":", "%2C": ","}) for key, _, value in pairs}
            commands.append(Command(found[1], properties, unescaped(found[3], {})))
    return commands


def unescaped(text: str, more: dict[str, str]) -> str:
    for escape, character in ({"%0D": "\r", "%0A": "\n"} | more | {"%25": "%"}).items():
        text = text.replace(escape, character)
    return text


def test_a_finding_stands_beside_its_line() -> None:
    assert obeyed(github_text(replace(PASSED, findings=(BROWN_BIN,))))[0] == Command(
        "error",
        {"file": "content/bins/garden-waste.md", "line": "14", "title": "image-alt"},
        'brown-bin.png has no alt text\nSay what the image tells the reader. If it tells them nothing, write alt="".',
    )


def test_the_ten_worst_of_each_and_the_number_of_the_rest() -> None:
    report = replace(
        MANY, findings=(*(replace(each, impact=None) for each in MANY.findings), replace(BROWN_BIN, impact="serious"), BROWN_BIN)
    )
    commands = obeyed(github_text(report))
    assert [command.name for command in commands] == ["error"] * 10 + ["warning"] * 10 + ["notice"]
    assert [command.properties["file"] for command in commands[:2]] == [BROWN_BIN.place.file] * 2
    assert "Not shown here: 649 more to mend and 333 already there." in commands[-1].message


def test_a_notice_is_all_that_there_is_when_nothing_was_found() -> None:
    assert github_text(PASSED) == "::notice title=Briggate::All that was looked at passed these checks.\n"


def test_nothing_looked_at_is_an_error() -> None:
    assert github_text(NOTHING).startswith("::error title=Briggate::Nothing was looked at")


def test_what_does_not_hold_the_change_up_is_only_counted() -> None:
    text = github_text(RICH)
    assert [words for words in ("lorry.jpg", "map.png", "“more”", "“refuse”") if words in text] == []
    assert "Not shown here: 1 for a person to tell and 1 already there." in text


def test_what_could_not_be_run_comes_first() -> None:
    assert obeyed(github_text(RICH))[0] == Command("error", {"title": "orphan could not be run"}, "the site: KeyError: '/bins/'")


def test_an_inexact_line_and_a_page_without_a_file_say_so() -> None:
    text = github_text(RICH)
    assert "Near this line: the link “click here”" in text
    assert "::error title=button-name::/: the menu’s button has no name" in text
    assert "Only the theme’s maintainer can mend this." in text


@pytest.mark.parametrize(
    "evil", [HOSTILE, "a\n::error::b", "a\r::add-mask::b", "%0A::error::b", "x,line=1::error::", "::", "\u2028::error::b"]
)
def test_text_of_a_page_can_give_no_command(evil: str) -> None:
    found = replace(finding(LINK_TEXT, evil, 3, evil, fix=evil), rule=evil)
    commands = obeyed(github_text(replace(PASSED, findings=(found, replace(found, place=Place("", 0), page=evil)))))
    assert [command.name for command in commands] == ["warning", "warning", "notice"]
    assert [sorted(command.properties) for command in commands] == [["title"], ["file", "line", "title"], ["title"]]
    assert commands[1] == Command(
        "warning",
        {"file": harmless(evil), "line": "3", "title": harmless(evil)},
        f"{harmless(evil)}\n{harmless(evil)}",
    )


@pytest.mark.parametrize("report", SAMPLES.values(), ids=SAMPLES)
def test_every_line_is_a_command_of_ours(report: Report) -> None:
    text = github_text(report)
    assert len(obeyed(text)) == len(text.splitlines()) <= 21
