"""The templates as files: every word comes from the catalogue, and every word of the catalogue is there to be said."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import briggate.theme
from briggate.theme.catalogue import read_words
from briggate.theme.minified import minified_script

THEME = Path(briggate.theme.__file__).parent
TEMPLATES = sorted([*THEME.glob("*.html"), *THEME.glob("partials/*.html")])
SAID_BY_PYTHON = {
    "time",
    "search",
    "letter_page",
    "facet_page",
    "search_page",
    "topics_page",
    "redirect_page",
    "not_found_page",
    "a_to_z_all_page",
    "statement",
}
"""Groups that Python reads, or hands to a script whole."""
CHOSEN_BY_NAME = {"alerts", "page", "steps"}
"""Groups of which templates also take a word by a name worked out: a severity, a status, a step's logic."""

_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
_TAG = re.compile(r"<!?/?[a-z][^>]*>", re.IGNORECASE)
_SPOKEN_ATTRIBUTE = re.compile(r'\b(?:aria-label|alt|title|placeholder|value)="([^"]*)"')
_WORD = re.compile(r"[^\W\d_]{2,}")


def every_word(words: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, value in words.items():
        if isinstance(value, Mapping) and len(path) < 1:
            yield from every_word(value, (*path, key))
        else:
            yield (*path, key)


def used_words() -> set[tuple[str, ...]]:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES)
    return {(group, word) for group, word in re.findall(r"\bwords\.(\w+)\.(\w+)", texts)}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(THEME).as_posix())
def test_a_template_says_nothing_in_words_of_its_own(path: Path) -> None:
    text = _CODE.sub("", path.read_text(encoding="utf-8"))
    assert _WORD.findall(_TAG.sub(" ", text)) == []
    assert [value for value in _SPOKEN_ATTRIBUTE.findall(text) if _WORD.search(value)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(THEME).as_posix())
def test_a_template_holds_no_style_and_no_script_of_its_own(path: Path) -> None:
    """The security policy would block both."""
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"<style|\bstyle=|\bon[a-z]+=|javascript:|<script(?![^>]*\b(?:src=|type=\"application/ld\+json\"))", text) == []


def test_every_word_that_a_template_says_is_in_the_catalogue() -> None:
    known = set(every_word(read_words("en")))
    assert sorted(used_words() - known) == []


def test_no_word_of_the_catalogue_is_left_over() -> None:
    known = {word for word in every_word(read_words("en")) if word[0] not in SAID_BY_PYTHON | CHOSEN_BY_NAME}
    said_by_python = {("venue", "bank_holiday"), ("changes_page", "summary"), ("a_to_z_page", "summary")}
    assert sorted(known - used_words() - said_by_python) == []


@pytest.mark.parametrize("name", sorted(path.relative_to(THEME / "assets").as_posix() for path in THEME.glob("assets/**/*.js")))
def test_no_text_in_a_script_goes_on_over_a_lines_end(name: str) -> None:
    """Lines lose their indentation, and those that begin as comments go, before a script is published."""
    lines = (THEME / "assets" / name).read_text(encoding="utf-8").split("\n")
    assert [line for line in lines if line.count("`") % 2 or "/*" in line] == []
    assert minified_script("// Why\nconst a = `b`; // c\n\n  // d\n  if (a) go(a);\n") == "const a = `b`; // c\nif (a) go(a);\n"


@pytest.mark.parametrize("name", ["site.js", "search.js"])
def test_scripts_that_every_page_loads_keep_to_the_language_of_2017(name: str) -> None:
    """One newer sign and an older browser reads none of the file."""
    text = re.sub(r"//.*", "", (THEME / "assets" / name).read_text(encoding="utf-8"))
    assert re.findall(r"\?\.(?!\d)|\?\?|\|\|=|&&=|\bcatch \{|\.replaceAll\(|\.at\(|\.flatMap\(|\.flat\(|\bstatic \{|#[a-z]+\(", text) == []
