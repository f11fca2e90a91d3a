"""The command `briggate`: one module a command, read when it is asked for."""

import importlib

import click

from briggate import __version__

COMMANDS = ("build", "serve", "check", "report", "explain", "rules", "scan", "new", "schema")


class _Commands(click.Group):
    """Finds each command in the module of its name, so that `briggate --help` need not load the whole engine."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"briggate.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="briggate")
def main() -> None:
    """A council's website from Markdown: an A to Z of services, search, topics and everything around them.

    Exit codes: 0 done, 1 something has to be put right, 2 something in the files or on the command line cannot be read,
    3 the work could not be completed.
    """
