"""Rule obsolete-element."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.rule import Hit, Rule, bad, good

_INSTEAD = {
    "acronym": "Write <abbr>.",
    "applet": "Leave it out: no browser runs it.",
    "basefont": "Leave it out. How words look belongs in the stylesheet.",
    "bgsound": "Leave it out.",
    "big": "Leave it out, or say what the words are: <strong> for what matters most, a heading for a heading.",
    "center": "Leave it out. How words are set belongs in the stylesheet.",
    "dir": "Write <ul>.",
    "font": "Leave it out. How words look belongs in the stylesheet.",
    "frame": "Make one page of them, with links.",
    "frameset": "Make one page of them, with links.",
    "isindex": "Write a form with a label, a box and a button.",
    "keygen": "Leave it out.",
    "listing": "Write <pre><code>.",
    "menuitem": "Write a list of buttons.",
    "multicol": "Leave it out. Columns belong in the stylesheet.",
    "nobr": "Leave it out.",
    "noembed": "Put the words beside the element that they stand in for.",
    "noframes": "Put the words on the page itself.",
    "plaintext": "Write <pre>.",
    "spacer": "Leave it out. Space belongs in the stylesheet.",
    "strike": "Write <del> for what has been taken out, or <s> for what no longer holds.",
    "tt": "Write <code> for what is typed.",
    "xmp": "Write <pre><code>.",
}
_ANY = re.compile("<((?i:" + "|".join(_INSTEAD) + r"))(?![\w-])")

rule = Rule(
    id="obsolete-element",
    title="No element is used that the HTML standard has given up",
    why="What these elements meant is lost on today’s browsers and screen readers, and what they look like fits no other page.",
    reference="The HTML standard, section 16.2 Non-conforming features",
    fix="Leave it out, or use what has taken its place.",
    examples=(bad("<center>Bins are emptied weekly.</center>"), good("<p>Bins are emptied weekly.</p>")),
)


@rule.over(HtmlPage)
def obsolete_element(page: HtmlPage) -> Iterator[Hit]:
    for name in sorted({match.lower() for match in _ANY.findall(page.html)}):
        if nodes := page.select(name):
            times = f", {len(nodes)} times" if len(nodes) > 1 else ""
            yield rule.at(nodes[0], f"<{name}> is an element of the past{times}", _INSTEAD[name])
