"""A finding about built HTML names the Markdown line that caused it: more than 300 faults are sown at lines we know, then looked for.

Each kind of fault is put, one to a page, into bodies of different shapes, in which much else reads alike. The line that a publisher has to
change is the right answer.
"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from briggate.build.load import Project, load_site
from briggate.build.pipeline import build
from briggate.checks.catalogue import load_catalogue
from briggate.checks.judging import Placed
from briggate.checks.runner import Subjects, run
from briggate.model.policy import NOTHING_SAID
from tests.checks.harness import AS_OF
from tests.sites import service, tiny_site


@dataclass(frozen=True)
class Fault:
    """Markdown that breaks a rule; `line` is the one of its lines, from 0, that is at fault."""

    rule: str
    text: str
    line: int = 0


FAULTS = (
    Fault("image-alt", '<p><img src="../../img/a.png"></p>'),
    Fault("image-alt", 'Words before it\nand then <img src="../../img/a.png"> in the second line.', 1),
    Fault("image-alt", '- One bin\n- Two bins <img src="../../img/a.png">\n- Three bins', 1),
    Fault("image-alt-file-name", "Your bins today.\n![brown-bin.png](../../img/a.png)", 1),
    Fault("link-text-vague", "To pay, [click here](../bins/index.md)."),
    Fault(
        "link-text-vague", "A first line about paying\nand a second one with [read more](https://example.org/pay) in it\nand a third.", 1
    ),
    Fault("link-text-vague", "1. First\n2. Then [click here](https://example.org/pay)\n3. Last", 1),
    Fault("link-text-vague", "| Day | Bin |\n|---|---|\n| Monday | Brown |\n| Friday | [click here](https://example.org/a) |", 3),
    Fault("link-text-vague", "> Somebody said\n> that we should [click here](https://example.org/b).", 1),
    Fault("link-text-vague", '!!! note "Heads up"\n    First the bins.\n    Then [click here](https://example.org/c).', 2),
    Fault("link-text-vague", "- Outer\n    - Inner\n    - Inner with [click here](https://example.org/d)", 2),
    Fault("link-text-vague", "See [click here][pay] today.\n\n[pay]: https://example.org/pay"),
    Fault("link-text-address", "Some words.\nSee [https://example.org/a/b](https://example.org/a/b).", 1),
    Fault("link-text-punctuation", "Visit our site [.](https://example.org/e)"),
    Fault("link-text-empty", 'Visit <a href="https://example.org/f"></a> today.'),
    Fault("link-text-empty", "Look at\n[![](../../img/a.png)](https://example.org/g)", 1),
    Fault("heading-order", "#### Too deep"),
    Fault("heading-order", "Some words first.\n\n#### When we collect", 2),
    Fault("bold-as-heading", "**When we collect**\n\nOn Mondays.", 0),
    Fault("bold-as-heading", "__When we collect__\n\nOn Mondays.", 0),
    Fault("bold-as-heading", "<p>&nbsp;</p>\n\n**When we collect**\n\nOn Mondays.", 2),
    Fault("heading-empty", "## \n\n### When we collect\n\nOn Mondays.", 0),
    Fault("typed-list", "We take these:\n* glass\n* paper\n* tins", 0),
    Fault("table-header-empty", "| Day | |\n|---|---|\n| Monday | Brown |"),
    Fault("table-headers", "<table><tr><td>Monday</td><td>Brown</td></tr>\n<tr><td>Friday</td><td>Black</td></tr></table>"),
    Fault("duplicate-id", '<p id="twice">One.</p>\n\n<p id="twice">Two.</p>', 2),
)
USUAL = "We empty your bin every week. Put it out by 7am."
SHAPES = (
    "{}",
    f"{USUAL}\n\n{{}}\n\n{USUAL}",
    f"## When we collect\n\n{USUAL}\n\n{{}}",
    f"- Glass\n- Paper\n- Words before it\n\n{USUAL}\n\n{{}}\n\n- Glass\n- Paper",
    f"| Day | Bin |\n|---|---|\n| Monday | Brown |\n| Friday | Black |\n\n{{}}\n\n{USUAL}",
    "Ring us: [[phone waste]].\n\n[[contact waste]]\n\n{}\n\nIt costs [[fact fee]].",
    f"{USUAL}\n{USUAL}\n{USUAL}\n\n{{}}\n\n{USUAL}\n{USUAL}",
    f"> {USUAL}\n\n## Then this\n\n{{}}\n\n## Then that\n\n{USUAL}",
    f"{USUAL} [Read about glass](https://example.org/pay).\n\n{{}}\n\n[Pay for it](https://example.org/a/b).",
    f'!!! note "Heads up"\n    {USUAL}\n\n{{}}\n\n```\nclick here\n![](../../img/a.png)\n```',
    "Term\n:   What it means\n\nOther term\n:   What that means\n\n{}\n\n*[ABC]: A better council",
    "First line\nthen a second  \nwith a break, and <b>typed</b> HTML.\n\n<div>\n\nIn a box.\n\n</div>\n\n{}\n\n---\n\nThe end.",
    f"{USUAL}\n\n{{}}\n\n![The bins](../../img/a.png) and ![The other bins](../../img/a.png)",
    "![The bins](../../img/a.png)\n\n![The bins](../../img/a.png)\n\n{}",
)
EXTRA = {
    "site_config/contacts/waste.yml": "waste: {name: Waste team, phones: [{number: 0113 496 0123}]}\n",
    "site_config/facts/waste.yml": "fee: {value: £1}\n",
}


@pytest.fixture(scope="module")
def sown(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Fault, str, int]]:
    """(fault, file, line at fault) of each, and what was found."""
    folder = tmp_path_factory.mktemp("sown")
    pages: dict[str, str] = dict(EXTRA)
    sown = []
    for number, fault in enumerate(FAULTS):
        for place, shape in enumerate(SHAPES):
            file = f"content/bins/page-{number}-{place}.md"
            text = service(f"Page {number} {place}", shape.format(fault.text))
            pages[file] = text
            line = text[: text.index(fault.text)].count("\n") + 1 + fault.line
            sown.append((fault, file, line))
    tiny_site(folder, pages)
    (folder / "content/img").mkdir()
    (folder / "content/img/a.png").write_bytes(b"")
    _found[:] = _hits(folder)
    return sown


_found: list[Placed] = []


def _hits(folder: Path) -> list[Placed]:
    rules = [rule for rule in load_catalogue() if rule.id in {fault.rule for fault in FAULTS}]
    assert {rule.id for rule in rules} == {fault.rule for fault in FAULTS}
    built = build(folder, AS_OF).folder
    return run(Subjects(load_site(Project(folder), AS_OF), NOTHING_SAID, built), rules, None).hits


def test_names_the_very_line(sown: list[tuple[Fault, str, int]]) -> None:
    outcomes: Counter[str] = Counter()
    wrong = []
    for fault, file, line in sown:
        places = [hit.place for hit in _found if hit.rule == fault.rule and hit.place.file == file]
        right = any(place.line == line and place.exactness == "exact" for place in places)
        outcomes["exact" if right else "missing" if not places else places[0].exactness + " elsewhere"] += 1
        if not right:
            wrong.append((fault.rule, file, line, [(place.line, place.exactness) for place in places]))
    assert len(sown) >= 300
    assert wrong == [], outcomes
