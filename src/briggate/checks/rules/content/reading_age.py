"""Rule reading-age."""

import re
from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.checks.words.prose import Sentence
from briggate.checks.words.syllables import syllables

rule = Rule(
    id="reading-age",
    title="Pages can be read by most people",
    why="People in a hurry, or ill, or upset, and people who learnt English late give up on hard text: they phone, or go without.",
    reference="Flesch–Kincaid grade level (Kincaid, Fishburne, Rogers and Chissom, 1975) plus 5 years; WCAG 2.2 SC 3.1.5 Reading Level"
    " (AAA); budget reading_age of checks/budgets.yml",
    fix="Use shorter sentences and everyday words. Say who does what: “we will write to you”, and not “correspondence will be issued”.",
    examples=(
        bad(
            "Applications necessitating additional documentation are subsequently administered by authorised representatives of the"
            " authority, following satisfactory verification of eligibility. " * 8
        ),
        good(
            "Tell us that you moved. We will work out your new bill, and send it to you by post within a week. You can also see it online. "
            * 6
        ),
    ),
    severity="warning",
)

_WORD = re.compile(r"(?<![\w@./])[^\W\d_]+(?:['’][^\W\d_]+)?(?![\w@/]|[.:][\w/])")
ENOUGH_WORDS = 100
"""On fewer, the formula says more of chance than of the text."""


@rule.over(SourcePage)
def reading_age(page: SourcePage) -> Iterator[Hit]:
    if not page.language.startswith("en"):
        return
    age = age_of([sentence for block, sentences in page.sentences if block.kind != "front matter" for sentence in sentences])
    if age > page.policy.budgets.reading_age:
        said = f"the page reads like a text for people of {age:.1f} years, and {page.policy.budgets.reading_age:g} is the most"
        yield rule.at(page.page.body_line, said)


def age_of(sentences: list[Sentence]) -> float:
    """The age in years at which sentences can be understood; 0 where there are too few words to tell.

    Only whole sentences count, and in them only words: no numbers, postcodes, addresses of the web or items of lists, which would be
    sentences without an end.
    """
    whole = [words for sentence in sentences if sentence.ends and (words := _WORD.findall(sentence.text))]
    count = sum(map(len, whole))
    if count < ENOUGH_WORDS:
        return 0
    sounds = sum(sum(map(syllables, words)) for words in whole)
    return 0.39 * count / len(whole) + 11.8 * sounds / count - 15.59 + 5
