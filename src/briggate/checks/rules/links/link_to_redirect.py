"""Rule link-to-redirect."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

_PAGE = "---\ntitle: Glass\nsummary: Where to take it.\nowner: waste\nlast_reviewed: 2026-01-02\ntopics: [bins]\n{more}---\n{body}"
_SITE = "https://tinytown.example.org"

rule = Rule(
    id="link-to-redirect",
    title="Links within the site lead straight to their page",
    why="Each redirect costs somebody on a slow line another wait, and the old address stays in use for ever.",
    reference="Web performance practice: avoid redirects (web.dev)",
    fix="Link to the address that the page has now.",
    examples=(
        bad_files({"content/bins/glass.md": _PAGE.format(more="redirect_from: [/bottles/]\n", body=f"[Glass]({_SITE}/bottles/)\n")}),
        good_files({"content/bins/glass.md": _PAGE.format(more="redirect_from: [/bottles/]\n", body=f"[Glass]({_SITE}/bins/glass/)\n")}),
    ),
    severity="warning",
)


@rule.over(SiteFacts)
def link_to_redirect(subject: SiteFacts) -> Iterator[Hit]:
    for page in subject.pages.values():
        for link in page.links if not page.redirects_to else ():
            target = subject.pages.get(link.target)
            if target and target.redirects_to and link.kind in ("a", "area"):
                yield rule.at(link, f"“{link.text}” leads to {link.target}, which is {target.redirects_to} now")
