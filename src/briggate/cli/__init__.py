"""The command `briggate`: one module a command, read when it is asked for."""

import errno
import importlib
from typing import Any

import click

from briggate import __version__

COMMANDS = (
    "build", "serve", "check", "report", "sample-audit", "explain", "rules", "scan", "new", "schema",
    "setup", "submit", "approve", "land", "drafts", "people", "who", "record", "gate", "verify",
)  # fmt: skip
NOT_COMPLETED, INTERRUPTED = 3, 130


class _Commands(click.Group):
    """Finds each command in the module of its name, so that `briggate --help` need not load the whole engine."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command = getattr(importlib.import_module(f"briggate.cli.{name}"), name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. Work that was stopped or broke off never ends with the code of work that found something to put right."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped before the end.", err=True)
            ctx.exit(INTERRUPTED)
        except OSError as error:
            if error.errno == errno.EPIPE:  # whoever read what we print has seen enough: click ends quietly
                raise
            click.echo(f"{error.filename or 'what was to be printed'}  could not be read or written: {error.strerror or error}", err=True)
            ctx.exit(NOT_COMPLETED)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="briggate")
def main() -> None:
    """A council's website from Markdown: an A to Z of services, search, topics and everything around them.

    Exit codes: 0 done, 1 something has to be put right, 2 something in the files or on the command line cannot be read,
    3 the work could not be completed, 130 it was stopped with Ctrl-C.
    """
