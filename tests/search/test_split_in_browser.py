"""An index loaded in parts answers as the whole would: lunr.js with every page and term, ours in the browser, and ours in Python."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from selenium import webdriver

from briggate.search import build_index, search
from tests.search.corpus import WELSH, corpus
from tests.search.site import write, write_site
from tests.search.test_index import as_lunr_builds

pytestmark = pytest.mark.browser

PAGES = corpus()
QUESTIONS = 1000


def questions(count: int) -> list[str]:
    """Of every kind that residents type, and some that nobody would; the same each time."""
    chance = random.Random(6)
    words = sorted({word for page in PAGES for text in (page.title, page.summary, page.body) for word in text.split()})
    welsh = [word for texts in WELSH for text in texts for word in text.split()]

    def a_word() -> str:
        return chance.choice(words)

    def begun() -> str:
        return a_word()[: chance.randint(1, 6)]

    def misspelt() -> str:
        word = a_word()
        at = chance.randrange(len(word))
        letter = chance.choice("aeiourstln")
        return chance.choice((word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]))

    def swapped() -> str:
        word = a_word()
        at = chance.randrange(len(word))
        return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]

    kinds = (
        a_word,
        begun,
        misspelt,
        swapped,
        lambda: a_word() + a_word().lower(),
        lambda: f"{a_word()} {a_word()}",
        lambda: f"{a_word()} {begun()}",
        lambda: " ".join(misspelt() for _ in range(3)),
        lambda: " ".join(a_word() for _ in range(chance.randint(3, 30))),
        lambda: chance.choice(PAGES).title,
        lambda: chance.choice(welsh) + chance.choice(("", " " + chance.choice(welsh))),
        lambda: "".join(chance.choice("abcdefghikloprstuwyŵŷâéß '’-") for _ in range(chance.randint(0, 30))),
    )
    odd = ["", " ", "?!", "😀", "=", "bin=", "__proto__ constructor", "x" * 5000, "the of and", "com", "con", "par", "1", "垃圾", "é́"]
    return [*odd, *(chance.choice(kinds)() for _ in range(count - len(odd)))]


@pytest.fixture(scope="module")
def whole_index(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """A site with the index in parts, and beside it, in whole.json, what lunr.py's own builder makes of the same pages."""
    folder = tmp_path_factory.mktemp("whole")
    write_site(folder, PAGES)
    write(folder / "whole.json", json.dumps(as_lunr_builds(PAGES).serialize()).encode())
    return serve(folder)


BOTH_ANSWERS = """
    const [address, questions, answer] = arguments;
    (async () => {
      const engine = await import(address + "assets/search-engine.js");
      if (!window.parts) {
        window.parts = await engine.openIndex(address + "search/manifest.json", async () => {
          if (!window.lunr) await new Promise((onload) => document.head.append(
            Object.assign(document.createElement("script"), { src: address + "assets/lunr.js", onload })));
          return window.lunr;
        });
        await window.parts.score(new Map([["bin", 1]]));
        const file = await (await fetch(address + "whole.json")).json();
        const terms = file.invertedIndex.map(([term]) => term);
        const known = new Set(terms);
        const index = window.lunr.Index.load(file);
        index.tokenSet = { intersect: (asked) => asked };
        const score = async (weights) => weights.size ? index
          .query((query) => weights.forEach((boost, term) => query.term(term, { boost, usePipeline: false })))
          .map(({ ref, score, matchData }) => ({ place: Number(ref), score, terms: new Set(Object.keys(matchData.metadata)) })) : [];
        const from = async (letters) => terms.filter((term) => term.startsWith(letters) && !term.endsWith("="));
        window.whole = Object.assign({}, window.parts,
          { score, knows: async (term) => known.has(term), beginning: from, wordsFrom: from });
      }
      const plainly = (found) => found.map(({ place, score, terms }) => [place, score, Array.from(terms).sort()]);
      const answers = [];
      for (const question of questions) {
        const [inParts, whole] = await Promise.all([window.parts, window.whole].map((index) => engine.search(index, question, 0)));
        const same = inParts.length === whole.length && inParts.every((one, at) => one.place === whole[at].place
          && Math.abs(one.score - whole[at].score) <= 1e-9 && one.terms.size === whole[at].terms.size);
        answers.push([same, plainly(inParts.slice(0, 30)), inParts.length]);
      }
      return answers;
    })().then((result) => answer({ result }), (error) => answer({ error: String(error.stack || error) }));
"""


def test_a_thousand_questions_are_answered_by_the_parts_as_by_the_whole_and_as_in_python(
    chromiums: Callable[..., webdriver.Chrome], whole_index: str
) -> None:
    driver = chromiums(810, 600)  # not the browser of `in_browser`, which stays where it is
    driver.get(whole_index)
    asked = questions(QUESTIONS)
    answers = []
    for at in range(0, len(asked), 100):
        answer = driver.execute_async_script(BOTH_ANSWERS, whole_index, asked[at : at + 100])
        assert "error" not in answer, answer["error"]
        answers += answer["result"]
    assert [question for question, (same, *_) in zip(asked, answers, strict=True) if not same] == []
    index = build_index(PAGES)
    places = {page.address: place for place, page in enumerate(sorted(PAGES, key=lambda page: page.address))}
    wrong = []
    for question, (_, first, total) in zip(asked, answers, strict=True):
        here = search(index, question, 30)
        results = [[places[each.page.address], pytest.approx(each.score, abs=1e-9), sorted(each.terms)] for each in here.results]
        if (here.total, results) != (total, first):
            wrong.append(question)
    assert wrong == []
    assert sum(total > 0 for *_, total in answers) > QUESTIONS * 0.7


def test_the_browser_rounds_a_weight_as_python_does(in_browser: Callable[..., Any]) -> None:
    """Halves of a thousandth go to the even side in Python, and up in JavaScript."""
    chance = random.Random(3)
    values = [number / 16 for number in range(4000)] + [number / 2000 for number in range(4000)]
    values += [chance.random() * 10 ** chance.randint(-4, 3) for _ in range(4000)]
    assert in_browser("return given.map(engine.toThreePlaces)", values) == [round(value, 3) for value in values]
