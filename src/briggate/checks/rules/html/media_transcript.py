"""Rule media-transcript."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, has
from briggate.checks.markup.media import has_its_own_buttons, is_decoration, is_silent, media_name, media_of, said_in_words
from briggate.checks.markup.shown import after, before, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="media-transcript",
    title="Recordings, and films without sound, have a transcript",
    why="Who cannot hear gets nothing from a recording, and who cannot see nothing from a film without sound.",
    reference="WCAG 2.2 SC 1.2.1 Audio-only and Video-only (Prerecorded) (A), technique G158",
    fix="Write down what is said or shown, under it or behind a link “Transcript” right beside it.",
    examples=(
        bad('<audio controls src="mayor.mp3"></audio>'),
        good('<audio controls src="mayor.mp3"></audio><p><a href="/mayor/speech/">Transcript of the speech</a></p>'),
    ),
    wcag=("1.2.1",),
    impact="critical",
)
_PLAY = re.compile(r"\b(?:play|listen)\b", re.IGNORECASE)


@rule.over(HtmlPage)
def media_transcript(page: HtmlPage) -> Iterator[Hit]:
    for media in media_of(page):
        if media.mem_id in page.once(unheard) or not _is_heard_or_watched_only(page, media):
            continue
        in_words, name = said_in_words(page, media), media_name(media)
        if media.tag == "video":
            if in_words == "no":
                yield rule.unsure(media, f"{name} has no sound, and nothing beside it says what it shows")
        elif in_words == "no":
            yield rule.at(media, f"{name} has no transcript beside it")
        elif in_words == "perhaps":
            yield rule.unsure(media, f"beside {name} nothing is called its transcript")


def _is_heard_or_watched_only(page: HtmlPage, media: LexborNode) -> bool:
    """Whether it is a recording that can be played, or a film without sound; one beside the other describes it."""
    if media.tag == "video":
        return is_silent(media) and not is_decoration(media) and not _stands_beside(media, "audio")
    plays = has(media, "controls") or has(media, "autoplay") or has_its_own_buttons(page, media, _PLAY)
    return plays and not _stands_beside(media, "video")


def _stands_beside(media: LexborNode, tag: str) -> bool:
    return any(near is not None and near.tag == tag for near in (next(before(media), None), next(after(media), None)))
