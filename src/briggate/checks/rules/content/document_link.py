"""Rule document-link."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, is_hidden, name_of, words_of
from briggate.checks.markup.documents import CALLED, ending
from briggate.checks.rule import Hit, Rule, bad, good

_ANY = re.compile(rf"\.(?:{'|'.join(CALLED)})\b")
_SIZE = re.compile(r"\d\s*(?:KB|MB|GB|bytes|kilobytes?|megabytes?|pages?)\b", re.IGNORECASE)
_AROUND = 80
"""How many characters right after a link may say what it leads to: WCAG's link context."""
_STEPS = 3

rule = Rule(
    id="document-link",
    title="Links to documents say their format and size",
    why="A document opens in another program, or costs a phone's data. People should know before they tap.",
    reference="GOV.UK Design System and WCAG 2.2 SC 2.4.4 Link Purpose (In Context) (A)",
    fix="End the link's words with them: “Apply by post (PDF, 120 KB)”.",
    examples=(bad('<a href="form.pdf">Apply by post</a>'), good('<a href="form.pdf">Apply by post (PDF, 120 KB)</a>')),
    severity="warning",
    wcag=("2.4.4",),
    impact="minor",
)


@rule.over(HtmlPage)
def document_link(page: HtmlPage) -> Iterator[Hit]:
    if not _ANY.search(page.small_letters):
        return
    for link in page.select("a[href*='.']"):
        end = ending(href := attribute(link, "href"))
        if end not in CALLED or not (name := name_of(page, link)) or is_hidden(link):
            continue
        said = f"{name} {_after(link)}"
        lacks = [] if re.search(rf"\b(?:{CALLED[end]}|{end})\b", said, re.IGNORECASE) else ["format"]
        if "//" not in href and not _SIZE.search(said):  # how big other people's files are, nobody here can keep true
            lacks.append("size")
        if lacks:
            yield rule.at(link, f"“{name}” leads to a {end.upper()} file and does not say its {' and '.join(lacks)}")


def _after(link: LexborNode) -> str:
    """What stands right after a link, as far as the next: also in the next line of the same list item or attachment."""
    said, here = "", link
    for _ in range(_STEPS):
        following = here.next
        while following is not None and len(said) < _AROUND:
            if following.tag == "a" or (following.tag not in ("-text", "-comment") and following.css_first("a") is not None):
                return said
            said += f" {following.text(deep=False) if following.tag == '-text' else words_of(following)}"
            following = following.next
        if here.parent is None or here.parent.tag in ("li", "tr", "dd", "section", "article", "main", "body"):
            break
        here = here.parent
    return said[:_AROUND]
