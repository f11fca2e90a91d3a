"""Rule hidden-words."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, above, attribute, has, hides, is_hidden, words_of
from briggate.checks.markup.link_words import fault_of
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="hidden-words",
    title="Words for screen readers are not hidden from them",
    why="display:none and visibility:hidden keep words from everybody. “Read more about football” is read out as “Read more”.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A) and 2.4.4 Link Purpose (In Context) (A)",
    fix="Show the words, or hide them with a class that moves them out of sight and leaves them to screen readers. Otherwise delete them.",
    examples=(
        bad('<a href="/football/">Read more <span style="display:none">about football</span></a>'),
        good('<a href="/football/">Read more <span class="visually-hidden">about football</span></a>'),
    ),
    wcag=("1.3.1", "2.4.4"),
    impact="moderate",
)
_NAMED = ("a", "button", "label", "legend", "summary", "caption", "th", "h1", "h2", "h3", "h4", "h5", "h6")


@rule.over(HtmlPage)
def hidden_words(page: HtmlPage) -> Iterator[Hit]:
    for node in page.select("[style]") if "style=" in page.small_letters else ():
        if not hides({"style": attribute(node, "style")}) or has(node, "hidden"):
            continue
        named = above(node, *_NAMED)
        if named is None or is_hidden(named) or (node.parent is not None and is_hidden(node.parent)):
            continue
        words = words_of(node)
        opens = has(named, "aria-expanded") or has(named, "aria-pressed")
        if any(letter.isalpha() for letter in words) and not opens and not has(named, "aria-label") and not has(named, "aria-labelledby"):
            left = " ".join(words_of(named).replace(words, "", 1).split())
            hit = rule.at if named.tag == "a" and fault_of(left) == "vague" and not fault_of(words_of(named)) else rule.unsure
            yield hit(node, f"{quoted(words)} is hidden from screen readers too")
