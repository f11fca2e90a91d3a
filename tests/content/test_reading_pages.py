"""Pages from files: their addresses, what their file name says of them, guides and their parts, and files beside them."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from briggate.content import ContentRead, read_content
from briggate.content.reader import address_of
from briggate.model.page_types import Guide, Landing, PlainPage, Service
from tests.sites import page, service, write_files


def read(folder: Path, files: Mapping[str, str]) -> ContentRead:
    return read_content(write_files(folder, files))


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("index.md", "/"),
        ("bins.md", "/bins/"),
        ("bins/index.md", "/bins/"),
        ("bins/missed-bin.md", "/bins/missed-bin/"),
        ("cy/index.md", "/cy/"),
        ("index/index.md", "/index/"),
        ("bins/index-of-colours.md", "/bins/index-of-colours/"),
        ("bins/version-1.2.md", "/bins/version-1.2/"),
    ],
)
def test_the_address_of_a_page_is_its_path(source: str, address: str) -> None:
    assert address_of(source) == address


def test_the_file_name_gives_the_page_type_unless_the_page_says_otherwise(tmp_path: Path) -> None:
    files = {
        "index.md": page("Home"),
        "bins/index.md": page("Bins"),
        "bins/missed.md": service("Missed bins"),
        "about.md": page("About", type="page"),
        "hubs/index.md": page("Hubs", type="directory"),
        "cy/index.md": page("Hafan", type="home", lang="cy"),
    }
    content = read(tmp_path, files)
    assert content.faults == ()
    assert {each.address: each.type for each in content.pages} == {
        "/": "home",
        "/about/": "page",
        "/bins/": "landing",
        "/bins/missed/": "service",
        "/cy/": "home",
        "/hubs/": "directory",
    }


def test_pages_come_in_the_order_of_their_addresses(tmp_path: Path) -> None:
    names = ["z.md", "a.md", "b/index.md", "b/a.md", "b-c.md"]
    content = read(tmp_path, {name: page(name, type="page") for name in names})
    assert [each.address for each in content.pages] == ["/a/", "/b-c/", "/b/", "/b/a/", "/z/"]


def test_a_page_knows_where_each_of_its_values_stands_and_where_its_body_begins(tmp_path: Path) -> None:
    text = "---\n# a comment\ntitle: Missed\nsummary: >-\n  Two\n  lines.\nowner: waste\nlast_reviewed: 2026-01-02\ntopics:\n  - bins\n"
    text += "action:\n  text: Go\n  url: /bins/\n---\n\nText.\n"
    (missed,) = read(tmp_path, {"missed.md": text}).pages
    assert isinstance(missed.meta, Service)
    assert [missed.line_of(*path) for path in (("title",), ("topics", 0), ("action", "url"), ("action", "hours"), ("cost",))] == [
        3,
        10,
        13,
        11,
        1,
    ]
    assert (missed.body, missed.body_line) == ("\nText.\n", 15)


@pytest.mark.parametrize("ends", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["no BOM", "BOM"])
def test_line_ends_and_byte_order_marks_make_no_difference(tmp_path: Path, ends: bytes, mark: bytes) -> None:
    text = service("Missed", "## Why\n\nA line\nand another.  \nBroken.\n\n```\ncode\n\nmore\n```\n", cost="|\n  One\n  Two")
    (plain,) = read(tmp_path / "plain", {"missed.md": text}).pages
    (tmp_path / "other").mkdir()
    (tmp_path / "other/missed.md").write_bytes(mark + text.encode().replace(b"\n", ends))
    (other,) = read_content(tmp_path / "other").pages
    assert other == plain
    assert (other.body, other.body_line, dict(other.lines)) == (plain.body, plain.body_line, dict(plain.lines))


GUIDE = page(
    "Starting school",
    "About it.\n",
    type="guide",
    topics="[schools]",
    review_in="6",
    lang="en",
    parts="[{title: When to apply, file: starting/when.md}, {title: How to apply, file: starting/how.md}]",
)


def test_the_parts_of_a_guide_are_pages_of_their_own_and_take_what_they_lack_from_it(tmp_path: Path) -> None:
    content = read(
        tmp_path,
        {
            "schools/guide.md": GUIDE,
            "schools/starting/when.md": "In January.\n",
            "schools/starting/how.md": "---\nsummary: By form.\nsynonyms: [form]\n---\nOnline.\n",
        },
    )
    assert content.faults == ()
    pages = {each.address: each for each in content.pages}
    when, how, guide = (pages[f"/schools/{name}/"] for name in ("starting/when", "starting/how", "guide"))
    assert isinstance(guide.meta, Guide)
    assert isinstance(when.meta, PlainPage)
    assert (when.title, when.summary, when.guide, when.body) == (
        "When to apply",
        "Starting school: When to apply",
        "/schools/guide/",
        "In January.\n",
    )
    assert (how.summary, how.meta.synonyms, how.body) == ("By form.", ("form",), "Online.\n")
    for part in (when, how):
        taken = ("owner", "last_reviewed", "review_in", "topics", "lang")
        assert [getattr(part.meta, key) for key in taken] == [getattr(guide.meta, key) for key in taken]


def test_a_guide_may_be_the_index_of_its_own_folder(tmp_path: Path) -> None:
    text = page("Guide", type="guide", topics="[x]", parts="[{title: One, file: one.md}, {title: Two, file: ./sub/../two.md}]")
    content = read(tmp_path, {"guide/index.md": text, "guide/one.md": "1\n", "guide/two.md": "2\n"})
    assert content.faults == ()
    assert {each.address: each.guide for each in content.pages} == {"/guide/": None, "/guide/one/": "/guide/", "/guide/two/": "/guide/"}


def test_images_and_documents_lie_beside_pages(tmp_path: Path) -> None:
    names = ["map.png", "bins/form.pdf", "bins/dates.csv", "bins/dates.ics", "photo.avif"]
    content = read(tmp_path, {"index.md": page("Home"), **dict.fromkeys(names, "data")})
    assert content.faults == ()
    assert content.files == frozenset(names)


def test_a_folder_that_cannot_be_opened_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The operating system is stood in for: root may open every folder."""
    write_files(tmp_path, {"index.md": page("Home"), "closed/index.md": page("Closed")})
    list_folder = os.scandir

    def refuse_one(path: Path | str) -> Any:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return list_folder(path)

    monkeypatch.setattr(os, "scandir", refuse_one)
    assert [str(fault) for fault in read_content(tmp_path).faults] == ["content/closed  the folder cannot be opened  See who may read it."]


def test_a_landing_page_is_one_that_others_may_name_as_their_topic(tmp_path: Path) -> None:
    (bins,) = read(tmp_path, {"bins/index.md": page("Bins", top_tasks="[{text: Report, url: /bins/missed/}]")}).pages
    assert isinstance(bins.meta, Landing)
    assert bins.meta.top_tasks[0].kind == "action"
