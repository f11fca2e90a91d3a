"""What `--help` says, of every command: `make docs` writes it to tests/golden/help/ anew, and a test compares."""

from pathlib import Path

from click.testing import CliRunner

from briggate.cli import COMMANDS, main

GOLDEN = Path(__file__).parents[1] / "golden" / "help"


def help_pages() -> dict[str, str]:
    """File name → what is shown on a terminal 80 characters wide."""
    shown = {}
    for command in ((), *((name,) for name in COMMANDS)):
        result = CliRunner().invoke(main, [*command, "--help"], prog_name="briggate", terminal_width=80)
        assert result.exit_code == 0, result.output
        shown[f"{'-'.join(('briggate', *command))}.txt"] = result.output
    return shown


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name, text in help_pages().items():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
