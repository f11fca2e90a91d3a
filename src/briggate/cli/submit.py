"""`briggate submit`"""

import re
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from briggate.gate.drafts import Desk


@click.command(short_help="Put your change up as a draft.")
@click.option("-m", "--message", required=True, help="What you changed, in a line: Say when brown bins are collected.")
@click.option("--name", help="What the draft is called; without it, the message's own words.")
def submit(message: str, name: str | None) -> None:
    """Check what you have changed, sign it, and put it up as a draft for somebody else to approve.

    What Word and Windows left in it is made plain first. What the check stops, and what main would not take, is told before
    anything leaves your computer.

    Exit codes: 0 put up, 1 something has to be put right, 2 it could not be put up, 3 not everything could be checked.
    """
    from briggate.cli.desk import at_desk, who_may
    from briggate.gate.tidying import tidy
    from briggate.git.change import GitError

    with at_desk() as desk:
        me = desk.me()
        if not desk.has_change():
            raise GitError("nothing here differs from main  Change a page, save it, then run briggate submit again.")
        for line in tidy(desk.clone.folder, desk.clone.main()):
            click.echo(line)
        check_change(desk)
        draft = desk.put_up(name or f"{me}/{slug(message)}", message)
        click.echo(f"Your draft is {draft.name}. {who_may(draft)}")
        click.echo(f"They run:  briggate approve {draft.name}")
        click.echo(f"Then you:  briggate land {draft.name}")


def check_change(desk: "Desk") -> None:
    """Hold what differs from main to the site's rules. Where something stops it, say so and end."""
    from briggate.cli.checking import Asked, CheckStopped, check
    from briggate.cli.progress import Progress
    from briggate.cli.verdicts import verdict_on_change

    with Progress() as progress:
        try:
            report = check(desk.clone.folder, Asked(since=desk.clone.main()), progress)
        except CheckStopped as stopped:
            progress.clear()
            click.echo(f"{stopped}\n\nNothing was put up.", err=True)
            sys.exit(stopped.exit_code)
    click.echo(verdict_on_change(report), nl=False)
    if report.exit_code:
        click.echo("\nNothing was put up.", err=True)
        sys.exit(report.exit_code)


def slug(message: str) -> str:
    """A message as a part of a branch's name."""
    return "-".join(re.findall(r"[a-z0-9]+", message.lower()))[:50].strip("-") or "change"
