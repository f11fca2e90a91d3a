"""Rule link-as-button."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, has, name_of
from briggate.checks.markup.shown import quoted, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="link-as-button",
    title="A link that is called a button works like one",
    why="People press the space bar on what they are told is a button. On a link that does nothing, unless a script sees to it.",
    reference="WCAG 2.2 SC 2.1.1 Keyboard (A) and 4.1.2 Name, Role, Value (A)",
    fix="Leave role=button out where it leads to another page. Use <button> for what happens on this one.",
    examples=(
        bad('<a class="button" role="button" href="/apply/">Start</a>'),
        good('<a class="button" href="/apply/">Start</a> <button>Show more</button>'),
    ),
    wcag=("2.1.1", "4.1.2"),
    impact="moderate",
)


@rule.over(HtmlPage)
def link_as_button(page: HtmlPage) -> Iterator[Hit]:
    for link in page.select("[role]"):
        if link.tag != "a" or not has(link, "href") or attribute(link, "role").lower() != "button":
            continue
        answers_keys = any(attribute(link, name) for name in ("onkeydown", "onkeyup", "onkeypress"))
        if not answers_keys and link.mem_id not in page.once(unheard):
            name = name_of(page, link)
            yield rule.unsure(link, f"the link {quoted(name)} is told as a button, and may not work with the space bar")
