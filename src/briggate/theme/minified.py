"""Styles and scripts in fewer bytes: without comments, and without white space that says nothing."""

import re

import tinycss2
from tinycss2 import ast

_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*$", re.MULTILINE | re.DOTALL)
"""A comment on lines of its own."""

_CLINGING = frozenset(",;>")
"""White space on either side of these says nothing, wherever they stand."""


def minified(css: str) -> str:
    """The same styles, token for token, on one line."""
    return f"{tinycss2.serialize(_tidy(tinycss2.parse_component_value_list(css, skip_comments=True)))}\n"


def minified_script(script: str) -> str:
    """The same script without what only its authors read: comments on lines of their own, and white space around lines.

    No text in it may go on over a line's end.
    """
    script = _COMMENT.sub("", script)
    return "".join(f"{line}\n" for line in map(str.strip, script.split("\n")) if line and not line.startswith("//"))


def _tidy(tokens: list[ast.Node]) -> list[ast.Node]:
    kept: list[ast.Node] = []
    for number, token in enumerate(tokens):
        if token.type == "whitespace":
            following = tokens[number + 1] if number + 1 < len(tokens) else None
            if not kept or _says_nothing(kept[-1], following):
                continue
            token.value = " "
        elif token.type == "{} block":
            token.content = _without_last_semicolon(_tidy(token.content))
        elif token.type in ("() block", "[] block"):
            token.content = _tidy(token.content)
        elif token.type == "function":
            token.arguments = _tidy(token.arguments)
        kept.append(token)
    return kept


def _says_nothing(before: ast.Node, after: ast.Node | None) -> bool:
    if after is None or before.type in ("{} block", "whitespace") or after.type in ("{} block", "whitespace"):
        return True
    return _is(before, ":") or _is(after, "!") or any(_is(each, sign) for each in (before, after) for sign in _CLINGING)


def _is(token: ast.Node, sign: str) -> bool:
    return bool(token.type == "literal" and token.value == sign)


def _without_last_semicolon(tokens: list[ast.Node]) -> list[ast.Node]:
    return tokens[:-1] if tokens and _is(tokens[-1], ";") else tokens
