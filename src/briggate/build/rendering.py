"""A page's body to HTML: its links resolved against the site, its references against the facts, its faults noted."""

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape
from urllib.parse import SplitResult, unquote, urlsplit

from briggate.build.reference_faults import front_matter_faults, reference_faults
from briggate.markdown.dialect import Body, Dialect
from briggate.markdown.limits import BodyError
from briggate.markdown.references import Shown, as_html, plain
from briggate.model.fault import Fault, did_you_mean
from briggate.model.page import Page
from briggate.model.site import Site
from briggate.theme.formats import Formats

_parts = lru_cache(maxsize=1 << 14)(urlsplit)
_IMAGE = re.compile(r'(<img\b[^>]*?\ssrc=")([^"]*)"([^>]*)')
_ID = re.compile(r'id="(?<=\sid=")([^"]*)"')
"""It begins with letters, so that Python finds quickly where to look."""
_SIZED = re.compile(r"\s(?:width|height)=")
_SHOWN_MOST = 80
"""How much of an address a message repeats."""
_MEANT_MOST = 20
"""How many links of a page that lead nowhere are told with what may have been meant."""
_LOOKED_AMONG = 200
"""Among how many headings of a page the one is looked for that may have been meant."""


def relative_root(address: str) -> str:
    """The way from a page to the site's root: `../../` for `/bins/missed-bin/`."""
    return "../" * (address.count("/") - 1) or "./"


def relative_url(root: str, address: str) -> str:
    """An address of the site as a relative link from a page with that root; an outside URL as it is."""
    if not address.startswith("/"):
        return address
    return address[1:] if root == "./" and address != "/" else root + address[1:]


Question = tuple[str, ...]
"""What a page asked of the rest of the site while it was rendered: `("reference", kind, name)`, `("url", address)`,
`("link", element, address)` as it is written in the page, or `("panel", contact)`."""
Asked = dict[Question, str | None]
"""What was asked, and the answer where it holds for the page alone."""


class References:
    """What references show, on the site's day, on pages of a language: the council's own, where none is named.

    `asked` gathers what was asked for.
    """

    def __init__(self, site: Site, formats: Formats, language: str = "", asked: Asked | None = None) -> None:
        self._settings, self._today, self._formats = site.settings, site.clock.today, formats
        self._own = site.council.language if language not in ("", site.council.language) else ""
        self.asked: Asked = {} if asked is None else asked

    def __call__(self, kind: str, name: str) -> Shown | None:
        self.asked["reference", kind, name] = None
        if kind == "fact":
            fact = self._settings.facts.get(name)
            return self._in_words(fact.record.on(self._today)) if fact else None
        placed = self._settings.contacts.get(name)
        if placed is None:
            return None
        contact = placed.record
        if kind == "phone" and contact.phones:
            return Shown(contact.phones[0].number, phone_url(contact.phones[0].number))
        if kind == "email" and contact.email:
            return Shown(contact.email, f"mailto:{contact.email}")
        hours = contact.phones[0].hours if contact.phones and contact.phones[0].hours else contact.hours
        if kind == "hours" and hours:
            return Shown(self._formats.in_one_line(hours, self._today))
        return self._in_words(contact.name) if kind == "contact" else None

    def _in_words(self, text: str) -> Shown:
        """A text of the settings; an amount or a date in figures is in no language."""
        return Shown(text, language=self._own if any(map(str.isalpha, text)) else "")

    def plain(self, text: str) -> str:
        return plain(text, self)

    def html(self, text: str) -> str:
        return as_html(text, self)


def phone_url(number: str) -> str:
    return "tel:" + number.replace(" ", "")


@dataclass(frozen=True)
class Places:
    """Where links to a page may lead: the ids in its body, and those of them that are its headings'."""

    ids: tuple[str, ...]
    headings: tuple[str, ...]


Anchor = tuple[str, str, str]
"""A link to a place on a page: the page's address, the place's id, and the link as it is written."""


class Renderer:
    """Renders the pages of one site. `faults` gathers what is wrong in their bodies."""

    def __init__(self, site: Site, references: References, panel: Callable[[str, str], str]) -> None:
        self.site = site
        self.references = references
        self.panel = panel
        self.faults: list[Fault] = []
        self._dialect = Dialect()
        self._rendered: dict[str, Body] = {}
        self.places: dict[str, Places] = {}
        """Of every page that was rendered, by its file."""
        self.anchors: dict[str, tuple[Anchor, ...]] = {}
        """The links of every page to places on pages, by its file."""

    def render(self, page: Page) -> Body:
        """The page's body, rendered once."""
        if page.source not in self._rendered:
            self._rendered[page.source] = self._render(page)
        return self._rendered[page.source]

    def check_anchors(self) -> None:
        """Once every page is rendered: links to headings that are not there."""
        for page in self.site.all_pages:
            for target, anchor, written in self.anchors.get(page.source, ()):
                other = self.site.by_address.get(target)
                places = self.places.get(other.source) if other else None
                if places and anchor not in places.ids:
                    fix = did_you_mean(anchor, places.headings[:_LOOKED_AMONG], "Link to one of the page's headings.")
                    self._fault(page, _as_address(written), f"{target} has no heading “{anchor}”", fix)

    def answer(self, page: Page, element: str, address: str) -> str:
        """What would be written in a page now for an address that stands in it, and the size of the image that it names."""
        links = _Links(self.site, page)
        return links.told(links.resolve(element, "src" if element == "img" else "href", address))

    def _render(self, page: Page) -> Body:
        links = _Links(self.site, page)

        def resolve(element: str, attribute: str, address: str) -> str | None:
            resolved = links.resolve(element, attribute, address)
            self.references.asked["link", element, address] = links.told(resolved)
            return resolved

        def panel(name: str) -> str:
            self.references.asked["panel", name] = None
            return self.panel(page.address, name)

        try:
            body = self._dialect.render(page.body, resolve, self.references, panel)
        except BodyError as error:
            self._fault(page, (), error.wrong, error.fix)
            body = Body("", ())
        if "<img" in body.html:
            body = replace(body, html=_with_sizes(body.html, links.sizes))
        for written, wrong, fix in links.faults:
            self._fault(page, _as_address(written), wrong, fix)
        for slip in body.slips:
            self._fault(page, slip.written, slip.wrong, slip.fix)
        for reference in body.unknown:
            for wrong, fix in reference_faults(self.site, self.references, reference):
                self._fault(page, (reference.written,), wrong, fix)
        self.faults += front_matter_faults(self.site, self.references, page)
        self.anchors[page.source] = tuple(links.anchors)
        self.places[page.source] = Places(_ids(body), tuple(heading.id for heading in body.headings))
        return body

    def _fault(self, page: Page, written: tuple[str, ...], wrong: str, fix: str) -> None:
        """A fault on the line where the first of `written` that can be found stands."""
        at = next((place for each in written if each and (place := page.body.find(each)) >= 0), 0)
        line = page.body_line + page.body.count("\n", 0, at)
        self.faults.append(Fault(f"content/{page.source}", line, wrong, fix))


class _Links:
    """The links and images of one page: where they lead, and what is wrong with those that lead nowhere."""

    def __init__(self, site: Site, page: Page) -> None:
        self.site = site
        self.page = page
        self.root = relative_root(page.address)
        self.sizes: dict[str, tuple[int, int]] = {}
        """Of each image, by the address that is written for it: its width and height in pixels."""
        self.faults: list[tuple[str, str, str]] = []
        """(as written, what is wrong, what to do)"""
        self.anchors: list[Anchor] = []

    def resolve(self, element: str, attribute: str, value: str) -> str | None:
        """What to write for an address written in the page; None to leave it out."""
        try:
            parts = _parts(value)
        except ValueError:
            self._fault(value, f"the address “{value[:_SHOWN_MOST]}” cannot be read", "Copy it again from your browser.")
            return None
        return self._image(value, parts) if element == "img" else self._link(value, parts)

    def told(self, resolved: str | None) -> str:
        """What is written for an address, as text: with the size of the image that it names."""
        return f"{resolved} {self.sizes.get(resolved or '')}"

    def _image(self, value: str, parts: SplitResult) -> str | None:
        if parts.scheme or parts.netloc:
            self._fault(value, "an image is loaded from another site", "Put the image beside the page.")
            return None
        path = self._path(parts)
        if path[1:] not in self.site.files:
            fix = self._meant(path[1:], self.site.files, "Check the name, or add the image.")
            self._fault(value, f"there is no image content{path[:_SHOWN_MOST]}", fix)
            return None
        url = relative_url(self.root, path)
        if path[1:] in self.site.image_sizes:
            self.sizes[url] = self.site.image_sizes[path[1:]]
        return url

    def _link(self, value: str, parts: SplitResult) -> str | None:
        if parts.scheme:  # one that the sanitiser lets through
            return value
        if parts.netloc:
            self._fault(value, f"the address “{value[:_SHOWN_MOST]}” begins with //", "Begin it with https:// instead.")
            return None
        if not parts.path:
            return self._within(value, parts)
        path = self._path(parts)
        if path[1:] in self.site.files:
            return relative_url(self.root, path)
        target = self._target(path, value)
        if target is None:
            return None
        if parts.fragment and target.startswith("/"):
            self.anchors.append((target, unquote(parts.fragment), value))
        tail = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
        return relative_url(self.root, target) + tail

    def _within(self, value: str, parts: SplitResult) -> str | None:
        """A link to a place on the page itself."""
        if not (parts.fragment or parts.query):
            self._fault("]()", "a link has no address", "Write one between the round brackets.")
            return None
        if parts.fragment:
            self.anchors.append((self.page.address, unquote(parts.fragment), value))
        return value

    def _path(self, parts: SplitResult) -> str:
        """From the root of content/, as addresses are."""
        path = unquote(parts.path)
        if not path.startswith("/"):
            path = posixpath.join("/", posixpath.dirname(self.page.source), path)
        return "/" + posixpath.normpath(path).lstrip("/")

    def _target(self, path: str, value: str) -> str | None:
        """The address that a path means, by file or by address, moved pages followed."""
        by_file = self.site.source_address.get(path[1:])
        address = by_file or path.removesuffix(".md").removesuffix("/index").rstrip("/") + "/"
        if address in self.site.by_address or address.startswith(self.site.reserved):
            return address
        if address in self.site.moved:
            return self.site.moved[address]
        shown = value[:_SHOWN_MOST]
        if address not in self.site.all_addresses:
            if ("page", address) not in self.site.unread:
                names = [*self.site.by_address, *(f"/{source}" for source in self.site.by_source)]
                self._fault(value, f"there is no page {shown}", self._meant(path, names, "Check the address."))
        elif self.page.source in self.site.by_source:
            self._fault(value, f"the page {shown} is not published yet", "Link to it when it is, or publish both together.")
        return None

    def _meant(self, name: str, known: Iterable[str], otherwise: str) -> str:
        """What somebody may have meant: looked for among all names, which takes long, for the first few faults of a page alone."""
        return did_you_mean(name, known, otherwise) if len(self.faults) < _MEANT_MOST else otherwise

    def _fault(self, written: str, wrong: str, fix: str) -> None:
        self.faults.append((written, wrong, fix))


def _as_address(written: str) -> tuple[str, ...]:
    """How an address may stand in Markdown or HTML, so that it is not found inside a longer one."""
    ends = (f"]({written})", f"]({written} ", f"]: {written}\n", f'"{written}"', f"<{written}>", written)
    return ends if written else ()


def _with_sizes(html: str, sizes: Mapping[str, tuple[int, int]]) -> str:
    """Images with their width and height, so that the page does not jump while they load; those that somebody sized stay as they are.

    All of them but the first, which may be what a reader sees at once, load when they come near the screen, unless somebody said otherwise.
    """
    number = 0

    def sized(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        size = sizes.get(unescape(match[2]))
        said = f' width="{size[0]}" height="{size[1]}"' if size and not _SIZED.search(match[0]) else ""
        if number > 1 and (said or _SIZED.search(match[0])) and " loading=" not in match[0]:
            said += ' loading="lazy" decoding="async"'
        return f'{match[1]}{match[2]}"{said}{match[3]}'

    return _IMAGE.sub(sized, html)


def _ids(body: Body) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_ID.findall(body.html)))
