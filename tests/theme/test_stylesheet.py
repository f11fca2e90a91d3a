"""The one stylesheet: nothing in it that no page can need, all in it that pages do, and the council has the last word in it."""

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import tinycss2
from selenium import webdriver

from briggate.build.pipeline import build
from briggate.markdown.sanitiser import CLASSES, TAGS
from briggate.theme.minified import minified
from briggate.theme.reduction import DRAWN, SCOPE
from briggate.theme.stylesheet import materials_styles, own_styles, stylesheet
from tests.sites import service, tiny_site
from tests.theme.vocabulary import vocabulary

WIRE_MOST = 7_000
"""Bytes, gzipped: what the sheet takes of the 30,000 that a first view may cost."""


def test_nothing_in_it_is_loaded_from_elsewhere_or_from_data(tmp_path: Path) -> None:
    brand = tmp_path / "brand.css"
    brand.write_text('.a { background: url("data:image/svg+xml,%3Csvg/%3E") }', encoding="utf-8")
    sheet = stylesheet(brand)
    assert re.findall(r"@import|//[a-z]|data:", sheet.css) == []
    assert re.findall(r'url\("?([^")]*)', sheet.css) == [name for name, _ in sheet.images]
    assert [data for _, data in sheet.images] == [b"<svg/>"]


def test_the_brand_stands_last(tmp_path: Path) -> None:
    brand = tmp_path / "brand.css"
    brand.write_text(":root { --brand: #123456; }", encoding="utf-8")
    assert stylesheet(brand).css.endswith(":root{--brand:#123456}\n")


def test_no_rule_of_materials_reaches_outside_a_pages_body() -> None:
    assert re.findall(r"\.md-(?!typeset)\w+", stylesheet(None).css) == []


def test_it_weighs_little_on_the_wire() -> None:
    assert len(gzip.compress(stylesheet(None).css.encode(), 9)) < WIRE_MOST


def test_every_element_class_and_attribute_in_it_is_one_that_pages_can_have() -> None:
    """A rule for anything else would cost each resident bytes, and match nothing."""
    can_be = vocabulary()
    asked = {kind: set(names) for kind, names in asked_of(stylesheet(None).css).items()}
    assert sorted(asked["element"] - can_be.elements) == []
    assert sorted(asked["class"] - can_be.classes) == []
    assert sorted(asked["attribute"] - can_be.attributes) == []


def test_every_token_is_used_and_every_one_that_is_used_is_there() -> None:
    """Tokens that only material's left-out rules read would be dead weight; a token that is missing takes a colour away."""
    css = stylesheet(None).css
    set_here, read = set(re.findall(r"(--[\w-]+):", css)), set(re.findall(r"var\((--[\w-]+)", css))
    assert sorted(set_here ^ read) == []


def test_an_edit_to_a_page_never_changes_it(tmp_path: Path) -> None:
    """Browsers keep it for ever by its name: a new name with each edit would have every resident fetch it anew."""
    everything = (
        "\n\n## More\n\n!!! danger\n    Mind this.\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n<details><summary>More</summary>Yes.</details>\n"
    )
    names = set()
    for body in ("Plain words.", everything):
        site = build(tiny_site(tmp_path / str(len(body)), {"content/bins/new.md": service("New", body=body)}), "2026-12-10T09:00").folder
        (sheet,) = site.glob("assets/site.*.css")
        names.add(sheet.name)
    assert len(names) == 1


def test_shorter_is_the_same_token_for_token() -> None:
    """What `minified` takes away says nothing: white space and comments, and the last semicolon of a block."""
    full, short = (list(tokens_of(css)) for css in (own_styles(), minified(own_styles())))
    assert short == full
    assert minified(
        "a :hover , b{ margin: calc( 1px + 2px ) -1px ; --x: a  b; } /* c */ @media ( a: b ) and (c) { p > q { d: e!important } }"
    ) == ("a :hover,b{margin:calc(1px + 2px) -1px;--x:a b}@media (a:b) and (c){p>q{d:e!important}}\n")


@pytest.mark.browser
@pytest.mark.parametrize("media", ["screen", "print"])
def test_no_rule_that_a_body_needs_was_left_out(chromium: webdriver.Chrome, serve: Callable[..., str], tmp_path: Path, media: str) -> None:
    """Every kind of element in every other, computed by Chromium with material's rules whole and with them reduced: nothing may differ."""
    whole = f"{with_scope_alone(materials_styles())}\n{own_styles()}"
    for name, css in (("whole", whole), ("reduced", stylesheet(None).css)):
        (tmp_path / f"{name}.css").write_text(css, encoding="utf-8")
        (tmp_path / f"{name}.html").write_text(specimen(name), encoding="utf-8")
    address = serve(tmp_path)
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media})
    computed = []
    for name in ("whole", "reduced"):
        chromium.get(f"{address}{name}.html")
        computed.append(chromium.execute_script(COMPUTED))
    chromium.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    assert len(computed[0]) > 1_000
    differing = [(one[0], sorted(set(one) ^ set(other))) for one, other in zip(*computed, strict=True) if one != other]
    assert differing == []


COMPUTED = """
return Array.from(document.querySelectorAll("body *"), (element) => {
  const said = getComputedStyle(element);
  const names = Array.from(said).filter((name) => !name.startsWith("--"));
  return [element.outerHTML.slice(0, 60)].concat(names.map((name) => name + ": " + said.getPropertyValue(name)));
});
"""


def with_scope_alone(css: str) -> str:
    """All of material's rules for a body's elements, reduced by nothing but what the design does without everywhere.

    That is the icons that it draws beside words, the classes that its script gives, and what it says of pages marked as left to right.
    """
    unwanted = re.compile(rf"{DRAWN.pattern}|\.focus-visible|\[dir=")
    rules = []
    for rule in tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True):
        if rule.type == "qualified-rule":
            selectors = [each for each in tinycss2.serialize(rule.prelude).split(",") if f".{SCOPE}" in each and not unwanted.search(each)]
            rules += [f"{','.join(selectors)}{{{tinycss2.serialize(rule.content)}}}"] if selectors else []
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            rules.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{with_scope_alone(tinycss2.serialize(rule.content))}}}")
    return "\n".join(rules)


def specimen(sheet: str) -> str:
    """A page whose body has each element that the sanitiser lets through, with each of its classes, in each other one and after it."""
    kinds = [f"<{tag}>{{}}</{tag}>" for tag in sorted(TAGS - {"img", "br", "hr"})]
    kinds += [f'<{tag} class="{name}">{{}}</{tag}>' for tag, names in sorted(CLASSES.items()) for name in sorted(names)]
    kinds += [f'<div class="admonition {name}">{{}}</div>' for name in sorted(CLASSES["div"])]
    kinds += ["<details open>{}</details>", "<ol><li><ol><li>{}</li></ol></li></ol>", "<table><tbody><tr><td>{}</td></tr></tbody></table>"]
    inside = "".join(each.format("words") for each in kinds) + '<img alt="" src="x.png"><br><hr>'
    body = "".join(each.format(inside) for each in kinds)
    head = f'<head><link rel="stylesheet" href="{sheet}.css"></head>'
    return f'<!doctype html><html lang="en">{head}<body><div class="{SCOPE}">{body}</div></body></html>'


def asked_of(css: str) -> dict[str, list[str]]:
    """What the selectors of some CSS ask for: "element", "class" and "attribute" names."""
    asked: dict[str, list[str]] = {"element": [], "class": [], "attribute": []}
    for prelude in preludes(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)):
        note(prelude, asked)
    return asked


def preludes(rules: list[Any]) -> Iterator[list[Any]]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule.prelude
        elif rule.type == "at-rule" and rule.lower_at_keyword in ("media", "supports"):
            yield from preludes(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))


def note(tokens: list[Any], asked: dict[str, list[str]]) -> None:
    before = ""
    for token in tokens:
        if token.type == "ident" and before != ":":
            asked["class" if before == "." else "element"].append(token.value)
        elif token.type == "[] block":
            asked["attribute"].append(token.content[0].value)
        elif token.type == "function" and token.name == "not":
            unmet: dict[str, list[str]] = {kind: [] for kind in asked}  # "all but these": of attributes, harmless where there are none
            note(token.arguments, unmet)
            asked["class"] += unmet["class"]
        before = token.value if token.type == "literal" else ""


def tokens_of(css: str) -> Iterator[str]:
    """The tokens of some CSS, but for white space, comments and a semicolon that ends a block."""
    yield from flat(tinycss2.parse_component_value_list(css, skip_comments=True))


def flat(tokens: list[Any]) -> Iterator[str]:
    said = [token for token in tokens if token.type != "whitespace"]
    for number, token in enumerate(said):
        inside = getattr(token, "content", None) or getattr(token, "arguments", None)
        if inside is not None and not isinstance(inside, str):
            yield token.type + getattr(token, "name", "")
            yield from flat(inside)
            yield "end"
        elif not (number == len(said) - 1 and token.type == "literal" and token.value == ";"):
            yield token.serialize()
