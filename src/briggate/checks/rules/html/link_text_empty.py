"""Rule link-text-empty."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, file_name, has
from briggate.checks.markup.links_of import NamedLink, links_of
from briggate.checks.markup.shown import shortened
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
        if link.fault == "empty" and link.node.tag != "area" and not any(map(_is_told_of, link.node.css("img"))):
            yield _hit(link)


def _is_told_of(image: LexborNode) -> bool:
    """Whether the fault is an image's: image-alt tells of images and parts of image maps that have no alt text."""
    has_empty_alt = has(image, "alt") and not attribute(image, "alt")
    return not has_empty_alt and attribute(image, "role") not in ("presentation", "none")


def _hit(link: NamedLink) -> Hit:
    leads = f"a link to {shortened(link.href)}" if link.href and not link.href.startswith("#") else "a link"
    image = link.node.css_first("img")
    if image is not None:
        name = file_name(attribute(image, "src")) or "an image"
        lacks = "is marked as decoration" if attribute(image, "role") else "its alt text is empty"
        return rule.at(link.node, f"{name} is all there is in {leads}, and {lacks}", "Say in the image’s alt text where the link leads.")
    if link.node.css_first("svg, i, span, canvas, object") is not None:
        fix = "Write in the link where it leads. The words can be hidden from sight, but not from screen readers."
        return rule.at(link.node, f"{leads} has at most a drawing in it, and no words", fix)
    return rule.at(link.node, f"{leads} has no words")
