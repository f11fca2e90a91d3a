"""Rule icon-contrast."""

from collections.abc import Iterator

from briggate.checks.markup.colours import behind
from briggate.checks.markup.seen import called, class_words_of, is_off
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.colour import Colour, contrast, read_colour
from briggate.model.snapshot import Element

rule = Rule(
    id="icon-contrast",
    title="Icons that stand alone can be seen",
    why="Where an icon is all that there is of a button, who cannot make it out does not know that there is a button.",
    reference="WCAG 2.2 SC 1.4.11 Non-text Contrast (AA)",
    fix="Draw it in a colour with a contrast of at least 3 : 1 with what is behind it, or write a word beside it.",
    examples=(
        bad('<button aria-label="Close"><svg width="20" height="20" fill="#ddd"><path d="M0 0h20v20z"/></svg></button>'),
        good('<button aria-label="Close"><svg width="20" height="20" fill="#222"><path d="M0 0h20v20z"/></svg></button>'),
    ),
    wcag=("1.4.11",),
    impact="moderate",
)
LEAST = 3.0
_DRAWN = ("path", "circle", "rect", "ellipse", "line", "polyline", "polygon")
_NOT_PLAIN = ("img", "image", "use", "canvas", "video", "text", "lineargradient", "radialgradient", "mask", "filter")
"""What may show colours of its own."""
_PRIVATE = range(0xE000, 0xF8FF)
"""Characters of icon fonts."""


@rule.over(RenderedPage)
def icon_contrast(page: RenderedPage) -> Iterator[Hit]:
    for control in page.desktop.elements:
        is_control = (
            control.tag == "button" or (control.tag == "a" and "href" in control.attributes) or control.attribute("role") == "button"
        )
        if not is_control or not control.is_shown or control.shown_text.strip() or is_off(control) or "logo" in class_words_of(control):
            continue
        back, colours = behind(control), list(_colours(control))
        if back is None or not colours or any(each.tag in _NOT_PLAIN for each in control.inside):
            continue
        ratio = max(contrast(each.over(back), back) for each in colours)
        if ratio < LEAST and not any(_has_background(each) for each in control.inside):
            yield rule.at(control, f"the icon {called(control)} has a contrast of {ratio:.1f} : 1")


def _has_background(element: Element) -> bool:
    colour = read_colour(element.style("background-color"))
    return element.style("background-image") not in ("none", "") or (colour is not None and colour.is_seen)


def _colours(control: Element) -> Iterator[Colour]:
    """The colours that its drawings are made of, and those of letters from icon fonts."""
    for each in (control, *control.inside):
        if each.tag in _DRAWN and each.is_rendered:
            yield from (colour for name in ("fill", "stroke") if (colour := _paint(each, name)) is not None)
        for drawn in each.pseudo.values():
            if any(ord(letter) in _PRIVATE for letter in drawn.style("content")) and (colour := _paint(drawn, "color")) is not None:
                yield colour


def _paint(element: Element, name: str) -> Colour | None:
    colour = read_colour(element.style(name))
    return colour.faded(element.opacity) if colour is not None and colour.is_seen else None
