"""Rule target-size."""

from collections.abc import Iterator

from briggate.checks.markup.on_screen import called, more, together
from briggate.checks.markup.targets import LEAST, crowded, is_plain
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="target-size",
    title="Links and buttons can be hit with a shaky finger",
    why="People with a tremor, and everybody on a bus, hit the one beside it.",
    reference="WCAG 2.2 SC 2.5.8 Target Size (Minimum) (AA)",
    fix=f"Make it {LEAST} pixels wide and high with padding, or leave more room between it and the next.",
    examples=(
        bad('<style>a{font-size:14px;line-height:16px;display:block}</style><nav><a href="/a">A</a><a href="/b">B</a></nav>'),
        good('<style>a{line-height:24px;display:block}</style><nav><a href="/a">A</a><a href="/b">B</a></nav>'),
    ),
    wcag=("2.5.8",),
    impact="serious",
)


@rule.over(RenderedPage)
def target_size(page: RenderedPage) -> Iterator[Hit]:
    told: set[str] = set()
    for view, where in ((page.desktop, ""), (page.phone, " on a phone")):
        found = {element: near for element, near in crowded(view) if element.path not in told}
        told |= {each.path for each in found}
        for element, count in together(list(found)):
            box = element.shown
            message = f"{called(element)} is {box.width:.0f} × {box.height:.0f} pixels, close to {called(found[element])}{where}"
            message += more(count)
            yield rule.unsure(element, message) if is_plain(element) else rule.at(element, message)
