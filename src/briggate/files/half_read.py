"""A record with faults, as far as it can be read, so that the same look finds what else is wrong."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from briggate.model.record import Record

_INDEPENDENT = frozenset({"title", "summary", "type", "lang", "owner", "topics", "related", "contact", "parts", "facets", "location"})
"""Keys whose values go together with any others."""


def half_read[R: Record](model: type[R], data: object, stand_ins: Mapping[str, Any]) -> R | None:
    """A record of the good values among `data`, required ones that are wrong or missing taken from `stand_ins`.

    Where good values do not go together, of those alone that never depend on others. None if there is nothing to be read.
    """
    if not isinstance(data, dict):
        return None
    required = {field.alias or name for name, field in model.model_fields.items() if field.is_required()}
    usual = {key: value for key, value in stand_ins.items() if key in required}
    good = dict(data)
    for _ in range(3):
        try:
            return model.model_validate({**usual, **good})
        except ValidationError as error:
            wrong = {str(each["loc"][0]) for each in error.errors() if each["loc"]}
            kept = good.keys() - wrong if wrong else good.keys() & _INDEPENDENT
            good = {key: value for key, value in good.items() if key in kept}
    return None
