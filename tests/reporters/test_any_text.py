"""Whatever stands in a report, every reporter writes something whole, in which nothing can be obeyed."""

import json
import re
import unicodedata
from datetime import UTC
from typing import get_args
from xml.etree import ElementTree as Xml

import jsonschema
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from briggate.model.finding import (
    Exactness,
    Excuse,
    Finding,
    Impact,
    Mender,
    NotRun,
    Outcome,
    PageDue,
    Place,
    Report,
    RuleOutcome,
    Severity,
    Standing,
)
from briggate.reporters import REPORTERS
from briggate.reporters.json_report import json_schema
from briggate.reporters.owner_report import owner_report
from briggate.reporters.terminal import terminal_text
from tests.reporters.samples import HOSTILE
from tests.reporters.test_sarif import strings

TEXT = some.one_of(
    some.text(some.characters(), max_size=12),
    some.sampled_from(
        (HOSTILE, "", "waste", "/bins/", "content/a.md", "image-alt", "checks/waivers.yml:3", "::error::", "\x1b[2J", "{{ x }}", "<b>")
    ),
)
NUMBER, DATE = some.integers(0, 3), some.dates()
FINDING = some.builds(
    Finding,
    rule=TEXT,
    severity=some.sampled_from(get_args(Severity)),
    outcome=some.sampled_from(("failed", "cannot tell")),
    place=some.builds(Place, TEXT, NUMBER, some.sampled_from(get_args(Exactness)), some.sampled_from(get_args(Mender))),
    message=TEXT,
    fix=TEXT,
    page=TEXT,
    element=TEXT,
    owner=TEXT,
    wcag=some.tuples(TEXT),
    impact=some.sampled_from((None, *get_args(Impact))),
    standing=some.sampled_from(get_args(Standing)),
    excused_by=TEXT,
    pages=NUMBER,
)
RULE = some.builds(
    RuleOutcome,
    rule=TEXT,
    title=TEXT,
    family=TEXT,
    severity=some.sampled_from(get_args(Severity)),
    outcome=some.sampled_from(get_args(Outcome)),
    looked_at=NUMBER,
    failed=NUMBER,
    cannot_tell=NUMBER,
    why=TEXT,
    fix=TEXT,
    reference=TEXT,
    wcag=some.tuples(TEXT),
    impact=some.sampled_from((None, *get_args(Impact))),
    off_because=TEXT,
)
EXCUSE = some.builds(
    Excuse, some.sampled_from(("waiver", "known issue")), TEXT, some.tuples(TEXT, TEXT), TEXT, TEXT, DATE, TEXT, NUMBER, NUMBER
)
REPORT = some.builds(
    Report,
    council=TEXT,
    as_of=some.datetimes(timezones=some.just(UTC)),
    findings=some.lists(FINDING, max_size=4).map(tuple),
    rules=some.lists(RULE, max_size=3).map(tuple),
    not_run=some.lists(some.builds(NotRun, TEXT, TEXT, TEXT), max_size=2).map(tuple),
    excuses=some.lists(EXCUSE, max_size=2).map(tuple),
    pages=some.lists(some.builds(PageDue, TEXT, TEXT, TEXT, TEXT, DATE, DATE, some.one_of(TEXT, some.just("cy"))), max_size=3).map(tuple),
    owners=some.lists(some.tuples(TEXT, TEXT), max_size=2).map(tuple),
    source_files=NUMBER,
    built_pages=NUMBER,
    links=NUMBER,
    coverage=TEXT,
    selected=TEXT,
    site_url=TEXT,
    looked_closer=some.tuples(TEXT),
)
OBEYED = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
OURS = {
    *("!doctype", "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "nav", "section", "h1", "h2", "h3"),
    *("a", "p", "div", "span", "strong", "code", "br", "dl", "dt", "dd", "ul", "li"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
"""Every element that the templates write."""

SETTINGS = settings(
    max_examples=60,
    phases=(Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def can_be_obeyed(text: str) -> set[str]:
    kinds = {character for character in set(text) - {"\n"} if unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")}
    return kinds | set(OBEYED.findall(text))


@SETTINGS
@given(REPORT)
def test_every_reporter_writes_what_can_be_stored_and_holds_nothing_to_obey(report: Report) -> None:
    owners = {page.owner for page in report.pages} | {owner for owner, _ in report.owners}
    texts = [write(report) for write in REPORTERS.values()] + [owner_report(report, owner) for owner in owners]
    for text in texts:
        assert can_be_obeyed(text) == set()
        text.encode("utf-8")
        assert text.endswith("\n")


@SETTINGS
@given(REPORT)
def test_what_programs_read_can_be_read(report: Report) -> None:
    Xml.fromstring(REPORTERS["junit"](report).encode())
    jsonschema.validate(json.loads(REPORTERS["json"](report)), json_schema())
    assert "" not in strings(json.loads(REPORTERS["sarif"](report)))


@SETTINGS
@given(REPORT, some.integers(40, 200))
def test_a_log_holds_no_command_but_ours(report: Report, width: int) -> None:
    lines = REPORTERS["github"](report).splitlines()
    assert [line for line in lines if not re.match("::(error|warning|notice)[ :]", line)] == []
    assert len(lines) <= 21
    shown = terminal_text(report, width).splitlines()
    assert [line for line in shown if line.lstrip().startswith("::") or re.search(r"##\w*\[", line)] == []


@SETTINGS
@given(REPORT)
def test_pages_hold_the_elements_of_ours_and_no_others(report: Report) -> None:
    html = REPORTERS["html"](report)
    assert set(re.findall(r"<([a-z0-9!]+)", html)) <= OURS
    assert set(re.findall(r'(?:href|src)="([a-z]+):', html)) <= {"http", "https"}
