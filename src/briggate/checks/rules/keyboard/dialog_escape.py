"""Rule dialog-escape."""

from collections.abc import Iterator

from briggate.checks.markup.seen import called
from briggate.checks.markup.shown import quoted
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

_DIALOG = '<dialog id="d" aria-label="Cookies"><button onclick="d.close()">Close</button></dialog>'

rule = Rule(
    id="dialog-escape",
    title="Escape closes a dialog",
    why="Escape is the way out that everybody who uses the keyboard tries first, and the only one that needs no looking for.",
    reference="WCAG 2.2 SC 2.1.2 No Keyboard Trap (A); ARIA Authoring Practices, Dialog (Modal)",
    fix="Use <dialog> and open it with showModal(), or listen for the Escape key while it is open.",
    examples=(
        bad(f'<button onclick="d.showModal()">Cookies</button>{_DIALOG}<script>d.oncancel = event => event.preventDefault()</script>'),
        good(f'<button onclick="d.showModal()">Cookies</button>{_DIALOG}'),
    ),
    wcag=("2.1.2",),
    impact="serious",
)


@rule.over(RenderedPage)
def dialog_escape(page: RenderedPage) -> Iterator[Hit]:
    for press in page.presses.dialogs:
        opener = page.element(press.path)
        if opener is not None and not press.escape_closes:
            tell = rule.at if press.modal else rule.unsure
            name = quoted(press.name) if press.name else "the dialog"
            yield tell(opener, f"Escape does not close {name}, which {called(opener)} opens")
