"""`briggate approve`"""

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from briggate.gate.drafts import Desk, Draft


@click.command(short_help="Look at a colleague's draft, and approve it.")
@click.argument("draft", required=False)
@click.option("--next", "one_by_one", is_flag=True, help="Take every draft that waits for you in turn.")
@click.option("--yes", is_flag=True, help="Approve without being asked again.")
def approve(draft: str | None, one_by_one: bool, yes: bool) -> None:
    """Show what DRAFT changes, and sign your approval of it. Without DRAFT, the only one there is.

    Exit codes: 0 approved, or nothing waits, 1 your approval would not count, or you said no, 2 it could not be given.
    """
    from briggate.cli.desk import at_desk, chosen

    with at_desk() as desk:
        if not one_by_one:
            if not shown_and_signed(desk, chosen(desk, draft), yes):
                sys.exit(1)
            return
        me = desk.me()
        waiting = [each for each in desk.drafts() if each.weighed is not None and not each.is_ready and me in each.weighed.able]
        for number, each in enumerate(waiting, 1):
            click.echo(f"\n{number} of {len(waiting)}")
            shown_and_signed(desk, each, yes)
        if not waiting:
            click.echo("No draft waits for you.")


def shown_and_signed(desk: "Desk", draft: "Draft", yes: bool) -> bool:
    """Whether the approver said yes to a draft, which is shown first."""
    if draft.weighed is not None:
        click.echo(f"{draft.name}, by {', '.join(draft.weighed.signers)}\n")
        click.echo(desk.clone.difference(draft.base, draft.tip), nl=False)
    if not yes and not click.confirm(f"\nApprove {draft.name}?"):
        click.echo("Not approved.")
        return False
    desk.approve(draft)
    click.echo(f"Approved. It can land: briggate land {draft.name}")
    return True
