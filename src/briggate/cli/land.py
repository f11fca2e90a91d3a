"""`briggate land`"""

import click


@click.command(short_help="Bring an approved draft to main.")
@click.argument("draft", required=False)
@click.option("--alone", is_flag=True, help="Land what cannot wait before anybody has approved it; somebody does within 24 hours.")
def land(draft: str | None, alone: bool) -> None:
    """Bring DRAFT on top of main, and push it there. Without DRAFT, the only one there is.

    Whoever signed it lands it: where main has moved on, its commits are signed anew. Approvals hold while its files are the same.

    With --alone, an approver of the section may land what cannot wait: an alert that ends within 72 hours, the status of a page, one fact,
    a withdrawal, or the version of a page before this one. It may lead to this site only.

    Exit codes: 0 landed, 1 it is refused, 2 it could not be brought there.
    """
    from briggate.cli.desk import at_desk, chosen, who_may
    from briggate.gate.landing import land

    with at_desk() as desk:
        name = chosen(desk, draft).name
        commit, tries = land(desk, name, alone=alone)
        click.echo(f"{name} has landed{f' at try {tries}' if tries > 1 else ''}: main is at {commit[:10]}.")
        if alone:
            desk.clone.fetch()
            for waiting in desk.landed():
                if waiting.tip == commit:
                    click.echo(f"Within 24 hours somebody else approves it: briggate approve {waiting.name}\n{who_may(waiting)}")
