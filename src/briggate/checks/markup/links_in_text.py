"""Links that stand among other words, and what tells them from those."""

from collections.abc import Iterator

from briggate.checks.markup.colours import behind, own_colour
from briggate.checks.markup.seen import words_in
from briggate.checks.markup.told_apart import has_edges, has_line
from briggate.model.colour import contrast
from briggate.model.snapshot import Element, Snapshot

WORDS_LEAST = 3
"""So many words on the same line make a link one in a text."""
_PICTURES = ("img", "svg", "picture", "canvas")
_DIFFERENT = ("font-style", "font-family", "text-transform", "letter-spacing")
_NOT_TEXT = ("nav", "header", "footer", "menu")


def links_in_text(page: Snapshot) -> Iterator[tuple[Element, Element]]:
    """Links with other words on the same line, each with the element that those words stand in."""
    for link in page.all("a"):
        if "href" in link.attributes and link.is_shown and link.style("display") == "inline" and link.closest(*_NOT_TEXT) is None:
            block = _block(link)
            if block is not None and words_in(link.shown_text) and len(_words_beside(link, block)) >= WORDS_LEAST:
                yield link, block


def has_mark(link: Element, block: Element) -> bool:
    """Whether something other than colour tells a link from the words around it."""
    between = [each for each in link.above if each is not block and block in each.above]
    parts = [link, *link.inside, *between]
    return any(_is_marked(each, block) for each in parts)


def contrast_with_text(link: Element, block: Element) -> float | None:
    """The contrast between the colours of a link and of the words around it; None where styles do not tell."""
    back = behind(link)
    return None if back is None else contrast(own_colour(link, "color").over(back), own_colour(block, "color").over(back))


def _is_marked(part: Element, block: Element) -> bool:
    return (
        part.tag in _PICTURES
        or has_line(part)
        or has_edges(part)
        or own_colour(part).is_seen
        or part.style("background-image") not in ("none", "")
        or part.style("box-shadow") not in ("none", "")
        or part.style("outline-style") not in ("none", "")
        or any(each.style("content") not in ("none", "normal", '""', "") for each in part.pseudo.values())
        or abs(part.pixels("font-weight") - block.pixels("font-weight")) >= 200
        or abs(part.pixels("font-size") - block.pixels("font-size")) > 2
        or any(part.style(name) != block.style(name) for name in _DIFFERENT)
    )


def _block(link: Element) -> Element | None:
    return next((each for each in link.above if each.style("display") not in ("inline", "contents", "")), None)


def _words_beside(link: Element, block: Element) -> list[str]:
    """The words on the same lines as a link that are in no link."""
    rows = [line.box for each in (link, *link.inside) for line in each.lines]
    words: list[str] = []
    for part in (block, *block.inside):
        if part.is_shown and part.closest("a", "button") is None:
            words += [
                word for line in part.lines if any(abs(line.box.y - row.y) < row.height / 2 for row in rows) for word in words_in(line.text)
            ]
    return words
