"""Rule raw-html."""

from collections.abc import Iterator

from briggate.checks.markup.typed_html import TypedTag, is_active, tags_in
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.markdown.sanitiser import ATTRIBUTES, CLASSES, RESERVED_ID, TAGS, is_let_through

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
    for tag in tags_in(page.parts.html):
        if is_active(tag) or tag.within:
            continue  # told by typed-script, or with what it is a part of
        if tag.name not in TAGS:
            yield rule.at(tag.line, f"<{tag.name}> is not kept: it will be missing from the page")
        elif lost := [name for name, value in tag.attributes.items() if not _is_kept(tag, name, value)]:
            yield rule.at(tag.line, f"of <{tag.name}>, {_listed(lost)} will be missing from the page")


def _is_kept(tag: TypedTag, name: str, value: str) -> bool:
    if name == "class":
        return set(value.split()) <= CLASSES.get(tag.name, set())
    if name == "id":
        return not value.lower().startswith(RESERVED_ID)
    if name not in ATTRIBUTES["*"] | ATTRIBUTES.get(tag.name, set()):
        return False
    return name not in ("href", "src") or is_let_through(value)


def _listed(names: list[str]) -> str:
    return f"`{'`, `'.join(names)}`"
