"""What `briggate serve` adds to the pages that it shows, and no build contains: a panel with what was found on the page."""

import re
from functools import cache
from hashlib import sha256
from html import escape
from pathlib import Path

OWN = "/-briggate/"
"""What addresses of the server's own begin with. No page of a site can: names in content/ begin with a letter or a figure."""
EVENTS = f"{OWN}events"
NOT_FOUND = "404.html"
_FILES = Path(__file__).parent / "overlay_files"
_END_OF_HEAD = re.compile(rb"</head\s*>", re.IGNORECASE)


def with_overlay(html: bytes, file: str) -> bytes:
    """A page with the panel. `file` is where the page is in the site, or would be."""
    tag = f'<script defer src="{OWN}overlay.js" data-file="{escape(file)}" data-version="{version_of(html)}"></script>'.encode()
    place = _END_OF_HEAD.search(html)
    return html[: place.start()] + tag + html[place.start() :] if place else html + tag


def version_of(html: bytes) -> str:
    """What tells a page from what it was before."""
    return sha256(html).hexdigest()[:16]


@cache
def overlay_file(path: str) -> bytes | None:
    """The file at an address under `OWN`."""
    name = path.removeprefix(OWN)
    return (_FILES / name).read_bytes() if name in ("overlay.js", "overlay.css") else None
