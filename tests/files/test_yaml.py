"""YAML: values are what they look like, and what could do harm is refused."""

from datetime import date
from pathlib import Path

import pytest

from briggate.files import yaml_parser
from briggate.files.yaml import CHARACTERS_MOST, NESTING_MOST, NODES_MOST, YamlValue, parse_yaml


@pytest.fixture(params=["libyaml", "pure"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both of PyYAML's parsers, for a laptop may have been given either."""
    if request.param == "pure":
        monkeypatch.setattr(yaml_parser, "EventParser", yaml_parser.PureParser)
    elif yaml_parser.EventParser is yaml_parser.PureParser:
        pytest.skip("PyYAML here was built without libyaml")


def value(written: str) -> YamlValue:
    document = parse_yaml(f"key: {written}\n", file="a.yml")
    assert document.faults == ()
    assert isinstance(document.data, dict)
    return document.data["key"]


def faults(text: str, first_line: int = 1) -> list[tuple[int, str]]:
    return [(fault.line, fault.wrong) for fault in parse_yaml(text, file="a.yml", first_line=first_line).faults]


# fmt: off
LOOK_ALIKES = [
    "no", "yes", "on", "off", "y", "n", "Yes", "NO", "True", "FALSE", "Null", "NULL", "true story", "null and void",
    "9:00", "20:15", "12:30:45", "2026-02-30", "2026-1-1", "2026-12-01 09:00", "2026-12-01T09:00:00Z",
    "0113", "007", "0113 496 0000", "+44", "1_000", "1,000", "0x10", "0o17", "1e3", "1.5e3", ".5", "5.", "1.2.3", "-0",
    ".inf", ".nan", "12345678901234567890", "=", "£5", "~5", "-x",
]
# fmt: on


@pytest.mark.parametrize("written", LOOK_ALIKES)
def test_what_only_looks_like_something_else_stays_text(written: str) -> None:
    assert value(written) == written


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("524", 524),
        ("-12", -12),
        ("1.5", 1.5),
        ("-0.25", -0.25),
        ("53.7997", 53.7997),
        ("2026-09-14", date(2026, 9, 14)),
        ("2024-02-29", date(2024, 2, 29)),
        ("[a, 1, [b]]", ("a", 1, ("b",))),
        ("{a: 1, b: [c]}", {"a": 1, "b": ("c",)}),
        ("|\n  two\n  lines", "two\nlines\n"),
        (">\n  one\n  line", "one line\n"),
        ("over\n  two lines", "over two lines"),
        ("text # a comment", "text"),
    ],
)
def test_what_is_read_as_more_than_text(written: str, expected: YamlValue) -> None:
    read = value(written)
    assert read == expected
    assert type(read) is type(expected)


@pytest.mark.parametrize("written", ["true", "12", "1.5", "2026-09-14", "null", "", "0113"])
def test_quotes_make_anything_text(written: str) -> None:
    assert value(f'"{written}"') == written
    assert value(f"'{written}'") == written


def test_lines_are_those_of_the_file() -> None:
    text = "title: Bins\naction:\n  text: Start\n\n  url: /x/\n# a comment\ntopics:\n  - a\n  -\n    - b\n  - {c: d,\n     e: f}\n"
    assert parse_yaml(text, file="a.md", first_line=2).lines == {
        (): 2,
        ("title",): 2,
        ("action",): 3,
        ("action", "text"): 4,
        ("action", "url"): 6,
        ("topics",): 8,
        ("topics", 0): 9,
        ("topics", 1): 11,
        ("topics", 1, 0): 11,
        ("topics", 2): 12,
        ("topics", 2, "c"): 12,
        ("topics", 2, "e"): 13,
    }


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "---\n...\n"])
def test_an_empty_text_holds_nothing(text: str) -> None:
    document = parse_yaml(text, file="a.yml")
    assert (document.data, document.faults, document.lines[()]) == (None, (), 1)


def test_every_fault_is_found_in_one_go() -> None:
    text = "a: &x 1\nb: !tag 2\na: 3\n12: 4\n<<: {}\n{c: d}: 5\ne: *x\n: 6\n"
    assert faults(text) == [
        (1, "“&x” gives a name to a value"),
        (2, "“!tag” is a tag, and tags are not used here"),
        (3, "`a` is here twice (first on line 1)"),
        (4, "the key “12” is not text"),
        (5, "`<<` copies values from elsewhere"),
        (6, "brackets stand where a key should be"),
        (7, "“*x” stands for a value given elsewhere"),
        (8, "nothing stands before the colon"),
    ]


def test_faults_after_a_syntax_fault_are_found_too() -> None:
    text = 'a: b: c\nd: "e\nf: 1\nf: 2\ng: @h\ni: fine\n'
    assert faults(text, first_line=10) == [
        (10, "there is a colon inside the text"),
        (11, 'a quote " is opened here and not closed'),
        (13, "`f` is here twice (first on line 12)"),
        (14, "text that begins with “@” cannot be read"),
    ]


def test_a_fault_inside_a_list_or_a_record_is_at_its_own_line() -> None:
    assert faults("a:\n  - b\n  - c: 1\n    c: 2\nd: {e: 1, e: 2}\n") == [
        (4, "`c` is here twice (first on line 3)"),
        (5, "`e` is here twice (first on line 5)"),
    ]


def test_the_first_of_two_equal_keys_is_kept() -> None:
    assert parse_yaml("a: 1\na: 2\n", file="a.yml").data == {"a": 1}


def test_a_second_document_is_refused() -> None:
    document = parse_yaml("a: 1\n---\nb: 2\n", file="a.yml")
    assert document.data == {"a": 1}
    assert [fault.line for fault in document.faults] == [2]


def test_a_text_that_cannot_be_read_gives_no_data() -> None:
    """Half of a page's front matter would only lead to messages about what is missing."""
    for text in ("a: 1\nb: c: d\n", "a: &x 1\nb: *x\n", "a: " + "[" * 30, "a: \x00\n"):
        document = parse_yaml(text, file="a.yml")
        assert document.data is None
        assert document.faults != ()


def test_ten_lines_that_would_grow_to_a_billion_are_refused() -> None:
    lines = ["a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"{key}: &{key} [{', '.join([f'*{before}'] * 9)}]" for before, key in zip("abcdefgh", "bcdefghi", strict=True)]
    document = parse_yaml("\n".join(lines), file="a.yml")
    assert document.data is None
    assert {fault.wrong[:2] for fault in document.faults} == {"“&", "“*"}


@pytest.mark.parametrize("text", ["[" * 100_000, "{" * 100_000, "- " * 100_000, "? " * 100_000, "[a: " * 50_000, "a: [\n" * 50_000])
def test_deep_nesting_is_refused_at_once(text: str) -> None:
    """libyaml alone would take minutes over the first of these."""
    assert [wrong for _, wrong in faults(text)] == [f"this is nested deeper than {NESTING_MOST} levels"]


def test_nesting_to_the_limit_is_read() -> None:
    assert parse_yaml("[" * NESTING_MOST + "]" * NESTING_MOST, file="a.yml").faults == ()
    assert parse_yaml("[" * (NESTING_MOST + 1) + "]" * (NESTING_MOST + 1), file="a.yml").faults != ()


def test_more_values_than_anyone_writes_are_refused() -> None:
    document = parse_yaml("- a\n" * (NODES_MOST + 1), file="a.yml")
    assert document.data is None
    assert [fault.wrong for fault in document.faults] == ["there are more than 50,000 values here"]


def test_five_megabytes_are_refused_unread() -> None:
    assert faults("x: [y " * 900_000) == [(1, f"this holds 5,400,000 characters, and {CHARACTERS_MOST:,} is the most there may be")]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x85", "\u2028", "\ufeff", "\ud800", "\uffff"])
def test_characters_that_cannot_be_seen_are_refused_with_their_line(character: str) -> None:
    """Some of them are line ends to YAML and not to an editor, so that every line below would be called by a wrong number."""
    assert faults(f"a: 1\nb: x{character}y\n") == [(2, f"this line has a character that cannot be seen (U+{ord(character):04X})")]


def test_one_slip_repeated_is_not_told_for_ever() -> None:
    assert len(faults("a: 'it's'\n" * 5_000)) == 20
    assert len(faults("a: 1\n" * 5_000)) == 100


@pytest.mark.parametrize("path", sorted(Path(__file__).parents[2].joinpath("site_config").rglob("*.yml")), ids=lambda path: path.name)
def test_files_of_the_site_are_read_without_fault(path: Path) -> None:
    assert parse_yaml(path.read_text(encoding="utf-8"), file=path.name).faults == ()


@pytest.mark.parametrize(
    ("text", "wrong", "fix"),
    [
        ("title: Bin #1 help\n", "“#1 help” would be left out, as a comment", 'Put quotes round the text: "Bin #1 help".'),
        ("terms:\n  - Room #2\n", "“#2” would be left out, as a comment", 'Put quotes round the text: "Room #2".'),
    ],
)
def test_text_is_not_lost_as_a_comment(text: str, wrong: str, fix: str) -> None:
    assert [(fault.wrong, fault.fix) for fault in parse_yaml(text, file="page.md").faults] == [(wrong, fix)]


@pytest.mark.parametrize("text", ["a: b # a note\n", "# a note\na: b\n", "a: 'b #1'\n", "a: |\n  b #1\n", "a: b#1\n", "a: b\n#note\n"])
def test_comments_and_quoted_text_may_hold_a_hash(text: str) -> None:
    assert parse_yaml(text, file="page.md").faults == ()
