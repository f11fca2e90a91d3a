"""Rule hover-only."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, has, name_of, words_of
from briggate.checks.markup.shown import quoted, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="hover-only",
    title="What a mouse brings out the keyboard brings out too",
    why="What opens only while a mouse lies over it is not there for people who use the keyboard or a telephone.",
    reference="WCAG 2.2 SC 2.1.1 Keyboard (A), failure F54",
    fix="Let the same happen when the keyboard reaches it (onfocus beside onmouseover), or show it always.",
    examples=(
        bad('<a href="/benefits/" onmouseover="open(1)">Benefits</a>'),
        good('<a href="/benefits/" onmouseover="open(1)" onfocus="open(1)">Benefits</a>'),
    ),
    wcag=("2.1.1",),
    impact="serious",
)
_MOUSE = ("onmouseover", "onmouseenter", "onpointerenter", "onpointerover")
_KEYBOARD = ("onfocus", "onfocusin", "onclick", "onkeydown", "onkeyup")


@rule.over(HtmlPage)
def hover_only(page: HtmlPage) -> Iterator[Hit]:
    for event in _MOUSE:
        for node in page.select(f"[{event}]") if event in page.small_letters else ():
            only_looks = "this.style" in attribute(node, event) or "this.className" in attribute(node, event)
            if not only_looks and not any(has(node, name) for name in _KEYBOARD) and node.mem_id not in page.once(unheard):
                said = quoted(name_of(page, node) or words_of(node) or node.tag or "")
                yield rule.unsure(node, f"something happens under a mouse at {said}, and may not with the keyboard")
