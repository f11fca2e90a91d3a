"""Rule access-key."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, name_of
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="access-key",
    title="No shortcut keys of the page's own",
    why="An access key takes a key away that a browser or a screen reader uses for something else, and nobody is told of it.",
    reference="WebAIM, Keyboard Accessibility: Accesskey; in the spirit of WCAG 2.2 SC 2.1.4 Character Key Shortcuts (A)",
    fix="Take accesskey away.",
    examples=(bad('<a href="/bins/" accesskey="b">Bins</a>'), good('<a href="/bins/">Bins</a>')),
    severity="warning",
    wcag=("2.1.4",),
    impact="minor",
)


@rule.over(HtmlPage)
def access_key(page: HtmlPage) -> Iterator[Hit]:
    if "accesskey" not in page.small_letters:
        return
    for node in page.select("[accesskey]"):
        if key := attribute(node, "accesskey").strip():
            yield rule.at(node, f"{quoted(name_of(page, node) or node.tag or '')} has the access key “{key[:20]}”")
