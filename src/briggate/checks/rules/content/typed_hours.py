"""Rule typed-hours."""

from collections.abc import Iterator
from itertools import groupby, islice

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.checks.words.opening_times import HOURS, opening_hours
from briggate.checks.words.prose import read_sentences
from briggate.checks.words.typed_words import words_in
from briggate.markdown.blocks import Block
from briggate.model.page_types import Alert

_MARKS = {"item", "cell"}

rule = Rule(
    id="typed-hours",
    title="Opening hours are referred to, not typed",
    why="Hours change at Christmas, for training, for good. What was typed into a page sends somebody to a locked door.",
    reference="docs/publishers/writing-a-page.md: facts are kept in one place",
    fix="Put them into site_config/contacts/ and write [[hours …]], or into the front matter of the place's own page.",
    examples=(bad("We are open Monday to Friday, 9am to 5pm.\n"), good("We are open [[hours waste]].\n")),
    severity="warning",
)


@rule.over(SourcePage)
def typed_hours(page: SourcePage) -> Iterator[Hit]:
    blocks = [block for block in words_in(page) if block.path[:1] != ("status_text",)]
    if isinstance(page.meta, Alert) or not any(HOURS.search(block.text) for block in blocks):
        return  # an alert ends by itself, as does a status
    intro = ""
    for is_list, group in groupby(blocks, key=lambda block: block.kind in _MARKS):
        together = list(group)
        found = list(islice(_in_list(together, intro), 1) if is_list else _in_sentences(together))
        yield from (rule.at(line, f"the hours “{hours}” are typed in") for hours, line in found)
        intro = together[-1].text


def _in_sentences(blocks: list[Block]) -> Iterator[tuple[str, int]]:
    for block in blocks:
        for sentence in read_sentences(block.text, block.line):
            if hours := opening_hours(sentence.text):
                yield hours, sentence.line


def _in_list(blocks: list[Block], intro: str) -> Iterator[tuple[str, int]]:
    """Hours in a list or a table, a row at a time. What stands above it may say that they are when something is open."""
    heads = " ".join(block.text for block in blocks if block.kind == "cell" and block.line == blocks[0].line)
    for line, row in groupby(blocks, key=lambda block: block.line):
        if hours := opening_hours(" ".join(block.text for block in row), f"{intro} {heads}"):
            yield hours, line
