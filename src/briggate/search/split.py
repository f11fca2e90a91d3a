"""An index as files: split by term, so that whoever asks loads the terms of the question and the pages of the answer.

`docs/developers/search.md` describes the files. `index` reads them here, `theme/assets/search/index.js` in the browser.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, groupby, pairwise
from operator import itemgetter
from typing import Any, Final

from briggate.search.analysis import Analysis
from briggate.search.coding import joined_texts, number
from briggate.search.document import FIELDS, LENGTH_WEIGHT, REPEAT_WEIGHT
from briggate.search.inversion import FORMAT, Inverted, invert
from briggate.search.pipeline import is_phrase
from briggate.search.runs import runs
from briggate.search.tables import pipeline_tables

MANIFEST: Final = "manifest.json"
"""The one file whose name does not change: it names the others."""
FOLDER: Final = "index/"
"""Where the others are, named by what is in them."""
NAME_LENGTH: Final = 10

SHARD: Final = {"least": 3500, "most": 6000, "one_in": 8}
WORD_LIST: Final = {"least": 3500, "most": 20_000, "one_in": 4}
"""How many characters a shard and a word list have before they are compressed: see `runs`."""


Add = Callable[[Any], str]
"""Keeps some content as a file; gives its name."""


def search_files(analyses: Iterable[bytes], kept: bytes | None = None) -> tuple[dict[str, bytes], bytes]:
    """The index of one language's pages, whose order does not matter and whose addresses must differ: file below `search/` → bytes.

    With it comes what, given as `kept` the next time, saves the work on pages that have not changed; the files are the same without.
    """
    inverted = invert(analyses, kept)
    files: dict[str, bytes] = {}

    def add(content: Any) -> str:
        data = _json(content)
        name = name_of(data)
        files[f"{FOLDER}{name}.json"] = data
        return name

    manifest = {
        "format": FORMAT,
        "tables": pipeline_tables(),
        "fields": FIELDS,
        "lengthWeight": LENGTH_WEIGHT,
        "repeatWeight": REPEAT_WEIGHT,
        "shards": _shards(inverted.postings, add),
        "words": _word_lists(inverted.postings, add),
        "records": "".join(add([_record(page) for page in inverted.pages[group]]) for group in inverted.groups),
        "pages": add(_pages(inverted)),
        "near": add(joined_texts(sorted({word for page in inverted.pages for word in page.near_words}))),
    }
    return {MANIFEST: _json(manifest), **files}, inverted.kept


def name_of(data: bytes) -> str:
    """What a file of the index is called, without its ending, for what is in it."""
    return hashlib.sha256(data).hexdigest()[:NAME_LENGTH]


def _shards(postings: Mapping[str, str], add: Add) -> tuple[str, str]:
    """Terms with their postings, in runs of neighbours, so that the terms that begin with a few letters are in few files."""
    terms = sorted(postings)
    weights = [len(term) + len(postings[term]) for term in terms]
    shards = [terms[run] for run in runs(terms, weights, **SHARD)]
    return _listed(shards, [add([joined_texts(shard), " ".join(postings[term] for term in shard)]) for shard in shards])


def _word_lists(postings: Mapping[str, str], add: Add) -> tuple[str, str]:
    """Every term that is a word, by first letter."""
    by_letter = [list(terms) for _, terms in groupby(sorted(term for term in postings if not is_phrase(term)), key=itemgetter(0))]
    weights = [sum(map(len, terms)) for terms in by_letter]
    lists = [list(chain.from_iterable(by_letter[run])) for run in runs([terms[0][0] for terms in by_letter], weights, **WORD_LIST)]
    return _listed(lists, [add(joined_texts(terms)) for terms in lists])


def _listed(parts: Sequence[Sequence[str]], names: Iterable[str]) -> tuple[str, str]:
    """The parts of a sorted sequence in the manifest: something between the last of one and the first of the next, and their names."""
    borders = ["", *(_border(before[-1], part[0]) for before, part in pairwise(parts))]
    return joined_texts(borders[: len(parts)]), "".join(names)


def _border(before: str, first: str) -> str:
    """The shortest beginning of `first` that comes after `before`."""
    return next(first[:letters] for letters in range(1, len(first) + 1) if first[:letters] > before)


def _record(page: Analysis) -> tuple[str, str, str, str]:
    return page.page.address, page.page.title, page.page.summary, page.page.where


def _pages(inverted: Inverted) -> dict[str, Any]:
    """What the weight of any term needs to know of pages: groups, the lengths of bodies, all lengths together, and boosts."""
    pages = inverted.pages
    return {
        "groups": "".join(number(group.stop - group.start) for group in inverted.groups),
        "bodies": "".join(number(page.lengths[-1]) for page in pages),
        "lengths": [sum(lengths) for lengths in zip(*(page.lengths for page in pages), strict=True)],
        "boosts": {str(place): page.boost for place, page in enumerate(pages) if page.boost != 1},
    }


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
