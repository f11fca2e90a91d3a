"""Rule link-text-vague."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, above, attribute, hides, words_of
from briggate.checks.markup.headings import TAGS
from briggate.checks.markup.link_words import fault_of
from briggate.checks.markup.links_of import NamedLink, links_of, said_besides
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="link-text-vague",
    title="Links say where they lead",
    why="Screen readers list the links of a page, and eyes skip from link to link: “click here” tells neither where it leads.",
    reference="WCAG 2.2 SC 2.4.4 Link Purpose (In Context) (A); GOV.UK content design guidance on links",
    fix="Put the link on the words that say what people will find there, such as the title of the page.",
    examples=(
        bad('To tell us about a missed bin, <a href="/missed-bin/">click here</a>.'),
        good('You can <a href="/missed-bin/">report a missed bin</a>.'),
    ),
    wcag=("2.4.4",),
    impact="moderate",
)

_GOES_ON = re.compile(r"\s+(?:about|on|regarding|am)\s+\w[\w’'-]*\s+\w")


@rule.over(HtmlPage)
def link_text_vague(page: HtmlPage) -> Iterator[Hit]:
    for link in page.once(links_of):
        if link.fault == "vague" and not _is_explained(page, link):
            hit = rule.unsure if _goes_on(link) else rule.at
            yield hit(link.node, f"{quoted(link.name)} does not say where the link leads")
        elif link.fault == "a mere thing" and not _is_explained(page, link):
            if " " in link.name:
                yield rule.unsure(link.node, f"{quoted(link.name)}, heard by itself, may not say where the link leads")
            else:
                yield rule.at(link.node, f"{quoted(link.name)}, heard by itself, does not say where the link leads")


def _goes_on(link: NamedLink) -> bool:
    """Whether the words right after a link say what it is about: “Read more” about the W3C."""
    following = link.node.next
    return following is not None and following.tag == "-text" and _GOES_ON.match(following.text(deep=False)) is not None


def _is_explained(page: HtmlPage, link: NamedLink) -> bool:
    """Whether people hear more of the link than its name, or would if that were not hidden (hidden-words tells of that)."""
    if link.href.startswith("#") and above(link.node, *TAGS) is not None:  # a heading that is a link to itself
        return True
    if any(hides({"style": attribute(part, "style")}) for part in link.node.css("[style]")) and fault_of(words_of(link.node)) == "":
        return True
    return any(fault_of(words) == "" for words in said_besides(page, link))
