"""Rule dialog-focus."""

from collections.abc import Iterator

from briggate.checks.markup.seen import called
from briggate.checks.markup.shown import quoted
from briggate.checks.rendered_page import RenderedPage
from briggate.checks.rule import Hit, Rule, bad, good

_DIALOG = '<dialog id="d" aria-label="Cookies"><button onclick="d.close()">Close</button></dialog>'

rule = Rule(
    id="dialog-focus",
    title="A dialog takes the keyboard in when it opens, keeps it, and gives it back",
    why="Who does not see the dialog goes on behind it and wonders why nothing answers; and afterwards has to begin again at the top.",
    reference="WCAG 2.2 SC 2.4.3 Focus Order (A); ARIA Authoring Practices, Dialog (Modal)",
    fix="Use <dialog> and open it with showModal(): it does all of this by itself.",
    examples=(
        bad(f"<button onclick=\"d.style.display = 'block'; d.ariaModal = 'true'\">Cookies</button>{_DIALOG}"),
        good(f'<button onclick="d.showModal()">Cookies</button>{_DIALOG}'),
    ),
    wcag=("2.4.3",),
    impact="serious",
)


@rule.over(RenderedPage)
def dialog_focus(page: RenderedPage) -> Iterator[Hit]:
    for press in page.presses.dialogs:
        opener = page.element(press.path)
        if opener is None:
            continue
        name = quoted(press.name) if press.name else "the dialog"
        if not press.enters:
            tell = rule.at if press.modal else rule.unsure
            yield tell(opener, f"{called(opener)} opens {name}, and the keyboard stays outside")
        elif not press.stays:
            yield rule.at(opener, f"the Tab key leads out of {name}, which {called(opener)} opens, while it is open")
        elif press.escape_closes and not press.returns:
            tell = rule.at if press.modal else rule.unsure
            yield tell(opener, f"the keyboard does not come back to {called(opener)} when {name} is closed")
