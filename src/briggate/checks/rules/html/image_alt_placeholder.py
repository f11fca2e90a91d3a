"""Rule image-alt-placeholder."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.markup.images import called, described, is_spacer, plain
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="image-alt-placeholder",
    title="An alt text tells what the image tells",
    why="“Photo” or “image 3” is read out where the picture is, and whoever cannot see it learns that they are missing something.",
    reference="WCAG 2.2 SC 1.1.1 Non-text Content (A), failure F30",
    fix='Say what the image tells the reader, or what the button does. If it tells them nothing, write alt="".',
    examples=(
        bad('<img src="hub.jpg" alt="photo">'),
        bad('<input type="image" src="go.png" alt="click">'),
        good('<img src="hub.jpg" alt="The ramp and the automatic door of the hub">'),
    ),
    wcag=("1.1.1",),
    impact="serious",
)
_KINDS = "image|img|photo|photograph|picture|pic|graphic|icon|banner|thumbnail|thumb|illustration|figure|fig|slide|bullet|spacer"
_NOTHING = re.compile(
    rf"(?:an? |the |this |my )?(?:{_KINDS})s?(?: ?(?:no|number)? ?\d{{1,4}})?"
    rf"|(?:(?:insert|enter|add|write|your) )?(?:an? )?(?:(?:{_KINDS}) )?(?:alt|alternative|alternate)(?: text)?(?: (?:here|goes here))?"
    rf"|(?:insert|enter|add|your) (?:an? )?(?:{_KINDS})(?: description)?(?: here)?"
    rf"|(?:{_KINDS}) (?:description|title|caption|here|placeholder)"
    "|placeholder|untitled|unnamed|undefined|null|none|nan|todo|tbc|tba|description|no (?:alt|description|image|caption)"
    "|decorative(?: image)?|decoration|object object|lorem ipsum.{0,200}"
)
_BY_MACHINE = re.compile(r"(?:automatically generated|ai generated content may be incorrect)\.?$")
_MIGHT_DO = re.compile(r"(?:logo|chart|graph|diagram|map|screenshot|screen shot|infographic|poster|drawing|artwork|portrait)")
_BUTTON = re.compile(r"(?:click|click (?:here|me|this)|press|press (?:here|me|this)|button|here|tap)")
_ONLY_MARKS = re.compile(r"[\s.,:;\-_*'\"|/\\~#]+")


@rule.over(HtmlPage)
def image_alt_placeholder(page: HtmlPage) -> Iterator[Hit]:
    for image, alt in described(page):
        if is_spacer(image):  # which is said of it already
            continue
        words = plain(alt)[:200]
        is_button = image.tag == "input" and _BUTTON.fullmatch(words)
        if is_button or _NOTHING.fullmatch(words) or _BY_MACHINE.search(words) or _ONLY_MARKS.fullmatch(alt):
            yield rule.at(image, f"the alt text of {called(image)}, {quoted(alt)}, tells nothing of it")
        elif _MIGHT_DO.fullmatch(words):
            yield rule.unsure(image, f"the alt text of {called(image)}, {quoted(alt)}, does not say of what")
