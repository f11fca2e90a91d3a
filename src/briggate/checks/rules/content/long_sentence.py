"""Rule long-sentence."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.checks.words.prose import beginning

rule = Rule(
    id="long-sentence",
    title="Sentences are short",
    why="By the end of a long sentence many people have lost its beginning: they read it again, or give up and phone.",
    reference="GOV.UK content design: short sentences; budget sentence_words of checks/budgets.yml",
    fix="Make two sentences of it, or a list of what it lists.",
    examples=(
        bad(
            "If your bin was not emptied on your usual collection day and it was outside your home by seven in the morning with its lid"
            " closed then you can tell us and we will come back for it.\n"
        ),
        good("Was your bin out by 7am, with its lid closed? Then tell us that we missed it. We will come back for it.\n"),
    ),
    severity="warning",
)


@rule.over(SourcePage)
def long_sentence(page: SourcePage) -> Iterator[Hit]:
    most = page.policy.budgets.sentence_words
    for _, sentences in page.sentences:
        for sentence in sentences:
            if (words := sentence.words) > most:
                yield rule.at(sentence, f"the sentence {beginning(sentence.text)} has {words} words, and {most} are enough")
