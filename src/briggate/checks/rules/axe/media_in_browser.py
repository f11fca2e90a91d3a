"""Rule media-in-browser."""

from collections.abc import Iterator

from briggate.checks.axe_told import tell
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

_FILM = '<p id="p"></p><script>p.innerHTML = `<{} src="f.webm" title="How we sort"></{}>`</script>'
rule = Rule(
    id="media-in-browser",
    title="Sound, films and moving text that a script puts in can be followed and stopped",
    why="Who does not hear needs captions; who uses a screen reader can not hear it while something else plays.",
    reference="WCAG 2.2 SC 1.2.2 Captions (Prerecorded) (A), 1.4.2 Audio Control (A) and 2.2.2 Pause, Stop, Hide (A)",
    fix="Show the video with captions and its controls, let it wait to be started, and let no text move.",
    examples=(
        bad(_FILM.format("p><marquee>Tips are closed</marquee><p", "p")),
        good(_FILM.format('video controls><track kind="captions" src="f.vtt"', "video")),
    ),
    wcag=("1.2.1", "1.2.2", "1.4.2", "2.2.2"),
    impact="serious",
)
SAID = {
    "audio-caption": "nothing says in writing what is heard in {it}",
    "blink": "{it} blinks",
    "marquee": "{it} moves by itself",
    "no-autoplay-audio": "{it} begins to sound by itself, and nothing stops it",
    "video-caption": "the video {it} has no captions",
}


@rule.over(RenderedPage)
def media_in_browser(page: RenderedPage) -> Iterator[Hit]:
    yield from tell(rule, page, SAID)
