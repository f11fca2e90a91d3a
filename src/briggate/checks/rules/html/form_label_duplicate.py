"""Rule form-label-duplicate."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, class_words
from briggate.checks.markup.fields_alike import fields_by_name
from briggate.checks.markup.forms import fields, label_words
from briggate.checks.markup.shown import quoted, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="form-label-duplicate",
    title="One field, one label, and no two the same",
    why="Where two fields of a form are called the same, nobody who hears them can tell them apart. Of two labels for one field many "
    "screen readers say only one.",
    reference="WCAG 2.2 SC 2.4.6 Headings and Labels (AA); SC 1.3.1 Info and Relationships (A)",
    fix="Say in each label what its field alone asks for. Fields that are asked twice go into a fieldset each, with a legend.",
    examples=(
        bad('<form><label for="a">Name</label><input id="a"><label for="b">Name</label><input id="b"></form>'),
        bad('<label for="a">First name</label><label for="a">Last name</label><input id="a">'),
        good('<form><label for="a">First name</label><input id="a"><label for="b">Last name</label><input id="b"></form>'),
    ),
    wcag=("2.4.6", "1.3.1"),
    impact="moderate",
)
_TIED_TWICE = "Let each label name the id of its own field. What belongs together goes into one label."


@rule.over(HtmlPage)
def form_label_duplicate(page: HtmlPage) -> Iterator[Hit]:
    shown = fields(page)
    for field in shown:
        labels = [
            each
            for each in page.labels_for(field)
            if each.mem_id not in page.once(unheard) and not class_words(each) & {"error", "invalid"}
        ]
        said = list(dict.fromkeys(filter(None, (label_words(page, each) for each in labels))))
        if len(said) > 1:
            yield rule.at(field, f"one field has {len(said)} labels: {', '.join(map(quoted, said))}", _TIED_TWICE)
    if len(shown) < 2:
        return
    for name, alike in fields_by_name(page, shown):
        yield rule.at(alike[1], f"{len(alike)} fields of one form are called {quoted(name)}")
