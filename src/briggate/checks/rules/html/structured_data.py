"""Rule structured-data."""

import json
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.rule import Hit, Rule, bad, good

_SCRIPT = '<script type="application/ld+json">{}</script>'

rule = Rule(
    id="structured-data",
    title="What a page says to search engines can be read",
    why="Search engines read opening hours and addresses from this data, and pass over all of it if one comma is wrong.",
    reference="JSON-LD 1.1 (W3C); schema.org",
    fix="Correct it, so that it is JSON with an @context and an @type.",
    examples=(
        bad(_SCRIPT.format('{"@context": "https://schema.org", "@type": "GovernmentService",}')),
        bad(_SCRIPT.format('{"name": "Bins"}')),
        good(_SCRIPT.format('{"@context": "https://schema.org", "@type": "GovernmentService", "name": "Bins"}')),
    ),
)


@rule.over(HtmlPage)
def structured_data(page: HtmlPage) -> Iterator[Hit]:
    if "ld+json" not in page.html and "LD+JSON" not in page.html:
        return
    for script in page.select("script"):
        if attribute(script, "type").split(";")[0].strip().lower() != "application/ld+json":
            continue
        try:
            said = json.loads(script.text(deep=True))
        except (ValueError, RecursionError) as error:
            place = f": {error.msg.lower()} in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else ""
            yield rule.at(script, f"structured data cannot be read{place}")
            continue
        for part in said if isinstance(said, list) else [said]:
            if missing := _missing(part):
                yield rule.at(script, f"structured data has no {missing}")


def _missing(said: object) -> str:
    """What a piece of data lacks; a graph's items have types of their own."""
    if not isinstance(said, dict):
        return "@context and no @type"
    lacking = [] if said.get("@context") else ["@context"]
    items = said.get("@graph", [said])
    if not all(isinstance(item, dict) and ("@type" in item or "@id" in item) for item in (items if isinstance(items, list) else [items])):
        lacking.append("@type")
    return " and no ".join(lacking)
