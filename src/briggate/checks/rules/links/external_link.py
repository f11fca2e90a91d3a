"""Rule external-link."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

_PAGE = "---\ntitle: Glass\nsummary: Where to take it.\nowner: waste\nlast_reviewed: 2026-01-02\ntopics: [bins]\n---\n"

rule = Rule(
    id="external-link",
    title="Links to other sites answer",
    why="Other sites move and close without telling us, and residents are left with an error page that looks like our fault.",
    reference="HTTP Semantics (RFC 9110), 15.5.5 404 Not Found and 15.5.11 410 Gone",
    fix="Look for the page on their site and link to it there, or take the link out.",
    examples=(
        bad_files({"content/bins/glass.md": f"{_PAGE}See [bottle banks](https://example.org/gone).\n"}),
        good_files({"content/bins/glass.md": f"{_PAGE}See [bottle banks](https://example.org/).\n"}),
    ),
    depends_on="outside",
    needs="answers",
)


@rule.over(SiteFacts)
def external_link(subject: SiteFacts) -> Iterator[Hit]:
    answers = subject.answers or {}
    for page in subject.pages.values():
        for link in page.links:
            answer = answers.get(subject.asked_as(link))
            if answer and answer.outcome == "gone":
                yield rule.at(link, f"“{link.text}” leads to {link.target}, which is gone ({answer.said})")
            elif answer and answer.outcome == "unsure":
                fix = "Open it in a browser. If it does not answer there either, look for another page."
                yield rule.unsure(link, f"“{link.text}” leads to {link.target}, which gave no good answer ({answer.said})", fix)
