"""Rule description-missing."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.tags_used import tags_used
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="description-missing",
    title="A page has a description for search engines",
    why="Search engines show it under the title. Without one they show whatever words come first, often those of the menu.",
    reference="GOV.UK content design guidance on titles and summaries",
    fix='Give the page a `summary`, or <meta name="description" content="…"> in its head, that says what it is for.',
    examples=(
        bad("<!doctype html><title>Bins</title><h1>Bins</h1>"),
        good('<!doctype html><title>Bins</title><meta name="description" content="When we empty your bins."><h1>Bins</h1>'),
    ),
    severity="warning",
)


@rule.over(HtmlPage)
def description_missing(page: HtmlPage) -> Iterator[Hit]:
    if not page.is_document or "frameset" in page.once(tags_used):
        return
    said = {attribute(meta, "name").strip().lower(): attribute(meta, "content").strip() for meta in page.select("meta")}
    sent_on = any(attribute(meta, "http-equiv").lower() == "refresh" for meta in page.select("meta"))
    if not said.get("description") and "noindex" not in said.get("robots", "").lower() and not sent_on:
        yield rule.at(page.first("head") or page.root, "the page has no description, or an empty one")
