"""Pages handed to browsers, and what rules over them find: nothing here is imported by a check without a browser."""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briggate.browser.axe_script import AxeScript, axe_script
from briggate.browser.chromium import Chromium, Where
from briggate.browser.pool import Pool
from briggate.browser.visit import Visit
from briggate.checks.html_page import HtmlPage
from briggate.checks.judging import Judged, Placed, judge_rendered
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Rule
from briggate.model.page import Page
from briggate.model.rendering import Unmeasurable

PICTURES_MOST = 12
"""Pictures that are taken of one page: who has more to mend on it has seen enough of it."""

FIRST = ("axe", "layout", "loading", "sight")
"""The families whose rules look at a page as it was loaded; rules that do something to it come after them."""
LAST = ("largest-paint", "layout-shift", "scriptless-content", "scriptless-control")
"""The rules that load it in their own way. In this order a page is loaded least often."""


@dataclass(frozen=True)
class Browsing:
    """How pages are looked at in browsers. `grid` is a Selenium Grid's address; `axe` another file of axe's script."""

    browsers: int | None = None
    grid: str = ""
    axe: Path | None = None

    def script(self) -> AxeScript:
        """axe's script. Raises NoBrowser."""
        return axe_script(self.axe)


@dataclass(frozen=True)
class Task:
    """One page to be looked at: where it is served, and what is known of it."""

    url: str
    page: HtmlPage
    source: Page | None = None
    widths: tuple[int, ...] = ()
    """The screens on which a picture of the whole page is wanted."""


@dataclass(frozen=True)
class Seen:
    """What came of one page, and which files of its own server it had loaded (their paths: `/assets/site.css`)."""

    judged: Judged
    loaded: tuple[str, ...]
    browser: str
    """The browser and axe, with their versions."""
    pictures: tuple[tuple[int, bytes], ...] = ()
    """(width, PNG) of each picture that was wanted."""


def in_order(rules: Iterable[Rule]) -> list[Rule]:
    """Rules in the order in which a page has to be loaded least often."""

    def turn(rule: Rule) -> tuple[bool, int]:
        return rule.id in LAST, FIRST.index(rule.family) if rule.family in FIRST else len(FIRST)

    return sorted(rules, key=turn)


def look(
    tasks: Sequence[Task], rules: Sequence[Rule], origin: str, how: Browsing, progress: Callable[[str], None] = lambda words: None
) -> Iterator[tuple[Task, Seen | Unmeasurable]]:
    """What rules over pages in a browser find in each, as they come: every task once, be it looked at or not."""
    gc.freeze()
    gc.enable()  # a check does without, but the elements of a page refer to each other, and every page has thousands
    script = how.script()
    in_turn = in_order(rules)

    def work(browser: Chromium, task: Task) -> Seen:
        visit = Visit(browser, task.url, script, task.page.policy.viewports)
        page = RenderedPage(task.page, visit)
        judged = judge_rendered(page, in_turn, task.source)
        judged.hits = list(_with_pictures(judged, visit))
        pictures = tuple((width, visit.picture(width)) for width in task.widths)
        own = {each.url.removeprefix(origin.rstrip("/")).partition("?")[0] for each in page.loaded.requests if not each.is_outside}
        return Seen(judged, tuple(sorted(own)), f"{browser.version} with axe {script.version}", pictures)

    with Pool(Where(origin.rstrip("/"), how.grid), how.browsers) as pool:
        for task, outcome in pool.run(sorted(tasks, key=_size, reverse=True), work):
            progress(task.page.address or task.page.file)
            yield task, outcome


def _size(task: Task) -> int:
    """The longest page goes first, lest one browser be at it alone when the others have done."""
    return len(task.page.html)


def _with_pictures(judged: Judged, visit: Visit) -> Iterator[Placed]:
    taken = 0
    for hit, (view, path) in zip(judged.hits, judged.seen, strict=True):
        evidence = visit.evidence(view, path) if path and taken < PICTURES_MOST else None
        taken += evidence is not None
        yield replace(hit, picture=evidence.png) if evidence else hit
