"""Rule internal-link."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.model.fault import did_you_mean

_PAGE = "---\ntitle: Glass\nsummary: Where to take it.\nowner: waste\nlast_reviewed: 2026-01-02\ntopics: [bins]\n---\n"

rule = Rule(
    id="internal-link",
    title="Links within the site lead somewhere",
    why="Somebody who follows a link to nothing has to begin again, and often rings us instead.",
    reference="GOV.UK Service Manual, and what every link checker begins with",
    fix="Correct the address, or take the link out.",
    examples=(
        bad_files({"content/bins/glass.md": f"{_PAGE}See [bottle banks](https://tinytown.example.org/bins/bottles/).\n"}),
        good_files({"content/bins/glass.md": f"{_PAGE}See [all about bins](https://tinytown.example.org/bins/).\n"}),
    ),
)


@rule.over(SiteFacts)
def internal_link(subject: SiteFacts) -> Iterator[Hit]:
    for page in subject.pages.values():
        for link in page.links:
            if link.target.startswith("/") and not _answers(link.target, subject):
                fix = did_you_mean(link.target, subject.pages, rule.fix) if link.kind in ("a", "area") else "Correct the address."
                said = f"“{link.text}” leads to" if link.text else "this asks for"
                yield rule.at(link, f"{said} {link.target}, which is not there", fix)


def _answers(target: str, subject: SiteFacts) -> bool:
    return (
        target in subject.pages
        or target[1:] in subject.files
        or f"{target}/" in subject.pages
        or f"{target[1:]}index.html" in subject.files
    )
