"""JSON Schemas of everything that people write in YAML, so that an editor offers the keys and underlines what is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import models_json_schema

from briggate.model.council import Channel, Contact, Council, ExtraEntry, Fact, Navigation, OutsideOrigin, Owner, Redirect
from briggate.model.front_matter import FrontMatter
from briggate.model.governance import Permissions, Person, ReviewPolicy
from briggate.model.hours import HoursException, Schedule
from briggate.model.page_types import PAGE_TYPES, GuidePart
from briggate.model.policy import Budgets, HouseStyle, KnownIssue, ManualTest, RuleSetting, Search, Services, TopTask, Viewports, Waiver
from briggate.model.record import Id, Record, description_of
from briggate.model.statement import Statement

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_DATE = r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$"

type JsonSchema = dict[str, Any]


@dataclass(frozen=True)
class SchemaFile:
    """One schema, and the files that it is for."""

    name: str
    files: str
    """A glob from the project's folder."""
    schema: JsonSchema


def schema_files() -> tuple[SchemaFile, ...]:
    """Every schema, the same on every machine: keys in the order of the models, definitions by name."""
    config = "site_config"
    return (
        SchemaFile("council", f"{config}/council.yml", _whole_file(Council)),
        SchemaFile("owners", f"{config}/owners.yml", _records_by_id(Owner)),
        SchemaFile("contacts", f"{config}/contacts/*.yml", _records_by_id(Contact)),
        SchemaFile("facts", f"{config}/facts/*.yml", _records_by_id(Fact)),
        SchemaFile("redirects", f"{config}/redirects/*.yml", _list_of(Redirect)),
        SchemaFile("a_to_z", f"{config}/a_to_z/*.yml", _list_of(ExtraEntry)),
        SchemaFile("channels", f"{config}/channels.yml", _list_of(Channel)),
        SchemaFile("origins", f"{config}/origins.yml", _list_of(OutsideOrigin)),
        SchemaFile("navigation", f"{config}/navigation.yml", _whole_file(Navigation)),
        SchemaFile("statement", f"{config}/statement.yml", _whole_file(Statement)),
        SchemaFile("rules", "checks/rules.yml", _rule_settings()),
        SchemaFile("budgets", "checks/budgets.yml", _may_be_empty(_whole_file(Budgets))),
        SchemaFile("viewports", "checks/viewports.yml", _may_be_empty(_whole_file(Viewports))),
        SchemaFile("waivers", "checks/waivers.yml", _list_of(Waiver)),
        SchemaFile("known_issues", "checks/known_issues.yml", _list_of(KnownIssue)),
        SchemaFile("searches", "checks/searches.yml", _list_of(Search)),
        SchemaFile("top_tasks", "checks/top_tasks.yml", _list_of(TopTask)),
        SchemaFile("house_style", "checks/house_style.yml", _list_of(HouseStyle)),
        SchemaFile("manual", "checks/manual.yml", _list_of(ManualTest)),
        SchemaFile("services", "checks/services.yml", _may_be_empty(_whole_file(Services))),
        SchemaFile("publishers", "governance/publishers.yml", _records_by_id(Person)),
        SchemaFile("permissions", "governance/permissions.yml", _whole_file(Permissions)),
        SchemaFile("review", "governance/review.yml", _may_be_empty(_whole_file(ReviewPolicy))),
        SchemaFile("front_matter", "content/**/*.md", _front_matter("service")),
        SchemaFile("front_matter_of_index", "content/**/index.md", _front_matter("landing")),
    )


def _whole_file(model: type[Record]) -> JsonSchema:
    definitions = _definitions([model])
    return {"$schema": DRAFT, **definitions.pop(model.__name__), "$defs": definitions}


def _may_be_empty(schema: JsonSchema) -> JsonSchema:
    return schema | {"type": ["object", "null"]}


def _rule_settings() -> JsonSchema:
    """A severity alone stands for a setting that says nothing else."""
    schema = _records_by_id(RuleSetting)
    word = {"enum": ["error", "warning"], "description": description_of(RuleSetting, "severity")}
    return schema | {"additionalProperties": {"anyOf": [word, schema["additionalProperties"]]}}


def _records_by_id(model: type[Record]) -> JsonSchema:
    return {
        "$schema": DRAFT,
        "description": _description(model),
        "type": ["object", "null"],
        "propertyNames": _pattern_and_length(Id),
        "additionalProperties": {"$ref": f"#/$defs/{model.__name__}"},
        "$defs": _definitions([model]),
    }


def _list_of(model: type[Record]) -> JsonSchema:
    return {
        "$schema": DRAFT,
        "description": _description(model),
        "type": ["array", "null"],
        "items": {"$ref": f"#/$defs/{model.__name__}"},
        "$defs": _definitions([model]),
    }


def _front_matter(usual: str) -> JsonSchema:
    """The front matter of a page, whose type is `usual` unless it says otherwise.

    Front matter with neither `title` nor `owner` nor `type` is that of a part of a guide.
    """
    no_page = {"not": {"anyOf": [{"required": [key]} for key in ("title", "owner", "type")]}}
    untyped = {"if": no_page, "then": _reference(GuidePart), "else": _reference(PAGE_TYPES[usual])}
    by_type = [
        {"if": {"properties": {"type": {"const": name}}, "required": ["type"]}, "then": _reference(model)}
        for name, model in PAGE_TYPES.items()
    ]
    return {
        "$schema": DRAFT,
        "description": _description(FrontMatter),
        "type": "object",
        "properties": {"type": {"enum": list(PAGE_TYPES), "description": f"The page type; {usual} unless you say otherwise."}},
        "allOf": [*by_type, {"if": {"not": {"required": ["type"]}}, "then": untyped}],
        "$defs": _definitions([*PAGE_TYPES.values(), GuidePart]),
    }


def _reference(model: type[Record]) -> JsonSchema:
    return {"$ref": f"#/$defs/{model.__name__}"}


def _definitions(models: list[type[Record]]) -> dict[str, JsonSchema]:
    """The schemas of the models and of every record within them, by name."""
    _, whole = models_json_schema([(model, "validation") for model in models], by_alias=True)
    definitions: dict[str, JsonSchema] = whole["$defs"]
    for model in _models_within(models):
        schema = definitions[model.__name__]
        for name, field in model.model_fields.items():
            key = field.alias or name
            _complete(schema["properties"][key], field, description_of(model, key))
        for base, rules in _RULES.items():
            if issubclass(model, base):
                schema["allOf"] = rules
    return {name: _plain(definitions[name]) for name in sorted(definitions)}


def _complete(schema: JsonSchema, field: FieldInfo, description: str) -> None:
    """Adds what pydantic leaves out of a property."""
    if description:
        schema["description"] = description
    for part in field.metadata:
        most = getattr(part, "max_length", None)
        if most is not None and "maxLength" in schema:
            schema["maxLength"] = min(most, schema["maxLength"])
        least = getattr(part, "min_length", None)
        if least is not None and least > 1 and "maxLength" in schema:
            schema["minLength"] = least


def _models_within(models: list[type[Record]]) -> list[type[BaseModel]]:
    found: dict[str, type[BaseModel]] = {}
    waiting: list[Any] = list(models)
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if kind.__name__ not in found:
                found[kind.__name__] = kind
                waiting += [field.annotation for field in kind.model_fields.values()]
        else:
            waiting += get_args(kind)
    return list(found.values())


def _plain(schema: Any) -> Any:
    """Without pydantic's own titles and empty defaults; dates with a pattern, because formats are only remarks to most readers."""
    if isinstance(schema, list):
        return [_plain(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {
        key: {name: _plain(part) for name, part in value.items()} if key in ("properties", "patternProperties", "$defs") else _plain(value)
        for key, value in schema.items()
        if not (key == "title" and isinstance(value, str)) and not (key == "default" and value in (None, [], {}))
    }
    if "patternProperties" in plain:
        plain.setdefault("additionalProperties", False)
    if plain.get("format") == "date":
        plain["pattern"] = _DATE
    return plain


def _description(model: type[Record]) -> str:
    return re.sub(r"\s+", " ", model.__doc__ or "").strip()


def _pattern_and_length(kind: Any) -> JsonSchema:
    parts = kind.__metadata__
    return {"pattern": parts[0].pattern, "maxLength": parts[0].max_length}


def _given(*keys: str) -> JsonSchema:
    """Keys that are there, and not empty."""
    return {"required": list(keys), "properties": {key: {"not": {"enum": [None, []]}} for key in keys}}


def _is(key: str, *values: str) -> JsonSchema:
    return {"required": [key], "properties": {key: {"enum": list(values)}}}


def _not(schema: JsonSchema) -> JsonSchema:
    return {"not": schema}


_RULES: Mapping[type[BaseModel], list[JsonSchema]] = MappingProxyType(
    {
        RuleSetting: [{"if": _is("severity", "off"), "then": _given("reason")}],
        KnownIssue: [{"if": _is("ground", "disproportionate_burden"), "then": _given("assessment")}],
        FrontMatter: [{"if": _is("status", "revised", "limited"), "then": _given("status_text", "status_to")}],
        Schedule: [
            {"if": _not(_is("frequency", "daily", "monthly")), "then": _given("days")},
            {"if": _is("frequency", "monthly"), "then": {"anyOf": [_given("days_of_month"), _given("days", "weeks_of_month")]}},
            {"if": {"required": ["interval"], "properties": {"interval": {"minimum": 2}}}, "then": _given("starts")},
            {"properties": {"weeks_of_month": {"items": {"enum": [-1, 1, 2, 3, 4, 5]}}}},
            {"properties": {"days_of_month": {"items": {"minimum": 1, "maximum": 31}}}},
        ],
        HoursException: [
            {"if": _given("date"), "then": _not({"anyOf": [_given("first"), _given("last")]}), "else": _given("first", "last")},
            {"if": {"anyOf": [_given("opens"), _given("closes")]}, "then": _given("opens", "closes")},
        ],
    }
)
"""What the models' own validators ask of several keys at once, as far as a schema can say it."""
