"""Rule house-style."""

from collections.abc import Iterator

from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.source_page import SourcePage
from briggate.checks.words.prose import without_quoted
from briggate.checks.words.style_words import style_words
from briggate.model.policy import HouseStyle

rule = Rule(
    id="house-style",
    title="Words are those of the house style",
    why="One word for one thing, and the plain one, lets people read on. Which words those are is for each council to say.",
    reference="checks/house_style.yml",
    fix="Use the word that the house style gives.",
    examples=(bad("Please note that we are closed.\n"), good("We are closed.\n")),
    severity="warning",
)


@rule.over(SourcePage)
def house_style(page: SourcePage) -> Iterator[Hit]:
    if not page.policy.house_style or not page.language.startswith("en"):
        return
    blocks = [block for block in page.prose if block.kind != "quote"]
    phrases = style_words(page.policy.house_style).that_may_be_in(block.text for block in blocks)
    for block in blocks if phrases else ():
        used = without_quoted(block.text)
        found = ((match, phrase.item) for phrase in phrases for match in phrase.pattern.finditer(used))
        for match, item in sorted(found, key=lambda each: each[0].span()):
            yield rule.at(block.line_at(match.start()), f"“{' '.join(match[0].split())}” is not in our house style", _fix(item))


def _fix(item: HouseStyle) -> str:
    what = f"Write “{item.use}”." if item.use else "Leave it out."
    return f"{what} {item.why.rstrip('.')}." if item.why else what
