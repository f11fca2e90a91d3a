"""A draft shown in the terminal: who asks, what a resident would read, what no page shows, and what the check says."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from briggate.gate.drafts import Desk, Draft


def show(desk: "Desk", draft: "Draft") -> str:
    """Show a draft that could land. What stops it, as a sentence; "" where nothing does. Raises GitError."""
    from briggate.cli.previewing import behind, preview
    from briggate.cli.progress import Progress
    from briggate.cli.verdicts import verdict_on_change, width
    from briggate.preview.terminal import change_text, difference_text
    from briggate.reporters.terminal import shown

    weighed = draft.weighed
    assert weighed is not None
    _, _, message = desk.clone.told_of(draft.tip).partition(" ")
    click.echo(f"{draft.name}, by {', '.join(weighed.signers)}: {shown(message)}\n")
    for path in behind(desk.clone, draft):
        click.echo(f"{path} has changed on main since: its author has to bring the draft up to it before it can land.\n")
    if weighed.kind != "content":
        click.echo(f"{NOT_BUILT[weighed.kind]} This is what differs in the files.\n")
        click.echo(difference_text(desk.clone.difference(draft.base, draft.tip)), nl=False)
        return ""
    with Progress() as progress:
        looked = preview(desk.clone, draft, progress)
    if looked.change is None:
        click.echo(change_text(None, looked.files, width()))
        click.echo("\n".join(map(shown, looked.stopped.splitlines())))
        return "the site cannot be built with it."
    click.echo(change_text(looked.change, looked.files, width()))
    assert looked.report is not None
    click.echo(verdict_on_change(looked.report), nl=False)
    return "" if looked.report.exit_code == 0 else "the check stops it." if looked.report.exit_code == 1 else "the check is not complete."


NOT_BUILT = {
    "governance": "This changes the policy or the rules, and nothing of it is used on your computer before it is on main.",
    "platform": "This changes templates, settings or code, and nothing of it is run on your computer.",
}
"""Why a draft is not built, by its class."""
