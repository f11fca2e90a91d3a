"""Rule media-link-transcript."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, above, file_name
from briggate.checks.markup.media import FILM, SOUND, ending_of, links_to_files, said_in_words
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="media-link-transcript",
    title="Beside a link to sound or film stands what is said in it",
    why="Who cannot hear gets nothing from a recording, and who cannot see misses what a film shows.",
    reference="WCAG 2.2 SC 1.2.1 Audio-only and Video-only (Prerecorded) (A) and SC 1.2.3 (A), technique G158",
    fix="Write down what is said and shown, and link to it right beside: “Transcript of the interview”.",
    examples=(
        bad('<p><a href="interview.mov">Watch the interview</a></p>'),
        good('<p><a href="interview.mov">Watch the interview</a> or <a href="interview/">read its transcript</a></p>'),
    ),
    wcag=("1.2.1", "1.2.3"),
    impact="serious",
)


@rule.over(HtmlPage)
def media_link_transcript(page: HtmlPage) -> Iterator[Hit]:
    for link in links_to_files(page, SOUND | FILM):
        if above(link.node, "audio", "video", "object") is not None:  # it is for browsers that cannot play what it stands in
            continue
        in_words = said_in_words(page, link.node)
        kind = "a recording" if ending_of(link.href) in SOUND else "a film"
        leads = f"the link {quoted(link.name)} leads to {kind}, {file_name(link.href)}"
        if in_words == "no":
            yield rule.at(link.node, f"{leads}, and no transcript stands beside it")
        elif in_words == "perhaps":
            yield rule.unsure(link.node, f"{leads}, and beside it nothing is called its transcript")
