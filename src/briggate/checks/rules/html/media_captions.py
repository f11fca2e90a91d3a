"""Rule media-captions."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.media import beside, is_decoration, is_silent, is_told_in_text, media_name, media_of
from briggate.checks.markup.shown import unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="media-captions",
    title="Films have captions",
    why="Who cannot hear, or has no earphones on the bus, needs what is said in words on the picture.",
    reference="WCAG 2.2 SC 1.2.2 Captions (Prerecorded) (A)",
    fix='Add captions: <track kind="captions" src="….vtt" srclang="en">. If they are part of the picture already, or there is no sound, '
    "say so beside the film.",
    examples=(
        bad('<video controls src="bins.mp4"></video>'),
        good('<video controls src="bins.mp4"><track kind="captions" src="bins.vtt" srclang="en"></video>'),
    ),
    wcag=("1.2.2",),
    impact="critical",
)
_IN_THE_PICTURE = re.compile(r"captioned|(?:with|open|has)[-_ ]?(?:captions|subtitles)|subtitled", re.IGNORECASE)
_SAID_BESIDE = re.compile(r"\b(?:captions?|captioned|subtitles?|subtitled|no sound|no speech|silent|isdeitlau)\b", re.IGNORECASE)


@rule.over(HtmlPage)
def media_captions(page: HtmlPage) -> Iterator[Hit]:
    for video in media_of(page):
        name = media_name(video)
        if video.tag != "video" or video.mem_id in page.once(unheard) or is_decoration(video) or is_silent(video) or _has_captions(video):
            continue
        words = beside(page, video)
        if not _IN_THE_PICTURE.search(name) and not _SAID_BESIDE.search(words) and not is_told_in_text(words):
            yield rule.unsure(video, f"{name} has no captions, unless they are part of its picture")


def _has_captions(video: LexborNode) -> bool:
    kinds = [attribute(track, "kind").lower() or "subtitles" for track in video.css("track[src]") if attribute(track, "src").strip()]
    return "captions" in kinds or "subtitles" in kinds
