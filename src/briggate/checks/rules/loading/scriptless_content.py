"""Rule scriptless-content."""

from collections.abc import Iterator
from urllib.parse import urljoin

from briggate.checks.markup.lost_words import is_tool, lost_in
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.model.snapshot import Element, Snapshot

WORDS, UNSURE_WORDS, HEADED_WORDS = 20, 8, 5
"""How many words have to be lost for a fault, for asking a person, and for a fault where a heading is among them."""

_PAGE = "<main><h1>Bins</h1><p>We empty bins every two weeks.</p>{}</main>"
_SCRIPT = "<script>document.querySelector('main').innerHTML += '<h2>Missed bins</h2><p>Tell us within two days.</p>'</script>"

rule = Rule(
    id="scriptless-content",
    title="What a page says is there without JavaScript",
    why="Scripts fail on old phones, bad lines and strict networks. Who comes then should still get everything that there is to read.",
    reference="GOV.UK Service Manual, progressive enhancement",
    fix="Write it into the page’s HTML, and let scripts only make it handier.",
    examples=(bad(_PAGE.format(_SCRIPT)), good(_PAGE.format("<h2>Missed bins</h2><p>Tell us within two days.</p>"))),
)


@rule.over(RenderedPage)
def scriptless_content(page: RenderedPage) -> Iterator[Hit]:
    if "script" not in page.html.small_letters and not page.desktop.all("script"):
        return
    before, after = page.desktop, page.view("scriptless")
    told: list[Element] = []
    for part in lost_in(before, after):
        if part.leads_about_the_page or (part.words < (HEADED_WORDS if part.heading else UNSURE_WORDS)):
            continue
        told += part.elements
        tell = rule.at if part.heading or part.words >= WORDS else rule.unsure
        yield tell(part.element, f"without JavaScript these {part.words} words are not there: “{part.beginning}”")
    left = {_target(page, link) for link in after.all("a")} | {link.text.casefold() for link in after.all("a")}
    for link in _links(before):
        around = (link, *link.above)
        if {_target(page, link), link.text.casefold()} & left or any(is_tool(each) or each in told for each in around):
            continue
        left.add(_target(page, link))
        yield rule.at(link, f"without JavaScript the link “{link.shown_text}” is not there")


def _links(view: Snapshot) -> Iterator[Element]:
    """Links of the main part to other pages of the site."""
    for link in view.main.inside:
        href = link.attribute("href")
        if link.tag == "a" and link.is_shown and link.shown_text and not href.startswith(("#", "javascript:", "http:", "https:", "//")):
            yield link


def _target(page: RenderedPage, link: Element) -> str:
    return urljoin(page.address or "/", link.attribute("href")).partition("?")[0].partition("#")[0]
