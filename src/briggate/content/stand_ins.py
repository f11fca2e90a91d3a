"""What takes the place of front matter that is wrong or missing, where a page with faults is looked through for more."""

from collections.abc import Mapping
from datetime import date as Date
from types import MappingProxyType
from typing import Any

from briggate.model.unread import Unread, unread

_OWNER, _ADDRESS = "unread", "/unread/"
STAND_INS: Mapping[str, Any] = MappingProxyType(
    {
        "title": "Unread",
        "summary": "Unread.",
        "owner": _OWNER,
        "last_reviewed": Date.min,
        "topics": (_ADDRESS,),
        "parts": ({"title": "Unread", "file": "unread.md"},),
        "steps": ({"title": "Unread"},),
        "location": {"address": ("Unread",)},
        "severity": "announcement",
        "from": Date.min,
        "to": Date.max,
    }
)
NAMED: Unread = unread("owner", [_OWNER]) | unread("page", [_ADDRESS])
"""What they name, so that nobody is blamed for it."""
