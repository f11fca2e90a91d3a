"""Colours as a browser computes them, one painted over another, and the contrast between two."""

import re
from functools import lru_cache
from math import cos, radians, sin
from typing import NamedTuple


class Colour(NamedTuple):
    """Red, green and blue from 0 to 255, and how solid it is: 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    @property
    def is_seen(self) -> bool:
        return self.alpha > 0.02

    def over(self, behind: "Colour") -> "Colour":
        """What is seen where it is painted over another one."""
        solid = self.alpha + behind.alpha * (1 - self.alpha)
        if solid == 0:
            return CLEAR
        red, green, blue = (
            (own * self.alpha + other * behind.alpha * (1 - self.alpha)) / solid for own, other in zip(self[:3], behind[:3], strict=True)
        )
        return Colour(red, green, blue, solid)

    def faded(self, by: float) -> "Colour":
        """The same, as solid as `by` (0 to 1) leaves it."""
        return self._replace(alpha=self.alpha * by)

    @property
    def luminance(self) -> float:
        """Relative luminance, 0 to 1 (WCAG 2.2)."""
        return _luminance(self)


WHITE, BLACK, CLEAR = Colour(255, 255, 255), Colour(0, 0, 0), Colour(0, 0, 0, 0.0)
_COLOUR = re.compile(r"(?:rgba?|color|oklch|oklab|lab|lch|hsla?|hwb)\((?:[^()]|\([^()]*\))*\)|\btransparent\b")
_NUMBER = re.compile(r"-?\d*\.?\d+(?:e-?\d+)?|none")


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    """The contrast ratio of two colours (red, green, blue from 0 to 255), 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=4096)
def read_colour(computed: str) -> Colour | None:
    """A computed colour: `rgb(11, 12, 12)`, `rgba(…)`, `color(srgb …)`, `oklab(…)`, `oklch(…)`. None for what is no such colour."""
    if computed == "transparent":
        return CLEAR
    kind, bracket, rest = computed.strip().partition("(")
    numbers = [0.0 if each == "none" else float(each) for each in _NUMBER.findall(rest.removeprefix("srgb "))] if bracket else []
    if len(numbers) not in (3, 4):
        return None
    one, two, three = numbers[:3]
    alpha = min(1.0, max(0.0, numbers[3])) if len(numbers) == 4 else 1.0
    if kind in ("rgb", "rgba"):
        return Colour(one, two, three, alpha)
    if kind == "color" and rest.startswith("srgb "):
        return Colour(_within(one * 255), _within(two * 255), _within(three * 255), alpha)
    if kind == "oklab":
        return _from_oklab(one, two, three, alpha)
    if kind == "oklch":
        return _from_oklab(one, two * cos(radians(three)), two * sin(radians(three)), alpha)
    return None


def colours_in(computed: str) -> list[Colour]:
    """Every colour that a computed value names, such as those of a box-shadow; those that cannot be read are left out."""
    return [colour for text in _COLOUR.findall(computed) if (colour := read_colour(text)) is not None]


def _luminance(colour: tuple[float, ...]) -> float:
    red, green, blue = (_linear(part) for part in colour[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _within(part: float) -> float:
    return min(255.0, max(0.0, part))


def _from_oklab(light: float, a: float, b: float, alpha: float) -> Colour:
    """By the matrices of CSS Color 4, section 17."""
    long, medium, short = (
        (light + 0.3963377774 * a + 0.2158037573 * b) ** 3,
        (light - 0.1055613458 * a - 0.0638541728 * b) ** 3,
        (light - 0.0894841775 * a - 1.2914855480 * b) ** 3,
    )
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    red, green, blue = (_within(255 * _curved(part)) for part in linear)
    return Colour(red, green, blue, alpha)


def _curved(part: float) -> float:
    return 12.92 * part if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)
