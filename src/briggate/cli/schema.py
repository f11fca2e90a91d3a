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
    try:
        written, kept = write_editor_files(folder)
    except OSError as error:
        click.echo(f"{error.filename}  this file cannot be written  Look at who may write there, and at the space on the disk.", err=True)
        sys.exit(3)
    click.echo(f"Wrote {written} files to {folder / '.vscode'}.{' Your settings stay as they were.' if kept else ''}")


def write_editor_files(folder: Path) -> tuple[int, int]:
    """Write schemas, snippets and, where there are none, settings; how many were written, and how many kept as they were."""
    from briggate.cli.editor import generated_files, settings_files

    begun = {name: text for name, text in settings_files().items() if not (folder / name).exists()}
    files = {**generated_files(), **begun}
    for name, text in files.items():
        _write(folder / name, text)
    return len(files), len(settings_files()) - len(begun)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
