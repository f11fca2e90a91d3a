"""`briggate verify`"""

import sys
from datetime import UTC, datetime
from pathlib import Path

import click


@click.command(short_help="Say whether main came to be as the policy wants.")
@click.argument("repository", metavar="REPO", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--trust", required=True, metavar="FILE", type=click.Path(path_type=Path), help="What this machine trusts; kept outside REPO."
)
@click.option("--introduction", metavar="COMMIT", default="", help="Begin to trust: the commit with which all began.")
@click.option("--policy", metavar="DIGEST", default="", help="With --introduction: the digest of that commit's policy.")
def verify(repository: Path, trust: Path, introduction: str, policy: str) -> None:
    """Judge every move of main in REPO, a whole clone, since the last time, whoever let it through.

    Run it before anything is published. It needs no network, and believes neither server nor forge. The first time, --introduction and
    --policy say where to begin; whoever put the gate there can tell both.

    What landed before anybody had approved it is told until somebody has.

    Exit codes: 0 main is what the policy wants, 1 it is not, 2 FILE or REPO cannot be used, 3 nothing could be said.
    """
    from briggate.gate.receive import refusal
    from briggate.gate.verify import CannotVerify, introduce
    from briggate.gate.verify import verify as judged
    from briggate.git.change import GitError
    from briggate.governance.refusals import Refused

    if bool(introduction) != bool(policy):
        raise click.UsageError("--introduction and --policy go together.")
    now = datetime.now(UTC)
    folder = repository / ".git" if (repository / ".git").is_dir() else repository
    try:
        if introduction:
            introduce(folder.resolve(), introduction, policy, trust, now)
        verified = judged(folder.resolve(), trust, now)
    except CannotVerify as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except Refused as refused:
        told, *_ = refusal(refused)
        click.echo(f"{told}\n  Publish nothing of it, and ask whoever runs the server how main came to be so.", err=True)
        sys.exit(1)
    except GitError as error:
        click.echo(f"git would not tell what was asked: {error}", err=True)
        sys.exit(3)
    moves = f"{verified.moves} move{'' if verified.moves == 1 else 's'}"
    click.echo(f"main is right at {verified.tip}: {moves} since the last time; policy {verified.serial} is in force.")
    for due in verified.due:
        click.echo(f"  {due.told(now)}: briggate approve {due.landed.new[:10]}")
