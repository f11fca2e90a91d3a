"""The site's one stylesheet: material's type-setting as far as a page can use it, the engine's design, the council's brand."""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import distribution
from pathlib import Path
from urllib.parse import unquote_to_bytes

from briggate.files.text import read_text
from briggate.model.fault import FaultsFound
from briggate.theme.minified import minified
from briggate.theme.reduction import reduced

_STYLES = Path(__file__).parent / "styles"
_OWN = ("tokens", "ground", "header", "search", "alerts", "page", "kinds", "typesetting", "readers")
"""The engine's own styles in their order: a later file has the last word."""
BRAND_MOST_BYTES = 4_000_000
"""The council's own styles may hold whole fonts."""
_DATA_URL = re.compile(r"""url\(\s*(["']?)data:image/svg\+xml(?:;charset=utf-8|;utf8)?,(.*?)\1\s*\)""", re.DOTALL)


@dataclass(frozen=True)
class Stylesheet:
    """CSS, and the images that it names as (name, bytes): every one a file, since the security policy allows no `data:`."""

    css: str
    images: tuple[tuple[str, bytes], ...]


def stylesheet(brand: Path | None) -> Stylesheet:
    """The whole stylesheet. `brand` is the council's `theme/assets/brand.css`, put last so that it has the last word.

    Raises FaultsFound where that cannot be read.
    """
    own = own_styles()
    parts = [_reduced(materials_styles(), own), own]
    if brand is not None and brand.exists():
        text, faults = read_text(brand, name="theme/assets/brand.css", most_bytes=BRAND_MOST_BYTES)
        if text is None:
            raise FaultsFound(faults)
        parts.append(text)
    return _with_image_files(_minified("\n".join(parts)))


_reduced = lru_cache(maxsize=1)(reduced)
_minified = lru_cache(maxsize=2)(minified)
"""Whoever builds again and again, such as `briggate serve`, reads the same styles each time."""


def materials_styles() -> str:
    """Material's stylesheet, all 137 KB of it."""
    folder = Path(str(distribution("mkdocs-material").locate_file("material/templates/assets/stylesheets")))
    return next(folder.glob("main.*.min.css")).read_text(encoding="utf-8")


def own_styles() -> str:
    """The engine's own styles, as they are written."""
    return "\n".join((_STYLES / f"{name}.css").read_text(encoding="utf-8") for name in _OWN)


def _with_image_files(css: str) -> Stylesheet:
    images: dict[str, bytes] = {}

    def to_file(match: re.Match[str]) -> str:
        data = unquote_to_bytes(match[2].replace('\\"', '"'))
        name = f"icon.{hashlib.sha256(data).hexdigest()[:10]}.svg"
        images[name] = data
        return f'url("{name}")'

    css = _DATA_URL.sub(to_file, css)
    return Stylesheet(css, tuple(sorted(images.items())))
