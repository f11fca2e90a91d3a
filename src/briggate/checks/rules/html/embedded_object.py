"""Rule embedded-object."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, name_of
from briggate.checks.markup.embedding import embedded, file_of, needs_plugin, shows_media, wmode_of
from briggate.checks.markup.own_name import own_name
from briggate.checks.markup.shown import spoken
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="embedded-object",
    title="What is embedded has a name, and needs no plug-in",
    why="Browsers run no plug-ins any more, and what is embedded without a name is announced as “object” and nothing else.",
    reference="WCAG 2.2 SC 1.1.1 Non-text Content (A), techniques H53 and H65; HTML standard, The object element",
    fix='Say what it is: title="Map of the wards". Better, put the words, the image or a link to the file in its place.',
    examples=(
        bad('<object data="wards.png"></object>'),
        bad('<object data="tour.swf">Tour of the town hall</object>'),
        bad('<object data="tour"><param name="wmode" value="transparent">Tour of the town hall</object>'),
        good('<object data="wards.png" title="Map of the wards"></object>'),
    ),
    wcag=("1.1.1",),
    impact="serious",
)
INSTEAD = "Put in its place what every browser shows: words, images, or a video with captions."


@rule.over(HtmlPage)
def embedded_object(page: HtmlPage) -> Iterator[Hit]:
    for node in embedded(page):
        name = file_of(node)
        if needs_plugin(node):
            yield rule.at(node, f"{name} needs a plug-in, and browsers run none any more", INSTEAD)
        elif wmode := wmode_of(node):
            said = f"{name} is drawn with wmode “{wmode}”, so that screen readers and keyboards do not get into it"
            yield rule.at(node, said, f"{INSTEAD} If it has to stay for now, give wmode the value window.")
        elif not own_name(page, node):
            inside = spoken(name_of(page, node)) if node.tag == "object" else ""
            if not inside:
                yield rule.at(node, f"{name} is embedded without a name")
            elif shows_media(node):
                yield rule.unsure(node, f"{name} is embedded without a name, and what stands inside shows only where it does not")
