"""Rule words-without-heading."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.checks.words.prose import beginning, count_words
from briggate.markdown.blocks import Block

rule = Rule(
    id="words-without-heading",
    title="Headings or lists part long text",
    why="Most people go from heading to heading until they see what they need, and a screen reader can take its user there.",
    reference="WCAG 2.2 SC 2.4.10 Section Headings (AAA); budget words_without_heading of checks/budgets.yml",
    fix="Put a heading that says what follows above each part, or make a list of what is a list.",
    examples=(
        bad("We will come back for it on the next working day if you tell us.\n\n" * 40),
        good("## When we come back\n\nWe will come back for it on the next working day if you tell us.\n\n" * 40),
    ),
    severity="warning",
)


@rule.over(SourcePage)
def words_without_heading(page: SourcePage) -> Iterator[Hit]:
    most = page.policy.budgets.words_without_heading
    for run in _runs(page.parts.blocks):
        words = sum(count_words(block.text) for block in run)
        if words > most:
            yield rule.at(
                run[0], f"{words} words from {beginning(run[0].text)} on have no heading or list among them, and {most} are enough"
            )


def _runs(blocks: tuple[Block, ...]) -> Iterator[list[Block]]:
    """Paragraphs that follow one another, with no heading, list or table between."""
    run: list[Block] = []
    for block in blocks:
        if block.kind in ("paragraph", "quote"):
            run.append(block)
        elif run:
            yield run
            run = []
    if run:
        yield run
