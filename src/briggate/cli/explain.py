"""`briggate explain`"""

import sys
from pathlib import Path

import click


@click.command(short_help="Say why a rule is there, and how to keep it.")
@click.argument("rule")
def explain(rule: str) -> None:
    """Say why RULE is there, by what standard, what breaks it, what keeps it, and what to do."""
    from briggate.checks.catalogue import CatalogueError, load_catalogue
    from briggate.checks.listing import explained
    from briggate.cli.checking import LOCAL
    from briggate.model.fault import did_you_mean

    try:
        rules = load_catalogue(Path.cwd() / LOCAL).rules
    except CatalogueError as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    if rule not in rules:
        click.echo(f"there is no rule “{rule}”  {did_you_mean(rule, rules, '`briggate rules` lists them all.')}", err=True)
        sys.exit(2)
    click.echo(explained(rules[rule]), nl=False)
