"""Rule focus-removed."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, name_of
from briggate.checks.markup.keyboard import is_stop
from briggate.checks.markup.shown import quoted, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="focus-removed",
    title="Where the keyboard is stays there, and can be seen",
    why="People who use the keyboard lose their place: the frame around it is taken away, or the focus itself.",
    reference="WCAG 2.2 SC 2.4.7 Focus Visible (AA), failures F55 and F78; SC 2.1.1 Keyboard (A)",
    fix="Take blur() and outline: none away. If the frame is not to your liking, draw another one that is as easy to see.",
    examples=(
        bad('<a href="/bins/" onfocus="this.blur()">Bins</a>'),
        bad('<a href="/bins/" style="outline: none">Bins</a>'),
        bad("<style>a:focus { outline: 0 }</style>"),
        good('<a href="/bins/">Bins</a> <style>a:focus { outline: 3px solid black }</style>'),
    ),
    wcag=("2.4.7",),
    impact="serious",
)
_NO_OUTLINE = re.compile(r"\boutline(?:-style|-width)?\s*:\s*(?:none|0)(?![\w.%])", re.IGNORECASE)
_DRAWN_OTHERWISE = re.compile(r"box-shadow|border|background|text-decoration|color|transform|filter", re.IGNORECASE)
_FOR_ALL = re.compile(r"(?:^|,)\s*(?:\*|a|button|input|select|textarea|:focus)\s*(?:,|$)")
_NOT_FOR_KEYS = (":focus:not(", ":not(:focus-visible)", '[tabindex="-1"]', "[tabindex='-1']")


@rule.over(HtmlPage)
def focus_removed(page: HtmlPage) -> Iterator[Hit]:
    if ".blur" in page.html:
        for node in page.select("[onfocus]"):
            if "this.blur" in attribute(node, "onfocus") and node.mem_id not in page.once(unheard):
                yield rule.at(node, f"{quoted(name_of(page, node) or node.tag or '')} sends the keyboard away as soon as it is reached")
    if "outline" in page.small_letters:
        for node in page.select("[style]"):
            style = attribute(node, "style")
            if _NO_OUTLINE.search(style) and is_stop(page, node):
                yield rule.unsure(node, f"it may not be seen that the keyboard is at {quoted(name_of(page, node) or node.tag or '')}")
        for sheet in page.select("style"):
            for selector, said in _style_rules(sheet.text()):
                if _NO_OUTLINE.search(said) and _is_about_focus(selector) and not _DRAWN_OTHERWISE.search(said):
                    yield rule.unsure(sheet, f"the style of {quoted(selector)} takes away the frame that shows where the keyboard is")


def _style_rules(css: str) -> Iterator[tuple[str, str]]:
    """(selectors, what they set) of every rule of a style sheet."""
    for part in css.split("}"):
        before, _, said = part.rpartition("{")
        yield before.rpartition("{")[2].strip(), said


def _is_about_focus(selector: str) -> bool:
    return (":focus" in selector or _FOR_ALL.search(selector) is not None) and not any(part in selector for part in _NOT_FOR_KEYS)
