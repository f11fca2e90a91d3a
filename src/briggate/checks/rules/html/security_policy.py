"""Rule security-policy."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.blocked import blocked
from briggate.checks.markup.built_here import is_built_here
from briggate.checks.rule import Hit, Rule, bad, good

_PAGE = '<!doctype html><html lang="en"><head><title>Bins</title></head><body><main><h1>Bins</h1>{}</main></body></html>'

rule = Rule(
    id="security-policy",
    title="Nothing on a page is blocked by the site’s security policy",
    why="The policy lets browsers run and show only files of this site, which keeps smuggled-in scripts out. What it blocks does not work.",
    reference="Content Security Policy Level 3; decision 13 of docs/decisions",
    fix="Take it out, or move it into a file under theme/.",
    examples=(
        bad(_PAGE.format('<a href="javascript:history.back()">Back</a>')),
        bad(_PAGE.format('<p style="color: red">Closed today</p>')),
        good(_PAGE.format('<a href="/bins/">Back</a>')),
    ),
)


@rule.over(HtmlPage)
def security_policy(page: HtmlPage) -> Iterator[Hit]:
    if is_built_here(page):
        for node, what in blocked(page):
            yield rule.at(node, what)
