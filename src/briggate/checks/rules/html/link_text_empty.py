"""Rule link-text-empty."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, file_name, has
from briggate.checks.links_of import NamedLink, links_of
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="link-text-empty",
    title="Links have words",
    why="A screen reader says “link” and nothing more, or reads out the address letter by letter.",
    reference="WCAG 2.2 SC 2.4.4 Link Purpose (A), 4.1.2 Name, Role, Value (A)",
    fix="Write in the link where it leads, or take it out.",
    examples=(
        bad('<a href="/bins/"><img src="bin.png" alt=""></a>'),
        good('<a href="/bins/"><img src="bin.png" alt="Bins and recycling"></a>'),
    ),
    wcag=("2.4.4", "4.1.2"),
    impact="serious",
)


@rule.over(HtmlPage)
def link_text_empty(page: HtmlPage) -> Iterator[Hit]:
    for link in page.once(links_of):
        if link.fault == "empty":
            yield _hit(link)


def _hit(link: NamedLink) -> Hit:
    leads = f"a link to {link.href}" if link.href and not link.href.startswith("#") else "a link"
    image = link.node.css_first("img")
    if link.node.tag == "area":
        return rule.at(link.node, f"{leads} in an image map has no alt text", "Say in its alt text where it leads.")
    if image is not None:
        name = file_name(attribute(image, "src")) or "an image"
        lacks = "its alt text is empty" if has(image, "alt") else "has no alt text"
        joined = "and" if has(image, "alt") else "and it"
        return rule.at(
            link.node, f"{name} is all there is in {leads}, {joined} {lacks}", "Say in the image’s alt text where the link leads."
        )
    if link.node.css_first("svg, i, span, canvas, object") is not None:
        return rule.at(
            link.node,
            f"{leads} has only a drawing in it, and no words",
            "Write in the link where it leads; the words can be hidden from sight.",
        )
    return rule.at(link.node, f"{leads} has no words")
