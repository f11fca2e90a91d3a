"""Rule broken-image."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from briggate.checks.html_page import file_name
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

_GIF = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"

rule = Rule(
    id="broken-image",
    title="Images can be shown",
    why="There is an empty frame, and whatever the image was to show is missing.",
    reference="HTML Living Standard, the img element",
    fix="Save the image again as PNG, JPEG, WebP or SVG, or correct its address.",
    examples=(bad('<img src="data:image/png;base64,AAAA" alt="Brown bin">'), good(f'<img src="{_GIF}" alt="">')),
)


@rule.over(RenderedPage)
def broken_image(page: RenderedPage) -> Iterator[Hit]:
    answers = {each.url: each for each in page.loaded.requests}
    told: set[str] = set()
    for image in page.probe("images"):
        address, written = image["address"], image["written"]
        answer = answers.get(address)
        if address in told or (answer is None and not address.startswith("data:")) or (answer and answer.is_outside):
            continue
        told.add(address)
        name = file_name(urlsplit(address).path) if answer else "the image that is written into the page"
        if answer is None or answer.status == 200:
            yield rule.at(image["path"], f"{name} cannot be shown: it is damaged, or no image")
        elif answer.status >= 400 and not (page.address and written and written in page.html.html):  # else internal-link tells
            yield rule.at(image["path"], f"{name} is not there ({answer.status})")
