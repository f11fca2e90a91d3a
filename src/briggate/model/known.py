"""What may be named by records that name others."""

from collections.abc import Iterator, Mapping
from typing import Any

from briggate.model.addresses import Place, every_redirect
from briggate.model.fault import Fault, did_you_mean
from briggate.model.page import Page
from briggate.model.page_types import Landing
from briggate.model.site import Site, last_of
from briggate.model.unread import Kind


class Known:
    """What may be named, and how to say that something else was."""

    def __init__(self, site: Site) -> None:
        self.site = site
        steps = {old: new for old, new, _ in every_redirect(site)}
        # Of two pages with one address (a fault of its own) the landing page counts, or each page of its topic would have a fault too.
        self.addresses = {page.address: page for page in sorted(site.all_pages, key=lambda page: isinstance(page.meta, Landing))}
        self.moved = {old: last_of(steps, old) for old in steps}
        self.fronts = {site.prefix(language) for language in (site.council.language, *site.council.languages)}
        self.landings = [address.strip("/") for address, page in self.addresses.items() if isinstance(page.meta, Landing)]

    def page(self, address: str) -> Page | None:
        return self.addresses.get(address) or self.addresses.get(self.moved.get(address, "").partition("#")[0])

    def missing_page(self, address: str, place: Place) -> Iterator[Fault]:
        """A fault unless the address is (or was) a page's, or the engine's own."""
        address = address.partition("#")[0]
        outside = not address.startswith("/") or address.startswith(self.site.reserved)
        if outside or address in self.moved or self.page(address) or ("page", address) in self.site.unread:
            return
        yield Fault(*place, f"there is no page {address}", did_you_mean(address, self.addresses, "Check the address."))

    def missing_link(self, address: str, place: Place, seen: bool) -> Iterator[Fault]:
        """A fault unless what is `seen` now leads to a page that is there now."""
        yield from self.missing_page(address, place)
        address = address.partition("#")[0]
        if seen and address in self.addresses and address not in self.site.by_address and address not in self.site.moved:
            yield Fault(*place, f"the page {address} is not published yet", "Link to it when it is, or publish both together.")

    def missing(self, kind: Kind, name: str | None, known: Mapping[str, Any], place: Place, where: str) -> Iterator[Fault]:
        if name is not None and name not in known and (kind, name) not in self.site.unread:
            yield Fault(*place, f"unknown {kind} “{name}”", did_you_mean(name, known, f"The {kind}s are in {where}."))
