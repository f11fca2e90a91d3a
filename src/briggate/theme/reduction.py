"""Material's stylesheet, reduced to the rules that a page's body can need and that the engine's own styles do not overrule."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import tinycss2
from tinycss2 import ast

from briggate.markdown.sanitiser import ATTRIBUTES, CLASSES, TAGS

SCOPE = "md-typeset"
"""The class of what holds a page's body. No template gives it to anything else."""
SET_BY_BROWSERS = frozenset({"open"})
"""Attributes that come and go as a reader uses a page."""
DRAWN = re.compile(r":(?:before|after)\b")
"""What material draws beside words: icons, whose images are not taken over."""

_CLASS = re.compile(r"\.((?:\\.|[\w-])+)")
_ATTRIBUTE = re.compile(r"\[\s*([\w-]+)")
_ELEMENT = re.compile(r"[a-z][a-z0-9]*", re.IGNORECASE)
_COMBINATOR = re.compile(r"[\s>+~]+(?![^\[(]*[])])")
_IS_SCOPE = re.compile(rf"\.{SCOPE}(?::[\w-]+)*")
_NOT = re.compile(r":not\([^()]*\)")
_WANTED_AT_RULES = ("media", "supports")
_SIDES = "(?:-(?:top|right|bottom|left))?"
_LONGHANDS = {
    "margin": re.compile(f"margin{_SIDES}"),
    "padding": re.compile(f"padding{_SIDES}"),
    "border": re.compile(f"border{_SIDES}(?:-(?:width|style|color))?"),
    "background": re.compile("background(?:-(?:color|image|position|size|repeat))?"),
    "transition": re.compile("transition(?:-.+)?"),
    "animation": re.compile("animation(?:-.+)?"),
}
"""Which properties a shorthand sets as well."""


@dataclass(frozen=True)
class _Said:
    """One declaration: `text` is all of it."""

    name: str
    text: str
    important: bool


def reduced(css: str, own: str) -> str:
    """The rules of material's stylesheet that can match something in a page's body, without what `own`, which follows it, overrules.

    Both follow from the sanitiser's allow-list and from the engine's styles, never from today's content: an edit to a page cannot
    change them.
    """
    return "\n".join(_kept(_parsed(css), _overruled(own)))


def can_match(selector: str) -> bool:
    """Whether one selector of material's may match within a page's body: by its elements, their classes and their attributes."""
    if SCOPE not in selector or DRAWN.search(selector):
        return False
    scope, *inside = [part for part in _COMBINATOR.split(selector) if part != "html"]
    return _IS_SCOPE.fullmatch(scope) is not None and all(map(_can_be, inside))


def _can_be(part: str) -> bool:
    """Whether some element of a body is as one part of a selector asks: `div.note`, `td:not([align])`."""
    if "(" in part and set(_CLASS.findall(part)) - _CLASSES:
        return False  # "all but those with that class": what a script of material's would give
    asked = _NOT.sub("", part)
    named = _ELEMENT.match(asked)
    classes, attributes = set(_CLASS.findall(asked)), set(_ATTRIBUTE.findall(asked))
    elements = {named[0]} & TAGS if named else TAGS
    return any(
        classes <= CLASSES.get(each, set()) and attributes <= SET_BY_BROWSERS | ATTRIBUTES["*"] | ATTRIBUTES.get(each, set())
        for each in elements
    )


_CLASSES = frozenset(name for names in CLASSES.values() for name in names)


def _parsed(css: str) -> list[ast.Node]:
    return list(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def _kept(rules: list[ast.Node], overruled: Mapping[str, set[str]]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield from _kept_of(rule, overruled)
        elif rule.type == "at-rule" and rule.lower_at_keyword in _WANTED_AT_RULES and rule.content is not None:
            inside = "\n".join(_kept(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), overruled))
            if inside:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}"


def _kept_of(rule: ast.QualifiedRule, overruled: Mapping[str, set[str]]) -> Iterator[str]:
    """The rule as far as it is needed. Its selectors part where our styles overrule more for one than for another."""
    groups: dict[str, list[str]] = {}
    selectors = list(filter(can_match, _selectors(rule.prelude)))
    said = list(_declarations(rule)) if selectors else []
    for selector in selectors:
        ours = overruled["*"] | overruled.get(_plain(selector), set())
        needed = ";".join(each.text for each in said if each.important or not _is_set(each.name, ours))
        if needed:
            groups.setdefault(needed, []).append(selector)
    for needed, together in groups.items():
        yield f"{','.join(together)}{{{needed}}}"


def _overruled(own: str) -> dict[str, set[str]]:
    """The properties that our styles set, always, by selector; under `*` those of everything, with a word that no rule is above."""
    found: dict[str, set[str]] = {"*": set()}
    for rule in _parsed(own):
        if rule.type != "qualified-rule":
            continue
        for selector in map(_plain, _selectors(rule.prelude)):
            said = (each.name for each in _declarations(rule) if each.important or selector != "*")
            found.setdefault(selector, set()).update(said)
    return found


def _is_set(name: str, ours: set[str]) -> bool:
    return name in ours or any(shorthand in ours and names.fullmatch(name) for shorthand, names in _LONGHANDS.items())


def _declarations(rule: ast.QualifiedRule) -> Iterator[_Said]:
    for each in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
        if each.type == "declaration":
            yield _Said(each.lower_name, each.serialize().rstrip(";"), each.important)


def _plain(selector: str) -> str:
    return re.sub(r"\s*([>+~])\s*|\s+", lambda match: match[1] or " ", selector.replace("::", ":"))


def _selectors(prelude: list[ast.Node]) -> list[str]:
    selectors: list[list[ast.Node]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return [tinycss2.serialize(tokens).strip() for tokens in selectors]
