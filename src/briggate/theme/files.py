"""The theme's files as they are published: named by their content, so that browsers may keep them for ever."""

import codecs
import hashlib
from dataclasses import dataclass
from pathlib import Path

from briggate.theme.scripts import scripts
from briggate.theme.stylesheet import stylesheet

_ASSETS = Path(__file__).parent / "assets"
_BRAND_ENDINGS = frozenset({".svg", ".png", ".jpg", ".webp", ".avif", ".ico", ".woff2"})
_TEXT = frozenset({".svg"})


@dataclass(frozen=True)
class ThemeFiles:
    """`names` maps what templates call an asset (`site.css`) to its published name; `contents` goes by published name."""

    names: dict[str, str]
    contents: dict[str, bytes]


def theme_files(brand: Path | None) -> ThemeFiles:
    """Every asset of the theme. `brand` is the council's `theme/` folder: its `assets/` are added, `brand.css` to the stylesheet."""
    names: dict[str, str] = {}
    contents: dict[str, bytes] = {}

    def add(name: str, data: bytes) -> None:
        stem, _, ending = name.rpartition(".")
        names[name] = f"{stem}.{hashlib.sha256(data).hexdigest()[:10]}.{ending}"
        contents[names[name]] = data

    sheet = stylesheet(brand / "assets" / "brand.css" if brand else None)
    contents.update(sheet.images)
    add("site.css", sheet.css.encode())
    for name, script in scripts():
        add(name, script)
    for path in _pictures(_ASSETS) + (_pictures(brand / "assets") if brand else []):
        add(path.name, _bytes(path))
    return ThemeFiles(names, contents)


def template_names() -> list[str]:
    """Every template of the engine's, as templates name it."""
    theme = _ASSETS.parent
    return sorted(path.relative_to(theme).as_posix() for path in (*theme.glob("*.html"), *theme.glob("partials/*.html")))


def _pictures(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.suffix in _BRAND_ENDINGS)


def _bytes(path: Path) -> bytes:
    """A file's bytes; of text, without what an editor on Windows puts before it and at the ends of its lines."""
    data = path.read_bytes()
    return data.removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n") if path.suffix in _TEXT else data
