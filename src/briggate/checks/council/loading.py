"""What a built page loads before anybody touches it."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from briggate.checks.site_facts import Link, PageFacts, SiteFacts

_USE = {
    "script": "script",
    "img": "image",
    "source": "media",
    "iframe": "frame",
    "video": "media",
    "audio": "media",
    "track": "media",
    "object": "object",
    "embed": "object",
}
_REL_USE = {
    "stylesheet": "style",
    "icon": "image",
    "apple-touch-icon": "image",
    "mask-icon": "image",
    "modulepreload": "script",
    "preload": "connect",
    "prefetch": "connect",
    "preconnect": "connect",
    "dns-prefetch": "connect",
    "prerender": "connect",
    "manifest": "connect",
}
_ONLY_A_HINT = frozenset(("preconnect", "dns-prefetch"))


def use_of(link: Link) -> str:
    """What a page loads an address for, in the words of site_config/origins.yml; "" for one that it only leads to."""
    if link.kind == "link":
        return next((_REL_USE[rel] for rel in link.rel.split() if rel in _REL_USE), "")
    return _USE.get(link.kind, "")


def host_of(link: Link) -> str:
    """The outside host that an address is on, "" for the site's own."""
    if not link.target.startswith(("http://", "https://", "//")):
        return ""
    try:
        return (urlsplit(link.target).hostname or "").lower()
    except ValueError:
        return ""


def loaded(page: PageFacts) -> Iterator[Link]:
    """Each file that the page loads: of the sizes of one image the first, and a file named twice once."""
    seen: set[str] = set()
    elements: set[tuple[str, int]] = set()
    for link in page.links:
        if link.kind == "a":
            continue  # nearly all are
        use = use_of(link)
        if not use or link.kind == "source" or not _ONLY_A_HINT.isdisjoint(link.rel.split()) or link.target.startswith("data:"):
            continue
        if link.target not in seen and (link.kind != "img" or (link.kind, link.tag_number) not in elements):
            yield link
        seen.add(link.target)
        elements.add((link.kind, link.tag_number))


def assets(page: PageFacts, subject: SiteFacts) -> dict[str, int]:
    """The styles and scripts of the site that the page loads: file → bytes."""
    files = (link.target.lstrip("/") for link in loaded(page) if use_of(link) in ("style", "script"))
    return {file: subject.files[file] for file in files if file in subject.files}
