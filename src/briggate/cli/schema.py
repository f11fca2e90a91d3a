"""`briggate schema`"""

import sys
from pathlib import Path

import click


@click.command(short_help="Teach an editor the keys of every file.")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=".")
def schema(folder: Path) -> None:
    """Write JSON Schemas of everything that people write to FOLDER/.vscode/schemas.

    An editor that reads them offers every key with its meaning, and underlines what the site's build would refuse. Snippets
    for the top of each kind of page are written beside them. Editor settings are written where there are none yet.
    """
    from briggate.cli.editor import generated_files, settings_files

    try:
        written = [_write(folder / name, text) for name, text in generated_files().items()]
        begun = [_write(folder / name, text) for name, text in settings_files().items() if not (folder / name).exists()]
    except OSError as error:
        click.echo(f"{error.filename}  this file cannot be written  Look at who may write there, and at the space on the disk.", err=True)
        sys.exit(3)
    kept = "" if len(begun) == len(settings_files()) else " Your settings stay as they were."
    click.echo(f"Wrote {len(written) + len(begun)} files to {folder / '.vscode'}.{kept}")


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path
