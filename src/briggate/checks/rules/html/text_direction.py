"""Rule text-direction."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.words.passages import has_other_letters, passages
from briggate.checks.words.scripts import RIGHT_TO_LEFT

rule = Rule(
    id="text-direction",
    title="Arabic, Urdu, Persian and Hebrew run from right to left",
    why="Without a direction the full stop, numbers and English words in an Arabic or Urdu sentence stand in the wrong places.",
    reference="WCAG 2.2 SC 1.3.2 Meaningful Sequence (A), technique H56",
    fix='Write dir="rtl" beside lang="…" on the element around these words.',
    examples=(bad('<p lang="ar">اتصل بنا عبر الهاتف</p>'), good('<p lang="ar" dir="rtl">اتصل بنا عبر الهاتف</p>')),
    wcag=("1.3.2",),
    impact="moderate",
)


@rule.over(HtmlPage)
def text_direction(page: HtmlPage) -> Iterator[Hit]:
    if not page.once(has_other_letters):
        return
    before = None
    for passage in page.once(passages):
        words = RIGHT_TO_LEFT.findall(passage.text)
        if len(words) < 2 or sum(map(len, words)) * 2 < len(passage.text.replace(" ", "")) or _direction(passage.node) != "ltr":
            continue  # one word is laid out rightly without a direction, and so is a name in an English sentence
        parent = passage.node.parent
        if parent is None or parent.mem_id != before:
            yield rule.at(passage.node, f"{quoted(passage.text)} runs from right to left, and nothing says so")
        before = parent.mem_id if parent is not None else None


def _direction(node: LexborNode) -> str:
    """What is said on the element or the nearest one around it: rtl, ltr or auto."""
    here: LexborNode | None = node
    while here is not None:
        if (said := attribute(here, "dir").strip().lower()) in ("rtl", "ltr", "auto"):
            return said
        if here.tag == "bdi":
            return "auto"
        here = here.parent
    return "ltr"
