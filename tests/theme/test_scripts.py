"""Scripts as they are published: what runs is what was written, and lunr.js is the file that MkDocs ships, less than whole."""

from importlib.metadata import distribution
from pathlib import Path

import pytest

from briggate.theme.scripts import scripts

SCRIPTS = {name: script.decode() for name, script in scripts()}
ASSETS = Path(__file__).parents[2] / "src" / "briggate" / "theme" / "assets"
LUNR = Path(str(distribution("mkdocs").locate_file("mkdocs/contrib/search/templates/search/lunr.js")))


def test_every_line_of_lunr_is_a_line_of_the_file_that_mkdocs_ships_in_its_order() -> None:
    shipped = iter(line.strip() for line in LUNR.read_text(encoding="utf-8").splitlines())
    strange = [line for line in SCRIPTS["lunr.js"].splitlines() if line.strip() not in shipped]
    assert strange == []


def test_lunr_keeps_its_licence_and_loses_its_other_comments() -> None:
    lines = SCRIPTS["lunr.js"].splitlines()
    assert "Oliver Nightingale" in lines[2]
    assert "@license MIT" in lines[3]
    assert [line for line in lines[5:] if line.startswith(("/*", "*", "//"))] == []


def test_lunr_is_without_the_parts_that_take_words_apart_and_with_all_others() -> None:
    gone = [part for part in ("stemmer", "stopWordFilter", "trimmer") if f"lunr.{part} = " in SCRIPTS["lunr.js"]]
    kept = [part for part in ("Index", "Vector", "Query", "TokenSet", "MatchData", "Builder") if f"lunr.{part} = " in SCRIPTS["lunr.js"]]
    assert (gone, len(kept)) == ([], 6)
    assert len(SCRIPTS["lunr.js"]) < LUNR.stat().st_size / 2


@pytest.mark.parametrize("name", ["site.js", "search.js", "search-engine.js"])
def test_our_scripts_lose_comments_and_indentation_alone(name: str) -> None:
    """Nothing that runs over several lines may care for white space at their ends."""
    files = sorted((ASSETS / "search").iterdir()) if name == "search-engine.js" else [ASSETS / name]
    written = [line.strip() for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    assert sorted(SCRIPTS[name].splitlines()) == sorted(line for line in written if line and not line.startswith("//"))
    assert [line for line in written if line.count("`") % 2] == []
    assert [line for line in written if line.startswith(("/*", "*/"))] == []
