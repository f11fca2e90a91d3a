"""Commands that files and guides tell people to type, read as the command line would read them."""

import shlex
from typing import Any

import click

from briggate.cli import main


def read_command(words: str) -> dict[str, Any]:
    """What a `briggate …` command asks for, without running it. click raises UsageError for what it does not know."""
    program, name, *rest = shlex.split(words)
    assert program == "briggate"
    command = main.get_command(click.Context(main), name)
    if command is None:
        raise click.UsageError(f"there is no command {name}")
    with command.make_context(name, rest) as context:
        return dict(context.params)
