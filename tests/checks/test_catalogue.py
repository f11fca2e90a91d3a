"""The catalogue: one file a rule, and every file that is none told at once."""

import importlib.util
import py_compile
import sys
from pathlib import Path

import pytest

from briggate.checks.catalogue import CatalogueError, load_catalogue
from tests.sites import write_files

GOOD = """
from briggate.checks.rule import Rule
from briggate.checks.html_page import HtmlPage

rule = Rule(id="{id}", title="T", why="W", reference="R", fix="F", examples=())
"""
LOOKS = """

@rule.over(HtmlPage)
def looks(page):
    yield from ()
"""


def faults(folder: Path, files: dict[str, str]) -> list[str]:
    with pytest.raises(CatalogueError) as error:
        load_catalogue(write_files(folder, files))
    return str(error.value).splitlines()


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("town_crest.py", "x = 1\n", "has no rule"),
        ("town_crest.py", "rule = 'town-crest'\n", "has no rule"),
        ("town_crest.py", GOOD.format(id="town-arms") + LOOKS, "the rule calls itself “town-arms”"),
        ("town_crest.py", GOOD.format(id="town_crest") + LOOKS, "the rule calls itself “town_crest”"),
        ("town_crest.py", GOOD.format(id="town-crest"), "the rule has no function"),
        ("image_alt.py", GOOD.format(id="image-alt") + LOOKS, "there is a rule “image-alt” already, in html/"),
    ],
)
def test_a_file_that_is_no_good_rule(tmp_path: Path, file: str, text: str, said: str) -> None:
    (fault,) = faults(tmp_path, {file: text})
    assert file in fault
    assert said in fault


def test_every_fault_at_once(tmp_path: Path) -> None:
    assert len(faults(tmp_path, {"a.py": "", "b.py": GOOD.format(id="b"), "c.py": GOOD.format(id="c") + LOOKS})) == 2


def test_a_councils_own_rule_stands_beside_the_others_and_is_gone_with_its_folder(tmp_path: Path) -> None:
    whole = load_catalogue(write_files(tmp_path, {"town_crest.py": GOOD.format(id="town-crest") + LOOKS, "notes.txt": "x"}))
    assert (whole.rules["town-crest"].family, len(whole)) == ("local", len(load_catalogue()) + 1)
    assert "town-crest" not in load_catalogue().rules


def test_a_councils_rule_is_read_from_its_text_and_nothing_is_written_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytecode would be a file that nobody approved: a change that the check sees, and a way to run what nobody has read."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    file = write_files(tmp_path, {"town_crest.py": GOOD.format(id="town-crest") + LOOKS}) / "town_crest.py"
    load_catalogue(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["town_crest.py"]
    other = (
        write_files(tmp_path / "other", {"town_crest.py": GOOD.format(id="town-crest").replace('"T"', '"Not read"') + LOOKS}) / file.name
    )
    py_compile.compile(
        str(other), importlib.util.cache_from_source(str(file)), invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH
    )
    assert load_catalogue(tmp_path).rules["town-crest"].title == "T"


def test_there_are_rules_of_every_family() -> None:
    assert {"content", "html", "links", "search", "top_tasks", "governance"} <= set(load_catalogue().families)
