"""What is run in a page: each file is the body of a function."""

from functools import cache
from pathlib import Path


@cache
def script(name: str) -> str:
    """The text of a script of this folder."""
    return (Path(__file__).parent / f"{name}.js").read_text(encoding="utf-8")
