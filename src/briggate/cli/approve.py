"""`briggate approve`"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from briggate.gate.drafts import Desk, Draft

ANSWERS = {"y": "y", "yes": "y", "n": "n", "no": "n", "s": "s", "skip": "s", "q": "q", "quit": "q"}


@click.command(short_help="Look at a colleague's draft, and approve it.")
@click.argument("draft", required=False)
@click.option("--next", "one_by_one", is_flag=True, help="Take every draft that waits for you in turn.")
@click.option("--yes", is_flag=True, help="Approve without being asked again, unless the check stops the change.")
@click.option(
    "--html", "file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Approve nothing: write before and after as one file, to e-mail to the owner of the pages.",
)  # fmt: skip
@click.option("--confirmed-by", metavar="WHO", help="Who outside the team has confirmed the change to you: Waste services manager.")
@click.option("--confirmed-how", metavar="HOW", default="e-mail", show_default=True, help="How they have told you.")
def approve(
    draft: str | None, one_by_one: bool, yes: bool, file: Path | None, confirmed_by: str | None, confirmed_how: str
) -> None:  # fmt: skip
    """Show what DRAFT changes as a resident would read it, and sign your approval. Without DRAFT, the only one there is.

    Pages are built from the draft's words with everything else as main has it: no draft runs anything on your computer.

    Exit codes: 0 approved, written, or nothing waits, 1 not approved, 2 it could not be given.
    """
    from briggate.cli.desk import at_desk, chosen

    if one_by_one and (draft or file or confirmed_by):
        raise click.UsageError("--next takes every draft in turn: give it no draft, no --html and no --confirmed-by.")
    confirmed = _confirmed(confirmed_by, confirmed_how)
    with at_desk() as desk:
        if file:
            from briggate.cli.approve_html import write_for_owner

            write_for_owner(desk, chosen(desk, draft), file)
            return
        if not one_by_one:
            sys.exit(0 if shown_and_signed(desk, chosen(desk, draft), yes, confirmed) else 1)
        me = desk.me()
        waiting = [
            each for each in (*desk.landed(), *desk.drafts()) if each.weighed is not None and not each.is_ready and me in each.weighed.able
        ]
        for number, each in enumerate(waiting, 1):
            click.echo(f"\n{number} of {len(waiting)}")
            if not _in_turn(desk, each, yes):
                return
        if not waiting:
            click.echo("No draft waits for you.")


def shown_and_signed(desk: "Desk", draft: "Draft", yes: bool, confirmed: str) -> bool:
    """Whether the approver said yes to a draft, which is shown first."""
    from briggate.cli.showing import show

    desk.check_counts(draft)
    stops = show(desk, draft)
    if stops and yes:
        click.echo(f"\nNot approved: {stops} --yes does not approve that.")
        return False
    if not yes and not click.confirm(f"\nApprove {draft.name}{_though(stops)}?"):
        click.echo("Not approved.")
        return False
    _sign(desk, draft, confirmed)
    return True


def _in_turn(desk: "Desk", draft: "Draft", yes: bool) -> bool:
    """Show a draft, and do as the approver says. False where they have had enough."""
    from briggate.cli.showing import show

    stops = show(desk, draft)
    if stops and yes:
        click.echo(f"\nNot approved: {stops} --yes does not approve that.")
        return True
    said = "y" if yes else ""
    while not said:
        typed = click.prompt(f"\nApprove {draft.name}{_though(stops)}? yes (y), no (n), skip (s), quit (q)", prompt_suffix=" ")
        said = ANSWERS.get(typed.strip().lower(), "")
    if said == "y":
        _sign(desk, draft, "")
    else:
        click.echo({"n": "Not approved. Tell its author why.", "s": "Left for later.", "q": "The others wait."}[said])
    return said != "q"


def _though(stops: str) -> str:
    return f", although {stops.removesuffix('.')}" if stops else ""


def _sign(desk: "Desk", draft: "Draft", confirmed: str) -> None:
    desk.approve(draft, confirmed)
    if confirmed:
        click.echo(f"The approval says that it was confirmed by {confirmed}.")
    if draft.has_landed:
        click.echo("Approved.")
        return
    desk.clone.fetch()
    refused = desk.weighed(draft.name, draft.tip).refused
    click.echo(
        f"Approved. {refused.sentence[:1].upper()}{refused.sentence[1:]}"
        if refused
        else f"Approved. It can land: briggate land {draft.name}"
    )


def _confirmed(who: str | None, how: str) -> str:
    """What an approval says of the confirmation that was given. Raises UsageError for what it may not say."""
    from briggate.governance.approvals import check_confirmed

    if who is None:
        return ""
    said = f"{who.strip()}, by {how.strip()}"
    try:
        check_confirmed(said)
    except ValueError as error:
        raise click.UsageError(f"--confirmed-by cannot be kept as you wrote it: {error}.") from None
    if not who.strip() or not how.strip():
        raise click.UsageError("--confirmed-by and --confirmed-how have to say something.")
    return said
