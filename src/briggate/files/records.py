"""Values into records: pydantic looks, and every fault is told in an officer's words at the line it stands on."""

from collections.abc import Iterable, Mapping
from typing import Any, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from briggate.files.record_faults import OR_DELETE, WRITE_SOMETHING, all_of, name_of, no_record, no_record_at_all, tell
from briggate.files.yaml import YamlPath, YamlValue
from briggate.model.fault import Fault, did_you_mean
from briggate.model.record import Id, Record, description_of

_ID: TypeAdapter[str] = TypeAdapter(Id)


def read_record[R: Record](
    model: type[R], data: YamlValue, *, file: str, lines: Mapping[YamlPath, int], first_line: int = 1, at: YamlPath = ()
) -> tuple[R | None, list[Fault]]:
    """The record that `data` says, or None and all its faults.

    `lines` is what `parse_yaml` found; `at` is the path of `data` in its file, and `first_line` stands in for a missing line.
    """
    place = _Place(file, lines, first_line)
    if not isinstance(data, dict):
        told = no_record(name_of(at), data, required_keys(model)) if at else no_record_at_all(data, required_keys(model))
        return None, [Fault(file, place.line(at), *told)]
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, _faults(model, error.errors(include_url=False), data, place, at)


def read_records[R: Record](
    model: type[R], data: YamlValue, *, file: str, lines: Mapping[YamlPath, int], first_line: int = 1
) -> tuple[dict[str, R], list[Fault]]:
    """The good records of a mapping from id to record, and the faults of the others. An empty file has none of either."""
    place = _Place(file, lines, first_line)
    if data is None:
        return {}, []
    if not isinstance(data, dict):
        wrong = "the file is a list" if isinstance(data, tuple) else "the file holds no `name: …` records"
        return {}, [Fault(file, place.line(()), wrong, "Begin each record with its name and a colon, and put its keys on the lines below.")]
    good: dict[str, R] = {}
    faults: list[Fault] = []
    for name, value in data.items():
        try:
            _ID.validate_python(name)
        except ValidationError:
            fix = "Use lower-case words and digits joined by hyphens, such as garden-waste."
            faults.append(Fault(file, place.line((name,)), f"“{name[:80]}” cannot be the name of a record", fix))
        record, more = read_record(model, value, file=file, lines=lines, first_line=first_line, at=(name,))
        faults += more
        if record is not None:
            good[name] = record
    return good, faults


def read_record_list[R: Record](
    model: type[R], data: YamlValue, *, file: str, lines: Mapping[YamlPath, int], first_line: int = 1
) -> tuple[dict[int, R], list[Fault]]:
    """The good records of a list, by their place in it from 0, and the faults of the others. An empty file has none of either."""
    if data is None:
        return {}, []
    if not isinstance(data, tuple):
        fix = "Begin each item with “- ”, and put its keys under one another after that."
        return {}, [Fault(file, _Place(file, lines, first_line).line(()), "the file is not a list", fix)]
    good: dict[int, R] = {}
    faults: list[Fault] = []
    for number, value in enumerate(data):
        record, more = read_record(model, value, file=file, lines=lines, first_line=first_line, at=(number,))
        faults += more
        if record is not None:
            good[number] = record
    return good, faults


def known_keys(model: type[BaseModel]) -> list[str]:
    """The keys that people write for a model's fields."""
    return [field.alias or name for name, field in model.model_fields.items()]


def required_keys(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items() if field.is_required()]


class _Place:
    """Where paths stand in a file."""

    def __init__(self, file: str, lines: Mapping[YamlPath, int], first_line: int) -> None:
        self.file = file
        self._lines = lines
        self._first_line = first_line

    def line(self, path: YamlPath) -> int:
        """The line of the value at a path, or of the nearest one above it."""
        while path and path not in self._lines:
            path = path[:-1]
        return self._lines.get(path, self._first_line)


def _faults(model: type[Record], errors: Iterable[ErrorDetails], data: dict[str, YamlValue], place: _Place, at: YamlPath) -> list[Fault]:
    chosen: list[tuple[YamlPath, ErrorDetails]] = []
    unions: dict[YamlPath, list[tuple[str, YamlPath, ErrorDetails]]] = {}
    for error in errors:
        path, member = _path(error, data)
        if member is None:
            chosen.append((path, error))
        else:
            unions.setdefault(path[: member[1]], []).append((member[0], path, error))
    for union, members in unions.items():
        chosen += _of_the_member_meant(members, _value_at(data, union))
    return sorted(
        _fault(model, path, error, data, place, at)
        for path, error in chosen
        # where items of a list have faults of their own, only the good ones were counted
        if not (error["type"] == "too_short" and isinstance(value := _value_at(data, path), tuple) and value)
    )


def _path(error: ErrorDetails, data: YamlValue) -> tuple[YamlPath, tuple[str, int] | None]:
    """The path in the data that an error is about, and the union member that raised it with its place in the path, if any."""
    path: list[str | int] = []
    member: tuple[str, int] | None = None
    value = data
    last = len(error["loc"]) - 1
    for number, step in enumerate(error["loc"]):
        if (isinstance(value, dict) and step in value) or (isinstance(value, tuple) and isinstance(step, int) and step < len(value)):
            value = _inside(value, step)
        elif number == last and error["type"] == "missing":
            pass
        else:
            if isinstance(step, str) and step != "[key]" and member is None:
                member = (step, len(path))
            continue
        path.append(step)
    return tuple(path), member


def _of_the_member_meant(members: list[tuple[str, YamlPath, ErrorDetails]], value: YamlValue) -> list[tuple[YamlPath, ErrorDetails]]:
    """Of the errors of a union's members, those of the member that the writer plainly meant: keys mean a record."""
    records = [(path, error) for label, path, error in members if label[:1].isupper()]
    others = [(path, error) for label, path, error in members if not label[:1].isupper()]
    return records if isinstance(value, dict) and records else others[:1] or records[:1]


def _fault(model: type[Record], path: YamlPath, error: ErrorDetails, data: dict[str, YamlValue], place: _Place, at: YamlPath) -> Fault:
    kind = error["type"]
    key = str(path[-1]) if path else ""
    if kind == "missing":
        return Fault(place.file, place.line(at + path[:-1]), f"no `{key}`{_in(at + path[:-1])}", _what_it_is(model, path, key))
    if kind == "extra_forbidden":
        keys = [known for owner in _models_at(model, path[:-1]) for known in known_keys(owner)]
        otherwise = f"Take it out. The keys here are {all_of(keys)}." if len(keys) <= 8 else "Take it out, or look the key up."
        return Fault(
            place.file, place.line(at + path), f"unknown key “{key[:80]}”{_in(at + path[:-1])}", did_you_mean(key, keys, otherwise)
        )
    value = _value_at(data, path)
    if value is None or (isinstance(value, str) and not value.strip()):
        may_go = key not in [known for owner in _models_at(model, path[:-1]) for known in required_keys(owner)]
        return Fault(place.file, place.line(at + path), f"{name_of(at + path)} is empty", OR_DELETE if may_go else WRITE_SOMETHING)
    required = [known for below in _models_at(model, path) for known in required_keys(below)]
    if error["loc"][-1:] == ("[key]",):
        _, fix, _ = tell("", error, key, required)
        return Fault(place.file, place.line(at + path), f"“{key[:80]}” cannot be a key{_in(at + path[:-1])}", fix)
    wrong, fix, about = tell(name_of(at + path), error, value, required)
    return Fault(place.file, place.line(at + path + about), wrong, fix)


def _in(path: YamlPath) -> str:
    return f" in {name_of(path)}" if path else ""


def _what_it_is(model: type[Record], path: YamlPath, key: str) -> str:
    description = next((words for owner in _models_at(model, path[:-1]) if (words := description_of(owner, key))), "")
    return f"Add it. {description.split('. ')[0].rstrip('.')}." if description else f"Add a line `{key}: …`."


def _value_at(data: YamlValue, path: YamlPath) -> YamlValue:
    for step in path:
        data = _inside(data, step)
    return data


def _inside(value: YamlValue, step: str | int) -> YamlValue:
    """One step down a path; a value that nothing is inside of is itself."""
    if isinstance(value, dict) and isinstance(step, str):
        return value[step]
    if isinstance(value, tuple) and isinstance(step, int):
        return value[step]
    return value


def _models_at(model: type[BaseModel], path: YamlPath) -> list[type[BaseModel]]:
    """The records that may stand at a path under `model`."""
    here: list[type[BaseModel]] = [model]
    for step in path:
        fields = [field for owner in here for name, field in owner.model_fields.items() if (field.alias or name) == step]
        if fields:
            here = [found for field in fields for found in _models_in(field.annotation)]
    return here


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [found for part in get_args(annotation) for found in _models_in(part)]
