"""Text files: whatever an editor did to the bytes, the text is the same, and what cannot be read is told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briggate.files.text import TEXT_MOST_BYTES, decode_text, read_text


def read(path: Path, data: bytes) -> tuple[str | None, list[tuple[int, str]]]:
    path.write_bytes(data)
    text, faults = read_text(path, name="a.md")
    assert all(fault.file == "a.md" for fault in faults)
    return text, [(fault.line, fault.wrong) for fault in faults]


@pytest.mark.parametrize(
    "data",
    [
        b"one\ntwo\n",
        b"one\r\ntwo\r\n",
        b"one\rtwo\r",
        b"one\r\ntwo\n",
        b"\xef\xbb\xbfone\ntwo\n",
        b"\xef\xbb\xbfone\r\ntwo\r\n",
    ],
    ids=["unix", "windows", "old mac", "mixed", "byte order mark", "byte order mark, windows"],
)
def test_line_ends_and_byte_order_marks_make_no_difference(tmp_path: Path, data: bytes) -> None:
    assert read(tmp_path / "a.md", data) == ("one\ntwo\n", [])


def test_letters_of_every_language_are_text(tmp_path: Path) -> None:
    text = "café £5 – “quoted” 中文 العربية ਪੰਜਾਬੀ 🚮\n"
    assert read(tmp_path / "a.md", text.encode()) == (text, [])


def test_an_empty_file_is_an_empty_text(tmp_path: Path) -> None:
    assert read(tmp_path / "a.md", b"") == ("", [])
    assert read(tmp_path / "a.md", b"\xef\xbb\xbf") == ("", [])


@pytest.mark.parametrize("before", [b"one\ntwo\n", b"one\r\ntwo\r\n", b"one\rtwo\r", b"\xef\xbb\xbfone\r\ntwo\n"])
def test_a_file_that_is_not_utf_8_is_refused_at_the_first_bad_line(tmp_path: Path, before: bytes) -> None:
    """A page pasted from a word processor and saved in the encoding of an old Windows."""
    assert read(tmp_path / "a.md", before + "fee: £5 – £9\n".encode("windows-1252")) == (
        None,
        [(3, "this line has a character that is not UTF-8")],
    )


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_files_of_wider_characters_are_refused(tmp_path: Path, encoding: str) -> None:
    text, faults = read(tmp_path / "a.md", "title: Bins\n".encode(encoding))
    assert text is None
    assert faults != []


def test_utf_16_is_called_by_its_name(tmp_path: Path) -> None:
    assert read(tmp_path / "a.md", "title: Bins\n".encode("utf-16"))[1] == [(1, "the file is saved as UTF-16")]


@pytest.mark.parametrize("code", [0x00, 0x08, 0x0B, 0x0C, 0x1B, 0x7F, 0x80, 0x9F, 0xFFFE, 0xFFFF])
def test_characters_that_cannot_be_seen_are_refused_with_each_line(tmp_path: Path, code: int) -> None:
    wrong = f"this line has a character that cannot be seen (U+{code:04X})"
    assert read(tmp_path / "a.md", f"a\nb{chr(code)}\nc\nd{chr(code)}".encode()) == (None, [(2, wrong), (4, wrong)])


def test_a_file_of_nothing_but_noughts_is_told_in_a_few_lines(tmp_path: Path) -> None:
    assert len(read(tmp_path / "a.md", b"\x00\n" * 10_000)[1]) == 20


def test_a_file_of_five_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    with path.open("wb") as file:
        file.truncate(5_000_000)
    text, faults = read_text(path, name="a.md")
    assert text is None
    assert [fault.wrong for fault in faults] == ["the file has 5,000 KB, and 400 KB is the most it may have"]


def test_the_largest_file_that_may_be_is_read(tmp_path: Path) -> None:
    assert read(tmp_path / "a.md", b"x" * TEXT_MOST_BYTES) == ("x" * TEXT_MOST_BYTES, [])
    assert read(tmp_path / "a.md", b"x" * (TEXT_MOST_BYTES + 1))[0] is None
    assert read_text(tmp_path / "a.md", name="a.md", most_bytes=10)[0] is None


def test_what_is_no_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    places = {"folder.md": "this is a folder", "nothing.md": "the file is not there (or is a shortcut to a file that is not)"}
    try:
        (tmp_path / "broken.md").symlink_to(tmp_path / "gone.md")
        (tmp_path / "round.md").symlink_to(tmp_path / "round.md")
        places |= {"broken.md": places["nothing.md"], "round.md": "the file cannot be read"}
    except OSError:
        pass  # Windows lets only administrators make shortcuts of this kind
    for name, wrong in places.items():
        text, faults = read_text(tmp_path / name, name=name)
        assert (text, [(fault.file, fault.line, fault.wrong) for fault in faults]) == (None, [(name, 0, wrong)])


def test_a_name_that_no_disk_can_hold_is_told(tmp_path: Path) -> None:
    assert read_text(tmp_path / ("x" * 5_000), name="a.md")[0] is None
    assert read_text(tmp_path / "a\0b", name="a.md")[0] is None


def test_a_file_that_may_not_be_opened_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text("x")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("briggate.files.text.open", refuse, raising=False)
    assert [fault.wrong for fault in read_text(path, name="a.md")[1]] == ["the file cannot be opened"]


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_fault_and_never_both(data: bytes) -> None:
    text, faults = decode_text(data, name="a.md")
    assert (text is None) == bool(faults)
    assert text is None or "\r" not in text
    assert all(fault.line <= len(data) + 1 for fault in faults)
