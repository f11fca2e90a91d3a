"""Rule frame."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, file_name
from briggate.checks.markup.own_name import own_name
from briggate.checks.markup.shown import quoted, unheard
from briggate.checks.markup.tags_used import tags_used
from briggate.checks.rule import Hit, Rule, bad, good

_FIRMS = (
    "arcgis|bbc|bing|eventbrite|facebook|flickr|google|hotjar|instagram|issuu|linkedin|mailchimp|microsoft|pinterest|power ?bi|smartsurvey"
    "|snapchat|soundcloud|spotify|surveymonkey|tableau|tiktok|twitter|typeform|vimeo|x|youtube"
)
_KINDS = (
    "ad|advert|advertisement|audio|blank|content|document|embed|embedded|external|feed|form|frame|html|i-?frame|in-?line|left|link|main|map"
    "|null|object|page|pdf|player|plugin|right|timeline|title|undefined|untitled|video|web ?page|widget"
)
_VAGUE = re.compile(rf"(?:(?:an?|the|my|our|{_FIRMS}|{_KINDS})(?:[\s_-]+|$|(?=\d)))++\d*", re.IGNORECASE)
"""What would do for any frame, with names of firms: they say who made what is shown, and not what it is."""

rule = Rule(
    id="frame",
    title="A frame says what is shown in it",
    why="A screen reader announces a frame by its title, and its user decides by that whether to go in. “Facebook” or “iframe” is no help.",
    reference="WCAG 2.2 SC 4.1.2 Name, Role, Value (A) and 2.4.1 Bypass Blocks (A), techniques H64 and F68",
    fix='Say in its title what it shows: title="Map of Leeds with every recycling centre". Better, link to the page that is in it.',
    examples=(
        bad('<iframe src="map.html"></iframe>'),
        bad('<iframe src="feed.html" title="Facebook"></iframe>'),
        good('<iframe src="map.html" title="Map of every recycling centre"></iframe>'),
    ),
    wcag=("4.1.2",),
    impact="serious",
)


@rule.over(HtmlPage)
def frame(page: HtmlPage) -> Iterator[Hit]:
    if page.once(tags_used).isdisjoint(("iframe", "frame")):
        return
    frames = page.select("iframe, frame")
    hidden = page.once(unheard) if frames else frozenset()
    for node in frames:
        role = attribute(node, "role").strip().lower()
        if node.mem_id in hidden or role in ("none", "presentation") or _is_for_no_one(attribute(node, "width"), attribute(node, "height")):
            continue
        source, name = attribute(node, "src"), own_name(page, node)
        what = f"the frame with {file_name(source) or source}" if source else "a frame"
        if not name:
            yield rule.at(node, f"{what} has no title")
        elif _VAGUE.fullmatch(name.strip(" .!-–—:")) or name.strip() == source or file_name(source).lower() == name.strip().lower():
            yield rule.at(node, f"the title {quoted(name)} does not say what the frame shows")


def _is_for_no_one(width: str, height: str) -> bool:
    """Whether it is a frame of a point or none, which pages use to count their visitors."""
    return width.strip() in ("0", "1") and height.strip() in ("0", "1")
