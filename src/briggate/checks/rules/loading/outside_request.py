"""Rule outside-request."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from briggate.checks.markup.asked_in_html import brought_by_others, who_asked
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="outside-request",
    title="Scripts and styles ask nothing of other people’s servers",
    why="Each such request tells a stranger who reads which page, and the page waits for a server that is not ours.",
    reference="UK GDPR and PECR regulation 6; decision 13 of docs/decisions",
    fix="Take it out of the script or the styles, or keep the file on this site.",
    examples=(
        bad("<p>Bins</p><script>fetch('https://count.example.org/hit').catch(() => 0)</script>"),
        good("<p>Bins</p><a href='https://count.example.org/'>Statistics</a>"),
    ),
)


@rule.over(RenderedPage)
def outside_request(page: RenderedPage) -> Iterator[Hit]:
    told: set[str] = set()
    for request in brought_by_others(page):  # what the HTML itself asks for is the business of third-party-request
        parts = urlsplit(request.url)
        if not request.is_outside or parts.scheme in ("http", "ws") or parts.netloc in told:
            continue  # http:// is the business of mixed-content
        told.add(parts.netloc)
        yield rule.at(page, f"{who_asked(request, page)} asks {parts.netloc} for something")
