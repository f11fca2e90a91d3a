"""What Visual Studio Code, and editors like it, are told about a council's files."""

import json
from collections.abc import Iterator, Mapping
from datetime import date as Date
from datetime import datetime
from itertools import count
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from briggate.model.page_types import PAGE_TYPES
from briggate.model.record import description_of
from briggate.model.schema import schema_files

FOLDER = ".vscode"
_TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"


def generated_files() -> Mapping[str, str]:
    """Path from the project's folder → text, of every file that is written anew each time."""
    schemas = {f"{FOLDER}/schemas/{file.name}.schema.json": _json(file.schema, indent=1) for file in schema_files()}
    return {**schemas, f"{FOLDER}/pages.code-snippets": _json(_snippets())}


def settings_files() -> Mapping[str, str]:
    """Path → text of the files that a council may change, so that they are written once."""
    schemas = {f"./{FOLDER}/schemas/{file.name}.schema.json": [file.files] for file in schema_files() if not file.files.endswith(".md")}
    settings = {
        "files.encoding": "utf8",
        "files.eol": "\n",
        "files.insertFinalNewline": True,
        "yaml.schemas": schemas,
        "yaml.schemaStore.enable": False,
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
        "[markdown]": {"editor.wordWrap": "on", "editor.quickSuggestions": {"other": "on", "comments": "off", "strings": "off"}},
    }
    return {
        f"{FOLDER}/settings.json": _json(settings),
        f"{FOLDER}/extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
    }


def _json(value: Any, indent: int = 2) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent) + "\n"


def _snippets() -> dict[str, Any]:
    """For each page type the keys that it must have, with a place to fill in at each."""
    return {
        name: {
            "scope": "markdown",
            "prefix": "plain page" if name == "page" else f"{name.replace('_', ' ')} page",
            "description": f"The top of the file: {(model.__doc__ or name).strip()}",
            "body": ["---", *_lines(model, count(1), "", name), "---", "", "$0"],
        }
        for name, model in PAGE_TYPES.items()
    }


def _lines(model: type[BaseModel], stops: Iterator[int], indent: str, page_type: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        key = field.alias or name
        if key == "type" and page_type:
            yield f"type: {page_type}"
        elif field.is_required():
            records = _records(field.annotation)
            if not records:
                yield f"{indent}{key}: {_place(model, key, field.annotation, next(stops))}"
                continue
            yield f"{indent}{key}:"
            is_list = get_origin(field.annotation) is tuple
            below = _lines(records[0], stops, indent + ("    " if is_list else "  "))
            yield from _as_item(below, indent) if is_list else below


def _as_item(lines: Iterator[str], indent: str) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"{indent}  - {line[len(indent) + 4 :]}" if number == 0 else line


def _place(model: type[BaseModel], key: str, annotation: Any, stop: int) -> str:
    """A place to fill in: a choice, a date, a list or text."""
    if get_origin(annotation) is Literal:
        return f"${{{stop}|{','.join(map(str, get_args(annotation)))}|}}"
    if annotation is Date:
        return f"${{{stop}:{_TODAY}}}"
    if annotation is datetime:
        return f"${{{stop}:{_TODAY} 09:00}}"
    words = description_of(model, key).split(". ")[0].rstrip(".").replace(": ", ", ") or key.replace("_", " ")
    words = words.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
    return f"[${{{stop}:{words}}}]" if get_origin(annotation) is tuple else f"${{{stop}:{words}}}"


def _records(annotation: Any) -> list[type[BaseModel]]:
    return [part for part in (annotation, *get_args(annotation)) if isinstance(part, type) and issubclass(part, BaseModel)]
