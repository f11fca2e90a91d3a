"""From what a rule over the site points at to a place in a file."""

from pathlib import Path

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, snippet
from briggate.checks.judging import NO_PLACE, Placed
from briggate.checks.placing import Placer
from briggate.checks.rule import Hit, Rule
from briggate.checks.site_facts import Link, PageFacts
from briggate.model.finding import Place
from briggate.model.page import Page
from briggate.model.policy import Policy
from briggate.model.site import Site


class SitePlacer:
    """Places hits of rules over the site. A built page is read again when something on it was found."""

    def __init__(self, site: Site, built: Path, policy: Policy) -> None:
        self._built, self._policy = built, policy
        self._pages = {f"content/{page.source}": page for page in site.all_pages}
        self._sources = {page.address: page for page in site.all_pages}
        self._read: dict[str, tuple[HtmlPage, Placer]] = {}

    def placed(self, rule: Rule, hit: Hit) -> Placed:
        where = hit.where
        page, element, place = "", "", NO_PLACE
        if isinstance(where, Link):
            page = where.page
            place, element = self._link(where)
        elif isinstance(where, PageFacts):
            page, place = where.address, Place(where.source, 0, "file") if where.source else Place("", 0, "file", "theme")
        elif isinstance(where, Page):
            page, place = where.address, Place(f"content/{where.source}", 0, "file")
        elif isinstance(where, tuple) and where and isinstance(where[0], Page):
            page, place = where[0].address, Place(f"content/{where[0].source}", where[0].line_of(*where[1:]))
        elif isinstance(where, tuple) and len(where) == 2:
            place = Place(str(where[0]), int(where[1]))
            page = self._pages[place.file].address if place.file in self._pages else ""
        else:
            raise TypeError(f"the rule {rule.id} points at {where!r}, which is no place")
        return Placed(rule.id, hit.certain, place, hit.message, hit.fix, page, element)

    def _link(self, link: Link) -> tuple[Place, str]:
        if link.page not in self._read:
            file = f"{link.page[1:]}index.html" if link.page.endswith("/") else link.page[1:]
            html = HtmlPage((self._built / file).read_text(encoding="utf-8", errors="replace"), file, link.page, self._policy)
            self._read[link.page] = html, Placer(html, self._sources.get(link.page))
        html, placer = self._read[link.page]
        nodes = html.select("meta" if link.kind == "refresh" else link.kind)
        node: LexborNode | None = nodes[link.tag_number] if link.tag_number < len(nodes) else None
        return placer.place(node), snippet(node) if node is not None else ""
