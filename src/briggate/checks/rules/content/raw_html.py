"""Rule raw-html."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.checks.typed_html import TypedTag, is_active, tags_in
from briggate.markdown.sanitiser import ATTRIBUTES, CLASSES, TAGS

rule = Rule(
    id="raw-html",
    title="HTML typed into a page is of the kinds that are kept",
    why="Anything else is taken out when the page is made, so that what the author sees in the file is not what residents get.",
    reference="docs/decisions/11-order-of-trust-in-a-page.md",
    fix="Write it in Markdown, or leave it out.",
    examples=(bad("<center>Closed today</center>\n"), good("**Closed today**\n")),
)


@rule.over(SourcePage)
def raw_html(page: SourcePage) -> Iterator[Hit]:
    for typed in page.parts.html:
        for tag in tags_in(typed):
            if is_active(tag):
                continue  # told by typed-script
            if tag.name not in TAGS:
                yield rule.at(tag.line, f"<{tag.name}> is not kept: it will be missing from the page")
            elif lost := [name for name in tag.attributes if not _is_kept(tag, name)]:
                yield rule.at(tag.line, f"of <{tag.name}>, {_listed(lost)} will be missing from the page")


def _is_kept(tag: TypedTag, name: str) -> bool:
    if name == "class":
        return set(tag.attributes[name].split()) <= CLASSES.get(tag.name, set())
    return name in ATTRIBUTES["*"] | ATTRIBUTES.get(tag.name, set())


def _listed(names: list[str]) -> str:
    return f"`{'`, `'.join(names)}`"
