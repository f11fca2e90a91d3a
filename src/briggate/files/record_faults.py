"""What a value that does not fit should be, said to a busy officer."""

import re
from collections.abc import Callable, Mapping
from datetime import date as Date
from functools import cache
from typing import Any

from pydantic_core import ErrorDetails

from briggate.files.yaml import YamlPath, YamlValue
from briggate.files.yaml_faults import shown
from briggate.model import record
from briggate.model.fault import did_you_mean

type Told = tuple[str, str, YamlPath]
"""What is wrong, what to do, and the path below the value that it is about."""

WRITE_SOMETHING = "Write something after it."
OR_DELETE = "Write something after it, or delete the line."

_BRITISH_DATE = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


def name_of(path: YamlPath) -> str:
    """How a message calls a place: `title`, or item 2 of `topics`."""
    if not path:
        return "this"
    last = path[-1]
    return f"`{last}`" if isinstance(last, str) else f"item {last + 1}" + (f" of {name_of(path[:-1])}" if path[:-1] else "")


def tell(name: str, error: ErrorDetails, value: YamlValue, required: list[str]) -> Told:
    """The message for one error of pydantic's; `required` are the keys that a record in this place must have."""
    context: dict[str, Any] = error.get("ctx", {})
    kind = error["type"]
    if kind == "value_error":
        return _our_own(name, str(context["error"]), value)
    if kind in ("model_type", "model_attributes_type"):
        return (*no_record(name, value, required), ())
    if kind == "literal_error" and required:
        wrong, fix = _one_of(name, value, context)
        return wrong, f"{fix.rstrip('.')}, or lines of `key: value` {_with(required)}.", ()
    if kind in _WORDS and isinstance(value, str) and _would_fit_unquoted(kind, value, context):
        return f"{name} is text, “{value}”, for it stands in quotes", f"Take the quotes away: {value}.", ()
    if kind in _WORDS:
        wrong, fix = _WORDS[kind](name, value, context)
        return wrong, fix, ()
    return f"{name} {_is(value)}", "Write it another way: this cannot be read here.", ()


def _would_fit_unquoted(kind: str, value: str, context: dict[str, Any]) -> bool:
    """Whether a text in quotes would be what it should, were it not for the quotes."""
    if kind == "date_type":
        return _is_date(value)
    if kind == "bool_type":
        return value in ("true", "false")
    if kind in ("int_type", "float_type"):
        return bool(re.fullmatch(r"-?\d+" if kind == "int_type" else r"-?\d+(\.\d+)?", value, re.ASCII))
    return kind == "literal_error" and value.isdecimal() and value in re.findall(r"\w+", str(context["expected"]))


def _is_date(value: str) -> bool:
    try:
        return Date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def no_record(name: str, value: YamlValue, required: list[str]) -> tuple[str, str]:
    """The message for a value that should have been a record."""
    return f"{name} {_is(value)}", f"It should be lines of `key: value`, {_with(required)}."


def no_record_at_all(value: YamlValue, required: list[str]) -> tuple[str, str]:
    """The message where the whole of a file, or of its front matter, should have been a record."""
    wrong = "this is a list" if isinstance(value, tuple) else "there is no `key: value` line here"
    fix = f"Write lines of `key: value`, {_with(required)}. A space follows each colon."
    return "nothing is written here" if value is None else wrong, fix


def _with(required: list[str]) -> str:
    return f"with at least {all_of(required)}" if required else "one for each thing there is to say"


def all_of(keys: list[str]) -> str:
    """`one`, `two` and `three`."""
    names = [f"`{key}`" for key in keys]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def any_of(keys: list[str]) -> str:
    """`one`, `two` or `three`."""
    return " or ".join(all_of(keys).rsplit(" and ", 1))


def _our_own(name: str, words: str, value: YamlValue) -> Told:
    """Our own words, as they are: about one value they say what it should be, about a record which keys disagree."""
    if not isinstance(value, dict):
        return f"{name} {_is(value)}", f"It {words}.", ()
    keys = re.findall(r"`(\w+)`", words)
    missing = [key for key in keys if key not in value] if re.search(r"\bneeds\b|\bgive both\b", words) else []
    present = [key for key in keys if key in value]
    if missing:
        return words, f"Add {any_of(missing) if ', or ' in words else all_of(missing)}.", tuple(present[:1])
    return words, f"Correct {any_of(present) or 'one of them'}.", tuple(present[:1])


def _is(value: YamlValue) -> str:
    if value is None:
        return "is empty"
    if isinstance(value, bool):
        return f"is {str(value).lower()}, a yes-or-no value"
    if isinstance(value, tuple):
        return "is a list" if value else "is an empty list"
    if isinstance(value, dict):
        return "has keys of its own"
    return f"is “{shown(str(value))}”"


def _text(name: str, value: YamlValue, _: dict[str, Any]) -> tuple[str, str]:
    if isinstance(value, float):
        return f"{name} is a bare number", "It should be text: put quotes round it."
    if isinstance(value, bool | int | Date):
        return f"{name} {_is(value)}", "It should be text: put quotes round it."
    if isinstance(value, dict):
        return f"{name} {_is(value)}", "It should be text. If a colon made it so, put quotes round the text."
    return f"{name} {_is(value)}", "It should be one text, without dashes or brackets."


def _list(name: str, value: YamlValue, _: dict[str, Any]) -> tuple[str, str]:
    if isinstance(value, dict):
        return f"{name} {_is(value)}", "It should be a list: begin each item with “- ”."
    return f"{name} {_is(value)}", f"It should be a list, even of one: [{shown(str(value))}]."


def _date(name: str, value: YamlValue, _: dict[str, Any]) -> tuple[str, str]:
    if isinstance(value, str):
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
            return f"{name} is “{value}”, a day that does not exist", "Look at the day and the month: year-month-day."
        if match := _BRITISH_DATE.fullmatch(value):
            return f"{name} is “{value}”", f"Write the year first: {match[3]}-{int(match[2]):02}-{int(match[1]):02}."
    return f"{name} {_is(value)}", "It should be a date, year first, such as 2026-03-31."


def _yes_or_no(name: str, value: YamlValue, _: dict[str, Any]) -> tuple[str, str]:
    return f"{name} {_is(value)}", "It should be true or false, in small letters."


def _one_of(name: str, value: YamlValue, context: dict[str, Any]) -> tuple[str, str]:
    expected = str(context["expected"]).replace("'", "")
    fix = f"It should be {expected if ' or ' not in expected else 'one of ' + expected}."
    near = did_you_mean(value, expected.replace(" or ", ", ").split(", "), "") if isinstance(value, str) else ""
    return f"{name} {_is(value)}", f"{near} {fix}".strip()


def _pattern(name: str, value: YamlValue, context: dict[str, Any]) -> tuple[str, str]:
    return f"{name} {_is(value)}", f"It should be {in_words().get(context['pattern'], 'written another way')}."


def _length(name: str, value: YamlValue, context: dict[str, Any]) -> tuple[str, str]:
    return f"{name} has {len(str(value)):,} characters", f"It may have {context['max_length']:,} at most: shorten it."


def _few(name: str, value: YamlValue, context: dict[str, Any]) -> tuple[str, str]:
    if isinstance(value, str) and context["min_length"] > 1:
        return f"{name} has {len(value)} characters", f"It should say more: write at least {context['min_length']}."
    return f"{name} {_is(value)}", f"Give it at least {'one item' if context['min_length'] == 1 else context['min_length']}."


def _many(name: str, value: YamlValue, context: dict[str, Any]) -> tuple[str, str]:
    if not isinstance(value, tuple):
        return _length(name, value, context)
    return f"{name} has {len(value)} items", f"It may have {context['max_length']} at most."


def _should_be(what: str) -> Callable[[str, YamlValue, dict[str, Any]], tuple[str, str]]:
    return lambda name, value, _: (f"{name} {_is(value)}", f"It should be {what}.")


def _bound(words: str, key: str) -> Callable[[str, YamlValue, dict[str, Any]], tuple[str, str]]:
    return lambda name, value, context: (f"{name} {_is(value)}", f"It should be {context[key]:g} or {words}.")


_WORDS: Mapping[str, Callable[[str, YamlValue, dict[str, Any]], tuple[str, str]]] = {
    "string_type": _text,
    "string_too_short": _few,
    "string_too_long": _length,
    "string_pattern_mismatch": _pattern,
    "tuple_type": _list,
    "date_type": _date,
    "bool_type": _yes_or_no,
    "literal_error": _one_of,
    "too_short": _few,
    "too_long": _many,
    "int_type": _should_be("a whole number"),
    "float_type": _should_be("a number"),
    "dict_type": _should_be("lines of `key: value` under it"),
    "mapping_type": _should_be("lines of `key: value` under it"),
    "greater_than_equal": _bound("more", "ge"),
    "less_than_equal": _bound("less", "le"),
}


def _pattern_of(annotation: Any) -> str:
    return next(str(part.pattern) for part in annotation.__metadata__ if getattr(part, "pattern", None))


@cache
def in_words() -> Mapping[str, str]:
    """What each pattern of the records asks for."""
    from briggate.model import council  # which whoever has no fault to tell need not wait for

    return {
        _pattern_of(record.Title): "on one line",
        _pattern_of(record.Id): "lower-case words and digits joined by hyphens, such as garden-waste",
        _pattern_of(record.Code): "digits only, 12 at most",
        _pattern_of(council.SiteUrl): "an address that begins https:// and ends with the host or a folder",
        _pattern_of(council.Language): "a language's code, such as en, cy or zh-Hans",
        _pattern_of(council.Origin): "https:// and a host, with nothing after it",
        _pattern_of(council.Phone): "digits and single spaces, such as 0113 496 0000",
        _pattern_of(council.Email): "an e-mail address",
    }
