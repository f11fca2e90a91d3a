"""Rule image-link-target."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute, file_name, has
from briggate.checks.markup.images import described, stem_of
from briggate.checks.markup.media import IMAGE, links_to_files
from briggate.checks.markup.shown import quoted
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="image-link-target",
    title="A link leads to a page, and not straight to an image",
    why="A bare image has no alt text, no heading and no way back, and cannot be read out.",
    reference="WCAG 2.2 SC 1.1.1 Non-text Content (A)",
    fix="Show the image in a page, with an alt text, or say beside the link in words what it shows.",
    examples=(
        bad('<p>See <a href="/images/route.jpg">the route of the parade</a>.</p>'),
        good('<p>See <a href="/parade/route/">the route of the parade</a>.</p>'),
        good('<a href="/images/route.jpg"><img src="/images/route-small.jpg" alt="The parade goes down Briggate to the river"></a>'),
    ),
    severity="warning",
    wcag=("1.1.1",),
    impact="moderate",
)


@rule.over(HtmlPage)
def image_link_target(page: HtmlPage) -> Iterator[Hit]:
    found = links_to_files(page, IMAGE)
    shown = {stem_of(file_name(attribute(image, "src"))) for image, _ in described(page)} if found else set()
    inside = {each.mem_id for each, _ in described(page)} if found else set()
    for link in found:
        is_shown = stem_of(file_name(link.href)) in shown or any(image.mem_id in inside for image in link.node.css("img"))
        if not is_shown and not has(link.node, "download") and not link.name.lower().startswith("download"):
            yield rule.at(link.node, f"the link {quoted(link.name)} leads straight to an image, {file_name(link.href)}")
