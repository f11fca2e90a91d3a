"""Options of every command that looks at pages in a browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


def browser_options[F: Callable[..., Any]](command: F) -> F:
    """Adds --browsers, --grid and --axe-script: `browsers`, `grid` and `axe_file`."""
    options = (
        click.option("--browsers", type=click.IntRange(1, 64), metavar="N", help="How many browsers to use. Without it, one a core."),
        click.option("--grid", default="", metavar="URL", help="Use the browsers of a Selenium Grid, not this machine's."),
        click.option(
            "--axe-script",
            "axe_file",
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            metavar="FILE",
            help="Use this axe.min.js, not the one that came with Briggate.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command
