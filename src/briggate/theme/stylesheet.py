"""The site's one stylesheet: material's type-setting as far as a page can use it, the engine's design, the council's brand."""

import hashlib
import re
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from urllib.parse import unquote_to_bytes

import tinycss2
from tinycss2 import ast

from briggate.markdown.sanitiser import CLASSES

_STYLES = Path(__file__).parent / "styles"
_OWN = ("tokens", "ground", "header", "search", "alerts", "page", "kinds", "typesetting", "readers")
"""The engine's own styles in their order: a later file has the last word."""
_SCOPE = "md-typeset"
_CLASS = re.compile(r"\.((?:\\.|[\w-])+)")
_DATA_URL = re.compile(r"""url\(\s*(["']?)data:image/svg\+xml(?:;charset=utf-8|;utf8)?,(.*?)\1\s*\)""", re.DOTALL)
_WANTED_AT_RULES = ("media", "supports")


@dataclass(frozen=True)
class Stylesheet:
    """CSS, and the images that it names as (name, bytes): every one a file, since the security policy allows no `data:`."""

    css: str
    images: tuple[tuple[str, bytes], ...]


def stylesheet(brand: Path | None) -> Stylesheet:
    """The whole stylesheet. `brand` is the council's `theme/assets/brand.css`, put last so that it has the last word."""
    parts = [reduced(_material()), *((_STYLES / f"{name}.css").read_text(encoding="utf-8") for name in _OWN)]
    if brand is not None and brand.exists():
        parts.append(brand.read_text(encoding="utf-8-sig"))
    return _with_image_files(_minified("\n".join(parts)))


def reduced(css: str) -> str:
    """The rules of material's stylesheet that can match what the sanitiser lets through inside a page's body.

    It depends on the allow-list and never on today's content, so that an edit to a page cannot change it.
    """
    return _kept(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def _material() -> str:
    folder = Path(str(distribution("mkdocs-material").locate_file("material/templates/assets/stylesheets")))
    return next(folder.glob("main.*.min.css")).read_text(encoding="utf-8")


def _possible_classes() -> frozenset[str]:
    return frozenset({_SCOPE, *(name for names in CLASSES.values() for name in names)})


def _kept(rules: list[ast.Node]) -> str:
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [s for s in _selectors(rule.prelude) if _can_match(s)]
            if selectors:
                kept.append(",".join(selectors) + "{" + tinycss2.serialize(rule.content) + "}")
        elif rule.type == "at-rule" and rule.lower_at_keyword in _WANTED_AT_RULES and rule.content is not None:
            inside = _kept(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
            if inside:
                kept.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}")
    return "\n".join(kept)


def _selectors(prelude: list[ast.Node]) -> list[str]:
    selectors: list[list[ast.Node]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return [tinycss2.serialize(tokens).strip() for tokens in selectors]


def _can_match(selector: str) -> bool:
    classes = set(_CLASS.findall(selector))
    return _SCOPE in classes and classes <= _possible_classes() and "[data-md" not in selector and "[dir=rtl]" not in selector


def _minified(css: str) -> str:
    """Comments, indentation and blank lines gone; nothing else is touched."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return "\n".join(line for line in (line.strip() for line in css.split("\n")) if line) + "\n"


def _with_image_files(css: str) -> Stylesheet:
    images: dict[str, bytes] = {}

    def to_file(match: re.Match[str]) -> str:
        data = unquote_to_bytes(match[2].replace('\\"', '"'))
        name = f"icon.{hashlib.sha256(data).hexdigest()[:10]}.svg"
        images[name] = data
        return f'url("{name}")'

    css = _DATA_URL.sub(to_file, css)
    return Stylesheet(css, tuple(sorted(images.items())))
