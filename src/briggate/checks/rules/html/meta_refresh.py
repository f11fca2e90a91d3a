"""Rule meta-refresh."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="meta-refresh",
    title="A page does not change or go away by itself",
    why="People who read slowly, or listen, are in the middle of the page when it is taken from them.",
    reference="WCAG 2.2 SC 2.2.1 Timing Adjustable (A)",
    fix="Take the refresh away. For a page that has moved, redirect at once: a delay of 0, or better a redirect of the web server.",
    examples=(
        bad('<meta http-equiv="refresh" content="10; url=/bins/">'),
        good('<meta http-equiv="refresh" content="0; url=/bins/">'),
    ),
    wcag=("2.2.1",),
    impact="critical",
)
_SECONDS = re.compile(r"\s*(\d{1,12})(?:\.[\d.]*)?\s*(?:$|[;,\s])")
_LONG_ENOUGH = 20 * 60 * 60
"""Seconds after which the criterion no longer asks for a way to stop it."""


@rule.over(HtmlPage)
def meta_refresh(page: HtmlPage) -> Iterator[Hit]:
    for meta in page.select("meta[http-equiv]") if "http-equiv" in page.small_letters else ():
        if attribute(meta, "http-equiv").strip().lower() != "refresh":
            continue
        match = _SECONDS.match(attribute(meta, "content"))
        if match and 0 < int(match[1]) <= _LONG_ENOUGH:
            does = "goes to another page" if "url" in attribute(meta, "content").lower() else "loads itself anew"
            yield rule.at(meta, f"the page {does} after {int(match[1])} seconds")
        return
