"""Rule spelling."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.checks.words.misspelt import Misspelt, misspelt_words

rule = Rule(
    id="spelling",
    title="Words are spelt as in Britain",
    why="A misspelt word makes people doubt the rest, is read out wrongly by a screen reader, and is not found by search.",
    reference="GOV.UK style guide: UK English spelling; checks/spelling.txt for words that no dictionary has",
    fix="Correct the word. If it is right, add it to checks/spelling.txt.",
    examples=(bad("We will recieve your form at the recycling center.\n"), good("We will receive your form at the recycling centre.\n")),
    severity="warning",
)


@rule.over(SourcePage)
def spelling(page: SourcePage) -> Iterator[Hit]:
    if page.language.startswith("en"):
        texts = [(block.text, block.line) for block in page.prose] + [(image.text, image.line) for image in page.parts.images]
        for word in misspelt_words(texts, page.policy.spelling):
            yield rule.at(
                word.line,
                _message(word),
                _fix(word),
            )


def _fix(word: Misspelt) -> str:
    """An instruction only where there is no doubt what was meant: the nearest word is often another."""
    otherwise = f"If “{word.text}” is right, add it to checks/spelling.txt."
    if word.american:
        return f"Write “{word.right}”. {otherwise}"
    return f"Correct the word: perhaps “{word.right}” was meant. {otherwise}" if word.right else ""


def _message(word: Misspelt) -> str:
    times = f", {word.times} times" if word.times > 1 else ""
    return f"“{word.text}” is spelt as in America{times}" if word.american else f"“{word.text}” is in no dictionary{times}"
