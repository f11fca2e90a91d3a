"""Rule image-alt-repeats."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, above, words_of
from briggate.checks.markup.images import called, described, plain
from briggate.checks.markup.shown import after, quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="image-alt-repeats",
    title="An alt text does not repeat the words beside it",
    why="A screen reader reads both, one after the other: “Red panda, Red panda”.",
    reference="WCAG 2.2 technique H2; HTML standard (an icon beside words that say the same has an empty alt)",
    fix='Write alt="", if the words beside it say all that the image does, or say in alt what they do not.',
    examples=(
        bad('<a href="/bins/"><img src="bin.svg" alt="Bins"> Bins</a>'),
        good('<a href="/bins/"><img src="bin.svg" alt=""> Bins</a>'),
    ),
    severity="warning",
    impact="minor",
)
ENOUGH_WORDS = 4
"""An alt text of so many words that comes again in a longer caption is a repetition and no chance."""
LONGEST = 600


@rule.over(HtmlPage)
def image_alt_repeats(page: HtmlPage) -> Iterator[Hit]:
    words: dict[int, str] = {}
    for image, alt in described(page):
        said = plain(alt)
        if not said or image.tag != "img":
            continue
        for place, near in _near(image):
            if near.mem_id not in words:
                words[near.mem_id] = plain(words_of(near)[:LONGEST])
            found = words[near.mem_id]
            if found == said or (place == "its caption" and said.count(" ") + 1 >= ENOUGH_WORDS and said in found):
                yield rule.at(image, f"the alt text of {called(image)}, {quoted(alt)}, is also said by {place}")
                break


def _near(image: LexborNode) -> Iterator[tuple[str, LexborNode]]:
    link, figure = above(image, "a", "button"), above(image, "figure")
    if link is not None:
        yield "its link" if link.tag == "a" else "its button", link
    if figure is not None and (caption := figure.css_first("figcaption")) is not None:
        yield "its caption", caption
    if image.parent is not None and image.parent.tag not in ("body", "main", "div"):
        yield "the words around it", image.parent
    if (following := next(after(image), None)) is not None:
        yield "the words after it", following
