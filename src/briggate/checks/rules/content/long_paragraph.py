"""Rule long-paragraph."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.checks.words.prose import beginning

rule = Rule(
    id="long-paragraph",
    title="Paragraphs are short",
    why="People look a page over before they read any of it. A block of text hides what they came for, most of all on a phone.",
    reference="GOV.UK content design: short paragraphs; budgets paragraph_sentences and paragraph_words of checks/budgets.yml",
    fix="Begin a new paragraph where the subject changes, or make a list.",
    examples=(
        bad("We come on Monday. We come early. Put it out. Close the lid. Leave it there. Bring it in after.\n"),
        good("We come early on Monday. Put it out, and close the lid.\n\nBring it in after we have been.\n"),
    ),
    severity="warning",
)


@rule.over(SourcePage)
def long_paragraph(page: SourcePage) -> Iterator[Hit]:
    budgets = page.policy.budgets
    for block, sentences in page.sentences:
        words = sum(sentence.words for sentence in sentences)
        if len(sentences) > budgets.paragraph_sentences:
            said = f"has {len(sentences)} sentences, and {budgets.paragraph_sentences} are enough"
        elif words > budgets.paragraph_words:
            said = f"has {words} words, and {budgets.paragraph_words} are enough"
        else:
            continue
        yield rule.at(block, f"the paragraph {beginning(block.text)} {said}")
