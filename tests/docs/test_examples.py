"""The examples in the publishers' guides are what a page may really say."""

import re
from pathlib import Path

import pytest

from briggate.files.records import read_record, read_record_list
from briggate.files.yaml import parse_yaml
from briggate.model.council import Fact
from briggate.model.page_types import PAGE_TYPES
from briggate.model.policy import KnownIssue, Waiver
from briggate.model.record import Record

GUIDES = Path(__file__).parents[2] / "docs/publishers"
EVERY_PAGE = {"title": "A title", "summary": "A summary", "owner": "waste", "last_reviewed": "2026-09-14"}
EVERY_PAGE_YAML = "".join(f"{key}: {value}\n" for key, value in EVERY_PAGE.items())
EXAMPLE = re.compile(r"```yaml\n# (\w+)\n(.*?)```", re.DOTALL)
EXAMPLES = [(kind, text) for kind, text in EXAMPLE.findall((GUIDES / "page-types.md").read_text(encoding="utf-8"))]
SERVICE = re.search(r"```yaml\n---\n(.*?)---\n```", (GUIDES / "writing-a-page.md").read_text(encoding="utf-8"), re.DOTALL)


def faults(model: type[Record], text: str) -> list[str]:
    document = parse_yaml(text, file="example")
    found = document.faults or read_record(model, document.data, file="example", lines=document.lines)[1]
    return [str(fault) for fault in found]


def test_every_kind_of_page_has_an_example() -> None:
    assert {kind for kind, _ in EXAMPLES} == {*PAGE_TYPES, "fact"} - {"home", "service"}


@pytest.mark.parametrize(("kind", "text"), EXAMPLES)
def test_an_example_can_be_read(kind: str, text: str) -> None:
    if kind == "fact":
        assert faults(Fact, text) == []
    else:
        assert faults(PAGE_TYPES[kind], EVERY_PAGE_YAML + text) == []


def test_a_known_issue_and_a_waiver_can_be_read() -> None:
    text = (GUIDES.parent / "administrators/accessibility-statement.md").read_text(encoding="utf-8")
    examples = re.findall(r"```yaml\n(- .*?)```", text, re.DOTALL)
    for model, example in zip((KnownIssue, Waiver), examples, strict=True):
        document = parse_yaml(example, file="example")
        assert document.faults == ()
        assert read_record_list(model, document.data, file="example", lines=document.lines)[1] == []


def test_the_service_page_can_be_read() -> None:
    assert SERVICE
    assert faults(PAGE_TYPES["service"], SERVICE[1]) == []
