"""`briggate drafts`"""

from datetime import UTC, datetime

import click


@click.command(short_help="List the drafts that wait.")
def drafts() -> None:
    """List every draft: how long it has waited, and for whom.

    Exit codes: 0 done, 2 the server could not be asked.
    """
    from briggate.cli.desk import at_desk, who_may
    from briggate.reporters.terminal import shown

    with at_desk() as desk:
        waiting = desk.drafts()
        for draft in waiting:
            time, _, subject = desk.clone.told_of(draft.tip).partition(" ")
            click.echo(f"{draft.name}, {waited(datetime.fromisoformat(time), datetime.now(UTC))}: {shown(subject)}")
            if draft.is_ready:
                click.echo(f"  Approved. Next: briggate land {draft.name}")
            elif draft.weighed is None:
                click.echo(f"  Cannot land: {shown(draft.refused.sentence) if draft.refused else ''}")
            else:
                click.echo(f"  {who_may(draft)}")
                if draft.weighed.alone.kind:
                    click.echo(f"  If it cannot wait: briggate land {draft.name} --alone")
        landed = desk.landed()
        for draft in landed:
            click.echo(f"{draft.name}: {shown(draft.refused.sentence) if draft.refused else ''}\n  {who_may(draft)}")
        if not waiting and not landed:
            click.echo("No draft waits.")


def waited(since: datetime, now: datetime) -> str:
    """How long something has waited, in the words of a person."""
    minutes = max(0, int((now - since).total_seconds() // 60))
    for size, what in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        if count := minutes // size:
            return f"{count} {what}{'' if count == 1 else 's'}"
    return "just now"
