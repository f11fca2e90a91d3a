"""Rule colour-alone-link."""

from collections.abc import Iterator

from briggate.checks.markup.links_in_text import contrast_with_text, has_mark, links_in_text
from briggate.checks.markup.seen import called
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="colour-alone-link",
    title="Links in a text are told by more than their colour",
    why="One man in twelve does not see colours as others do, and reads over a link that is only another colour.",
    reference="WCAG 2.2 SC 1.4.1 Use of Color (A), failure F73",
    fix="Underline links that stand in a text.",
    examples=(
        bad('<style>a { color: #000; text-decoration: none }</style><p>Read about <a href="/bins/">missed bins</a> before you call</p>'),
        good('<p>Read about <a href="/bins/">missed bins</a> before you call</p>'),
    ),
    wcag=("1.4.1",),
    impact="serious",
)
LEAST = 3.0
SAME = 1.01


@rule.over(RenderedPage)
def colour_alone_link(page: RenderedPage) -> Iterator[Hit]:
    unmarked = [(link, block) for link, block in links_in_text(page.desktop) if not has_mark(link, block)]
    if not unmarked:
        return
    told_by_axe = {hit.path for hit in page.axe("link-in-text-block") if hit.certain}
    for link, block in unmarked:
        ratio = contrast_with_text(link, block)
        if ratio is None or link.path in told_by_axe:
            continue
        if ratio < SAME:
            yield rule.unsure(link, f"the link {called(link)} looks like the words around it")
        elif ratio < LEAST:
            yield rule.at(link, f"only its colour tells the link {called(link)} from the words around it, by a contrast of {ratio:.1f} : 1")
        elif _stays_as_it_is(page, link.path):
            yield rule.unsure(link, f"only its colour tells the link {called(link)} from the words around it, under a mouse too")


def _stays_as_it_is(page: RenderedPage, path: str) -> bool:
    cues = page.probe("link_cues")
    return cues["whole"] and path not in cues["paths"]
