"""A rule: one statement that the site is held to, as a record, a function and examples that are its first test."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from briggate.model.finding import Impact, Severity

type Where = Any
"""What a hit points at. HtmlPage: a node of it, or the page. SourcePage: a line (int), or anything with a `line`.
Site: a model Page, (Page, *front matter path), (file, line), a Link or PageFacts of the built site."""


@dataclass(frozen=True)
class Example:
    """Two lines that show a rule broken or kept. `files` for a rule over the site: texts by path in a project."""

    kind: Literal["bad", "good"]
    text: str = ""
    files: Mapping[str, str] = field(default_factory=dict)


def bad(text: str) -> Example:
    """An example in which the rule finds something: HTML or Markdown, as its subject is. For a rule over the site: `bad_files`."""
    return Example("bad", text)


def good(text: str) -> Example:
    """An example in which it finds nothing."""
    return Example("good", text)


def bad_files(files: Mapping[str, str]) -> Example:
    """Files that, put into a small sound site, make the rule find something."""
    return Example("bad", files=files)


def good_files(files: Mapping[str, str]) -> Example:
    """Files that, put into a small sound site, leave the rule nothing to find."""
    return Example("good", files=files)


@dataclass(frozen=True)
class Hit:
    """What a rule's function yields: a place in its subject, and the words for it."""

    where: Where
    message: str
    fix: str
    certain: bool


type Function = Callable[[Any], Iterable[Hit]]


@dataclass
class Rule:
    """The record of a rule.

    `id` is kebab-case, permanent, and the name of its file (`image-alt` stands in image_alt.py). `reference` names the standard or the
    evidence. `fix` is the instruction that a finding gives. `severity` is what checks/rules.yml begins with. `depends_on` is
    "calendar" for what time alone brings about and "outside" for what other people's servers do: neither holds up a change elsewhere.
    `needs` names what a rule over the site cannot look without: "published" (git's history), "answers" (of outside servers) or
    "journeys" (in a browser). Where nobody has fetched it the rule is not asked, and the report says so.
    `wcag` lists success criteria by number, `impact` how badly people are hurt (accessibility only).
    """

    id: str
    title: str
    why: str
    reference: str
    fix: str
    examples: tuple[Example, ...]
    severity: Severity = "error"
    wcag: tuple[str, ...] = ()
    impact: Impact | None = None
    depends_on: Literal["site", "calendar", "outside"] = "site"
    needs: Literal["", "published", "answers", "journeys"] = ""
    subject: type | None = field(default=None, init=False)
    function: Function | None = field(default=None, init=False)
    family: str = field(default="", init=False)
    """The folder that it stands in. The catalogue fills it in."""

    def over[F: Callable[[Any], Iterator[Hit]]](self, subject: type) -> Callable[[F], F]:
        """Registers the function that looks for what breaks the rule in a subject of this type."""

        def register(function: F) -> F:
            assert self.function is None, f"the rule {self.id} has two functions"
            self.subject, self.function = subject, function
            return function

        return register

    def at(self, where: Where, message: str, fix: str = "") -> Hit:
        """The rule is broken here."""
        return Hit(where, message, fix or self.fix, certain=True)

    def unsure(self, where: Where, message: str, fix: str = "") -> Hit:
        """A person has to tell whether it is broken here."""
        return Hit(where, message, fix or self.fix, certain=False)
