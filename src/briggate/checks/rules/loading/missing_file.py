"""Rule missing-file."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from briggate.checks.markup.asked_in_html import brought_by_others, who_asked
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="missing-file",
    title="Everything that scripts and styles ask for is there",
    why="The picture, the letters or the part of the page that the file was for is not there either.",
    reference="RFC 9110, status code 404",
    fix="Correct the address in the script or the styles, or put the file there.",
    examples=(
        bad("<style>body { background: url(/gone.png) }</style><p>Bins</p>"),
        good("<style>body { background: #fff }</style><p>Bins</p>"),
    ),
)


@rule.over(RenderedPage)
def missing_file(page: RenderedPage) -> Iterator[Hit]:
    told: set[str] = set()
    for request in brought_by_others(page) if page.address else page.loaded.requests:  # on a site, internal-link tells of the others
        path = urlsplit(request.url).path
        if request.is_outside or request.status < 400 or path in told:
            continue
        if any(each["address"] == request.url for each in page.probe("images")):
            continue  # which broken-image tells
        told.add(path)
        tell = rule.unsure if request.kind in ("Fetch", "XHR") else rule.at  # a script may ask whether something is there
        yield tell(page, f"{who_asked(request, page)} asks for {path}, which is not there ({request.status})")
