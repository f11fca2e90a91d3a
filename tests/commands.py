"""Commands that files and guides tell people to type, read as the command line would read them."""

import shlex
from typing import Any

from briggate.cli import main


def read_command(words: str) -> dict[str, Any]:
    """What a `briggate …` command asks for, without running it. click raises UsageError for what it does not know."""
    program, *rest = shlex.split(words)
    assert program == "briggate"
    with main.make_context(program, list(rest)) as outer:
        name, command, arguments = main.resolve_command(outer, [*outer._protected_args, *outer.args])
        assert name is not None
        assert command is not None
        with command.make_context(name, arguments, parent=outer) as context:
            return dict(context.params)
