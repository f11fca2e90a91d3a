"""Words that say what somebody wants to do, as searches begin with them and A–Z terms should not."""

import re

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


_ACTIONS = _set_of("""
    access add adopt appeal apply arrange ask become bid book borrow build buy cancel challenge change check choose claim collect
    comment compare complain contact convert create dispose donate download enquire enrol exchange extend find foster get give have
    help hire hold inform insure join learn leave let license make meet move name notify object obtain order organise park pay plan
    prevent protect provide purchase read reclaim recycle refer register remove renew rent repair replace report request reserve
    respond return review save say search see sell send share sign start stop submit suggest swap switch take talk tell trace track
    transfer travel turn understand update upload use view visit volunteer vote watch work write
""")

_NOUNS_TOO = _set_of("""
    access appeal bid book borrow build challenge change charge check claim collect comment contact exchange foster have help hire
    hold leave let make meet move name object order park pay plan read recycle register rent repair request reserve return review
    save say search see share sign start stop swap switch take talk track transfer travel turn update use view visit volunteer vote
    watch work write
""")
"""Those that are as likely something else at the beginning of a term: Help with rent, Park and ride, Register office."""

_AFTER_AN_ACTION = _set_of("""
    a an the your our my their his her its us them it this that these those some any about for out up off down in if whether when
    where what who how which someone something
""")
"""Words of which one stands after an action word and hardly ever after a noun at the beginning of a term."""

_BEFORE_AN_ACTION = _set_of("to i we you can and or please how not")


def begins_with_action(term: str) -> bool:
    """Whether a term of the A–Z begins with what somebody does: “Report a missed bin”, and not “Help with rent”."""
    said = _words(term)
    if len(said) < 2 or said[0] not in _ACTIONS:
        return False
    if said[1] in ("and", "or"):
        return len(said) > 3 and said[2] in _ACTIONS
    return said[0] not in _NOUNS_TOO or said[1] in _AFTER_AN_ACTION


def has_action(question: str) -> bool:
    """Whether what somebody types says what they want to do: “pay council tax”, “how do I renew my books”."""
    said = _words(question)
    return any(
        word in _ACTIONS and (word not in _NOUNS_TOO or place == 0 or said[place - 1] in _BEFORE_AN_ACTION)
        for place, word in enumerate(said)
    )


def is_english(language: str) -> bool:
    """Whether these words are of a language."""
    return language.partition("-")[0].lower() == "en"


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
