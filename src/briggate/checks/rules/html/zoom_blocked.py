"""Rule zoom-blocked."""

import re
from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="zoom-blocked",
    title="A page can be made larger on a phone",
    why="People who do not see well spread two fingers to read. This stops them.",
    reference="WCAG 2.2 SC 1.4.4 Resize Text (AA)",
    fix='Write only: <meta name="viewport" content="width=device-width, initial-scale=1">.',
    examples=(
        bad('<meta name="viewport" content="width=device-width, user-scalable=no">'),
        bad('<meta name="viewport" content="width=device-width, maximum-scale=1">'),
        good('<meta name="viewport" content="width=device-width, initial-scale=1">'),
    ),
    wcag=("1.4.4",),
    impact="critical",
)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)")
_ENOUGH = 2.0
"""Times the ordinary size that the criterion asks for."""


@rule.over(HtmlPage)
def zoom_blocked(page: HtmlPage) -> Iterator[Hit]:
    if "user-scalable" not in page.small_letters and "maximum-scale" not in page.small_letters:
        return
    for meta in page.select("meta[name]"):
        if attribute(meta, "name").strip().lower() != "viewport":
            continue
        said = dict(each.partition("=")[::2] for each in re.split(r"[,;\s]+", re.sub(r"\s*=\s*", "=", attribute(meta, "content").lower())))
        if "user-scalable" in said and abs(_read(said["user-scalable"])) < 1:
            yield rule.at(meta, f"nobody can make the page larger: user-scalable={said['user-scalable']}")
        elif "maximum-scale" in said and 0 <= _read(said["maximum-scale"]) < _ENOUGH:
            yield rule.at(meta, f"nobody can make the page twice as large: maximum-scale={said['maximum-scale']}")


def _read(value: str) -> float:
    """What a browser makes of a value of the viewport: words are numbers too, and what it cannot read is next to nothing."""
    if value in ("device-width", "device-height"):
        return 10.0
    match = _NUMBER.match(value)
    return float(match[0]) if match else 1.0 if value == "yes" else 0.1
