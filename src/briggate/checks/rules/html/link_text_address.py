"""Rule link-text-address."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.links_of import links_of
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="link-text-address",
    title="Links are words, not addresses",
    why="A screen reader spells out an address mark by mark, and nobody learns from it what they will find.",
    reference="GOV.UK content design guidance on links; WCAG 2.2 SC 2.4.9 Link Purpose (Link Only) (AAA)",
    fix="Write what the page is about, and put the address behind those words.",
    examples=(
        bad('See <a href="https://example.org/tree-map">https://example.org/tree-map</a>.'),
        good('See the <a href="https://example.org/tree-map">map of protected trees</a>.'),
    ),
    severity="warning",
    wcag=("2.4.9",),
    impact="minor",
)


@rule.over(HtmlPage)
def link_text_address(page: HtmlPage) -> Iterator[Hit]:
    for link in page.once(links_of):
        if link.fault == "address":
            yield rule.at(link.node, f"the words of a link are a web address, {quoted(link.name)}")
        elif link.fault == "file name":
            fix = "Write what the file is about, its format and its size."
            yield rule.at(link.node, f"the words of a link are the name of a file, {quoted(link.name)}", fix)
        elif link.fault == "domain":
            yield rule.unsure(link.node, f"the words of a link are a web address, {quoted(link.name)}, unless that is the website’s name")
