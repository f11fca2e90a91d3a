"""Rule typed-script."""

from collections.abc import Iterator

from briggate.checks.markup.typed_html import ACTIVE, runs_script, sends_on, tags_in
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage

_ALONE = frozenset({"script", "style", "textarea", "title", "object", "applet", "frameset"})
"""Elements of which one word is enough: what stands in them is text, or a part of them."""

rule = Rule(
    id="typed-script",
    title="No page brings script or another site's page with it",
    why="Script that came in with pasted HTML could read what residents type. It is taken out, and whoever pasted it should know.",
    reference="OWASP Cross Site Scripting Prevention; WCAG 2.2 needs pages whose every part we answer for",
    fix="Take it out. If a service needs it, ask the web team for a link or a start button.",
    examples=(bad('<script src="https://example.org/chat.js"></script>\n'), good("[Chat with us](https://example.org/chat)\n")),
)


@rule.over(SourcePage)
def typed_script(page: SourcePage) -> Iterator[Hit]:
    for tag in tags_in(page.parts.html):
        if tag.within & _ALONE:
            continue
        if tag.name in ACTIVE:
            yield rule.at(tag.line, f"<{tag.name}> {ACTIVE[tag.name]}")
        elif sends_on(tag):
            yield rule.at(tag.line, f"<{tag.name}> sends people on to another page")
        elif names := [name for name, value in tag.attributes.items() if runs_script(name, value)]:
            runs = "runs" if len(names) == 1 else "run"
            yield rule.at(tag.line, f"`{'`, `'.join(names)}` of <{tag.name}> {runs} script")
