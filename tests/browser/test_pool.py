"""Browsers side by side: each page ends in what is true of it, whatever it or anybody does to its browser."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from threading import Event, Thread

import psutil
import pytest

from briggate.browser import chromium, processes, seat
from briggate.browser.chromium import Chromium, Where
from briggate.browser.faults import BrowserFault, NoBrowser
from briggate.browser.pool import Pool
from briggate.browser.programs import Programs, programs
from briggate.browser.serving import served

pytestmark = pytest.mark.browser

BAD = {
    "script without end": "<script>for (;;);</script>",
    "script without end, later": "<script>onload = () => setTimeout(() => { for (;;); })</script>",
    "image that never comes": "<img src=/never.png>",
    "alert without end": "<script>for (;;) alert('Sign up')</script>",
}
SECONDS = 4.0
"""The clock of tests that wait for it."""


class Pages(dict[str, str]):
    """What a server sends, by path; `/never.png` it does not answer until the tests end."""

    ended = Event()

    def get(self, path: str, other: str | None = None) -> str | None:  # type: ignore[override]
        if path == "/never.png":
            self.ended.wait()
        return super().get(path, other)


class Town:
    """Numbered pages that are in order, and pages that are not; `look` reads a page's heading."""

    def __init__(self, address: str) -> None:
        self.address, self.where = address, Where(address.rstrip("/"))

    def look(self, browser: Chromium, page: object) -> str:
        browser.open(f"{self.address}{page}")
        return str(browser.run("return document.querySelector('h1').textContent"))


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    pages = Pages({f"/{number}": f"<h1>{number}</h1>" for number in range(50)})
    pages |= {f"/{name}": f"<h1>{name}</h1>{html}" for name, html in BAD.items()}
    pages["/memory without end"] = "<script>kept = []; for (;;) kept.push(new Uint8Array(5e7).fill(1))</script>"
    pages["/dialogs"] = "<h1>dialogs</h1><script>alert(1); confirm(2); prompt(3); onbeforeunload = () => 'Stay?'; print()</script>"
    with served(tmp_path_factory.mktemp("town"), pages=pages) as address:
        yield Town(address)
        Pages.ended.set()


@pytest.fixture
def is_all_gone(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], bool]]:
    """Whether no browser of ours runs, nor anything is left of one."""
    folder = Path(tempfile.mkdtemp(prefix="b"))  # not tmp_path, whose name is too long for Chromium
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    others = set(psutil.Process().children())  # browsers of other tests, which may start and end programs of their own meanwhile

    def left() -> list[object]:
        begun = set(psutil.Process().children()) - others
        theirs = begun.union(*(each.children(recursive=True) for each in begun if each.is_running()))
        return [*filter(processes._runs, theirs), *folder.iterdir()]

    yield lambda: not left()
    assert left() == []
    folder.rmdir()


def programs_of(browser: Chromium) -> list[psutil.Process]:
    """The driver of a browser, and the browser's own first process."""
    driver = next(each for each in psutil.Process().children() if each.pid == browser._processes._driver.process.pid)
    return [driver, driver.children()[0]]


def hang(browser: Chromium) -> str:
    return str(browser.run("return new Promise(() => {})"))


def test_every_job_has_one_outcome_and_no_browser_is_left(town: Town, is_all_gone: Callable[[], bool]) -> None:
    with Pool(town.where, browsers=2) as pool:
        outcomes = list(pool.run(range(20), town.look))
        assert not is_all_gone()
        assert pool.versions.startswith("Chromium 1")
    assert sorted(outcomes) == [(number, str(number)) for number in range(20)]
    assert is_all_gone()


def test_a_browser_serves_the_next_run_too_until_it_has_seen_enough_pages(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seat, "PAGES_EACH", 3)
    with Pool(town.where, browsers=1) as pool:
        used = [browser for run in (range(2), range(2), range(2)) for _, browser in pool.run(run, lambda browser, _: browser)]
    assert [used.index(each) for each in used] == [0, 0, 0, 3, 3, 3]


def test_no_job_needs_no_browser(town: Town, is_all_gone: Callable[[], bool]) -> None:
    with Pool(town.where) as pool:
        assert list(pool.run([], town.look)) == []
        assert is_all_gone()


@pytest.mark.slow
def test_pages_that_ruin_their_browser_end_in_a_fault_and_the_others_are_looked_at(town: Town, is_all_gone: Callable[[], bool]) -> None:
    jobs = [job for number, name in enumerate(BAD) for job in (number, name)] + ["dialogs", 40]

    with Pool(town.where, browsers=2) as pool:
        outcomes = list(pool.run(jobs, town.look, seconds=SECONDS))
    assert Counter(job for job, _ in outcomes) == Counter(jobs)
    assert {job for job, told in outcomes if isinstance(told, BrowserFault)} == set(BAD)
    assert {job: told for job, told in outcomes if job not in BAD} == {job: str(job) for job in jobs if job not in BAD}
    assert str(dict(outcomes)["script without end"]) == "looking at the page took too long"


def test_pages_that_were_left_take_no_memory(town: Town) -> None:
    def look(browser: Chromium, page: int) -> Chromium:
        browser.open("about:blank")
        browser.open(f"{town.address}{page}")
        browser.run("window.kept = new Uint8Array(6e7).fill(1)")
        return browser

    with Pool(town.where, browsers=1, memory=500_000_000) as pool:
        used = {browser for _, browser in pool.run(range(10), look)}
    assert len(used) == 1, "the browser was ended for its memory, and the page tried again"


def test_a_page_that_takes_memory_without_end_is_ended_before_this_machine_suffers(town: Town, is_all_gone: Callable[[], bool]) -> None:
    with Pool(town.where, browsers=1, memory=300_000_000) as pool:
        outcomes = dict(pool.run([1, "memory without end", 2], town.look))
    assert str(outcomes.pop("memory without end")).endswith(" MB of memory")
    assert outcomes == {1: "1", 2: "2"}


@pytest.mark.parametrize("which", [0, 1], ids=["driver", "browser"])
def test_a_browser_killed_ten_times_in_a_row_loses_no_page(which: int, town: Town, is_all_gone: Callable[[], bool]) -> None:
    victims, tries = range(5, 15), Counter[int]()

    def work(browser: Chromium, number: int) -> str:
        tries[number] += 1
        if number in victims and tries[number] == 1:
            Thread(target=programs_of(browser)[which].kill).start()
            return hang(browser)
        return town.look(browser, number)

    with Pool(town.where, browsers=1) as pool:
        outcomes = list(pool.run(range(20), work))
    assert outcomes == [(number, str(number)) for number in range(20)]
    assert tries == {number: 2 if number in victims else 1 for number in range(20)}


def test_a_page_that_is_hit_twice_has_not_passed(town: Town, is_all_gone: Callable[[], bool]) -> None:
    def work(browser: Chromium, number: int) -> str:
        if number == 2:
            programs_of(browser)[1].kill()
        return town.look(browser, number)

    with Pool(town.where, browsers=2) as pool:
        outcomes = dict(pool.run(range(6), work))
    assert isinstance(outcomes.pop(2), BrowserFault)
    assert outcomes == {number: str(number) for number in (0, 1, 3, 4, 5)}


@pytest.mark.parametrize("ruin", ["renderer", "driver stopped", "browser stopped"])
def test_a_browser_that_crashes_or_stands_still_is_replaced(ruin: str, town: Town, is_all_gone: Callable[[], bool]) -> None:
    ruined: list[Chromium] = []

    def work(browser: Chromium, number: int) -> str:
        if number == 1 and not ruined:
            ruined.append(browser)
            if ruin == "renderer":
                browser.cdp("Page.crash")
            else:
                programs_of(browser)[ruin == "browser stopped"].suspend()
        return town.look(browser, number)

    with Pool(town.where, browsers=1) as pool:
        assert list(pool.run(range(3), work, seconds=SECONDS)) == [(0, "0"), (1, "1"), (2, "2")]
    assert ruined


def test_a_mistake_of_ours_is_told_and_ends_all(town: Town, is_all_gone: Callable[[], bool]) -> None:
    def work(browser: Chromium, number: int) -> str:
        return hang(browser) if number else str(1 / number)

    with pytest.raises(ZeroDivisionError):
        list(Pool(town.where, browsers=2).run(range(4), work))
    assert is_all_gone()


def test_who_wants_no_more_outcomes_ends_all(town: Town, is_all_gone: Callable[[], bool]) -> None:
    outcomes = Pool(town.where, browsers=2).run(range(30), town.look)
    assert len(list(islice(outcomes, 3))) == 3
    outcomes.close()
    assert is_all_gone()


def test_one_that_is_interrupted_ends_all(town: Town, is_all_gone: Callable[[], bool]) -> None:
    def interrupted() -> None:
        with Pool(town.where, browsers=2) as pool:
            next(pool.run(range(30), town.look))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert is_all_gone()


def test_where_no_browser_can_be_started_says_so(town: Town, monkeypatch: pytest.MonkeyPatch, is_all_gone: Callable[[], bool]) -> None:
    def look_with(found: Callable[[], Programs]) -> None:
        monkeypatch.setattr(chromium, "programs", found)
        with Pool(town.where, browsers=2) as pool:
            list(pool.run(range(4), town.look))

    def none() -> Programs:
        raise NoBrowser("Chromium is not on this machine")

    driver = programs().driver
    with pytest.raises(BrowserFault, match=r"a browser could not be started: .*no chrome binary at no-browser"):
        look_with(lambda: Programs("no-browser", driver))
    with pytest.raises(BrowserFault, match=r"a browser could not be started: .*no-driver"):
        look_with(lambda: Programs("no-browser", "no-driver"))
    with pytest.raises(NoBrowser):
        look_with(none)
