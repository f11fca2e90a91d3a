"""Rule link-same-words."""

from collections import defaultdict
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.link_surroundings import Surroundings
from briggate.checks.markup.links_of import NamedLink, leads_to, links_of, page_of
from briggate.checks.markup.shown import quoted, shortened, within
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="link-same-words",
    title="The same words lead to the same page",
    why="In a list of links the two sound the same, and whoever takes the wrong one believes that they have been there already.",
    reference="WCAG 2.2 SC 2.4.4 Link Purpose (In Context) (A); GOV.UK content design guidance on links",
    fix="If they lead to different things, say in each link’s words what is different. If they lead to the same, give both one address.",
    examples=(
        bad('<p><a href="/rent/">Apply</a> for a home or <a href="/repair/">apply</a> for a repair.</p>'),
        good('<p><a href="/rent/">Apply for a home</a> or <a href="/repair/">ask for a repair</a>.</p>'),
    ),
    wcag=("2.4.4",),
    impact="moderate",
)
LINKS_MOST = 200
"""How many links of one name are compared."""


@rule.over(HtmlPage)
def link_same_words(page: HtmlPage) -> Iterator[Hit]:
    surroundings: Surroundings | None = None
    for links in _same_names(page):
        if all(link.href == links[0].href for link in links):
            continue
        surroundings = surroundings or Surroundings(page)
        alike: dict[object, dict[str, NamedLink]] = defaultdict(dict)
        for link in links[:LINKS_MOST]:
            if address := page_of(leads_to(page, link.href)):
                alike[surroundings.of(link.node)].setdefault(address, link)
        for different in alike.values():
            if len(different) > 1:
                first, second, *_ = different.values()
                said = f"{quoted(second.name)} leads to {shortened(second.href)}, and elsewhere on the page to {shortened(first.href)}"
                yield rule.unsure(second.node, said if len(different) == 2 else f"{said} and {len(different) - 2} more")


def _same_names(page: HtmlPage) -> list[list[NamedLink]]:
    """The links of the page's own part that share their words, if nothing else is to be said against those."""
    by_name: dict[str, list[NamedLink]] = defaultdict(list)
    for link in page.once(links_of):
        if link.fault == "" and link.href:
            by_name[" ".join(link.name.casefold().split())].append(link)
    shared = [links for links in by_name.values() if len(links) > 1]
    if not shared:
        return []
    inside = within(page, "main")
    elsewhere = frozenset[int]() if inside else within(page, "header, footer, nav, aside")
    own = ([each for each in links if each.node.mem_id in inside or (not inside and each.node.mem_id not in elsewhere)] for links in shared)
    return [links for links in own if len(links) > 1]
