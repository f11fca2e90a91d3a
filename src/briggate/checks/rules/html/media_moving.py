"""Rule media-moving."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, has
from briggate.checks.markup.media import STOP, has_its_own_buttons, is_silent, media_name, media_of, seconds_of
from briggate.checks.markup.shown import unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="media-moving",
    title="What moves by itself can be stopped",
    why="A picture that never stands still keeps people with attention or balance disorders from reading the words beside it.",
    reference="WCAG 2.2 SC 2.2.2 Pause, Stop, Hide (A)",
    fix="Take autoplay out, or write controls, so that people can stop it. A still picture does as well, and loads faster.",
    examples=(
        bad('<video autoplay muted loop src="town.mp4"></video>'),
        good('<video controls muted src="town.mp4"></video>'),
    ),
    wcag=("2.2.2",),
    impact="moderate",
)
MAY_LAST = 5
"""Seconds that something may move without a way to stop it."""


@rule.over(HtmlPage)
def media_moving(page: HtmlPage) -> Iterator[Hit]:
    for video in media_of(page):
        if video.tag != "video" or not has(video, "autoplay"):
            continue
        if not (has(video, "muted") or is_silent(video)) or has(video, "controls") or video.mem_id in page.once(unheard):
            continue  # with sound, it is the sound that has to be stopped first
        if (has(video, "loop") or seconds_of(video) > MAY_LAST) and not has_its_own_buttons(page, video, STOP):
            yield rule.unsure(video, f"{media_name(video)} moves by itself, and nothing stops it")
