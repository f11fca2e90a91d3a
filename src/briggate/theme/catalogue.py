"""The catalogue of interface words: one file a language in `words/`, and a council's own words over it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from briggate.files.text import read_text
from briggate.files.yaml import parse_yaml
from briggate.model.fault import Fault, FaultsFound

_WORDS = Path(__file__).parent / "words"


def read_words(language: str, overrides: Path | None = None) -> Mapping[str, Any]:
    """Every interface word in a language, English where it has none.

    `overrides` is the folder of a council's brand: its `words/<language>.yml` replaces what it names. Raises FaultsFound.
    """
    words: dict[str, Any] = {}
    for code in dict.fromkeys(("en", language.split("-")[0], language)):
        for folder, shown in ((_WORDS, "words"), (overrides / "words" if overrides else _WORDS, "theme/words")):
            path, name = folder / f"{code}.yml", f"{shown}/{code}.yml"
            if path.exists():
                words = _merged(words, _read(path, name), name)
    return words


def _read(path: Path, name: str) -> dict[str, Any]:
    text, faults = read_text(path, name=name)
    document = parse_yaml(text or "", file=name)
    if faults or document.faults:
        raise FaultsFound([*faults, *document.faults])
    if not isinstance(document.data, dict):
        raise FaultsFound([Fault(name, 1, "this should be a list of `key: words`", "Begin each line with a key.")])
    return document.data


def _merged(under: Mapping[str, Any], over: Mapping[str, Any], name: str) -> dict[str, Any]:
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        if isinstance(below, dict) != isinstance(value, dict) and key in merged:
            wrong = f"“{key}” is not of the same kind as in the engine's words"
            raise FaultsFound([Fault(name, 0, wrong, "Keep its shape, and change the words.")])
        merged[key] = _merged(below, value, name) if isinstance(below, dict) else value
    return merged
