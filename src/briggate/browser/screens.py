"""The screens on which a page is looked at."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from briggate.model.policy import Viewports
from briggate.model.rendering import View


@dataclass(frozen=True)
class Screen:
    """What is set for a view."""

    width: int
    height: int
    mobile: bool = False
    media: str = ""
    features: tuple[tuple[str, str], ...] = ()
    change: str = ""
    """The script that changes the page; the page is loaded anew afterwards."""
    scriptless: bool = False


def screens(viewports: Viewports) -> Mapping[View, Screen]:
    """How each view is set up."""
    wide, tall = viewports.desktop.width, viewports.desktop.height
    phone = viewports.phone
    light = ("prefers-color-scheme", "light")

    def desktop(**more: Any) -> Screen:
        return Screen(wide, tall, features=more.pop("features", (light,)), **more)

    return {
        "desktop": desktop(),
        "phone": Screen(phone.width, phone.height, mobile=True, features=(light,)),
        "landscape": Screen(phone.height, phone.width, mobile=True, features=(light,)),
        "narrow": Screen(320, 640, features=(light,)),
        "short": Screen(320, 256, features=(light,)),
        "zoomed": Screen(wide // 2, tall // 2, features=(light,)),
        "doubled": desktop(change="double"),
        "spaced": desktop(change="space"),
        "dark": desktop(features=(("prefers-color-scheme", "dark"),)),
        "forced": desktop(features=(light, ("forced-colors", "active"))),
        "still": desktop(features=(light, ("prefers-reduced-motion", "reduce"))),
        "print": desktop(media="print"),
        "scriptless": desktop(scriptless=True),
    }
