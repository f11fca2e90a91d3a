"""The title of a page, and what it says."""

import re

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, above, words_of

_SEPARATOR = re.compile(r"\s+[-–—|·•:»›/]\s+|\s*\|\s*|:\s+")
_NUMBERED = re.compile(
    r"(?:page|document|doc|slide|sheet|section|chapter|part|step|file|form|image|scan|img|web ?page) ?[#-]?\d*", re.IGNORECASE
)
_FILE = re.compile(r"\S.*\.(?:aspx?|docx?|gif|html?|indd|jpe?g|jsp|odt|pdf|php|png|pptx?|pub|rtf|txt|xlsx?|xml)", re.IGNORECASE)
_WORD_PROCESSOR = re.compile(r"microsoft (?:word|powerpoint|excel|publisher)\b.*", re.IGNORECASE)
_NOTHING_SAID = frozenset(
    (
        "add a title",
        "blank",
        "blank page",
        "default",
        "default page",
        "draft",
        "enter title here",
        "home",
        "home page",
        "homepage",
        "index",
        "index page",
        "insert title here",
        "landing page",
        "main",
        "main page",
        "my document",
        "my page",
        "new",
        "new document",
        "new page",
        "new web page",
        "no title",
        "page title",
        "placeholder",
        "start",
        "start page",
        "temp",
        "template",
        "test",
        "test page",
        "the title",
        "this is the title",
        "title",
        "title goes here",
        "title here",
        "unnamed",
        "untitled",
        "untitled document",
        "untitled page",
        "web page",
        "webpage",
        "website",
        "welcome",
        "welcome page",
        "your title",
        "your title here",
    )
)
_ONLY_ALONE = frozenset(
    ("home", "home page", "homepage", "main", "start", "start page", "welcome", "website", "test", "template", "form", "draft")
)
"""Words that say enough beside the name of the site."""
_SMALL_WORDS = frozenset(
    re.findall(r"\w+", "the and for you your our how what who when where why are can with from this that about into all any")
)


def title_of(page: HtmlPage) -> LexborNode | None:
    """The element that is the page's title: the first `title` that is not a drawing's."""
    return next((node for node in page.select("title") if above(node, "svg") is None), None)


def says_nothing(title: str) -> bool:
    """Whether a title would do for any page: “Untitled”, “Page 1”, a file's name."""
    title = title.strip()
    parts = _SEPARATOR.split(title)
    alone = len(parts) == 1
    if not any(map(str.isalpha, title)) or _FILE.fullmatch(title) or _WORD_PROCESSOR.fullmatch(title):
        return True
    first = " ".join(parts[0].lower().strip(" .!…<>[]()*_-").split())
    return (first in _NOTHING_SAID or _NUMBERED.fullmatch(first) is not None) and (alone or first not in _ONLY_ALONE)


def content_words(text: str) -> frozenset[str]:
    """The beginnings of the words that carry meaning, so that “bins” and “bin” count as one."""
    return frozenset(word[:3] for word in re.findall(r"[^\W_]+", text.lower()) if len(word) > 2 and word not in _SMALL_WORDS)


def main_heading(page: HtmlPage) -> str:
    """The words of the first `h1`, with what its images say."""
    heading = page.first("h1")
    if heading is None:
        return ""
    return " ".join([words_of(heading), *(image.attributes.get("alt") or "" for image in heading.css("img"))]).strip()
