"""All rules of one kind over one subject: what they found, placed, in a form that can be kept and sent between processes."""

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from selectolax.lexbor import LexborNode

from briggate.checks.extraction import facts_of
from briggate.checks.html_page import HtmlPage, snippet
from briggate.checks.markup.at_path import nearest_at
from briggate.checks.placing import Placer
from briggate.checks.rendered_page import RenderedPage, shown_element
from briggate.checks.rule import Hit, Rule
from briggate.checks.site_facts import Link, PageFacts
from briggate.checks.source_page import SourcePage
from briggate.model.finding import Place
from briggate.model.page import Page
from briggate.model.rendering import Unmeasurable, View

NO_PLACE = Place("", 0, "file")


@dataclass(frozen=True)
class Placed:
    """A hit with its place: what a finding is before the policy has said how grave it is."""

    rule: str
    certain: bool
    place: Place
    message: str
    fix: str
    page: str = ""
    element: str = ""
    picture: bytes = field(default=b"", repr=False, compare=False)
    """Of what was found, as PNG; b"" where nobody took one."""


@dataclass
class Judged:
    """What came of one subject."""

    hits: list[Placed] = field(default_factory=list)
    not_run: list[tuple[str, str]] = field(default_factory=list)
    """(rule id, what happened)"""
    facts: PageFacts | None = None
    seen: list[tuple[View, str]] = field(default_factory=list)
    """For each hit over a page in a browser: the view and the path at which it can be shown. It is kept no longer than the browser."""

    def to_json(self) -> bytes:
        facts = None if self.facts is None else [*(self.facts._asdict() | {"ids": sorted(self.facts.ids), "links": ()}).values()]
        links = [] if self.facts is None else [(*link[:5], *link[6:]) for link in self.facts.links]  # they are all on one page
        hits = [[h.rule, h.certain, [*_place(h.place)], h.message, h.fix, h.page, h.element, _text_of(h.picture)] for h in self.hits]
        return json.dumps([hits, self.not_run, facts, links], ensure_ascii=True, separators=(",", ":")).encode()

    @classmethod
    def from_json(cls, text: bytes) -> "Judged":
        hits, not_run, facts, links = json.loads(text)
        return cls(
            [
                Placed(rule, certain, Place(*place), message, fix, page, element, b64decode(picture))
                for rule, certain, place, message, fix, page, element, picture in hits
            ],
            [(rule, message) for rule, message in not_run],
            _facts(facts, links) if facts else None,
        )


def _text_of(picture: bytes) -> str:
    return b64encode(picture).decode() if picture else ""


def _facts(values: list[Any], links: list[list[Any]]) -> PageFacts:
    facts = PageFacts(*values)
    here = facts.address
    made = tuple([Link(kind, href, target, anchor, text, here, *rest) for kind, href, target, anchor, text, *rest in links])
    return facts._replace(ids=frozenset(facts.ids), telling_runs=tuple(facts.telling_runs), links=made)


def _place(place: Place) -> tuple[str, int, str, str]:
    return place.file, place.line, place.exactness, place.mender


def judge_source(page: SourcePage, rules: Iterable[Rule]) -> Judged:
    """What rules over Markdown find in one page."""
    file = f"content/{page.page.source}"
    judged = Judged()
    for rule, hit in _asked(rules, page, judged):
        line = hit.where if isinstance(hit.where, int) else hit.where.line
        judged.hits.append(Placed(rule.id, hit.certain, Place(file, line), hit.message, hit.fix, page.page.address))
    return judged


def judge_html(page: HtmlPage, rules: Iterable[Rule], source: Page | None, site_url: str) -> Judged:
    """What rules over HTML find in one built page, and what it says of itself."""
    judged = Judged()
    placer = Placer(page, source)
    shown: dict[int, str] = {}
    for rule, hit in _asked(rules, page, judged):
        node = hit.where if isinstance(hit.where, LexborNode) else None
        element = _shown(node, shown) if node is not None and node.tag not in ("html", "body", "main") else ""
        judged.hits.append(Placed(rule.id, hit.certain, placer.place(node), hit.message, hit.fix, page.address, element))
    judged.facts = facts_of(page, site_url, source)
    return judged


def judge_rendered(page: RenderedPage, rules: Iterable[Rule], source: Page | None) -> Judged:
    """What rules over a page in a browser find. Raises what its measures raise: of a page that broke a browser nothing is known."""
    judged = Judged()
    placer = Placer(page.html, source)
    for rule, hit in _asked(rules, page, judged):
        seen = page.seen(hit.where)
        node = nearest_at(page.html, seen.path, {each.path: each.tag for each in (seen, *seen.above)}) if seen else None
        place = placer.place(node) if seen is None or seen.tag not in ("html", "body") else placer.place(None)
        judged.hits.append(Placed(rule.id, hit.certain, place, hit.message, hit.fix, page.address, shown_element(seen) if seen else ""))
        judged.seen.append((page.view_of(seen), seen.path) if seen else ("desktop", ""))
    return judged


def judge_alone(page: HtmlPage, rules: Iterable[Rule]) -> Judged:
    """What rules over HTML find in a page of nobody's site."""
    judged = Judged()
    shown: dict[int, str] = {}
    for rule, hit in _asked(rules, page, judged):
        element = _shown(hit.where, shown) if isinstance(hit.where, LexborNode) else ""
        judged.hits.append(Placed(rule.id, hit.certain, Place(page.file, 0, "file"), hit.message, hit.fix, "", element))
    return judged


def _shown(node: LexborNode, shown: dict[int, str]) -> str:
    """A snippet of an element, written out once however many findings there are in it: one may be a whole style sheet."""
    if node.mem_id not in shown:
        shown[node.mem_id] = snippet(node)
    return shown[node.mem_id]


def _asked(rules: Iterable[Rule], subject: object, judged: Judged) -> Iterator[tuple[Rule, Hit]]:
    """Every hit of every rule. A rule that raises, or yields what is no hit, is noted as not run, and the others go on."""
    for rule in rules:
        hits, wrong = attempt(rule, subject)
        if wrong:
            judged.not_run.append((rule.id, wrong))
        for hit in hits:
            yield rule, hit


def attempt(rule: Rule, subject: object) -> tuple[list[Hit], str]:
    """A rule's hits in a subject, or none and what happened. Raises Unmeasurable: then no rule knows anything of the subject."""
    assert rule.function is not None
    try:
        return list(rule.function(subject)), ""
    except Unmeasurable:
        raise
    except (Exception, SystemExit) as error:  # whatever a rule does wrong, it has not looked: that is told, never passed over
        return [], f"{type(error).__name__}: {error}"[:300]
