"""A page's body to HTML: its links resolved against the site, its references against the facts, its faults noted."""

import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from briggate.markdown.dialect import Body, BodyError, Dialect
from briggate.markdown.references import KINDS, Shown, as_html, find_references, plain
from briggate.model.fault import Fault, did_you_mean
from briggate.model.page import Page
from briggate.model.site import Site
from briggate.theme.formats import Formats

_OUTSIDE = ("https", "http", "mailto", "tel")


def relative_root(address: str) -> str:
    """The way from a page to the site's root: `../../` for `/bins/missed-bin/`."""
    return "../" * (address.count("/") - 1) or "./"


def relative_url(root: str, address: str) -> str:
    """An address of the site as a relative link from a page with that root; an outside URL as it is."""
    if not address.startswith("/"):
        return address
    return address[1:] if root == "./" and address != "/" else root + address[1:]


class References:
    """What references show, on the site's day."""

    def __init__(self, site: Site, formats: Formats) -> None:
        self._settings, self._today, self._formats = site.settings, site.clock.today, formats

    def __call__(self, kind: str, name: str) -> Shown | None:
        if kind == "fact":
            fact = self._settings.facts.get(name)
            return Shown(fact.record.on(self._today)) if fact else None
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
        return Shown(contact.name) if kind == "contact" else None

    def plain(self, text: str) -> str:
        return plain(text, self)

    def html(self, text: str) -> str:
        return as_html(text, self)


def phone_url(number: str) -> str:
    return "tel:" + number.replace(" ", "")


class Renderer:
    """Renders the pages of one site. `faults` gathers what is wrong in their bodies."""

    def __init__(self, site: Site, references: References, panel: Callable[[str, str], str]) -> None:
        self.site = site
        self.references = references
        self.panel = panel
        self.faults: list[Fault] = []
        self._dialect = Dialect()
        self._rendered: dict[str, Body] = {}
        self._anchors: list[tuple[Page, str, str, str]] = []

    def render(self, page: Page) -> Body:
        """The page's body, rendered once."""
        if page.source not in self._rendered:
            self._rendered[page.source] = self._render(page)
        return self._rendered[page.source]

    def check_anchors(self) -> None:
        """Once every page is rendered: links to headings that are not there."""
        for page, target, anchor, written in self._anchors:
            other = self.site.by_address.get(target)
            if other and other.source in self._rendered and anchor not in _ids(self._rendered[other.source]):
                headings = [heading.id for heading in self._rendered[other.source].headings]
                fix = did_you_mean(anchor, headings, "Link to one of the page's headings.")
                self._fault(page, written, f"{target} has no heading “{anchor}”", fix)

    def _render(self, page: Page) -> Body:
        self._check_references(page)
        root = relative_root(page.address)

        def resolve(element: str, attribute: str, value: str) -> str | None:
            return self._resolve(page, root, element, value)

        try:
            return self._dialect.render(page.body, resolve, self.references, lambda name: self.panel(page.address, name))
        except BodyError as error:
            self.faults.append(Fault(f"content/{page.source}", page.body_line, str(error), "Make the page simpler."))
            return Body("", ())

    def _resolve(self, page: Page, root: str, element: str, value: str) -> str | None:
        parts = urlsplit(value)
        if parts.scheme or parts.netloc:
            if element == "img":
                self._fault(page, value, "an image is loaded from another site", "Put the image beside the page.")
                return None
            return value if parts.scheme in _OUTSIDE else None
        if not parts.path:
            if parts.fragment:
                self._anchors.append((page, page.address, parts.fragment, value))
            return value
        path = unquote(parts.path)
        path = path if path.startswith("/") else "/" + posixpath.normpath(posixpath.join(posixpath.dirname(page.source), path)).lstrip("/")
        path = posixpath.normpath(path).replace("//", "/")
        if path[1:] in self.site.files:
            return relative_url(root, path)
        if element == "img":
            self._fault(
                page,
                value,
                f"there is no image content{path}",
                did_you_mean(path[1:], self.site.files, "Check the name, or add the image."),
            )
            return None
        target = self._target(path)
        if target is None:
            names = [*self.site.by_address, *self.site.by_source]
            self._fault(page, value, f"there is no page {value}", did_you_mean(value, names, "Check the address."))
            return None
        if parts.fragment and target.startswith("/"):
            self._anchors.append((page, target, parts.fragment, value))
        tail = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
        return relative_url(root, target) + tail

    def _target(self, path: str) -> str | None:
        """The address that a path written in a page means, by file or by address, moved pages followed."""
        by_file = self.site.by_source.get(path[1:])
        if by_file:
            return by_file.address
        address = path.removesuffix(".md").removesuffix("/index").rstrip("/") + "/"
        if address in self.site.by_address or address.startswith(self.site.reserved):
            return address
        return self.site.moved.get(address)

    def _check_references(self, page: Page) -> None:
        for kind, name, above in find_references(page.body):
            self._check_reference(page, kind, name, page.body_line + above)
        for path, text in _texts(page.meta.model_dump(by_alias=True)) if "[[" in repr(page.meta) else ():
            for kind, name, _ in find_references(text):
                self._check_reference(page, kind, name, page.line_of(*path))

    def _check_reference(self, page: Page, kind: str, name: str, line: int) -> None:
        if kind not in KINDS or self.references(kind, name):
            return
        known = self.site.settings.facts if kind == "fact" else self.site.settings.contacts
        where = "site_config/facts/" if kind == "fact" else "site_config/contacts/"
        wrong = f"the contact “{name}” has no {kind}" if name in known else f"unknown {'fact' if kind == 'fact' else 'contact'} “{name}”"
        self.faults.append(Fault(f"content/{page.source}", line, wrong, did_you_mean(name, set(known) - {name}, f"Add it in {where}.")))

    def _fault(self, page: Page, written: str, wrong: str, fix: str) -> None:
        """A fault at the line on which `written` stands."""
        at = page.body.find(written)
        line = page.body_line + page.body.count("\n", 0, at) if at >= 0 else page.body_line
        self.faults.append(Fault(f"content/{page.source}", line, wrong, fix))


def _ids(body: Body) -> set[str]:
    return set(re.findall(r'\sid="([^"]*)"', body.html))


def _texts(data: object, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], str]]:
    """Every text in front matter, and its path."""
    if isinstance(data, str):
        return [(path, data)]
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list | tuple) else ()
    return [found for key, value in items for found in _texts(value, (*path, key))]
