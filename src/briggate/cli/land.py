"""`briggate land`"""

import click


@click.command(short_help="Bring an approved draft to main.")
@click.argument("draft", required=False)
def land(draft: str | None) -> None:
    """Bring DRAFT on top of main, and push it there. Without DRAFT, the only one there is.

    Whoever signed it lands it: where main has moved on, its commits are signed anew. Approvals hold while its files are the same.

    Exit codes: 0 landed, 1 it is refused, 2 it could not be brought there.
    """
    from briggate.cli.desk import at_desk, chosen

    with at_desk() as desk:
        name = chosen(desk, draft).name
        commit = desk.land(name)
        click.echo(f"{name} has landed: main is at {commit[:10]}.")
