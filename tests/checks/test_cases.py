"""Each rule's edge cases, in files whose names end in .html or .md: tests/checks/<rule_id>/.

Before each case stand lines that say what is to be found in it, and nothing else may be:
`<!-- finds: message -->`, `<!-- cannot tell: message -->`, or `<!-- finds nothing: why not -->`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from briggate.checks.catalogue import load_catalogue
from briggate.checks.html_page import HtmlPage
from briggate.checks.rendered_page import RenderedPage
from briggate.governance.decision import Change
from tests.checks.harness import change, hits, html_page, source_page

FOLDER = Path(__file__).parent
MARK = re.compile(r"<!-- (finds|cannot tell|finds nothing): (.*) -->")


@dataclass(frozen=True)
class Case:
    file: Path
    line: int
    finds: tuple[tuple[str, bool], ...]
    """(message, certain) of each finding."""
    text: str


def read_cases(file: Path) -> Iterator[Case]:
    finds: list[tuple[str, bool]] = []
    text: list[str] = []
    began = 1
    for number, line in enumerate([*file.read_text(encoding="utf-8").splitlines(), "<!-- finds nothing: the end -->"], 1):
        match = MARK.fullmatch(line)
        if match is None:
            text.append(line)
            continue
        if any(each.strip() for each in text):
            yield Case(file, began, tuple(finds), "\n".join(text).strip("\n") + "\n")
            finds, text = [], []
        if not text:
            began = number
        if match[1] != "finds nothing":
            finds.append((match[2], match[1] == "finds"))


CASES = [case for file in sorted(FOLDER.glob("*/*")) if file.suffix in (".html", ".md") for case in read_cases(file)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file.parent.name}-{case.file.name}-{case.line}")
def test_finds_what_the_case_says_and_nothing_else(case: Case, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    rule = load_catalogue().rules[case.file.parent.name.replace("_", "-")]
    subject: object
    if rule.subject is RenderedPage:
        subject = request.getfixturevalue("rendered").page(case.text)
    elif rule.subject is Change:
        subject = change(case.text)
    else:
        subject = html_page(case.text) if rule.subject is HtmlPage else source_page(case.text, tmp_path)
    assert sorted((hit.message, hit.certain) for hit in hits(rule, subject)) == sorted(case.finds)


SHARED = {"words", "markup", "council"}
"""Folders for what several rules ask, as in src/briggate/checks/."""


def test_every_folder_is_a_rule_s() -> None:
    folders = {folder.name.replace("_", "-") for folder in FOLDER.iterdir() if folder.is_dir() and not folder.name.startswith("_")}
    assert folders - SHARED <= set(load_catalogue().rules)
