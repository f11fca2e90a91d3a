"""Rule document-link."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, is_hidden, name_of
from briggate.checks.rule import Hit, Rule, bad, good

_DOCUMENTS = {
    **dict.fromkeys(("pdf",), "PDF"),
    **dict.fromkeys(("doc", "docx", "odt", "rtf"), "Word|document|ODT"),
    **dict.fromkeys(("xls", "xlsx", "ods", "csv"), "Excel|spreadsheet|CSV|ODS"),
    **dict.fromkeys(("ppt", "pptx", "odp"), "PowerPoint|slides|ODP"),
    "zip": "ZIP",
}
"""By ending: what a link may call such a file."""
_ENDING = re.compile(r"\.([a-z]{3,4})(?:[?#].*)?$", re.IGNORECASE)
_SIZE = re.compile(r"\d\s*(?:KB|MB|GB|kilobytes?|megabytes?|pages?)\b", re.IGNORECASE)

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
    for link in page.select("a[href*='.']"):
        match = _ENDING.search(attribute(link, "href"))
        called = _DOCUMENTS.get(match[1].lower()) if match else None
        if match is None or called is None or is_hidden(link):
            continue
        name = name_of(page, link)
        lacks = [what for what, said in (("format", _says(called, match[1], name)), ("size", _SIZE.search(name))) if not said]
        if name and lacks:
            yield rule.at(link, f"“{name}” leads to a {match[1].upper()} file and does not say its {' and '.join(lacks)}")


def _says(called: str, ending: str, name: str) -> bool:
    return bool(re.search(rf"\b(?:{called}|{ending})\b", name, re.IGNORECASE))
