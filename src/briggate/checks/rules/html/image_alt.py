"""Rule image-alt."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, has, name_of, words_of
from briggate.checks.markup.images import called, images_of, is_marked_decoration, is_spacer
from briggate.checks.markup.own_name import own_name
from briggate.checks.markup.shown import spoken, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="image-alt",
    title="Images have a text alternative",
    why="A screen reader reads out the file name, or nothing, when an image has no alt text.",
    reference="WCAG 2.2 SC 1.1.1 Non-text Content (A)",
    fix='Say what the image tells the reader. If it tells them nothing, write alt="".',
    examples=(
        bad('<img src="bins.png">'),
        bad('<input type="image" src="search.png">'),
        good('<img src="bins.png" alt="Brown bin: garden waste only">'),
    ),
    wcag=("1.1.1",),
    impact="critical",
)
_OTHERS = 'area[href], input[type="image" i], [role="img" i]:not(img)'


@rule.over(HtmlPage)
def image_alt(page: HtmlPage) -> Iterator[Hit]:
    for image in images_of(page):
        alt = attribute(image, "alt")
        if (has(image, "alt") and not alt) or is_marked_decoration(image) or spoken(name_of(page, image)):
            continue
        if is_spacer(image):
            yield rule.at(image, f"{called(image)} has no alt text, and only makes room", "Leave it out, and make room with styles.")
        else:
            yield rule.at(image, f"{called(image)} has {'an alt text of spaces' if alt else 'no alt text'}")
    for other in page.select(_OTHERS):
        if other.mem_id in page.once(unheard) or _is_named(page, other):
            continue
        if other.tag == "area":
            yield rule.at(other, f"{called(other)} has no alt text", "Say in alt where it leads.")
        elif other.tag == "input":
            yield rule.at(other, f"{called(other)} has no alt text", "Say in alt what it does.")
        else:
            yield rule.at(other, 'what is marked as an image (role="img") has no name', "Say in aria-label what it tells the reader.")


def _is_named(page: HtmlPage, node: LexborNode) -> bool:
    if node.tag in ("area", "input"):
        return bool(spoken(name_of(page, node)))
    title = node.css_first("title") if node.tag == "svg" else None
    return bool(own_name(page, node) or (title is not None and words_of(title)))
