"""Which of the files that a page has loaded its own HTML asks for. The others are brought by scripts and styles."""

from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.rendered_page import RenderedPage
from briggate.model.rendering import Request


def asked_in_html(page: RenderedPage) -> Sequence[Request]:
    """The requests that the HTML brings about, the page's own the first."""
    return [each for number, each in enumerate(page.loaded.requests) if number == 0 or _is_named(page.html, each)]


def brought_by_others(page: RenderedPage) -> Sequence[Request]:
    """The requests that scripts and styles bring about."""
    return [each for number, each in enumerate(page.loaded.requests) if number > 0 and not _is_named(page.html, each)]


def who_asked(request: Request, page: RenderedPage) -> str:
    """The file that a request comes from, in words."""
    if _is_named(page.html, request):
        return "the page"
    name = urlsplit(request.brought_by).path.rpartition("/")[2]
    return name if name and request.brought_by != page.loaded.requests[0].url else "a script or style in the page"


def _is_named(html: HtmlPage, request: Request) -> bool:
    # Chromium lays an image that a script makes while the page is read at the door of the HTML, so its addresses are looked through
    return not request.brought_by and _name(request.url) in html.once(_names)


def _names(html: HtmlPage) -> frozenset[str]:
    """The last part of every address that an element of the page loads something from."""
    found = [attribute(node, name) for name in ("src", "data", "poster") for node in html.select(f"[{name}]")]
    found += [attribute(node, "href") for node in html.select("link[href], image[href], use[href]")]
    for name in ("srcset", "imagesrcset"):
        found += [each.split()[0] for node in html.select(f"[{name}]") for each in attribute(node, name).split(",") if each.strip()]
    return frozenset(_name(each.strip()) for each in found)


def _name(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return unquote(f"{parts.path.rpartition('/')[2]}?{parts.query}")
