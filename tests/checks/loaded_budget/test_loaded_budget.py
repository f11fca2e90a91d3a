"""Rule loaded-budget: what scripts fetch, and who tells of the rest."""

import pytest

from briggate.checks.catalogue import load_catalogue
from briggate.model.policy import Budgets, Policy
from tests.checks.harness import messages
from tests.checks.rendering import Rendering

POLICY = Policy(budgets=Budgets(requests=3, page_kilobytes=10))
RULE = load_catalogue().rules["loaded-budget"]


@pytest.fixture(autouse=True)
def _files(rendered: Rendering) -> None:
    rendered.file("budget/small.json", "1")
    rendered.file("budget/heavy.json", "1" * 10_100)
    rendered.file("budget/heavy.css", f"/* {'x' * 12_000} */")
    rendered.file("budget/heavy.png", "x" * 20_000)


def found(rendered: Rendering, html: str) -> list[str]:
    return messages(RULE, rendered.page(html, POLICY))


def test_a_script_that_fetches_much(rendered: Rendering) -> None:
    html = "<script>fetch('/budget/heavy.json').then((answer) => answer.text()); fetch('/budget/small.json')</script>"
    assert found(rendered, html) == ["scripts and styles fetch 10 kB, which makes 11 kB; the budget is 10 kB"]


def test_a_script_that_fetches_many_files(rendered: Rendering) -> None:
    html = "<script>for (const bin of [1, 2, 3]) fetch(`/budget/small.json?${bin}`)</script>"
    assert found(rendered, html) == ["scripts and styles fetch 3 files, which makes 4; the budget is 3"]


@pytest.mark.parametrize(
    "html",
    [
        "<script>fetch('/budget/small.json')</script>",
        "<script>new Image().src = '/budget/heavy.png'</script>",
        "<link rel=stylesheet href=/budget/heavy.css><script>fetch('/budget/small.json')</script>",
        "<img src=/1.png alt=''><img src=/2.png alt=''><img src=/3.png alt=''><script>fetch('/budget/small.json')</script>",
        "<script>fetch('https://example.org/1').catch(() => 0); fetch('https://example.org/2').catch(() => 0)</script>",
    ],
    ids=["little", "an image", "the HTML is too heavy already", "the HTML asks for too much already", "outside"],
)
def test_what_is_not_told(rendered: Rendering, html: str) -> None:
    assert found(rendered, html) == []
