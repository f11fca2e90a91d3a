"""Rule form-required."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, class_words, words_of
from briggate.checks.markup.forms import called, field_name, fields
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="form-required",
    title="What has to be filled in says so in words",
    why="Bold, red or a star without a word tells nobody that a field has to be filled in, until the form comes back.",
    reference="WCAG 2.2 SC 3.3.2 Labels or Instructions (A); GOV.UK Design System, Question pages: optional questions",
    fix="Ask only for what you need, and write “(optional)” behind the label of the rest; or say before the form what the star means.",
    examples=(
        bad('<label for="a" class="required">Your name</label> <input id="a">'),
        bad('<form><label for="a">Your name *</label> <input id="a"></form>'),
        good('<label for="a" class="required">Your name</label> <input id="a" required>'),
        good('<form><p>* You have to fill this in</p><label for="a">Your name *</label> <input id="a"></form>'),
    ),
    wcag=("3.3.2",),
    impact="moderate",
)
_REQUIRED = frozenset(("required", "mandatory", "compulsory"))
_SAID = re.compile(r"\*|required|mandatory|compulsory|optional|gofynnol|dewisol|must|need", re.IGNORECASE)
_STAR = re.compile(r"^\s*\*|\*\s*:?\s*$")
_MEANING = re.compile(r"required|mandatory|compulsory|must|need|have to|fill|complete|gofynnol|rhaid", re.IGNORECASE)
_NEAR = 80


@rule.over(HtmlPage)
def form_required(page: HtmlPage) -> Iterator[Hit]:
    starred: list[LexborNode] = []
    for field in fields(page):
        name = field_name(page, field)
        if _STAR.search(name) and any(letter.isalnum() for letter in name):
            starred.append(field)
        elif not _is_required(field) and not _SAID.search(name) and any(map(_looks_required, (field, *page.labels_for(field)))):
            yield rule.unsure(field, f"{called(page, field)} is marked as required only by how it looks")
    if starred and not _is_star_explained(words_of(page.root)):
        yield rule.unsure(starred[0], f"{called(page, starred[0])} has a star, and the page does not say what it means")


def _is_required(field: LexborNode) -> bool:
    return "required" in field.attributes or attribute(field, "aria-required") == "true"


def _looks_required(node: LexborNode) -> bool:
    classes = attribute(node, "class").lower()
    return bool(class_words(node) & _REQUIRED) and ":" not in classes and "not-" not in classes and "non" not in classes


def _is_star_explained(text: str) -> bool:
    parts = text.replace("asterisk", "*").split("*")
    return any(_MEANING.search(part[:_NEAR]) for part in parts[1:]) or any(_MEANING.search(part[-_NEAR:]) for part in parts[:-1])
