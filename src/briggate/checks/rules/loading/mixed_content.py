"""Rule mixed-content."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="mixed-content",
    title="Everything that a page loads comes encrypted",
    why="What comes unencrypted can be read and changed on its way. Browsers leave it out or warn of the page.",
    reference="W3C Mixed Content",
    fix="Keep the file on this site, or ask for it with https://.",
    examples=(
        bad("<p>Map</p><script>new Image().src = 'http://maps.example.org/leeds.png'</script>"),
        good("<p>Map</p><a href='http://maps.example.org/'>Map</a>"),
    ),
)


@rule.over(RenderedPage)
def mixed_content(page: RenderedPage) -> Iterator[Hit]:
    told: set[str] = set()
    for request in page.loaded.requests:
        parts = urlsplit(request.url)
        if request.is_outside and parts.scheme in ("http", "ws") and parts.netloc not in told:
            told.add(parts.netloc)
            yield rule.at(page, f"the page asks for {request.url[:120]} without encryption")
