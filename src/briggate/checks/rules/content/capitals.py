"""Rule capitals."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.words.capital_letters import MAY_BE_TEXT, runs_in_capitals
from briggate.checks.words.page_prose import is_english, main_words, own_passages
from briggate.checks.words.prose import beginning

rule = Rule(
    id="capitals",
    title="Text is not written in capitals",
    why="We read words by their shape, and capitals are all of one height. Some screen readers spell them out, letter by letter.",
    reference="GOV.UK style guide: capitalisation; W3C, Making Content Usable for People with Cognitive and Learning Disabilities",
    fix="Write it in small letters. To make something stand out, make it a heading or begin with it.",
    examples=(bad("<p>DO NOT PUT BATTERIES IN ANY BIN.</p>"), good("<p>Do not put batteries in any bin. The NHS and the RSPCA agree.</p>")),
    severity="warning",
    impact="minor",
)


@rule.over(HtmlPage)
def capitals(page: HtmlPage) -> Iterator[Hit]:
    if MAY_BE_TEXT.search(page.once(main_words)) and is_english(page):
        for passage in page.once(own_passages):
            runs = [match[0] for match in runs_in_capitals(passage.text, page.policy.spelling)]
            if runs:
                yield rule.at(passage.node, f"{beginning(max(runs, key=len))} is written in capitals")
