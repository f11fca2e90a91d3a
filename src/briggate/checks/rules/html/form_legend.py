"""Rule form-legend."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, above, attribute, has, name_of
from briggate.checks.markup.first_inside import first_inside
from briggate.checks.markup.forms import called
from briggate.checks.markup.shown import quoted, spoken, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="form-legend",
    title="Every fieldset has a legend",
    why="The legend is the question that a screen reader says with each field of a group. Without it the group has no meaning.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A)",
    fix="Write the question as the first thing in the fieldset: <legend>…</legend>. If nothing belongs together, leave the fieldset out.",
    examples=(
        bad('<fieldset><label>Street <input name="street"></label></fieldset>'),
        good('<fieldset><legend>Your address</legend><label>Street <input name="street"></label></fieldset>'),
    ),
    wcag=("1.3.1",),
    impact="moderate",
)


@rule.over(HtmlPage)
def form_legend(page: HtmlPage) -> Iterator[Hit]:
    if "<fieldset" not in page.small_letters:
        return
    legends = first_inside("fieldset", page.select("legend"))
    fields = first_inside("fieldset", page.select('input:not([type="hidden" i]), select, textarea'))
    for fieldset in page.select("fieldset"):
        if fieldset.mem_id in page.once(unheard) or _groups_nothing(fieldset) or _is_named(page, fieldset):
            continue
        legend = legends.get(fieldset.mem_id)
        if legend is None or _fieldset_of(legend) != fieldset.mem_id:
            first = fields.get(fieldset.mem_id)
            yield rule.at(fieldset, "a group of fields has no legend" + (f": it begins with {called(page, first)}" if first else ""))
        elif not (words := spoken(name_of(page, legend))):
            yield rule.at(legend, "the legend of a group of fields is empty")
        elif legend.parent is None or legend.parent.mem_id != fieldset.mem_id:
            yield rule.at(legend, f"the legend {quoted(words)} stands inside something else, and so does not name its group")


def _groups_nothing(fieldset: LexborNode) -> bool:
    """Whether a fieldset is there only to switch off what is in it, or says itself that it is no group."""
    return has(fieldset, "disabled") or attribute(fieldset, "role") in ("none", "presentation")


def _fieldset_of(legend: LexborNode) -> int:
    around = above(legend, "fieldset")
    return around.mem_id if around else 0


def _is_named(page: HtmlPage, fieldset: LexborNode) -> bool:
    named = [name_of(page, found) for name in attribute(fieldset, "aria-labelledby").split() if (found := page.by_id(name))]
    legends = [child for child in fieldset.iter() if child.tag == "legend"]
    return bool(" ".join(named) or attribute(fieldset, "aria-label").strip() or (legends and spoken(name_of(page, legends[0]))))
