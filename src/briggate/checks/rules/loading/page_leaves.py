"""Rule page-leaves."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from briggate.checks.html_page import attribute
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="page-leaves",
    title="No script takes people to another page by itself",
    why="The page goes before it is read, the way back leads to it again, and without the script nobody gets on at all.",
    reference="WCAG 2.2 technique G110; GOV.UK Service Manual, progressive enhancement",
    fix="Let the web server redirect (redirects.yml), or put a link there.",
    examples=(bad("<p>Moved</p><script>location.href = '/bins/'</script>"), good("<p>Moved to <a href='/bins/'>bins</a></p>")),
)


@rule.over(RenderedPage)
def page_leaves(page: RenderedPage) -> Iterator[Hit]:
    if any(attribute(meta, "http-equiv").strip().lower() == "refresh" for meta in page.html.select("meta[http-equiv]")):
        return  # which meta-refresh looks at
    for address in dict.fromkeys(page.loaded.led_to):
        to = urlsplit(address)
        if page.address and to.path == page.address and not to.query:
            yield rule.at(page, "a script loads the page anew as soon as it is there")
        else:
            outside = "" if to.hostname in ("127.0.0.1", "localhost") else f"{to.scheme}://{to.netloc}"
            yield rule.at(page, f"a script leads on to {outside}{to.path}{'?' + to.query if to.query else ''} as soon as the page is there")
