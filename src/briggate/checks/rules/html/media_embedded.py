"""Rule media-embedded."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.shown import quoted, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="media-embedded",
    title="Films that others hold have been watched",
    why="Nobody can tell from here whether a film in a frame has captions, says what it shows, or flashes so that it brings on a seizure.",
    reference="WCAG 2.2 SC 1.2.2 Captions (Prerecorded) (A), 1.2.5 Audio Description (AA), 2.3.1 Three Flashes or Below Threshold (A)",
    fix="Watch it: it needs captions that people wrote, words for what is only seen, and no more than three flashes in any second.",
    examples=(
        bad('<iframe title="How we recycle" src="https://www.youtube.com/embed/abc"></iframe>'),
        good('<iframe title="Map of recycling centres" src="/map.html"></iframe>'),
    ),
    severity="warning",
    impact="moderate",
)
_FILMS = re.compile(
    r"(?:https?:)?//(?:[\w-]+\.)*(?:youtube(?:-nocookie)?\.com/(?:embed|v)/|vimeo\.com/(?:video/|event/|\d)|dailymotion\.com/embed/"
    r"|wistia\.(?:com|net)/embed|facebook\.com/plugins/video|twitch\.tv/|tiktok\.com/embed|brightcove\.(?:com|net)/|vidyard\.com/"
    r"|kaltura\.com/|panopto\.(?:com|eu)/)|\.(?:mp4|webm|mov|m4v)(?:$|[?#])",
    re.IGNORECASE,
)


@rule.over(HtmlPage)
def media_embedded(page: HtmlPage) -> Iterator[Hit]:
    for frame in page.select("iframe[src], embed[src], iframe[data-src]"):
        source = attribute(frame, "src") or attribute(frame, "data-src")
        if _FILMS.search(source.strip()) and frame.mem_id not in page.once(unheard):
            name = attribute(frame, "title").strip()
            yield rule.unsure(
                frame, f"nobody has watched the film {quoted(name) if name else 'in a frame'}: its captions, and whether it flashes"
            )
