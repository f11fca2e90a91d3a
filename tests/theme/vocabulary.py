"""Every element, class and attribute that pages can have: by the templates, the scripts and the sanitiser's allow-list."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

import briggate.theme
from briggate.markdown.sanitiser import ATTRIBUTES, CLASSES, TAGS
from briggate.model.front_matter import FrontMatter
from briggate.model.page_types import PAGE_TYPES, Alert

THEME = Path(briggate.theme.__file__).parent
TEMPLATES = sorted([*THEME.glob("*.html"), *THEME.glob("partials/*.html")])
SCRIPTS = sorted(THEME.glob("assets/*.js"))
FROM_THE_DIALECT = "table-scroll"
PUT_IN_WHOLE = {"svg"}
"""Elements of the files that templates include: icons and the wordmark."""
WORKED_OUT = {
    '{{ meta.type if meta else "made" }}-page': {f"{name}-page" for name in [*PAGE_TYPES, "made"]},
    "alert-{{ kind }}": {f"alert-{severity}" for severity in get_args(Alert.model_fields["severity"].annotation)},
    "notice-{{ status.kind }}": {f"notice-{status}" for status in get_args(FrontMatter.model_fields["status"].annotation)},
}
"""What a template works out of a class, and all that this can come to."""

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_STATEMENT = re.compile(r"\{%.*?%\}", re.DOTALL)
_MADE_CLASS = re.compile(r'\bclass(?:Name = |: )"([^"]*)"')
_MADE_ELEMENT = re.compile(r'\b(?:make|createElement)\("(\w+)"')
_MADE_ATTRIBUTE = re.compile(r'setAttribute\("([\w-]+)"|"?\b((?:aria-)?[a-z]+)"?: ')


@dataclass(frozen=True)
class Vocabulary:
    elements: frozenset[str]
    classes: frozenset[str]
    attributes: frozenset[str]


def vocabulary() -> Vocabulary:
    """Of the engine's own templates and scripts: what a council adds to them it styles in its own brand.css."""
    templates = _STATEMENT.sub(" ", _COMMENT.sub("", "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES)))
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in SCRIPTS)
    plain = _EXPRESSION.sub("", templates)
    elements = {*re.findall(r"<([a-z][a-z0-9]*)", plain), *_MADE_ELEMENT.findall(scripts), *TAGS, *PUT_IN_WHOLE}
    attributes = {*re.findall(r"\s([a-z][a-z-]*)(?==|[\s>])", " ".join(re.findall(r"<[a-z][^>]*>", plain)))}
    attributes |= {name for pair in _MADE_ATTRIBUTE.findall(scripts) for name in pair if name}
    attributes |= {"open", "dir"}.union(*ATTRIBUTES.values())
    classes = {FROM_THE_DIALECT}.union(*CLASSES.values(), *WORKED_OUT.values())
    for said in [*classes_said(templates), *_MADE_CLASS.findall(scripts)]:
        classes |= set(said.split())
    return Vocabulary(frozenset(elements), frozenset(classes), frozenset(attributes))


def classes_said(templates: str) -> list[str]:
    """What stands in each class attribute, without what WORKED_OUT tells of."""
    said = re.findall(r'class="((?:\{\{.*?\}\}|[^"{])*)"', templates)
    for each in WORKED_OUT:
        said = [one.replace(each, "") for one in said]
    return said
