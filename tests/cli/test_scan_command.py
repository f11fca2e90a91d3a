"""`briggate scan`: anybody's HTML, no council around it, and never a pass where nothing was read."""

import json
from pathlib import Path

import pytest

from tests.sites import briggate, write_files

BAD = '<!doctype html><html lang="en"><head><title>Parks</title></head><body><main><h1>Parks</h1><img src="park.png"></main></body></html>'
SNIPPET = '<p>Our <img src="park.png" alt="Roundhay: the lake from the boathouse"> is open.</p>'


def test_finds_what_is_wrong_and_says_where(tmp_path: Path) -> None:
    write_files(tmp_path, {"site/a/page.html": BAD, "site/b.HTM": SNIPPET, "site/notes.txt": BAD})
    done = briggate("scan", "site", "--rule", "image-alt", "--json", "out/found.json", cwd=tmp_path)
    assert done.returncode == 1
    found = json.loads((tmp_path / "out/found.json").read_text(encoding="utf-8"))
    assert (found["files"], found["rules"], found["not_run"]) == (2, 1, [])
    (finding,) = found["findings"]
    told = (finding["file"], finding["rule"], finding["outcome"], finding["wcag"], finding["element"])
    assert told == ("a/page.html", "image-alt", "failed", ["1.1.1"], '<img src="park.png">')
    assert finding["message"] == "park.png has no alt text"
    assert "a/page.html" in done.stdout
    assert "2 HTML files, 1 rules" in done.stdout


def test_a_sound_snippet_passes_every_rule(tmp_path: Path) -> None:
    done = briggate("scan", ".", cwd=write_files(tmp_path, {"a.html": SNIPPET}))
    assert (done.returncode, "0 found" in done.stdout) == (0, True), done.stdout


@pytest.mark.parametrize("files", [{}, {"notes.txt": "no page"}], ids=["empty", "no HTML"])
def test_nothing_to_look_at_is_3(tmp_path: Path, files: dict[str, str]) -> None:
    (tmp_path / "site").mkdir()
    write_files(tmp_path / "site", files)
    done = briggate("scan", "site", "--json", "found.json", cwd=tmp_path)
    assert done.returncode == 3
    assert json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))["files"] == 0


def test_a_page_that_cannot_be_read_is_3_and_named(tmp_path: Path) -> None:
    write_files(tmp_path, {"site/good.html": SNIPPET})
    (tmp_path / "site/lost.html").symlink_to("nowhere.html")
    done = briggate("scan", "site", cwd=tmp_path)
    assert done.returncode == 3
    assert "lost.html" in done.stdout


def test_any_bytes_are_read(tmp_path: Path) -> None:
    write_files(tmp_path, {"site/a.html": ""})
    (tmp_path / "site/b.html").write_bytes(b"\xff\xfe\x00<img src=x>\x80")
    (tmp_path / "site/c.html").write_bytes(b"\xef\xbb\xbf<img src=y>")
    done = briggate("scan", "site", "--rule", "image-alt", cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "3 HTML files" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("site", "--rule", "image-alts"), "Did you mean “image-alt”?"),
        (("site", "--rule", "title-length"), "no rule over HTML is called “title-length”"),
        (("nowhere",), "nowhere"),
        (("site/a.html",), "site/a.html"),
    ],
)
def test_wrong_usage_is_2(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    done = briggate("scan", *arguments, cwd=write_files(tmp_path, {"site/a.html": BAD}))
    assert done.returncode == 2
    assert said in done.stderr


def test_what_a_page_says_is_no_command_to_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<a href="/x/">\x1b]0;Owned\x07here</a><img src="x.png" alt="\x1b[31mIMG_1.png">')
    done = briggate("scan", str(tmp_path), cwd=tmp_path)
    assert done.returncode == 1
    assert [each for each in done.stdout if not each.isprintable() and each != "\n"] == []


def test_what_is_no_text_was_not_looked_at_and_utf_16_was(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"GIF89a\0\0\0<b>")
    (tmp_path / "b.html").write_bytes('<a href="/x/">click here</a>'.encode("utf-16"))
    done = briggate("scan", str(tmp_path), "--json", "found.json", cwd=tmp_path)
    assert done.returncode == 3
    found = json.loads((tmp_path / "found.json").read_text())
    assert found["not_run"] == [{"file": "a.html", "rule": "every rule", "message": "this is no text, whatever its name says"}]
    assert [(each["file"], each["rule"]) for each in found["findings"]] == [("b.html", "link-text-vague")]
