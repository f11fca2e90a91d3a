"""What the search pipeline knows about words, as data. `pipeline.py` and `theme/assets/search/` read it alike.

The tables travel inside each index, so that a browser always stems as the build that wrote the index did. Patterns keep to the
regular expressions that Python and JavaScript share. Nothing here depends on the edition of Unicode that either was built with.
"""

from typing import Final

FOLDABLE: Final = (
    r"A-Z\u00ad\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u02b9-\u02bc\u0300-\u036f\u0370-\u052f\u1e00-\u1fff"
    r"\u200c\u200d\u2018\u2019\u201b\u2032\u2060\ufb00-\ufb04\ufeff\uff07`\u00b4"
)
"""Characters that fold to something plainer: by FOLDS, else their base letter in lower case (ŵ to w, É to e)."""

FOLDS: Final = {
    "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th",
    "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ı": "i", "ς": "σ",
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl",
    **dict.fromkeys("`´‘’‛′ʹʺʻʼ＇", "'"),
    **dict.fromkeys("\u00ad\u200c\u200d\u2060\ufeff", ""),
}  # fmt: skip
"""Letters that Unicode does not take apart; every apostrophe to the straight one; soft hyphens and joiners to nothing."""

HYPHENS: Final = r"\u002d\u2010\u2011"
"""What joins two words into one: fly-tipping."""

SEPARATORS: Final = (
    r"\u0000-\u0026\u0028-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb-\u00bf\u00d7\u00f7"
    r"\u02c2-\u02df\u037e\u0384\u0385\u0387\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4"
    r"\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u0964\u0965\u0970\u1360-\u1368\u1680\u17d4-\u17da"
    r"\u2000-\u200b\u200e-\u2031\u2033-\u205f\u2061-\u206f\u20a0-\u20cf\u2100-\u214f\u2190-\u2bff\u2e00-\u2e7f"
    r"\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30a0\u30fb"
    r"\ud800-\uf8ff\ufe10-\ufe1f\ufe30-\ufe6f\uff00-\uff06\uff08-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffff"
)
"""Where words end: punctuation and symbols of the scripts that councils publish in, and all beyond the first 65,536 characters."""

IDEOGRAPHS: Final = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Each of these is a word by itself, as Chinese is written without spaces."""

POSSESSIVE: Final = r"'+s?$|'"
"""What an apostrophe takes with it: council's and councils' lose their ends, don't becomes dont."""

_STOP_WORDS = """
a about am an and any are as at be been but by can cant could did do does dont for from get had has have how i if im in into is it
its ive many me much my of on or our please should so some than that the their them then there these they this those to want was
we were what when where which who why with would you your
ac ar beth ei ein eich ble eu fy mae pryd sut yn yng ym yr yw y
"""
STOP_WORDS: Final = tuple(_STOP_WORDS.split())
"""Words that say how a question is asked, not what it is about. Short on purpose: “need”, “out” and “no” say something.

Body text is indexed without them. Titles and terms keep them, so that a question of nothing else (what's on) is still answered.
"""

WORDS: Final = {
    # What the council calls a service, although the verb is something else: parking is not parks, planning not a plan.
    **{word: word for word in ("building", "parking", "planning", "wedding", "gas", "news")},
    # Plurals and verbs that follow no rule.
    "buses": "bus", "gases": "gas", "menus": "menu", "children": "child", "childrens": "child", "men": "man", "mens": "man",
    "women": "woman", "womens": "woman", "people": "person", "peoples": "person", "feet": "foot", "teeth": "tooth",
    "mice": "mous", "lice": "lous", "leaf": "leav", "knife": "kniv", "thief": "thiev", "wive": "wife",
    "paid": "pay", "broken": "break", "stolen": "steal", "fallen": "fall", "died": "die", "dying": "die", "going": "go",
    # The act and the thing: renew and renewal, apply and application.
    "applicant": "apply", "application": "apply", "burial": "bury", "cancellation": "cancel", "complaint": "complain",
    "consultation": "consult", "disposal": "dispos", "electoral": "elect", "infestation": "infest", "marriage": "marry", "payment": "pay",
    "pollution": "pollut", "reduction": "reduc", "registration": "register", "removal": "remov", "renewal": "renew",
    "icy": "ice", "monthly": "month", "nearest": "near", "noisy": "nois", "smelly": "smell", "weekly": "week",
    # One word, two spellings.
    "councilor": "councillor", "curb": "kerb", "gray": "grey", "licenc": "licens", "mold": "mould", "mom": "mum",
    "planing": "planning", "practis": "practic", "programm": "program",
}  # fmt: skip
"""Words, or what the steps have made of them so far, that are done: looked up before each step and after the last."""

_SPOKEN = "^(?=.*[aeiouy])..."
_SHORT = "^[^aeiouy]*[aeiouy][^aeiouywx]$"

STEPS: Final[tuple[tuple[tuple[str, str, str], ...], ...]] = (
    (  # more than one
        ("sses", "ss", ""), ("ies", "y", ".."), ("oes", "o", "..."), ("xes", "x", ".."), ("ches", "ch", ".."), ("shes", "sh", ".."),
        ("ss", "ss", ""), ("us", "us", ""), ("sis", "sis", ""), ("nis", "nis", ""), ("s", "", ".."),
    ),
    (  # doing and done
        ("eed", "eed", ""), ("ied", "y", ".."),
        *((letter * 2 + end, letter, "([^aeiouy]|qu)[aeiouy]$") for letter in "bdgmnprt" for end in ("ing", "ed")),
        *((end, "e", _SHORT) for end in ("ing", "ed")),
        *((end, "", _SPOKEN) for end in ("ing", "ed")),
    ),
    (  # nouns made of verbs and of other words, and -ize
        ("isation", "is", "..."), ("ization", "is", "..."), ("ize", "is", "..."), ("iz", "is", "..."),
        ("ational", "at", "...."), ("ation", "at", "..."), ("ction", "ct", ""), ("ption", "pt", ".."), ("ntion", "nt", ".."),
        ("ability", "abl", "."), ("ibility", "ibl", "."),
        ("ment", "", "....."), ("mental", "", "....."), ("iness", "y", "...."), ("ness", "", "....."),
    ),
    (  # spelling, and the e that comes and goes: recycle and recycling
        ("our", "or", _SPOKEN), ("tre", "ter", ".."), ("ll", "l", "[aeiouy][^aeiouy]+[aeiouy]$"), ("ie", "y", "..."),
        ("e", "", "...[^aeioy]$"),
    ),
)  # fmt: skip
"""The stemmer. In each step the first rule (ending, what takes its place, a pattern that the rest must have) that fits is applied."""

ENDINGS: Final = ("e", "ed", "es", "ies", "ing", "ion", "ation", "ment")
"""Endings that a stem has lost: half of one is on the screen while a resident types “parkin”."""

WEIGHTS: Final = {"phrase": 2.0, "exact": 1.0, "prefix": 0.4, "misspelt": 0.5}
"""How much counts what was typed: all of it as a title or A–Z term, a word as it is, as the beginning of a longer one, and with one
letter wrong (only when no page has it as it is)."""

MOST_WORDS: Final = 12
"""The words of a question that are looked at; the rest are not."""

LEAST_BEGUN: Final = 3
"""The letters of a word still being typed from which on it may be the beginning of another."""
MOST_BEGUN: Final = 40
"""The terms that such a beginning may mean at most, so that a few letters never load a large part of the index."""
MOST_LETTERS: Final = 40
"""Longer words are looked up as they are, but never taken for a beginning, a slip, or two words in one."""


def pipeline_tables() -> dict[str, object]:
    """The tables as they travel in an index."""
    return {
        "foldable": FOLDABLE,
        "folds": FOLDS,
        "separators": SEPARATORS,
        "ideographs": IDEOGRAPHS,
        "possessive": POSSESSIVE,
        "stopWords": list(STOP_WORDS),
        "words": WORDS,
        "steps": [[list(rule) for rule in step] for step in STEPS],
        "endings": list(ENDINGS),
        "weights": WEIGHTS,
        "mostWords": MOST_WORDS,
        "leastBegun": LEAST_BEGUN,
        "mostBegun": MOST_BEGUN,
        "mostLetters": MOST_LETTERS,
    }
