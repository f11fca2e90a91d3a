"""Rule tab-reaches-nothing-hidden."""

from collections.abc import Iterator

from briggate.checks.markup.seen import called
from briggate.checks.markup.tab_stops import first_of_a_kind, is_skip_link, stops_of
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.told_in_html import told_paths
from briggate.model.snapshot import Element

rule = Rule(
    id="tab-reaches-nothing-hidden",
    title="The Tab key does not stop at what nobody sees",
    why="The keyboard seems to be lost: it has to be pressed again and again until something can be seen to have been reached.",
    reference="WCAG 2.2 SC 2.4.7 Focus Visible (AA) and 2.4.3 Focus Order (A)",
    fix="Hide it wholly (hidden, display: none) for as long as it is not to be used, or show it when the keyboard reaches it.",
    examples=(
        bad('<style>.menu { position: absolute; left: -9999px }</style><div class="menu"><a href="/bins/">Bins</a></div>'),
        good('<style>.menu { position: absolute; left: -9999px } .menu:focus-within { left: 0 }</style>'
             '<div class="menu"><a href="/bins/">Bins</a></div>'),
    ),
    wcag=("2.4.7",),
    impact="serious",
)  # fmt: skip
_DRAWN_BY_LABEL = ("radio", "checkbox", "file")
_CONTROLS = ("input", "button", "select", "textarea")
_OTHERS_TELL = ("iframe", "frame", "object", "embed", "area", "video", "audio", "html", "body")


@rule.over(RenderedPage)
def tab_reaches_nothing_hidden(page: RenderedPage) -> Iterator[Hit]:
    told = told_paths(page, "aria-hidden-focus")
    hidden = [element for stop, element in stops_of(page) if not stop.is_shown and element.path not in told and _is_of_use(page, element)]
    for element, others in first_of_a_kind(hidden):
        more = f", as it does at {others} other{'s' if others > 1 else ''} like it" if others else ""
        is_field = element.tag in _CONTROLS and element.tag != "button"
        message = f"the Tab key stops at {called(element)}, of which nothing can be seen{more}"
        yield (rule.unsure if is_field else rule.at)(element, message)


def _is_of_use(page: RenderedPage, element: Element) -> bool:
    """Whether it is something to be seen: not what a label or another rule stands for."""
    if element.tag in _OTHERS_TELL or is_skip_link(element) or element.attribute("type") == "image":
        return False
    if element.tag == "input" and element.attribute("type").lower() in _DRAWN_BY_LABEL:
        return not _has_shown_label(page, element)
    holds_more = any(each.tag not in ("img", "svg") for each in element.inside)  # a picture that is not there is told elsewhere
    return bool(element.text or element.attribute("aria-label") or holds_more or element.tag in _CONTROLS)


def _has_shown_label(page: RenderedPage, element: Element) -> bool:
    name = element.attribute("id")
    labels = [
        each for each in page.desktop.all("label") if (name and each.attribute("for") == name) or element.path.startswith(f"{each.path}.")
    ]
    return any(each.is_shown for each in labels)
