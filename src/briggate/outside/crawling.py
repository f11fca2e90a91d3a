"""Pages of a running site: those of its sitemap, or, where it has none, those that its links lead to."""

import gzip
import re
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import urllib3
from selectolax.lexbor import LexborHTMLParser
from urllib3.exceptions import HTTPError

from briggate.outside.asking import AGENT, ROBOTS_MOST

BYTES_MOST, SITEMAPS_MOST = 5_000_000, 20
_PLACE = re.compile(r"<loc>\s*([^<\s]+)\s*</loc>")


@dataclass(frozen=True)
class Crawling:
    """How to look through a site. Times are in seconds."""

    depth: int = 3
    """How many links deep, where there is no sitemap."""
    pages_most: int = 500
    between: float = 0.5
    """Between two requests; what robots.txt asks for, where that is more."""
    wait: float = 15.0
    """For one answer."""


@dataclass
class Crawled:
    """What was found: HTML by address, and why other pages could not be read."""

    pages: dict[str, str] = field(default_factory=dict)
    not_read: dict[str, str] = field(default_factory=dict)
    left_out: int = 0
    """Pages that were found, and were more than were asked for."""


def crawl(start: str, how: Crawling, progress: Callable[[str], None] = lambda words: None) -> Crawled:
    """Read the pages of the site that begins at `start`: on its own host, below its folder, as far as its robots.txt allows."""
    return _Site(start, how, progress).crawled()


class _Site:
    def __init__(self, start: str, how: Crawling, progress: Callable[[str], None]) -> None:
        self._start = urldefrag(start).url
        self._how, self._progress = how, progress
        agent = {"User-Agent": f"{AGENT} (looks through {self._start} for its owner)", "Accept": "text/html, application/xml"}
        self._pool = urllib3.PoolManager(headers=agent, timeout=urllib3.Timeout(connect=how.wait, read=how.wait), retries=False)
        self._robots = RobotFileParser()
        self._between = how.between
        self._last = 0.0
        self._found = Crawled()

    def crawled(self) -> Crawled:
        with self._pool:
            try:
                self._read_robots()
                named = list(dict.fromkeys(self._from_sitemap()))
                self._walk([(each, self._how.depth) for each in named] if named else [(self._start, 0)])
            except (HTTPError, OSError, ValueError) as error:
                self._found.not_read[self._start] = _said(error)
        return self._found

    def _read_robots(self) -> None:
        status, text, _ = self._get(urljoin(self._start, "/robots.txt"), ROBOTS_MOST)
        self._robots.parse(text.splitlines() if status == 200 else [])
        self._between = max(self._between, float(self._robots.crawl_delay(AGENT) or 0))

    def _from_sitemap(self) -> Iterator[str]:
        """The pages that its sitemaps name: those of robots.txt, or the usual one."""
        waiting = deque(self._robots.site_maps() or [urljoin(self._start, "/sitemap.xml")])
        read: set[str] = set()
        while waiting and len(read) < SITEMAPS_MOST:
            here = waiting.popleft()
            if here in read or not self._is_own_host(here):
                continue
            read.add(here)
            status, text, _ = self._get(here, BYTES_MOST)
            if status != 200:
                continue
            places = [unescape(each) for each in _PLACE.findall(text)]
            if "<sitemapindex" in text:
                waiting.extend(places)
            else:
                yield from (each for each in places if self._is_ours(each))

    def _walk(self, begin: list[tuple[str, int]]) -> None:
        waiting, seen = deque(begin), {url for url, _ in begin}
        while waiting:
            url, depth = waiting.popleft()
            if len(self._found.pages) >= self._how.pages_most:
                self._found.left_out = 1 + len(waiting)
                return
            html = self._page(url)
            if html is None or depth >= self._how.depth:
                continue
            for link in _links(html, url):
                if link not in seen and self._is_ours(link):
                    seen.add(link)
                    waiting.append((link, depth + 1))

    def _page(self, url: str) -> str | None:
        """The HTML at an address; None, and a note where it should be there, if it is none."""
        self._progress(url)
        if not self._robots.can_fetch(AGENT, url):
            self._found.not_read[url] = "its robots.txt asks programs not to look"
            return None
        try:
            status, text, kind = self._get(url, BYTES_MOST)
        except (HTTPError, OSError, ValueError) as error:
            self._found.not_read[url] = _said(error)
            return None
        if status != 200:
            if status >= 400:
                self._found.not_read[url] = f"it answers {status}"
            return None
        if "html" in kind:
            self._found.pages[url] = text
            return text
        return None

    def _get(self, url: str, most: int) -> tuple[int, str, str]:
        """(status, text, content type) of an answer; where it sends us on to on the same site, of that."""
        for _ in range(5):
            time.sleep(max(0.0, self._last + self._between - time.monotonic()))
            response = self._pool.request("GET", url, redirect=False, preload_content=False)
            try:
                self._last = time.monotonic()
                onward = response.headers.get("Location", "") if 300 <= response.status < 400 else ""
                if onward and self._is_own_host(urljoin(url, onward)):
                    url = urljoin(url, onward)
                    continue
                data = response.read(most, decode_content=True)
                if url.endswith(".gz") and data[:2] == b"\x1f\x8b":
                    data = gzip.decompress(data)[:most]
                return response.status, data.decode(errors="replace"), response.headers.get("Content-Type", "").lower()
            finally:
                response.close()
        return 0, "", ""

    def _is_own_host(self, url: str) -> bool:
        return urlsplit(url).netloc == urlsplit(self._start).netloc and urlsplit(url).scheme in ("http", "https")

    def _is_ours(self, url: str) -> bool:
        folder = urlsplit(self._start).path.rpartition("/")[0] + "/"
        return self._is_own_host(url) and (urlsplit(url).path or "/").startswith(folder)


def _links(html: str, url: str) -> Iterator[str]:
    for node in LexborHTMLParser(html).css("a[href]"):
        address = (node.attributes.get("href") or "").strip()
        try:
            yield urldefrag(urljoin(url, address)).url
        except ValueError:
            continue


def _said(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:200]
