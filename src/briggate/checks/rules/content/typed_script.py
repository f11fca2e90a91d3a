"""Rule typed-script."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.checks.typed_html import ACTIVE, is_active, runs_script, tags_in

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
    for typed in page.parts.html:
        for tag in tags_in(typed):
            if tag.name in ACTIVE:
                yield rule.at(tag.line, f"<{tag.name}> {ACTIVE[tag.name]}")
            elif is_active(tag):
                names = [name for name in tag.attributes if runs_script(name, tag.attributes[name])]
                yield rule.at(tag.line, f"`{names[0]}` of <{tag.name}> runs script")
