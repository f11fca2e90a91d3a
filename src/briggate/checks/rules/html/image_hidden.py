"""Rule image-hidden."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, above, attribute, has, hides, words_of
from briggate.checks.markup.images import called, plain, stem_of
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="image-hidden",
    title="What a picture tells is not hidden from screen readers",
    why="The picture is there for whoever sees it, and the words for it were written; yet they are never read aloud.",
    reference="WCAG 2.2 SC 1.1.1 Non-text Content (A), failure F39",
    fix='Take aria-hidden or the role away. If the picture tells nothing, write alt="". Words on a canvas belong between its tags.',
    examples=(
        bad('<img src="fair-trade-logo.png" alt="Fair trade logo" aria-hidden="true">'),
        bad('<canvas></canvas><script>document.querySelector("canvas").getContext("2d").fillText("Closed", 9, 9)</script>'),
        good('<img src="fair-trade-logo.png" alt="Fair trade logo"> <img src="leaf.png" alt="" aria-hidden="true">'),
    ),
    wcag=("1.1.1",),
    impact="serious",
)
_HIDDEN = 'img[alt][aria-hidden="true" i], img[alt][role="none" i], img[alt][role="presentation" i]'
_DRAWS_WORDS = re.compile(r"\.(?:fill|stroke)Text\s*\(")
_PARTS = ("a", "button", "label", "figure", "summary")
"""What such a picture may stand in that says the same in words."""


@rule.over(HtmlPage)
def image_hidden(page: HtmlPage) -> Iterator[Hit]:
    for image in page.select(_HIDDEN):
        alt = plain(attribute(image, "alt"))
        if not alt or _is_not_shown(image) or above(image, *_PARTS) is not None or alt in plain(words_of(page.root)):
            continue
        is_its_name = set(alt.split()) <= set(plain(stem_of(called(image))).split())
        hit = rule.at if is_its_name else rule.unsure
        yield hit(image, f"{called(image)} has the alt text {quoted(attribute(image, 'alt'))}, and is hidden from screen readers")
    canvases = [each for each in page.select("canvas") if not _is_not_shown(each)]
    if len(canvases) == 1 and any(_DRAWS_WORDS.search(script.text()) for script in page.select("script:not([src])")):
        canvas = canvases[0]
        if not (words_of(canvas) or has(canvas, "role") or has(canvas, "aria-label") or has(canvas, "aria-labelledby")):
            yield rule.at(canvas, "words are drawn on a canvas, and nothing says them")


def _is_not_shown(node: LexborNode) -> bool:
    here: LexborNode | None = node
    while here is not None and here.tag != "-undef":
        if hides(here.attributes) or here.tag in ("template", "noscript"):
            return True
        here = here.parent
    return False
