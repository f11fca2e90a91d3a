"""The simplified test of one page: axe's serious and critical findings, and what rules find of keyboard, zoom and reflow."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briggate.browser.chromium import Chromium, Where
from briggate.browser.pool import Pool
from briggate.browser.visit import Visit
from briggate.checks.browsing import Browsing, Task
from briggate.checks.html_page import HtmlPage
from briggate.checks.judging import judge_rendered
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Rule
from briggate.model.rendering import AxeHit, Unmeasurable
from briggate.model.sample import Issue

GRAVE = ("serious", "critical")
"""The impacts that the simplified test asks of axe."""
CRITERIA = {
    "keyboard": ("2.1.1", "2.1.2", "2.4.3", "2.4.7", "2.4.11"),
    "zoom": ("1.4.4",),
    "reflow": ("1.4.10", "1.4.12"),
}
"""The success criteria of each check by hand with which a program can help."""


@dataclass(frozen=True)
class Seen:
    """What came of one page."""

    issues: tuple[Issue, ...]
    with_what: str


def rules_by_hand(rules: Iterable[Rule]) -> list[Rule]:
    """The rules over pages in a browser that do part of what a person does with the keyboard, with zoom and on a narrow screen."""
    return [rule for rule in rules if rule.subject is RenderedPage and rule.family != "axe" and check_of(rule)]


def check_of(rule: Rule) -> str:
    """The check by hand that a rule is part of; "" for one that is part of none."""
    return next((check for check, criteria in CRITERIA.items() if set(criteria) & set(rule.wcag)), "")


def look_at_sample(
    tasks: Sequence[Task], rules: Sequence[Rule], origin: str, how: Browsing, progress: Callable[[str], None] = lambda words: None
) -> Iterator[tuple[Task, Seen | Unmeasurable]]:
    """What is found on each page of one server: every task once, be it looked at or not. Raises NoBrowser."""
    script = how.script()

    def work(browser: Chromium, task: Task) -> Seen | Unmeasurable:
        visit = Visit(browser, task.url, script, task.page.policy.viewports)
        page = RenderedPage(_served(task.page, visit, browser), visit)
        judged = judge_rendered(page, rules, task.source)
        if judged.not_run:
            return Unmeasurable(f"the rule {judged.not_run[0][0]} could not finish: {judged.not_run[0][1].splitlines()[-1]}")
        by_id = {rule.id: rule for rule in rules}
        found = [Issue("", by_id[hit.rule].wcag, check_of(by_id[hit.rule]), hit.message, 1, hit.certain) for hit in judged.hits]
        name = task.page.address or task.url
        return Seen(tuple(_counted(name, [*_of_axe(visit.axe()), *found])), f"{browser.version} with axe {script.version}")

    with Pool(Where(origin.rstrip("/"), how.grid), how.browsers) as pool:
        for task, outcome in pool.run(tasks, work):
            progress(task.page.address or task.url)
            yield task, outcome


def _served(page: HtmlPage, visit: Visit, browser: Chromium) -> HtmlPage:
    """A page with its HTML: of one that is not ours, what the browser has of it."""
    if page.html:
        return page
    visit.loaded()
    return HtmlPage(browser.run("return document.documentElement.outerHTML"), page.file, page.address, page.policy)


def _of_axe(hits: Iterable[AxeHit]) -> Iterator[Issue]:
    for hit in hits:
        if hit.impact in GRAVE and hit.view == "desktop":
            yield Issue("", tuple(map(_number, hit.wcag)), "axe", hit.said, 1, hit.certain)


def _number(tag: str) -> str:
    """wcag1411 → 1.4.11"""
    digits = tag.removeprefix("wcag")
    return f"{digits[0]}.{digits[1]}.{digits[2:]}"


def _counted(page: str, issues: Iterable[Issue]) -> Iterator[Issue]:
    """The same thing in several places once."""
    for issue, places in Counter(issues).items():
        yield replace(issue, page=page, places=places)
