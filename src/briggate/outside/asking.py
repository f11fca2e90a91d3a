"""Asks outside addresses whether they answer: many hosts at once, one request at a time to each, and never more than is needed."""

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import urllib3
from urllib3.exceptions import HTTPError, LocationValueError, MaxRetryError, SSLError
from urllib3.exceptions import TimeoutError as TookTooLong

from briggate.files.cache import Cache, digest
from briggate.model.answer import Answer

AGENT = "briggate"
ROBOTS_MOST = 500_000
"""Bytes of a robots.txt that are read (RFC 9309 asks for 500 KiB at least)."""
_GONE = (404, 410)
_AGAIN = (429, 500, 502, 503, 504)
_NOT_ASKED_SO = (400, 403, 404, 405, 410, 501)
"""What servers say to HEAD that may say otherwise to GET."""


@dataclass(frozen=True)
class Asking:
    """How to ask. Times are in seconds."""

    site_url: str
    """Whose links they are: told to servers, so that they know whom to write to."""
    today: Date
    hosts_at_once: int = 12
    wait: float = 10.0
    """For one answer."""
    between: float = 0.2
    """Between two requests to one host."""
    tries: int = 3
    longest_pause: float = 5.0
    """Before another try, whatever the server asks for."""
    whole: float = 600.0
    """For all of it."""
    redirects_most: int = 10


def ask(
    urls: Iterable[str], how: Asking, cache_file: Path | None = None, progress: Callable[[str], None] = lambda words: None
) -> dict[str, Answer]:
    """What each http(s) address answers. What was certain is kept for the day in `cache_file`, and not asked twice."""
    wanted = sorted({url for url in urls if url.startswith(("http://", "https://"))})
    keys = {url: digest("outside", url, how.today.isoformat()) for url in wanted}
    kept = _kept(cache_file, keys)
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in wanted:
        if url not in kept:
            by_host[_host(url)].append(url)
    deadline = time.monotonic() + how.whole
    fresh: dict[str, Answer] = {}
    with ThreadPoolExecutor(how.hosts_at_once) as pool:
        for answers in pool.map(lambda host: _Host(how, deadline, progress).ask(by_host[host]), by_host):
            fresh |= answers
    _keep(cache_file, {keys[url]: answer for url, answer in fresh.items() if answer.outcome != "unsure"})
    return kept | fresh


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def _kept(file: Path | None, keys: Mapping[str, bytes]) -> dict[str, Answer]:
    if file is None:
        return {}
    with Cache(file) as cache:
        found = cache.find(keys.values())
    return {url: Answer.from_text(found[key].decode()) for url, key in keys.items() if key in found}


def _keep(file: Path | None, answers: Mapping[bytes, Answer]) -> None:
    if file is not None:
        with Cache(file) as cache:
            cache.keep({key: answer.to_text().encode() for key, answer in answers.items()})


class _Host:
    """Asks one server, one address after another."""

    def __init__(self, how: Asking, deadline: float, progress: Callable[[str], None]) -> None:
        self._how, self._deadline, self._progress = how, deadline, progress
        agent = f"{AGENT} (checks that the links of {how.site_url} work)"
        timeout = urllib3.Timeout(connect=how.wait, read=how.wait)
        self._pool = urllib3.PoolManager(headers={"User-Agent": agent, "Accept": "*/*"}, timeout=timeout, retries=False, maxsize=1)
        self._robots: dict[str, RobotFileParser | None] = {}

    def ask(self, urls: Iterable[str]) -> dict[str, Answer]:
        with self._pool:
            return {url: self._answer(url) for url in urls}

    def _answer(self, url: str) -> Answer:
        self._progress(url)
        try:
            return self._followed(url)
        except ValueError as error:  # an address that cannot be taken apart
            return Answer("unsure", _said(error))

    def _followed(self, url: str) -> Answer:
        here = urldefrag(url).url
        seen = {here}
        for _ in range(self._how.redirects_most + 1):
            try:
                status, onward = self._asked(here)
            except _Unsure as unsure:
                return Answer("unsure", str(unsure))
            if onward is None:
                return _judged(status, here if here != urldefrag(url).url else "")
            here = urldefrag(urljoin(here, onward)).url
            if here in seen or not here.startswith(("http://", "https://")):
                return Answer("unsure", "it is redirected in a circle" if here in seen else "it is redirected to no web page")
            seen.add(here)
        return Answer("unsure", f"it is redirected more than {self._how.redirects_most} times")

    def _asked(self, url: str) -> tuple[int, str | None]:
        """The status of an answer, and where it sends us on to. Raises _Unsure."""
        if not self._may(url):
            raise _Unsure("its robots.txt asks programs not to look")
        status, onward, pause = 0, None, 0.0
        for attempt in range(self._how.tries):
            self._rest(pause if attempt else self._how.between)
            try:
                status, onward, pause = self._once("HEAD", url)
                if status in _NOT_ASKED_SO:
                    self._rest(self._how.between)
                    status, onward, pause = self._once("GET", url)
            except (SSLError, LocationValueError) as error:
                raise _Unsure(_said(error)) from None
            except (HTTPError, OSError, ValueError) as error:
                if attempt == self._how.tries - 1:
                    raise _Unsure(_said(error, self._how.wait)) from None
                pause = 2.0**attempt / 2
                continue
            if status not in _AGAIN:
                break
        return status, onward

    def _once(self, method: str, url: str) -> tuple[int, str | None, float]:
        """(status, where to, seconds to wait before another try). The body is not read."""
        response = self._pool.request(method, url, redirect=False, preload_content=False)
        try:
            onward = response.headers.get("Location") if 300 <= response.status < 400 else None
            asked = response.headers.get("Retry-After", "")
            return response.status, onward, float(asked) if asked.isdecimal() else 1.0
        finally:
            response.close()

    def _may(self, url: str) -> bool:
        """Whether robots.txt lets programs look (RFC 9309: one that is not there forbids nothing; one that fails is left alone)."""
        root = urljoin(url, "/robots.txt")
        if root not in self._robots:
            self._robots[root] = self._read_robots(root)
        robots = self._robots[root]
        return robots is None or robots.can_fetch(AGENT, url)

    def _read_robots(self, root: str) -> RobotFileParser | None:
        self._rest(0)
        try:
            response = self._pool.request("GET", root, redirect=False, preload_content=False)
            try:
                text = response.read(ROBOTS_MOST).decode(errors="replace") if response.status == 200 else None
            finally:
                response.close()
        except (HTTPError, OSError, ValueError):
            return None
        if text is None:
            return None
        robots = RobotFileParser()
        robots.parse(text.splitlines())
        return robots

    def _rest(self, seconds: float) -> None:
        """Wait, but not for ever. Raises _Unsure when the time for all of it is over."""
        time.sleep(max(0.0, min(seconds, self._how.longest_pause, self._deadline - time.monotonic())))
        if time.monotonic() >= self._deadline:
            raise _Unsure("there was no time left to ask")


class _Unsure(Exception):
    """Nobody can tell whether the address is good; the message says why."""


def _judged(status: int, moved_to: str) -> Answer:
    if status in _GONE:
        return Answer("gone", str(status))
    if 200 <= status < 400:
        return Answer("answers", str(status), moved_to)
    return Answer("unsure", str(status))


def _said(error: Exception, wait: float = 0) -> str:
    """What went wrong, in words that fit behind “which gave no good answer”."""
    if isinstance(error, MaxRetryError) and error.reason:
        error = error.reason
    if isinstance(error, TookTooLong):
        return f"no answer within {wait:g} s"
    if isinstance(error, SSLError):
        return "its certificate is not good"
    if isinstance(error, LocationValueError | ValueError):
        return "it is no address that can be asked"
    return "the connection failed"
