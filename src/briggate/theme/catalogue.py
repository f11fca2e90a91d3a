"""The catalogue of interface words: one file a language in `words/`, and a council's own words over it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

from markupsafe import Markup, escape

from briggate.files.text import read_text
from briggate.files.yaml import YamlDocument, YamlPath, parse_yaml
from briggate.model.fault import Fault, FaultsFound, did_you_mean

_WORDS = Path(__file__).parent / "words"


def read_words(language: str, overrides: Path | None = None) -> Mapping[str, Any]:
    """Every interface word in a language, English where it has none.

    `overrides` is the folder of a council's brand: its `words/<language>.yml` replaces what it names. Raises FaultsFound.
    """
    engine: dict[str, Any] = {}
    words: dict[str, Any] = {}
    faults: list[Fault] = []
    for code in dict.fromkeys(("en", language.split("-")[0], language)):
        said = _engine_words(code)
        engine, words = _merged(engine, said), _merged(words, said)
        name = f"words/{code}.yml"
        if overrides and (overrides / name).exists():
            document, unreadable = _read(overrides / name, f"theme/{name}")
            faults += unreadable or _misfits(engine, document.data, (), document.lines, f"theme/{name}")
            words = words if unreadable else _merged(words, document.data)
    if faults:
        raise FaultsFound(faults)
    return words


def filled(sentence: str, **values: str) -> Markup:
    """A sentence of the catalogue as HTML, its gaps filled. Only values that are HTML themselves are not escaped."""
    return Markup(str(escape(sentence)).format(**{name: str(escape(value)) for name, value in values.items()}))


def _engine_words(code: str) -> dict[str, Any]:
    path = _WORDS / f"{code}.yml"
    data: Any = _read(path, path.name)[0].data if path.exists() else {}
    return dict(data)


def _read(path: Path, name: str) -> tuple[YamlDocument, list[Fault]]:
    text, faults = read_text(path, name=name)
    document = parse_yaml(text or "", file=name)
    faults = [*faults, *document.faults]
    if not faults and not isinstance(document.data, dict):
        faults = [Fault(name, 1, "this should be a list of `key: words`", "Begin each line with a key.")]
    return document, faults


def _misfits(under: Mapping[str, Any], over: Any, path: YamlPath, lines: Mapping[YamlPath, int], name: str) -> Iterator[Fault]:
    """What would stop a page, or change nothing. Words of a council's own, for its own templates, are neither."""
    for key, value in over.items() if under else ():
        here = (*path, key)
        line = lines.get(here, 0)
        below: Any = under.get(key)
        if key not in under:
            near = did_you_mean(key, sorted(under.keys() - over.keys()), "")
            if near and len(key) > 3:  # a shorter one is a language's code
                yield Fault(name, line, f"the engine has no words called “{key}”", near)
        elif type(below) is not type(value):
            wrong = f"“{key}” is not of the same kind as in the engine's words"
            yield Fault(name, line, wrong, "Keep its shape, and change the words.")
        elif isinstance(below, tuple) and len(below) != len(value):
            yield Fault(name, line, f"“{key}” has {len(value)} items", f"Give it {len(below)}, in the same order.")
        elif isinstance(below, dict):
            yield from _misfits(below, value, here, lines, name)
        elif isinstance(below, str) and (known := _placeholders(below)) and not _placeholders(value) <= known:
            wrong = f"“{key}” has other words in braces than the engine's"
            yield Fault(name, line, wrong, f"It may have {', '.join(f'{{{each}}}' for each in sorted(known))}.")


def _placeholders(words: str) -> set[str]:
    """The names in braces; a lone brace where they cannot be read."""
    try:
        return {field for _, field, _, _ in Formatter().parse(words) if field is not None}
    except ValueError:
        return {"{"}


def _merged(under: Mapping[str, Any], over: Any) -> dict[str, Any]:
    merged = dict(under)
    for key, value in over.items():
        below = merged.get(key)
        merged[key] = _merged(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return merged
