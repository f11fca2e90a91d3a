"""What another look of the desktop does to text that is sound there."""

from collections.abc import Iterator

from briggate.checks.markup.cut_text import cuts
from briggate.checks.markup.on_screen import called, more, together
from briggate.checks.markup.text_over_text import Overlap, overlaps
from briggate.checks.rendered_page import RenderedPage
from briggate.model.rendering import View
from briggate.model.snapshot import Element


def changed_by(page: RenderedPage, view: View) -> Iterator[tuple[Element, str]]:
    """Text that a view cuts off or lets lie over other text, and what a message says of it. What is meant to end in dots may."""
    told: set[str] = {cut.by.path for cut in cuts(page.desktop)}
    for cut in cuts(page.view(view)):
        if cut.by.path not in told and not cut.is_shortened:
            told |= {cut.by.path, cut.element.path}
            yield cut.element, f"{called(cut.element)} is cut off"
    before = {frozenset((each.element.path, each.below.path)) for each in overlaps(page.desktop)}
    found: dict[Element, Overlap] = {}
    for each in overlaps(page.view(view)):
        if frozenset((each.element.path, each.below.path)) not in before and not told & {each.element.path, each.below.path}:
            found.setdefault(each.element, each)
    for element, count in together(list(found)):
        yield element, f"{found[element].said()}{more(count)}"
