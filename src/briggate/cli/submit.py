"""`briggate submit`"""

import re

import click


@click.command(short_help="Put your change up as a draft.")
@click.option("-m", "--message", required=True, help="What you changed, in a line: Say when brown bins are collected.")
@click.option("--name", help="What the draft is called; without it, the message's own words.")
def submit(message: str, name: str | None) -> None:
    """Commit what you have changed, sign it, and put it up as a draft for somebody else to approve.

    What main would not take is told before anything leaves your computer.

    Exit codes: 0 put up, 1 main would refuse it, 2 it could not be put up.
    """
    from briggate.cli.desk import at_desk, who_may

    with at_desk() as desk:
        me = desk.me()
        draft = desk.put_up(name or f"{me}/{slug(message)}", message)
        click.echo(f"Your draft is {draft.name}. {who_may(draft)}")
        click.echo(f"They run:  briggate approve {draft.name}")
        click.echo(f"Then you:  briggate land {draft.name}")


def slug(message: str) -> str:
    """A message as a part of a branch's name."""
    return "-".join(re.findall(r"[a-z0-9]+", message.lower()))[:50].strip("-") or "change"
