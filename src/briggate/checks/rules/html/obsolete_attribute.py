"""Rule obsolete-attribute."""

from collections.abc import Iterator
from itertools import groupby

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.of_the_past import ATTRIBUTES, ATTRIBUTES_INSTEAD, NAMES
from briggate.checks.markup.tags_used import attributes_used
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="obsolete-attribute",
    title="How things look is not said with attributes of the past",
    why="Colours and sizes set this way do not follow a reader’s own settings or the site’s design, and break on small screens.",
    reference="The HTML standard, section 16.2 Non-conforming features",
    fix="Leave it out. How things look belongs in the stylesheet.",
    examples=(bad('<p align="center">Bins</p>'), good("<p>Bins</p>")),
    severity="warning",
)


@rule.over(HtmlPage)
def obsolete_attribute(page: HtmlPage) -> Iterator[Hit]:
    found: dict[int, tuple[LexborNode, list[str]]] = {}
    for name in sorted(page.once(attributes_used) & NAMES):
        for node in page.select(f"[{name}]"):
            if name in ATTRIBUTES.get(node.tag or "", "").split():
                found.setdefault(node.mem_id, (node, []))[1].append(name)
    for (tag, *names), nodes in groupby(sorted(found.values(), key=_kind), key=_kind):
        (first, _), *more = nodes
        said = f"{', '.join(names[:-1])} and {names[-1]}, which belong" if names[1:] else f"{names[0]}, which belongs"
        times = f", {len(more) + 1} times" if more else ""
        yield rule.at(
            first,
            f"<{tag}> has {said} to the past{times}",
            " ".join(ATTRIBUTES_INSTEAD[name] for name in names if name in ATTRIBUTES_INSTEAD),
        )


def _kind(found: tuple[LexborNode, list[str]]) -> tuple[str, ...]:
    return found[0].tag or "", *found[1]
