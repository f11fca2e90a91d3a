"""Every rule's examples: the bad ones are found, the good ones are not."""

from dataclasses import replace
from pathlib import Path

import pytest

from briggate.checks.catalogue import load_catalogue
from briggate.checks.excuses import Excuses
from briggate.checks.html_page import HtmlPage
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Example, Rule
from briggate.checks.site_facts import SiteFacts
from briggate.checks.source_page import SourcePage
from briggate.governance.decision import Change
from briggate.model.answer import Answer
from briggate.model.rendering import Journey, TaskJourneys
from tests.checks.harness import change, excuses, html_page, messages, site_facts, source_page

PUBLISHED = frozenset({"/", "/bins/", "/bins/gone/"})
ANSWERS = {
    "https://example.org/gone": Answer("gone", "404"),
    "https://example.org/slow": Answer("unsure", "no answer within 10 s"),
    "https://example.org/moved": Answer("answers", "200", "https://example.org/here"),
    "https://example.org/": Answer("answers", "200"),
}
THERE = Journey(("/bins/missed-bin/",))
JOURNEYS = {"Report a missed bin": TaskJourneys(THERE, THERE)}
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{example.kind}-{number}")
    for rule in load_catalogue()
    for number, example in enumerate(rule.examples)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_what_an_example_says(rule: Rule, example: Example, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    found = messages(rule, _subject(rule, example, tmp_path, request))
    assert bool(found) == (example.kind == "bad"), found


@pytest.mark.parametrize("rule", list(load_catalogue()), ids=lambda rule: rule.id)
def test_has_a_bad_and_a_good_one(rule: Rule) -> None:
    assert {example.kind for example in rule.examples} == {"bad", "good"}


def _subject(rule: Rule, example: Example, folder: Path, request: pytest.FixtureRequest) -> object:
    if rule.subject is RenderedPage:
        return request.getfixturevalue("rendered").page(example.text)
    if rule.subject is HtmlPage:
        return html_page(example.text)
    if rule.subject is SourcePage:
        return source_page(example.text, folder)
    if rule.subject is Change:
        return change(example.text)
    if rule.subject is Excuses:
        return excuses(folder, example.files)
    assert rule.subject is SiteFacts
    return replace(site_facts(folder, example.files), published=PUBLISHED, answers=ANSWERS, journeys=JOURNEYS)
