"""Rule form-submit."""

from collections.abc import Iterator

from briggate.checks.html_page import HtmlPage, attribute
from briggate.checks.markup.shown import quoted, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="form-submit",
    title="Every form has a button that sends it",
    why="People who do not use a mouse, or do not know of the Enter key, cannot send a form that has no button.",
    reference="WCAG 2.2 technique H32: Providing submit buttons, for SC 3.2.2 On Input (A)",
    fix='Add a button that says what it does: <button type="submit">Report it</button>.',
    examples=(
        bad('<form action="/search"><label>Search <input name="q"></label></form>'),
        good('<form action="/search"><label>Search <input name="q"></label> <button type="submit">Search</button></form>'),
    ),
    severity="warning",
    wcag=("3.2.2",),
    impact="moderate",
)
_BUTTONS = 'button, input[type="submit" i], input[type="image" i], input[type="button" i], [role="button" i]'
_ASKS = 'input:not([type="hidden" i]), select, textarea'


@rule.over(HtmlPage)
def form_submit(page: HtmlPage) -> Iterator[Hit]:
    for form in page.select("form"):
        if form.mem_id in page.once(unheard) or form.css_first(_ASKS) is None or form.css_first(_BUTTONS) is not None:
            continue
        outside = {attribute(button, "form") for button in page.select("button[form], input[form]")}
        made_by_script = any("-" in (node.tag or "") for node in form.css("*"))
        if attribute(form, "id") not in outside - {""} and not made_by_script:
            name = attribute(form, "aria-label") or attribute(form, "id") or attribute(form, "name") or attribute(form, "action")
            yield rule.at(form, f"the form {quoted(name)} has no button that sends it" if name else "a form has no button that sends it")
