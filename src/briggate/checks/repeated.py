"""What a template repeats: the same fault on many pages, that only the theme can mend."""

import re

from briggate.model.finding import Finding

_ATTRIBUTE = re.compile(r"\s[a-z-]+(?:=\x22[^\x22]*\x22)?(?=[\s>])")
"""What of an element differs from page to page: relative addresses, and which entry of a menu is the page itself."""


def repeated_key(finding: Finding) -> tuple[str, str, str, str] | None:
    """What findings have in common that are one fault of the theme's on several pages; None for a fault of one page's own."""
    if finding.place.mender != "theme":
        return None
    return finding.rule, finding.message, finding.outcome, _ATTRIBUTE.sub("", finding.element)


def identity(finding: Finding) -> object:
    """What tells a finding from others, also when lines are added above it, or pages that repeat it."""
    return repeated_key(finding) or finding.fingerprint
