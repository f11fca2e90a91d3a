"""Rules largest-paint and layout-shift: measured again where it is over, and the better is taken."""

from dataclasses import dataclass, field
from typing import Any

import pytest

from briggate.checks.catalogue import load_catalogue
from briggate.checks.html_page import HtmlPage
from briggate.checks.rendered_page import RenderedPage
from briggate.model.policy import Budgets, Policy
from briggate.model.rendering import Vitals
from tests.checks.harness import messages
from tests.checks.rendering import Rendering

SLOW, QUICK, JUMPY = Vitals(3.0, 0.0), Vitals(2.0, 0.0), Vitals(2.0, 0.3)


@dataclass
class Times:
    """Measures that say what they are told to."""

    said: tuple[Vitals, ...]
    asked: list[int] = field(default_factory=list)

    def vitals(self, attempt: int = 1) -> Vitals:
        self.asked.append(attempt)
        return self.said[attempt - 1]

    def view(self, name: str) -> Any:
        raise AssertionError(name)


def told(times: Times, page: RenderedPage) -> list[str]:
    return [words for name in ("largest-paint", "layout-shift") for words in messages(load_catalogue().rules[name], page)]


@pytest.mark.parametrize(("said", "asked"), [((QUICK,), {1}), ((SLOW, QUICK), {1, 2}), ((JUMPY, SLOW), {1, 2})])
def test_what_is_over_only_once_is_a_noisy_machine(said: tuple[Vitals, ...], asked: set[int]) -> None:
    times = Times(said)
    assert told(times, page_of(times)) == []
    assert set(times.asked) == asked


def page_of(times: Times) -> RenderedPage:
    page = RenderedPage(HtmlPage("<h1>Bins</h1>", ""), times)  # type: ignore[arg-type]
    page.element = lambda path: None  # type: ignore[method-assign]
    return page


def test_what_is_over_twice_is_told() -> None:
    times = Times((SLOW._replace(layout_shift=0.5), SLOW._replace(largest_paint=4, layout_shift=0.2)))
    assert told(times, page_of(times)) == [
        "on a slow phone this is there after 3.0 seconds; the budget is 2.5",
        "things move by 0.20 while the page loads, this most; the budget is 0.1",
    ]


def test_a_phone_is_really_slow(rendered: Rendering) -> None:
    page = rendered.page("<h1>Bins</h1>", Policy(budgets=Budgets(largest_paint_seconds=0.1)))
    assert messages(load_catalogue().rules["largest-paint"], page) != []
    assert page.element(page.vitals.painted) is page.desktop.all("h1")[0]
