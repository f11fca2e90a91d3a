"""The reading age: the published formula, and what must not distort it."""

from pathlib import Path

import pytest

from briggate.checks.rules.content.reading_age import age_of, rule
from briggate.checks.words.prose import read_sentences
from briggate.model.policy import Budgets, Policy
from tests.checks.harness import hits, messages, source_page

PLAIN = "Put the bin out by seven. We come once a week. Close the lid so that no rain gets in. "
HARD = "Applications necessitating supplementary documentation are subsequently administered by authorised representatives. "


def age(text: str) -> float:
    return round(age_of(list(read_sentences(text))), 2)


def test_is_the_formula_of_kincaid_and_others_plus_five_years() -> None:
    assert age("Cat cat cat cat kitten. " * 20) == round(0.39 * 100 / 20 + 11.8 * 120 / 100 - 15.59 + 5, 2)


def test_a_text_of_fewer_than_100_words_has_none() -> None:
    assert (age("cat cat cat kitten kitten. " * 19 + "cat cat cat kitten."), age("cat cat cat kitten kitten. " * 20) > 0) == (0, True)


@pytest.mark.parametrize(
    "said",
    ["3/4/2026", "LS1 1UR", "https://example.org/administration/documentation", "communications.department@example.org", "£1,250.75"],
)
def test_what_is_no_word_counts_for_nothing(said: str) -> None:
    assert age((PLAIN + f"Write to {said} today. ") * 10) == age((PLAIN + "Write to 7 today. ") * 10)


def test_an_address_is_no_sentence(tmp_path: Path) -> None:
    with_it, without = source_page((PLAIN * 5 + "\n\nDocumentation Department\nAdministrative Hall\nLeeds\n\n") * 2, tmp_path), PLAIN * 10
    assert age_of([sentence for _, sentences in with_it.sentences for sentence in sentences]) == pytest.approx(age(without), abs=0.3)


def test_a_list_does_not_make_one_endless_sentence(tmp_path: Path) -> None:
    items = "".join(f"- documentation of administrative representatives number {number}\n" for number in range(40))
    assert messages(rule, source_page(PLAIN * 10 + "\n\nYou will need:\n\n" + items, tmp_path)) == []


def test_tells_the_age_and_the_budget_at_the_beginning_of_the_text(tmp_path: Path) -> None:
    page = source_page(PLAIN * 5 + HARD * 10, tmp_path, Policy(budgets=Budgets(reading_age=9.5)))
    (hit,) = hits(rule, page)
    assert hit.where == page.page.body_line
    assert hit.message == "the page reads like a text for people of 20.6 years, and 9.5 is the most"


def test_is_quiet_of_pages_in_other_languages(tmp_path: Path) -> None:
    assert hits(rule, source_page("---\nlang: cy\n---\n" + HARD * 20, tmp_path)) == []
