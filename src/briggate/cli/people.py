"""`briggate people`"""

import sys
from datetime import UTC, datetime
from datetime import date as Date
from pathlib import Path

import click


@click.command(short_help="List who may do what.")
@click.option("--history", is_flag=True, help="Draw how many people have had rights, as main's history has it.")
@click.option("--csv", "as_csv", is_flag=True, help="With --history: print date,people instead.")
def people(history: bool, as_csv: bool) -> None:
    """List who may change and approve what, whose rights have ended, and what falls due: by governance/ of this folder.

    Exit codes: 0 done, 2 the policy cannot be read, or the history is not here.
    """
    from briggate.git.change import GitError
    from briggate.governance.folder import read_governance
    from briggate.governance.telling import history_csv, history_told, people_told
    from briggate.model.fault import FaultsFound

    if as_csv and not history:
        raise click.UsageError("--csv is for --history.")
    try:
        if history:
            counts = counted(Path.cwd())
            click.echo(history_csv(counts) if as_csv else history_told(counts), nl=False)
        else:
            click.echo(people_told(read_governance(Path.cwd()), datetime.now(UTC).date()), nl=False)
    except (FaultsFound, GitError) as error:
        click.echo(str(error), err=True)
        sys.exit(2)


def counted(project: Path) -> list[tuple[Date, int]]:
    """How many people had rights after each day on which governance/publishers.yml changed on main, and each on which rights ended."""
    from briggate.git.history import versions
    from briggate.governance.history import counts_over_time
    from briggate.governance.policy import PEOPLE

    return counts_over_time(versions(project, PEOPLE), datetime.now(UTC))
