"""What is run in a page: each file here, and in probes/, is the body of a function."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def script(name: str) -> str:
    """The text of a script of this folder."""
    return (Path(__file__).parent / f"{name}.js").read_text(encoding="utf-8")


PROBES = Path(__file__).parents[1] / "probes"
SPOILING = ("turning",)
"""The probes after which a page may be another one."""


@cache
def probes() -> Mapping[str, str]:
    """The text of each probe that leaves a page as it is."""
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(PROBES.glob("*.js")) if file.stem not in SPOILING}


@cache
def all_probes() -> str:
    """A script that gives what all of these say: {name: what it returns}."""
    names, texts = json.dumps(list(probes())), ",\n".join(f"(async () => {{ {text} }})()" for text in probes().values())
    return f"return Promise.all([{texts}]).then((said) => Object.fromEntries({names}.map((name, at) => [name, said[at]])))"
