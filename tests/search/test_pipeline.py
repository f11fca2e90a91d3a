"""Words and stems: what should meet meets, what should not does not, and Python and the browser never disagree."""

import re
import string
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briggate.search.pipeline import joined, stem, telling, words
from briggate.search.tables import STEPS, STOP_WORDS, WORDS, pipeline_tables

CONTENT = Path(__file__).parents[2] / "content"


@pytest.mark.parametrize(
    "family",
    [
        "park parks", "school schools", "recycle recycles recycled recycling", "noise noises noisy", "library libraries", "bus buses",
        "council council's councils councils’ COUNCIL", "collect collects collected collecting collection collections",
        "pay pays paid paying payment payments", "licence licences license licensed licensing", "apply applies applied application",
        "house houses housing", "child children children's childrens", "neighbour neighbours neighbor", "centre centres center",
        "organise organised organisation organize organization", "homeless homelessness", "foster fostering fostered",
        "educate education educational", "disabled disability", "light lights lighting", "hire hiring hired", "vote voting voted",
        "travel travelling traveling travelled", "cancel cancelled cancellation", "squat squatting", "tip tips tipping",
        "tax taxes taxed", "leaf leaves", "mouse mice", "dispose disposal", "renew renewal renewing", "remove removal",
        "complain complaint complaints", "elect elections electoral", "environment environmental", "assess assessment",
        "marry marriage married", "person people", "flytip flytipping", "register registers registration", "ŵy wy", "Café cafe",
        "naïve NAIVE",
    ],
)  # fmt: skip
def test_forms_of_a_word_meet(family: str) -> None:
    assert len({stem(word) for word in words(family)}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("parking", "parks"), ("planning", "plans"), ("building", "builds"), ("wedding", "wed"), ("police", "policy"), ("care", "car"),
        ("university", "universe"), ("organ", "organisation"), ("rate", "rat"), ("news", "new"), ("general", "generous"), ("pave", "pay"),
        ("business", "busy"), ("station", "state"), ("gas", "ga"), ("need", "ne"), ("spring", "spr"), ("care", "carer"),
    ],
)  # fmt: skip
def test_words_that_only_look_alike_do_not_meet(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fly-tipping, again!", ["fly", "tipping", "again"]),
        ("the council’s bins’ lids don't", ["the", "council", "bins", "lids", "dont"]),
        ("‘quoted’ 'words' `here´", ["quoted", "words", "here"]),
        ("14-19 15 hours £20 24/7 LS12 1AB", ["14", "19", "15", "hours", "20", "24", "7", "ls12", "1ab"]),
        ("I’r ysgol: tŷ bach, sŵn", ["ir", "ysgol", "ty", "bach", "swn"]),
        ("col\u00adlection oﬃce ŁÓDŹ Straße", ["collection", "office", "lodz", "strasse"]),
        ("bin😀bin a\u200bb A–Z", ["bin", "bin", "a", "b", "a", "z"]),
        ("垃圾桶 हिन्दी، مدرسة؟", ["垃", "圾", "桶", "हिन्दी", "مدرسة"]),
        ("", []),
        ("?! … — ' ''", []),
    ],
)
def test_a_text_falls_into_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_hyphenated_words_are_also_one_word_unless_they_are_numbers() -> None:
    assert list(joined("Fly-tipping by e-mail, Wi‑Fi, 14-19, Covid-19, A–Z, -x-")) == ["flytipping", "email", "wifi", "covid19"]


def test_a_question_of_stop_words_alone_keeps_them() -> None:
    assert telling("How do I pay my council tax?") == ["pay", "council", "tax"]
    assert telling("What’s on?") == ["what", "on"]


def test_no_rule_of_the_stemmer_is_forestalled_by_one_before_it() -> None:
    """Such a rule would say something that is not so."""
    forestalled = [
        (ending, earlier)
        for step in STEPS
        for place, (ending, _, _) in enumerate(step)
        for earlier, _, rest in step[:place]
        if ending.endswith(earlier) and rest == ""
    ]
    assert forestalled == []


def test_stop_words_are_words_as_the_pipeline_gives_them() -> None:
    assert [word for word in STOP_WORDS if words(word) != [word]] == []


IN_BROWSER = """
    const { words, stem, telling } = engine.pipelineOf(given.tables);
    return given.texts.map((text) => [words(text).map((word) => [word, stem(word)]), telling(text)]);
"""


def here(text: str) -> list[list[Any]]:
    return [[[word, stem(word)] for word in words(text)], telling(text)]


@pytest.fixture(scope="session")
def there(in_browser: Callable[..., Any]) -> Callable[[list[str]], Any]:
    return lambda texts: in_browser(IN_BROWSER, {"tables": pipeline_tables(), "texts": texts})


@pytest.mark.browser
def test_the_browser_agrees_on_every_line_of_the_content(there: Callable[[list[str]], Any]) -> None:
    lines = sorted({line for page in CONTENT.rglob("*.md") for line in page.read_text(encoding="utf-8").splitlines() if line.strip()})
    assert len(lines) > 1000
    assert there(lines) == [here(line) for line in lines]


@pytest.mark.browser
def test_the_browser_agrees_on_every_character(there: Callable[[list[str]], Any]) -> None:
    """Between letters, and alone: wherever a character may be a letter in one edition of Unicode and not in another."""
    characters = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000] + ["\U0001f600", "\U00010400", "\U00020000"]
    texts = ["".join(f"a{character}b {character} " for character in characters[at : at + 500]) for at in range(0, len(characters), 500)]
    assert there(texts) == [here(text) for text in texts]


@pytest.mark.browser
def test_the_browser_agrees_on_every_ending(there: Callable[[list[str]], Any]) -> None:
    beginnings = ["", "b", "ba", "bal", "qu", "str", "recycl", "hom", "apply", "trav", "squa", "y", "ow"]
    endings = sorted({ending for step in STEPS for ending, _, _ in step} | set(WORDS) | set(STOP_WORDS))
    text = [beginning + ending for beginning in beginnings for ending in endings]
    assert there(text) == [here(word) for word in text]


ODD = st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.text(alphabet=string.ascii_letters + "'’-\u00ad ŵŷâéß0123")
WELSH = st.text(alphabet="abcdefghijlmnoprstuwyâêîôûŵŷáéíóúẃýäëïöüẅÿ'’ -")


@pytest.mark.browser
@settings(max_examples=25, deadline=None)
@given(texts=st.lists(ODD | WELSH, min_size=20, max_size=60))
def test_the_browser_agrees_on_odd_and_welsh_texts(there: Callable[[list[str]], Any], texts: list[str]) -> None:
    assert there(texts) == [here(text) for text in texts]


def test_patterns_keep_to_what_python_and_javascript_share() -> None:
    """No named groups, no inline flags, no classes such as \\w whose meaning differs between the two."""
    patterns = [rest for step in STEPS for _, _, rest in step]
    assert [pattern for pattern in patterns if re.search(r"\\[a-zA-Z]|\(\?[^=!:]", pattern)] == []
