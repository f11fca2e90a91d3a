"""Rule frame-keyboard."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.images import sizes
from briggate.checks.markup.keyboard import STOPS, is_stop, tabindex_of
from briggate.checks.markup.shown import unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="frame-keyboard",
    title="What is in a frame can be reached with the keyboard",
    why="A frame that is taken out of the way of the Tab key takes every link and field in it along.",
    reference="WCAG 2.2 SC 2.1.1 Keyboard (A)",
    fix='Take tabindex="-1" off the frame.',
    examples=(
        bad('<iframe title="Bin days" tabindex="-1" srcdoc="<a href=/bins/>Find your bin day</a>"></iframe>'),
        good('<iframe title="Bin days" srcdoc="<a href=/bins/>Find your bin day</a>"></iframe>'),
    ),
    wcag=("2.1.1",),
    impact="serious",
)
SEEN_LEAST = 2
"""Pixels of width and height below which nobody sees what is in a frame."""


@rule.over(HtmlPage)
def frame_keyboard(page: HtmlPage) -> Iterator[Hit]:
    for frame in page.select("iframe[tabindex]"):
        number = tabindex_of(frame)
        is_seen = all(pixels is None or pixels >= SEEN_LEAST for pixels in sizes(frame).values())
        if number is None or number >= 0 or not is_seen or frame.mem_id in page.once(unheard):
            continue
        if srcdoc := attribute(frame, "srcdoc"):
            inner = HtmlPage(srcdoc, page.file, policy=page.policy)
            if any(is_stop(inner, each) for each in inner.select(STOPS)):
                yield rule.at(frame, "the Tab key passes over a frame with links or fields in it")
        elif attribute(frame, "src"):
            yield rule.unsure(frame, "the Tab key passes over a frame, and there may be links or fields in it")
