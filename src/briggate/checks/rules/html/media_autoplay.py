"""Rule media-autoplay."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, has
from briggate.checks.markup.media import STOP, has_its_own_buttons, is_silent, media_name, media_of, seconds_of
from briggate.checks.markup.shown import unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="media-autoplay",
    title="Nothing begins to sound by itself without a way to stop it",
    why="Sound that starts by itself drowns a screen reader, so that the person cannot even find what to switch off.",
    reference="WCAG 2.2 SC 1.4.2 Audio Control (A)",
    fix="Take autoplay out, so that people start it when they want to, and write controls. A film without sound needs muted.",
    examples=(
        bad('<audio autoplay src="welcome.mp3"></audio>'),
        good('<audio controls src="welcome.mp3"></audio>'),
    ),
    wcag=("1.4.2",),
    impact="serious",
)
MAY_LAST = 3
"""Seconds that sound may last without a way to stop it."""


@rule.over(HtmlPage)
def media_autoplay(page: HtmlPage) -> Iterator[Hit]:
    for media in media_of(page):
        shows_controls = has(media, "controls") and media.mem_id not in page.once(unheard)
        if not has(media, "autoplay") or shows_controls or has(media, "muted") or is_silent(media) or seconds_of(media) <= MAY_LAST:
            continue
        if not has_its_own_buttons(page, media, STOP):
            yield rule.at(media, f"{media_name(media)} begins to play by itself, and nothing stops it")
