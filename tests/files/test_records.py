"""Records: every fault of a record at its line, in one go. Their words are in test_fault_messages.py."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briggate.files.record_faults import in_words
from briggate.files.records import read_record, read_record_list, read_records
from briggate.files.yaml import parse_yaml
from briggate.model.council import Channel, Contact, Council, Fact, Navigation, OutsideOrigin, Owner, Redirect
from briggate.model.fault import Fault
from briggate.model.page_types import PAGE_TYPES, GuidePart, Service
from briggate.model.record import Record


def faults(model: type[Record], text: str, first_line: int = 1) -> list[tuple[int, str]]:
    document = parse_yaml(text, file="a.md", first_line=first_line)
    assert document.faults == ()
    record, found = read_record(model, document.data, file="a.md", lines=document.lines, first_line=first_line)
    assert (record is None) == bool(found)
    return [(fault.line, fault.wrong) for fault in found]


def test_a_good_record_is_read_whole() -> None:
    document = parse_yaml("name: Waste\ncontact: waste\n", file="owners.yml")
    assert read_record(Owner, document.data, file="owners.yml", lines=document.lines) == (Owner(name="Waste", contact="waste"), [])


def test_a_missing_key_is_told_where_its_record_begins() -> None:
    text = "name: x\nphones:\n  - number: 0113 496 0000\n  - label: Mornings\n"
    assert faults(Contact, text, first_line=5) == [(8, "no `number` in item 2 of `phones`")]
    assert (5, "no `name`") in faults(Contact, "email: bins@example.org\n", first_line=5)


def test_a_fault_deep_inside_is_told_at_its_own_line() -> None:
    text = "name: x\nhours:\n  usual:\n    - days: [monday]\n      opens: 9:00\n      closes: later\n"
    assert faults(Contact, text) == [(6, "`closes` is “later”")]


def test_a_value_that_fits_neither_of_two_kinds_is_one_fault() -> None:
    usual = "title: x\nsummary: y\nowner: z\nlast_reviewed: 2026-01-01\ntopics: [bins]\n"
    assert faults(Service, usual + "provider: police\n") == [(6, "`provider` is “police”")]
    assert faults(Service, usual + "provider: [police]\n") == [(6, "`provider` is a list")]
    assert faults(Service, usual + "provider: 5\n") == [(6, "`provider` is “5”")]
    assert faults(Service, usual + "provider:\n  kind: police\n") == [(6, "no `name` in `provider`")]


def test_keys_are_compared_with_those_of_the_record_they_stand_in() -> None:
    document = parse_yaml("name: x\nphones:\n  - number: 0113 496 0000\n    lable: Mornings\n", file="a.yml")
    _, found = read_record(Contact, document.data, file="a.yml", lines=document.lines)
    assert [(fault.wrong, fault.fix) for fault in found] == [("unknown key “lable” in item 1 of `phones`", "Did you mean “label”?")]


def test_a_record_may_stand_anywhere_in_its_file() -> None:
    document = parse_yaml("waste:\n  name: Waste\n  contact: [a]\n", file="owners.yml")
    assert isinstance(document.data, dict)
    _, found = read_record(Owner, document.data["waste"], file="owners.yml", lines=document.lines, at=("waste",))
    assert found == [Fault("owners.yml", 3, "`contact` is a list", "It should be one text, without dashes or brackets.")]


def test_good_records_are_kept_beside_bad_ones() -> None:
    document = parse_yaml("waste: {name: Waste}\nParks: {name: Parks}\nroads: {nam: Roads}\nbins:\n", file="owners.yml")
    good, found = read_records(Owner, document.data, file="owners.yml", lines=document.lines)
    assert good["waste"] == Owner(name="Waste")
    assert not {"roads", "bins"} & set(good)
    assert [(fault.line, fault.wrong) for fault in found] == [
        (2, "“Parks” cannot be the name of a record"),
        (3, "no `name` in `roads`"),
        (3, "unknown key “nam” in `roads`"),
        (4, "`bins` is empty"),
    ]


def test_records_of_a_list_keep_their_places() -> None:
    document = parse_yaml("- {old: /a/, new: /b/}\n- {old: /c/}\n- {old: /d/, new: /e/}\n", file="waste.yml")
    good, found = read_record_list(Redirect, document.data, file="waste.yml", lines=document.lines)
    assert good == {0: Redirect(old="/a/", new="/b/"), 2: Redirect(old="/d/", new="/e/")}
    assert [(fault.line, fault.wrong) for fault in found] == [(2, "no `new` in item 2")]


def test_an_empty_file_has_no_records_and_no_faults() -> None:
    assert read_records(Owner, None, file="a.yml", lines={}) == ({}, [])
    assert read_record_list(Redirect, None, file="a.yml", lines={}) == ({}, [])


@pytest.mark.parametrize("data", ["text", 5, ("a",), True, {"a": "b"}])
def test_a_file_of_another_shape_is_one_fault(data: Any) -> None:
    if not isinstance(data, dict):
        assert len(read_records(Owner, data, file="a.yml", lines={})[1]) == 1
    if not isinstance(data, tuple):
        assert len(read_record_list(Redirect, data, file="a.yml", lines={})[1]) == 1


MODELS: list[type[Record]] = [*PAGE_TYPES.values(), GuidePart, Council, Owner, Contact, Fact, Redirect, Channel, OutsideOrigin, Navigation]
PATTERNS = in_words()
KEYS = sorted({key for model in MODELS for key in (field.alias or name for name, field in model.model_fields.items())})
VALUES = st.recursive(
    st.sampled_from(["x", "", " ", "9:00", "council", "limited", "police", "/a/", 0, 5, -1, 1.5, True, None])
    | st.dates()
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=3), inner, max_size=4),
    max_leaves=10,
)


@given(st.sampled_from(MODELS), st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8))
def test_any_data_is_a_record_or_faults_in_plain_words(model: type[Record], data: dict[str, Any]) -> None:
    record, found = read_record(model, data, file="a.yml", lines={(): 7})
    assert (record is None) == bool(found)
    for fault in found:
        assert fault.line == 7
        assert "this cannot be read here" not in fault.fix, "a kind of error without words of its own"
        assert not any(word in str(fault) for word in ("Input should", "literal[", "Provider", "None"))


def test_every_pattern_of_the_records_has_words() -> None:
    """A pattern is no message."""
    used = {
        pattern for model in MODELS for field in model.model_fields.values() for pattern in patterns_in((field.annotation, *field.metadata))
    }
    assert used - set(PATTERNS) == set()
    assert len(used) >= 5


def patterns_in(parts: Any) -> set[str]:
    """The patterns that a field's annotations ask for, through lists, mappings and records."""
    found: set[str] = set()
    for part in parts:
        if isinstance(part, type) and issubclass(part, Record):
            fields = part.model_fields.values()
            found |= {pattern for field in fields for pattern in patterns_in((field.annotation, *field.metadata))}
        else:
            found |= {str(part.pattern)} if getattr(part, "pattern", None) else patterns_in(get_args(part))
    return found
