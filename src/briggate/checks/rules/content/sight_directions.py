"""Rule sight-directions."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, words_of
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.words.page_prose import Passage, is_english, main_words_small, own_passages
from briggate.checks.words.prose import read_sentences
from briggate.checks.words.sight import may_point, pointed_at

rule = Rule(
    id="sight-directions",
    title="Nothing on the page is told by its place, colour or shape alone",
    why="“The green button on the right” is nowhere for somebody who hears the page. On a phone, what was on the right is below.",
    reference="WCAG 2.2 SC 1.3.3 Sensory Characteristics (A) and 1.4.1 Use of Color (A)",
    fix="Call it by its words: “Select Report a missed bin”. If there is a list, mark its items in words too.",
    examples=(
        bad("<p>Fill in the box on the right, then press the green button.</p>"),
        good("<p>Fill in Your postcode, then select Find. You may have the right to buy. Put the green bin on the left of your gate.</p>"),
    ),
    wcag=("1.3.3", "1.4.1"),
    impact="serious",
)


@rule.over(HtmlPage)
def sight_directions(page: HtmlPage) -> Iterator[Hit]:
    if may_point(page.once(main_words_small)) and is_english(page):
        for passage in page.once(own_passages):
            if may_point(passage.text.lower()):
                yield from _pointed(passage)


def _pointed(passage: Passage) -> Iterator[Hit]:
    named = [words_of(node) for node in passage.node.css("a, b, strong, kbd")]
    for sentence in read_sentences(passage.text):
        for pointed in pointed_at(sentence.text):
            if any(words and words in sentence.text for words in named):
                continue
            say = rule.at if pointed.certain else rule.unsure
            yield say(passage.node, f"“{pointed.text}” can only be followed by eye")
