"""What is said of pages that cannot be read: every fault of every file, each once, at its line, and no other."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from briggate.content import read_content
from briggate.model.page_types import Service
from briggate.model.unread import Unread
from tests.sites import page, service, write_files


def faults(folder: Path, files: Mapping[str, str | bytes]) -> list[str]:
    """What is said of a content folder, in order."""
    texts = {name: text for name, text in files.items() if isinstance(text, str)}
    write_files(folder, texts)
    for name, data in files.items():
        if isinstance(data, bytes):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
    return [str(fault) for fault in sorted(read_content(folder).faults)]


def test_an_empty_folder_and_none_at_all(tmp_path: Path) -> None:
    assert faults(tmp_path, {}) == ["content  there are no pages  Write content/index.md, the home page, first."]
    (tmp_path / "only").mkdir()
    assert faults(tmp_path, {}) == ["content  there are no pages  Write content/index.md, the home page, first."]
    assert faults(tmp_path / "none", {}) == ["content  there is no such folder  Run the command in the project's folder."]


NO_FRONT_MATTER = (
    "the page has no front matter  "
    "Begin with a line of ---, `title:` and the other facts, and --- again. If it is a part of a guide, name it there."
)
CASES: Mapping[str, tuple[str | bytes, list[str]]] = {
    "no front matter": (
        "Just words.\n",
        [f"content/x.md:1  {NO_FRONT_MATTER}"],
    ),
    "an empty file": (
        "",
        [f"content/x.md:1  {NO_FRONT_MATTER}"],
    ),
    "front matter never closed": (
        "---\ntitle: x\n",
        ["content/x.md:1  the front matter that opens with --- is never closed  Put a line of --- after it."],
    ),
    "a list as front matter": (
        "---\n- title\n---\n",
        ["content/x.md:2  the front matter is not lines of `key: value`  Write one key to a line, such as `title: Missed bins`."],
    ),
    "a sentence as front matter": (
        "---\nA title\n---\n",
        ["content/x.md:2  the front matter is not lines of `key: value`  Write one key to a line, such as `title: Missed bins`."],
    ),
    "an unknown page type": (
        page("X", type="servise"),
        ["content/x.md:6  unknown page type “servise”  Did you mean “service”?"],
    ),
    "a page type that is no word": (
        page("X", type="[service]"),
        ["content/x.md:6  `type` is not one word  Did you mean “service”?"],
    ),
    "a page type like no other": (
        page("X", type="9"),
        [
            "content/x.md:6  `type` is not one word  "
            "The types are home, landing, service, guide, step_by_step, venue, directory, alert, page, accessibility_statement."
        ],
    ),
    "an unknown key": (
        service("X", sumary="x"),
        ["content/x.md:7  unknown key “sumary”  Did you mean “summary”?"],
    ),
    "a service in no topic": (
        page("X"),
        ["content/x.md:2  no `topics`  Add it. Landing pages of the topics that this page belongs to."],
    ),
    "not UTF-8": (
        page("X", type="page").encode() + "\nKönig\n".encode("latin-1"),
        ["content/x.md:9  this line has a character that is not UTF-8  Save the file again with the encoding UTF-8."],
    ),
    "UTF-16": (
        page("X", type="page").encode("utf-16"),
        ["content/x.md:1  the file is saved as UTF-16  Save the file again with the encoding UTF-8."],
    ),
    "front matter of 5 MB": (
        "---\ntitle: " + "x" * 5_000_000 + "\n---\n",
        [
            "content/x.md  the file has 5,001 KB, and 400 KB is the most it may have  "
            "Split it, or take out what was pasted into it by mistake."
        ],
    ),
    "every key wrong at once": (
        "---\ntitle:\nsummary: [a]\nowner: No One\nlast_reviewed: 3/4/2026\ntopics: bins\nlgsl: [x]\n---\n",
        [
            "content/x.md:2  `title` is empty  Write something after it.",
            "content/x.md:3  `summary` is a list  It should be one text, without dashes or brackets.",
            "content/x.md:5  `last_reviewed` is “3/4/2026”  Write the year first: 2026-04-03.",
            "content/x.md:6  `topics` is “bins”  It should be a list, even of one: [bins].",
            "content/x.md:7  item 1 of `lgsl` is “x”  It should be digits only, 12 at most.",
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_what_is_said(tmp_path: Path, text: str | bytes, expected: list[str]) -> None:
    assert faults(tmp_path, {"x.md": text}) == expected


def test_every_file_is_told_of_at_once_and_good_pages_are_read(tmp_path: Path) -> None:
    files = {"a.md": "words", "b.md": page("B", type="page"), "c/d.md": page("D", type="pge"), "e.html": "", "F.md": ""}
    told = faults(tmp_path, files)
    assert [each.split("  ")[0] for each in told] == ["content/F.md", "content/a.md:1", "content/c/d.md:6", "content/e.html"]
    assert [each.address for each in read_content(tmp_path).pages] == ["/b/"]


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("Missed Bin.md", "Call it missed-bin.md."),
        ("Über.md", "Call it uber.md."),
        ("_draft.md", "Call it draft.md."),
        ("网.md", "Call it md."),
    ],
)
def test_a_bad_name_is_given_a_better_one(tmp_path: Path, name: str, fix: str) -> None:
    wrong = "a name may hold only small letters, figures, hyphens, dots and underscores, and begins with a letter or figure"
    assert faults(tmp_path, {name: page("X")}) == [f"content/{name}  {wrong}  {fix}"]


def test_a_document_and_a_page_cannot_share_an_address(tmp_path: Path) -> None:
    """One would be a file, the other a folder of the same name."""
    told = faults(tmp_path, {"form.pdf": "x", "form.pdf.md": page("Form", type="page")})
    assert told == ["content/form.pdf  content/form.pdf.md would have the same address  Rename one of the two files."]


def guide(parts: str) -> str:
    return page("Guide", type="guide", topics="[x]", parts=parts)


PART_CASES: Mapping[str, tuple[dict[str, str], list[str]]] = {
    "a part that is not there": (
        {"guide.md": guide("[{title: One, file: on.md}]"), "one.md": page("One", type="page")},
        ["content/guide.md:8  there is no file content/on.md  Did you mean “one.md”?"],
    ),
    "one part of two guides": (
        {"a.md": guide("[{title: One, file: p.md}]"), "b.md": guide("[{title: Uno, file: p.md}]"), "p.md": "x"},
        ["content/b.md:8  content/p.md is a part of content/a.md already  Give each part a file of its own."],
    ),
    "one part twice": (
        {"a.md": guide("[{title: One, file: p.md}, {title: Two, file: p.md}]"), "p.md": "x"},
        ["content/a.md:8  content/p.md is a part twice  Give each part a file of its own."],
    ),
    "itself": (
        {"a.md": guide("[{title: One, file: a.md}]")},
        ["content/a.md:8  content/a.md is a guide itself  Give each part a file of its own."],
    ),
    "two parts of one title": (
        {"a.md": guide("[{title: One, file: p.md}, {title: One, file: q.md}]"), "p.md": "x", "q.md": "y"},
        ["content/a.md:8  two parts have the same title  Give each part a title of its own."],
    ),
    "a part outside content": (
        {"a.md": guide("[{title: One, file: ../../etc/passwd}]")},
        ["content/a.md:8  there is no file content/../../etc/passwd  Name the part's file, from the guide's folder."],
    ),
    "a part with keys of a page": (
        {"a.md": guide("[{title: One, file: p.md}]"), "p.md": page("One")},
        [
            "content/p.md:2  unknown key “title”  Take it out. The keys here are `summary` and `synonyms`.",
            "content/p.md:4  unknown key “owner”  Take it out. The keys here are `summary` and `synonyms`.",
            "content/p.md:5  unknown key “last_reviewed”  Take it out. The keys here are `summary` and `synonyms`.",
        ],
    ),
    "a guide with another fault": (
        {"a.md": guide("[{title: One, file: p.md}]").replace("owner: waste\n", ""), "p.md": "no front matter"},
        ["content/a.md:2  no `owner`  Add it. The service area answerable for the page: an id of site_config/owners.yml."],
    ),
    "a part that cannot be read": (
        {"a.md": guide("[{title: One, file: p.md}]"), "p.md": "---\nsummary: [a\n---\n"},
        ["content/p.md:2  a bracket [ is opened here and not closed  Put ] after the last item."],
    ),
}


@pytest.mark.parametrize(("files", "expected"), PART_CASES.values(), ids=PART_CASES)
def test_what_is_said_of_the_parts_of_guides(tmp_path: Path, files: dict[str, str], expected: list[str]) -> None:
    """One fault each: a part is not blamed for its guide, nor a guide for its part."""
    assert faults(tmp_path, files) == expected


def test_pages_with_faults_are_read_as_far_as_they_can_be(tmp_path: Path) -> None:
    """So that naming them is no fault too, and what else is wrong with them is found in the same look."""
    files = {
        "lost.md": "words",
        "lost-too.md": page("B", type="pge", redirect_from="[/old-b/, '<x>']"),
        "g.md": guide("[{title: One, file: p.md}]").replace("owner: waste\n", ""),
        "p.md": "part",
        "parts.md": guide("3"),
        "half.md": service("Half", "Text.\n", contact="bins", sumary="x", redirect_from="[/old-half/, '<x>']", lgsl="[x]"),
        "good.md": page("Good", type="page"),
    }
    content = read_content(write_files(tmp_path, files))
    assert [each.address for each in content.pages] == ["/good/"]
    assert [each.address for each in content.half_read] == ["/g/", "/half/", "/p/", "/parts/"]
    half = content.half_read[1]
    assert isinstance(half.meta, Service)
    assert (half.title, half.meta.contact, half.meta.lgsl, half.body) == ("Half", "bins", (), "Text.\n")
    assert [address for _, address in sorted(content.unread.names) if address.startswith("/")] == [
        "/lost-too/",
        "/lost/",
        "/old-b/",
        "/old-half/",
        "/unread/",
    ]
    assert ("owner", content.half_read[0].owner) in content.unread


def test_where_nothing_is_wrong_nothing_is_taken_to_be_there(tmp_path: Path) -> None:
    content = read_content(write_files(tmp_path, {"good.md": page("Good", type="page")}))
    assert (content.half_read, content.unread) == ((), Unread())
