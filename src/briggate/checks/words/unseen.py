"""Characters that nobody can see, and where a script needs them."""

import re

HIDDEN = re.compile(
    "(?P<flag>\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f)"
    "|(?P<turns>[\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069]+)"
    "|(?P<parts>[\u200b\u2060]+)"
    "|(?P<joins>(?<![^\\x00-\\x7f])[\u200c\u200d]+(?![^\\x00-\\x7f]))"
    "|(?P<private>[\ue000-\uf8ff\U000f0000-\U0010fffd]+)"
    "|[\u034f\u115f\u1160\u180e\u2028\u2029\u202d\u202e\u2061-\u2064\u2800\u3164\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e007f]+"
)
"""Characters without a shape of their own, those that turn the direction of text, and those that every font may draw otherwise.
Control characters are refused when a page is read. Soft hyphens are none of them, nor are the flags of England, Scotland and Wales."""
ANY_HIDDEN = re.compile(
    "[\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\u2800\u3164\ue000-\uf8ff\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e007f\U000f0000-\U0010fffd]"
)
"""Each of these, and what may be one of them: quick to look for, and in hardly any page."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_UNSPACED = re.compile("[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u19e0-\u1aaf\u3040-\u30ff\u4e00-\u9fff]")
"""Scripts that put no spaces between words, and mark where a line may break."""
_RIGHT_TO_LEFT_LANGUAGES = ("ar", "fa", "he", "ur", "ps", "sd", "yi", "ckb", "dv", "ug")
_AROUND = 20
"""How many characters before and after tell which script it is."""


def belongs(match: re.Match[str], language: str) -> bool:
    """Whether the script needs what HIDDEN has matched, on a page in this language."""
    around = match.string[max(0, match.start() - _AROUND) : match.end() + _AROUND]
    if match.lastgroup == "turns":
        return language.split("-")[0] in _RIGHT_TO_LEFT_LANGUAGES or bool(_RIGHT_TO_LEFT.search(around))
    return match.lastgroup == "flag" or (match.lastgroup == "parts" and bool(_UNSPACED.search(around)))
