"""Compressed copies: what a browser unpacks is the file itself, and no copy outlives its file."""

import gzip
from pathlib import Path

import pytest

from briggate.build.pipeline import build
from briggate.files.cache import Cache
from briggate.publishing.compressed import LEAST_BYTES, Copies, write_compressed
from tests.sites import briggate, files_of, service, tiny_site

WORDS = "Words that say something. " * 100


def copies_in(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.gz")}


def test_what_a_copy_holds_is_its_file_byte_for_byte(reference_site: Path, tmp_path: Path) -> None:
    """Also for every file of a whole site: nobody may read anything else because their browser asked for less."""
    site = tmp_path / "site"
    for name, data in files_of(reference_site).items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(data)
    done = write_compressed(site, tmp_path / "cache.sqlite")
    copies = copies_in(site)
    assert done.files == len(copies) > 200
    assert {name: gzip.decompress(data) for name, data in copies.items()} == {
        f"{name}.gz": data for name, data in files_of(reference_site).items() if f"{name}.gz" in copies
    }
    assert done.bytes_before == sum(len(gzip.decompress(data)) for data in copies.values())
    assert done.bytes_after == sum(map(len, copies.values())) < done.bytes_before / 2


def test_texts_worth_it_have_a_copy_and_nothing_else_has(tmp_path: Path) -> None:
    texts = ("index.html", "assets/site.css", "assets/site.js", "search/index.json", "assets/mark.svg", "sitemap.xml", "robots.txt")
    for name in (*texts, "photo.jpg", "form.pdf", "_headers"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(WORDS, encoding="utf-8")
    (tmp_path / "site/small.html").write_text("<p>" * (LEAST_BYTES // 3), encoding="utf-8")
    write_compressed(tmp_path / "site", tmp_path / "cache.sqlite")
    assert sorted(copies_in(tmp_path / "site")) == sorted(f"{name}.gz" for name in texts)


def test_the_same_file_has_the_same_copy_whenever_it_is_made(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(WORDS, encoding="utf-8")
    first = write_compressed(tmp_path / "one", tmp_path / "cache.sqlite")
    assert write_compressed(tmp_path / "two", tmp_path / "other.sqlite") == first
    assert copies_in(tmp_path / "one") == copies_in(tmp_path / "two")
    assert copies_in(tmp_path / "one")["index.html.gz"][4:8] == bytes(4)  # no time in it


def test_what_an_earlier_run_made_is_taken_from_the_cache(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    for name in ("one", "two"):
        (tmp_path / f"site/{name}.html").write_text(f"{name} {WORDS}", encoding="utf-8")
    assert write_compressed(tmp_path / "site", tmp_path / "cache.sqlite").made_anew == 2
    (tmp_path / "site/two.html").write_text(f"another {WORDS}", encoding="utf-8")
    done = write_compressed(tmp_path / "site", tmp_path / "cache.sqlite")
    assert (done.files, done.made_anew) == (2, 1)
    assert gzip.decompress((tmp_path / "site/two.html.gz").read_bytes()).decode() == f"another {WORDS}"


@pytest.mark.parametrize("spoil", [lambda file: file.write_bytes(b"no cache"), lambda file: file.mkdir()], ids=["spoilt", "a folder"])
def test_a_cache_that_cannot_be_used_costs_time_alone(tmp_path: Path, spoil: object) -> None:
    assert callable(spoil)
    spoil(tmp_path / "cache.sqlite")
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text(WORDS, encoding="utf-8")
    assert write_compressed(tmp_path / "site", tmp_path / "cache.sqlite").files == 1
    assert gzip.decompress((tmp_path / "site/index.html.gz").read_bytes()).decode() == WORDS


def test_a_copy_that_was_spoilt_in_the_cache_is_not_sent_to_anybody(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text(WORDS, encoding="utf-8")
    write_compressed(tmp_path / "site", tmp_path / "cache.sqlite")
    with Cache(tmp_path / "cache.sqlite") as kept:
        assert kept._database is not None
        kept._database.execute("UPDATE results SET value = zeroblob(length(value))")
        kept._database.commit()
    assert write_compressed(tmp_path / "site", tmp_path / "cache.sqlite").made_anew == 1
    assert gzip.decompress((tmp_path / "site/index.html.gz").read_bytes()).decode() == WORDS


def test_an_empty_site_has_no_copies(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert write_compressed(tmp_path / "site", tmp_path / "cache.sqlite") == Copies()


def test_a_build_writes_them_when_told_to_and_the_next_build_leaves_no_old_ones(tmp_path: Path) -> None:
    project = tiny_site(tmp_path, {"content/bins/new.md": service("New", WORDS)})
    site, page = project / "build/site", project / "content/bins/new.md"
    done = briggate("build", "--compressed", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    count = len(copies_in(site))
    assert done.stdout.splitlines()[-1].startswith(f"{count:,} compressed copies, ")
    assert "bins/new/index.html.gz" in copies_in(site)
    page.write_text(page.read_text(encoding="utf-8").replace("something", "something else"), encoding="utf-8")
    build(project)
    assert copies_in(site) == {}
    briggate("build", "--compressed", cwd=project)
    assert gzip.decompress((site / "bins/new/index.html.gz").read_bytes()) == (site / "bins/new/index.html").read_bytes()


def test_where_copies_cannot_be_written_the_build_says_that_the_site_is_complete(tmp_path: Path) -> None:
    project = tiny_site(tmp_path)
    (project / "content/index.html.gz").mkdir()
    (project / "content/index.html.gz/data.csv").write_text("a,b\n", encoding="utf-8")
    done = briggate("build", "--compressed", cwd=project)
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].endswith("The site is complete, but for compressed copies. See who may write there.")
    assert (project / "build/site/index.html").is_file()
