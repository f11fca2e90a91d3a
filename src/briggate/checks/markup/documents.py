"""Files that open in a program of their own, told by the end of their address."""

import re
from collections.abc import Mapping

from briggate.checks.html_page import file_name
from briggate.search.pipeline import is_stop_word, stem, words

TO_READ = ("pdf", "doc", "docx", "odt", "rtf")
"""Those that hold text, which a page could say as well."""
CALLED: Mapping[str, str] = {
    "pdf": "PDF",
    **dict.fromkeys(("doc", "docx", "odt", "rtf"), "Word|document|ODT|RTF"),
    **dict.fromkeys(("xls", "xlsx", "ods", "csv"), "Excel|spreadsheet|CSV|ODS"),
    **dict.fromkeys(("ppt", "pptx", "odp"), "PowerPoint|slides|ODP"),
    "zip": "ZIP",
}
"""By ending: what such a file may be called, as a regular expression."""
_FORMAT = re.compile(
    r"\([^()]*\b(?:\d+(?:\.\d+)? ?[KMG]B|pages?)\b[^()]*\)|\b(?:pdf|docx?|odt|rtf|word|download|document|leaflet)\b", re.IGNORECASE
)


def ending(address: str) -> str:
    """The ending of the file that an address leads to, in small letters: "pdf" of `/files/form.PDF?v=2#page=3`; "" if it has none."""
    path = address.strip().split("?")[0].split("#")[0]
    name, dot, end = path.rpartition("/")[2].rpartition(".")
    return end.lower() if dot and name and end.isalnum() else ""


def is_to_read(address: str) -> bool:
    """Whether an address leads to a file that holds text: a PDF, a Word file."""
    return ending(address) in TO_READ


def file_words(address: str) -> str:
    """The words that a file's name is made of."""
    return " ".join(re.findall(r"[^\W\d_]+", file_name(address).rpartition(".")[0]))


def telling_words(text: str) -> frozenset[str]:
    """The stems of the words that say what something is about, and not what kind of file it is."""
    said = words(_FORMAT.sub(" ", text))
    return frozenset(stem(word) for word in said if not is_stop_word(word) and not word.isdecimal())
