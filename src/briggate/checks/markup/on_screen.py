"""What several rules over a page on a screen ask: its blocks of text, their rows, and how a finding names an element."""

from collections.abc import Iterator, Sequence

from briggate.checks.markup.shown import quoted
from briggate.model.snapshot import Element, Line, Snapshot

INLINE = ("inline", "contents", "ruby", "ruby-text")
"""The values of display that let an element be a part of the text around it."""
CONTROLS = ("input", "select", "textarea", "button")
_KINDS = {"img": "a picture", "table": "a table", "iframe": "a frame", "video": "a video", "pre": "a piece of code", "svg": "a drawing"}


def called(element: Element) -> str:
    """How a finding names an element: by its words, or by what it is."""
    for name in ("aria-label", "alt", "placeholder", "title"):
        if element.tag not in ("html", "body", "table") and (words := element.attribute(name).strip()):
            return quoted(words)
    if element.tag not in _KINDS and (words := (element.text if element.lines else element.shown_text) or element.text or element.value):
        return quoted(words)
    named = (each.attribute(name).strip() for each in element.inside for name in ("aria-label", "alt", "placeholder"))
    if element.tag in _KINDS or not (words := next(filter(None, named), "")):
        return _KINDS.get(element.tag, f"<{element.tag}>")
    return quoted(words)


def is_drawn(element: Element) -> bool:
    """Whether its words are part of a drawing, turned, or on the move: where they stand is not where their box is."""
    for each in (element, *element.above):
        if each.tag in ("svg", "canvas", "marquee", "math", "ruby") or each.style("animation-name") not in ("none", ""):
            return True
        if each.style("writing-mode") not in ("horizontal-tb", "") or _is_turned(each.style("transform")):
            return True
    return False


def _is_turned(transform: str) -> bool:
    if not transform.startswith("matrix("):
        return transform.startswith("matrix3d")
    _, across, down, *_ = map(float, transform[7:-1].split(","))
    return abs(across) > 0.01 or abs(down) > 0.01


def block_of(element: Element) -> Element:
    """The element itself, or the nearest around it whose text it is a part of."""
    here = element
    while here.style("display") in INLINE and here.parent is not None:
        here = here.parent
    return here


def text_blocks(page: Snapshot) -> Sequence[tuple[Element, Sequence[Sequence[Line]]]]:
    """Every block that has text of its own, with its shown rows of text. What stands in a drawing, or is code, is no text; rows of text in
    columns cannot be told apart."""
    return page.once(_text_blocks)


def _text_blocks(page: Snapshot) -> Sequence[tuple[Element, Sequence[Sequence[Line]]]]:
    lines: dict[Element, list[Line]] = {}
    for element in page.elements:
        if (
            element.lines
            and element.shown_lines
            and not _is_in_columns(element)
            and element.closest("svg", "pre", "code", "kbd", "samp", "textarea", "math") is None
        ):
            lines.setdefault(block_of(element), []).extend(element.shown_lines)
    return [(block, rows(own)) for block, own in lines.items()]


def _is_in_columns(element: Element) -> bool:
    return any(each.style("columns") not in ("", "auto", "auto auto") for each in (element, *element.above))


def rows(lines: Sequence[Line]) -> Sequence[Sequence[Line]]:
    """Pieces of text, put together that stand on one row, from the top."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: (each.box.y, each.box.x)):
        middle = line.box.y + line.box.height / 2
        if found and found[-1][0].box.y <= middle <= max(each.box.bottom for each in found[-1]):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def outermost(elements: Sequence[Element]) -> list[Element]:
    """Those of some elements that stand in none of the others."""
    chosen = set(elements)
    return [each for each in elements if not any(around in chosen for around in each.above)]


def together(elements: Sequence[Element]) -> Iterator[tuple[Element, int]]:
    """The first of the elements that stand in one list, table or section, and how many there are."""
    found: dict[Element | None, list[Element]] = {}
    for each in elements:
        found.setdefault(_group(each), []).append(each)
    for group in found.values():
        yield group[0], len(group)


def _group(element: Element) -> Element | None:
    around = next((each for each in element.above if each.style("display") not in INLINE), None)
    if around is not None and around.tag in ("li", "td", "th", "dt", "dd", "tr", "p", "label", "summary"):
        return next((each for each in around.above if each.tag in ("ul", "ol", "table", "dl", "menu")), around.parent)
    return around


def more(count: int) -> str:
    """What a message adds where one finding stands for several."""
    return f", and so {'is one' if count == 2 else f'are {count - 1}'} more" if count > 1 else ""
