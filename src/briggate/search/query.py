"""What a resident typed, asked of an index. `theme/assets/search/questions.js` asks the same of it, and must answer the same."""

from dataclasses import dataclass
from itertools import pairwise

from briggate.search.analysis import Page
from briggate.search.index import SearchIndex
from briggate.search.pipeline import is_stop_word, stem, telling, whole, words
from briggate.search.tables import ENDINGS, LEAST_BEGUN, MOST_BEGUN, MOST_LETTERS, MOST_WORDS, WEIGHTS

Asked = dict[str, float]
"""The terms that one word of a question may mean, each with its weight."""


@dataclass(frozen=True)
class Result:
    """A page found, best first, with the terms it was found by."""

    page: Page
    score: float
    terms: frozenset[str]


@dataclass(frozen=True)
class Found:
    """How many pages were found in all, and the first of them."""

    total: int
    results: tuple[Result, ...]


def search(index: SearchIndex, query: str, count: int = 10) -> Found:
    """The pages that answer a question, best first; pages equally good come by address.

    A page with every word of the question comes before one with few, unless the few say very much more. Pages with less than half of
    the words that the best has are left out.
    """
    asked = _asked(index, query)
    weights: dict[str, float] = {}
    for each in asked:
        for term, weight in each.items():
            weights[term] = max(weight, weights.get(term, 0))
    scored = [(each, sum(1 for meant in asked if not each.terms.isdisjoint(meant))) for each in index.score(weights)]
    most = max((answered for _, answered in scored), default=0)
    ranked = [(each.score * answered / len(asked), each) for each, answered in scored if answered * 2 >= most]
    # To six places, so that sums which differ in their last bit are the tie that they are.
    ranked.sort(key=lambda pair: (-round(pair[0], 6), pair[1].place))
    return Found(len(ranked), tuple(Result(index.page(each.place), score, each.terms) for score, each in ranked[:count]))


def near_words(index: SearchIndex, query: str, count: int = 3) -> tuple[str, ...]:
    """Words of titles and A–Z terms that somebody whose question found nothing may have meant, the likeliest first."""
    near = sorted(
        (-likeness, known)
        for word in words(query)[:MOST_WORDS]
        if not is_stop_word(word)
        for known in index.near_words
        if (likeness := _likeness(word, known)) >= 0.5
    )
    return tuple(dict.fromkeys(known for _, known in near))[:count]


def _asked(index: SearchIndex, query: str) -> list[Asked]:
    """What each word of a question may mean; words that mean nothing here are left out."""
    said = telling(query)[:MOST_WORDS]
    unfinished = words(query)[-1] if said else ""
    meant = [pair for word in dict.fromkeys(said) for pair in _meant(index, word, unfinished)]
    for (first, one), (second, other) in pairwise(meant):
        together = stem(first + second)
        if index.knows(together):
            one[together] = other[together] = WEIGHTS["exact"]
    phrase = {whole(said): WEIGHTS["phrase"]} if index.knows(whole(said)) else {}
    return [asked | phrase for _, asked in meant if asked or phrase]


def _meant(index: SearchIndex, word: str, unfinished: str) -> list[tuple[str, Asked]]:
    """The word with the terms that it may mean; if it means none, the two words that it is made of."""
    asked = _begun(index, word) if word == unfinished else {}
    if index.knows(stem(word)):
        asked[stem(word)] = WEIGHTS["exact"]
    asked = asked or _misspelt(index, word)
    parts = [] if asked else _parts(index, word)
    return [(part, {stem(part): WEIGHTS["exact"]}) for part in parts] or [(word, asked)]


def _begun(index: SearchIndex, word: str) -> Asked:
    """The shortest terms that begin with a word still being typed, and the stem that it has once its ending is there: parkin, parking."""
    if not LEAST_BEGUN <= len(word) <= MOST_LETTERS:
        return {}
    begun = sorted((term for term in index.words_from(word[0]) if term.startswith(word)), key=lambda term: (len(term), term))
    finished = [stem(word + end[typed:]) for end in ENDINGS for typed in range(1, len(end)) if word.endswith(end[:typed])]
    return dict.fromkeys([*begun[:MOST_BEGUN], *filter(index.knows, finished)], WEIGHTS["prefix"])


def _misspelt(index: SearchIndex, word: str) -> Asked:
    """Terms one letter away from a word of four letters or more, whatever ending they lost. The first letter is taken to be right."""
    if not 4 <= len(word) <= MOST_LETTERS:
        return {}
    stemmed = stem(word)
    found = [
        term
        for term in index.words_from(word[0])
        if _one_letter_apart(term, stemmed) or any(_one_letter_apart(term + ending, word) for ending in ENDINGS)
    ]
    return dict.fromkeys(found, WEIGHTS["misspelt"])


def _parts(index: SearchIndex, word: str) -> list[str]:
    """The two known words, of three letters or more, that were typed as one: flytipping. The more even, the likelier."""
    if len(word) > MOST_LETTERS:
        return []
    places = sorted(range(3, len(word) - 2), key=lambda place: (abs(len(word) - 2 * place), place))
    for place in places:
        if index.knows(stem(word[:place])) and index.knows(stem(word[place:])):
            return [word[:place], word[place:]]
    return []


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether a letter too many, too few, wrong, or two in the wrong order is all that parts two words."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return (
        one[at + 1 :] == other[at + 1 :]
        or one[at + 1 :] == other[at:]
        or one[at:] == other[at + 1 :]
        or (one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :])
    )


def _likeness(one: str, other: str) -> float:
    """How alike two words are, from 0 to 1: the pairs of letters that they share (Dice's coefficient)."""
    pairs, other_pairs = _pairs(one), _pairs(other)
    return 2 * len(pairs & other_pairs) / max(1, len(pairs) + len(other_pairs))


def _pairs(word: str) -> set[str]:
    return {word[place : place + 2] for place in range(len(word) - 1)}
