"""YAML: whatever the text, reading never raises; and what one writes plainly is read back."""

import re
from datetime import date
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from briggate.files.yaml import parse_yaml

SLIPS = [
    "a: b",
    "- ",
    "  ",
    "\t",
    '"',
    "'",
    ": ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "#",
    "|",
    ">",
    "&a",
    "*a",
    "!t",
    "@",
    "%",
    "---",
    "...",
    "?",
    "<<: ",
    "\n",
    "\\",
]
ALMOST_YAML = st.lists(st.sampled_from(SLIPS) | st.text(max_size=4), max_size=40).map("".join)

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"), max_size=20
)
NUMBERS = st.integers(min_value=-(10**15), max_value=10**15)
FLOATS = st.decimals(min_value=-9999, max_value=9999, places=3).map(float)
DATES = st.dates(min_value=date(1000, 1, 1))
VALUES = st.recursive(
    WORDS | NUMBERS | FLOATS | DATES | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS.filter(bool), inner, max_size=4),
    max_leaves=12,
)


@given(ALMOST_YAML | st.text())
def test_reading_never_raises_and_always_says_why(text: str) -> None:
    document = parse_yaml(text, file="a.yml", first_line=3)
    last = 3 + len(re.findall("\r\n|\r|\n", text))
    assert all(3 <= fault.line <= last for fault in document.faults)
    assert all(fault.wrong and fault.fix for fault in document.faults)
    assert all(3 <= line <= last for line in document.lines.values())


@given(st.dictionaries(WORDS.filter(bool), VALUES, max_size=5), st.booleans())
def test_what_another_program_writes_is_read_back(data: dict[str, Any], flow: bool) -> None:
    """PyYAML quotes whatever its own, more eager, resolver would take for something other than text."""
    written = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow)
    document = parse_yaml(written, file="a.yml")
    assert document.faults == ()
    assert document.data == frozen(data)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True)), min_size=1))
def test_each_value_stands_on_the_line_that_is_given_for_it(data: dict[str, list[str]]) -> None:
    written = yaml.safe_dump(data)
    lines = written.split("\n")
    for path, line in parse_yaml(written, file="a.yml").lines.items():
        if len(path) == 1:
            assert lines[line - 1].startswith(f"{path[0]}:") or lines[line - 1].startswith(f"'{path[0]}':")
        elif len(path) == 2:
            assert data[str(path[0])][int(path[1])] in lines[line - 1]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12))
def test_quoted_text_is_that_text(text: str) -> None:
    written = text.replace("'", "''")
    assert parse_yaml(f"a: '{written}'\n", file="a.yml").data == {"a": text}


def frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: frozen(part) for key, part in value.items()}
    return tuple(frozen(part) for part in value) if isinstance(value, list) else value
