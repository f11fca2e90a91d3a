"""What the site's security policy (decision 13) blocks on a page that has it."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.tags_used import attributes_used, tags_used

_DATA_SCRIPTS = ("application/ld+json", "application/json", "text/plain", "text/template", "text/x-template")
_ADDRESSES = ("action", "data", "formaction", "href", "poster", "src", "srcset")
_ODD_ADDRESS = re.compile(r"[\"'=\s](?i:javascript|data|blob|filesystem)\s*:|&(?:#|Tab|NewLine)")


def blocked(page: HtmlPage) -> Iterator[tuple[LexborNode, str]]:
    """Each element of which something is blocked, and what, in words."""
    used, tags = page.once(attributes_used), page.once(tags_used)
    for script in page.select("script"):
        if (
            "src" not in script.attributes
            and attribute(script, "type").strip().lower() not in _DATA_SCRIPTS
            and script.text(deep=True).strip()
        ):
            yield script, "a script is written into the page, and will not run"
    for style in page.select("style") if "style" in tags else ():
        yield style, "styles are written into the page, and will not show"
    for node in page.select("[style]") if "style" in used else ():
        yield node, f"<{node.tag}> has a style written into it, which will not show: {attribute(node, 'style')[:60]}"
    for name in sorted(each for each in used if each.startswith("on") and each.isalpha()):
        for node in page.select(f"[{name}]"):
            yield node, f"<{node.tag}> has a script in {name}, which will not run"
    for base in page.select("base[href]") if "base" in tags else ():
        yield base, "<base> will not be followed, so that links lead elsewhere than is meant"
    for node in page.select("object[data], embed[src]") if not tags.isdisjoint(("object", "embed")) else ():
        yield node, f"what <{node.tag}> embeds will not be shown"
    for name in _ADDRESSES if _ODD_ADDRESS.search(page.html) else ():
        for node in page.select(f"[{name}]") if name in used else ():
            yield from _odd_address(node, attribute(node, name))


def _odd_address(node: LexborNode, address: str) -> Iterator[tuple[LexborNode, str]]:
    scheme = "".join(address.split()).partition(":")[0].lower()
    if scheme == "javascript":
        yield node, f"<{node.tag}> leads to a script, which will not run"
    elif scheme in ("data", "blob", "filesystem") and node.tag not in ("a", "area", "object", "embed"):
        yield node, f"<{node.tag}> has a file written into the page ({scheme}:), which will not show"
