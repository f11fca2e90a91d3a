"""JSON Schemas for editors: they accept what a build accepts, and refuse what it refuses."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from briggate.files.records import read_record, read_record_list, read_records
from briggate.files.yaml import YamlDocument, parse_yaml
from briggate.markdown.front_matter import split_front_matter
from briggate.model.council import Channel, Contact, Council, ExtraEntry, Fact, Navigation, OutsideOrigin, Owner, Redirect
from briggate.model.fault import Fault
from briggate.model.page_types import PAGE_TYPES, GuidePart
from briggate.model.policy import Budgets, HouseStyle, KnownIssue, RuleSetting, Search, Services, TopTask, Waiver
from briggate.model.schema import SchemaFile, schema_files
from briggate.model.statement import Statement
from briggate.policy.reader import rule_settings

ROOT = Path(__file__).parents[2]
SCHEMAS = {file.name: file for file in schema_files()}
READERS: dict[str, tuple[Any, Any]] = {
    "council": (read_record, Council),
    "owners": (read_records, Owner),
    "contacts": (read_records, Contact),
    "facts": (read_records, Fact),
    "redirects": (read_record_list, Redirect),
    "a_to_z": (read_record_list, ExtraEntry),
    "channels": (read_record_list, Channel),
    "origins": (read_record_list, OutsideOrigin),
    "navigation": (read_record, Navigation),
    "statement": (read_record, Statement),
    "rules": (lambda _, data, **place: rule_settings(data, **place), RuleSetting),
    "budgets": (read_record, Budgets),
    "waivers": (read_record_list, Waiver),
    "known_issues": (read_record_list, KnownIssue),
    "searches": (read_record_list, Search),
    "top_tasks": (read_record_list, TopTask),
    "house_style": (read_record_list, HouseStyle),
    "services": (read_record, Services),
}

PAGE = "title: Bins\nsummary: When we come for them.\nowner: waste\nlast_reviewed: 2026-09-14\ntopics: [bins]\n"
HOURS = PAGE.replace("topics: [bins]", "type: venue\nlocation: {address: [High Street]}\nopening_hours:")
DAILY = HOURS + "\n  usual:\n    - {frequency: daily, opens: 9:00, closes: 17:00}\n"
ALERT = PAGE.replace("topics: [bins]", "type: alert\nseverity: major\nfrom: 2026-12-01 09:00\nto: 2026-12-02")

WAIVER = (
    "- rule: long-sentence\n  pages: [/bins/]\n  reason: The words are those of an Act of Parliament.\n"
    "  approver: web\n  ends: 2026-12-01\n"
)
ISSUE = (
    "- title: Two leaflets cannot be read aloud\n  rule: pdf-link\n  pages: [/bins/, /leaflets/]\n  wcag: [1.1.1, 4.1.2]\n"
    "  ground: non_compliance\n  effect: A screen reader finds no words.\n  alternative: Call us.\n  fix_by: 2026-12-01\n  owner: web\n"
)
STATEMENT = (
    "page: /accessibility/\ncontact: web\ncontact_form: https://example.org/form\nresponse_days: 10\nenforcement:\n"
    "  body: The Commission\n  complaints: {text: The Service, url: https://example.org/}\nprepared: 2026-03-02\nreviewed: 2026-10-27\n"
    "tested: 2026-10-20\ntested_by: the web team\nsample: A page of each type.\n"
)

GOOD: dict[str, list[str]] = {
    "front_matter": [
        PAGE,
        PAGE + "lgsl: [524, 0113]\ncost: 12\nhow_long:\nprovider: council\n",
        PAGE + "provider: {kind: police, name: West Yorkshire Police, url: https://example.org/}\n",
        PAGE + "status: limited\nstatus_text: Snow\nstatus_to: 2026-12-01\n",
        PAGE + "related: [/bins/, bins/missed-bin.md, missed-bin, /]\nredirect_from: [/old.aspx, ' /a/b ']\n",
        PAGE + "action: {text: Start, url: /bins/#how}\nunpublish_at: {at: 2026-12-01 9:00, redirect: 'mailto:bins@example.org'}\n",
        PAGE + "title: |\n  One line\n".replace("title", "cost"),
        ALERT,
        HOURS + "\n  usual:\n    - {days: [monday], opens: 9:00, closes: 20:15}\n",
        HOURS + "\n  usual:\n    - {frequency: daily, opens: 9:00, closes: 20:15}\n",
        HOURS + "\n  usual:\n    - {frequency: monthly, days: [tuesday], weeks_of_month: [1, -1], opens: 9:00, closes: 20:15}\n",
        HOURS + "\n  usual:\n    - {interval: 2, starts: 2026-01-01, days: [monday], opens: 9:00, closes: 20:15}\n"
        "  exceptions:\n    - {date: 2026-12-25, reason: Christmas}\n"
        "    - {first: 2026-12-26, last: 2026-12-28, opens: 9:00, closes: 9:30, reason: x}\n",
        "summary: A part of a guide\n",
    ],
    "front_matter_of_index": [PAGE, PAGE + "top_tasks:\n  - {text: Pay, url: /pay/, kind: action}\n", PAGE + "type: service\n"],
    "owners": ["", "waste:\n  name: Waste\n  contact: waste\n"],
    "contacts": [
        "waste:\n  name: Waste\n  phones:\n    - number: 0113 496 0000\n"
        "      hours: {usual: [{days: [friday], opens: 9:00, closes: 17:00}]}\n"
    ],
    "facts": ["season:\n  value: March to November\n  valid_to: 2026-11-30\n  later:\n    - {starts: 2026-12-01, value: 12}\n"],
    "redirects": ["- {old: /a/, new: /b/}\n", ""],
    "council": ["name: Leeds City Council\nshort_name: Leeds\nsite_url: https://example.org/\nlanguages: {cy: Cymraeg, zh-Hans: 中文}\n"],
    "origins": ["- {origin: 'https://chat.example.org', use: frame, owner: web, reason: Web chat, pages: [/contact/]}\n"],
    "navigation": ["report_a_problem: https://example.org/report\nmenu:\n  - {text: Bins, url: /bins/}\n"],
    "statement": [STATEMENT, STATEMENT + "compliance: fully\nwording:\n  scope: All of it.\n"],
    "rules": ["", "image-alt: error\ntitle-length: {severity: warning}\nbare-url: {severity: off, reason: We print addresses.}\n"],
    "budgets": ["reading_age: 12\nclicks_from_home: 3\n", "reading_age: 11.5\n"],
    "waivers": ["", "[]", WAIVER],
    "known_issues": [
        ISSUE,
        ISSUE.replace("pdf-link", "none"),
        ISSUE.replace("non_compliance", "disproportionate_burden\n  assessment: Weighed up in May 2026."),
    ],
    "searches": ["- {query: missed bin, page: /bins/missed-bin/}\n- {query: bin, page: bins, language: cy}\n"],
    "top_tasks": [
        "- {task: Report it, search: report a missed bin, a_to_z: Missed bin, page: /bins/missed-bin/, landing: /bins/, clicks: 2}\n"
    ],
    "house_style": ["- {use: adviser, instead_of: [advisor*], match_case: true}\n- {instead_of: [leverage], why: Say use.}\n"],
    "services": ["tiers: [county, district]\nnot_provided: {'12': The county does.}\n"],
}

BAD: dict[str, list[str]] = {
    "front_matter": [
        PAGE + "sumary: x\n",
        PAGE.replace("title: Bins\n", ""),
        PAGE.replace("title: Bins", "title: true"),
        PAGE.replace("title: Bins", "title: '  '"),
        PAGE.replace("title: Bins", "title: |\n  a\n  b"),
        PAGE.replace("title: Bins", f"title: {'x' * 201}"),
        PAGE.replace("[bins]", "[]"),
        PAGE.replace("[bins]", "bins"),
        PAGE.replace("[bins]", "[Bins and Waste]"),
        PAGE.replace("[bins]", "['']"),
        PAGE.replace("2026-09-14", "14/09/2026"),
        PAGE.replace("2026-09-14", "2026-13-14"),
        PAGE.replace("owner: waste", "owner: ''"),
        PAGE + "type: leaflet\n",
        PAGE + "review_in: 7\n",
        PAGE + "search: {boost: 11}\n",
        PAGE + "search: {exclude: no}\n",
        PAGE + "status: limited\n",
        PAGE + "status: limited\nstatus_text: Snow\nstatus_to:\n",
        PAGE + "provider: police\n",
        PAGE + "provider: {kind: polise, name: x}\n",
        PAGE + "lgsl: [-4]\n",
        PAGE + "lgsl: [5x]\n",
        PAGE + "action: {text: Start, url: 'javascript:alert(1)'}\n",
        PAGE + "action: {text: Start, url: //example.org/}\n",
        PAGE + "changes: [{date: 2026-01-01, note: " + "x" * 501 + "}]\n",
        PAGE + "top_tasks: []\n",
        PAGE + "publish_at: tomorrow\n",
        PAGE + "publish_at: 2026-01-01 24:00\n",
        ALERT.replace("title: Bins", f"title: {'x' * 51}"),
        ALERT.replace("from: 2026-12-01 09:00\n", ""),
        ALERT.replace("from:", "starts:"),
        HOURS + " {usual: []}\n",
        HOURS + "\n  usual:\n    - {opens: 9:00, closes: 17:00}\n",
        HOURS + "\n  usual:\n    - {days: [], opens: 9:00, closes: 17:00}\n",
        HOURS + "\n  usual:\n    - {days: [mon], opens: 9:00, closes: 17:00}\n",
        HOURS + "\n  usual:\n    - {days: [monday], opens: 9am, closes: 17:00}\n",
        HOURS + "\n  usual:\n    - {days: [monday], opens: 109:00, closes: 17:00}\n",
        HOURS + "\n  usual:\n    - {days: [monday], opens: 9:00, closes: 17:00, interval: 2}\n",
        HOURS + "\n  usual:\n    - {frequency: monthly, days: [monday], opens: 9:00, closes: 17:00}\n",
        HOURS + "\n  usual:\n    - {frequency: monthly, days: [monday], weeks_of_month: [6], opens: 9:00, closes: 17:00}\n",
        HOURS + "\n  usual:\n    - {frequency: monthly, days_of_month: [32], opens: 9:00, closes: 17:00}\n",
        DAILY + "  exceptions:\n    - {reason: x}\n",
        DAILY + "  exceptions:\n    - {reason: x, date: 2026-01-01, opens: 9:00}\n",
        DAILY + "  exceptions:\n    - {reason: x, date: 2026-01-01, first: 2026-01-01, last: 2026-01-02}\n",
        "summary: A part of a guide\nlgsl: [524]\n",
    ],
    "front_matter_of_index": [PAGE + "lgsl: [524]\n", PAGE + "top_tasks: [" + "{text: Pay, url: /pay/}, " * 7 + "]\n"],
    "owners": ["Waste Team:\n  name: Waste\n", "waste:\n", "- name: Waste\n", "waste:\n  name: Waste\n  center: x\n"],
    "contacts": [
        "waste:\n  name: Waste\n  phones:\n    - number: 0113-496-0000\n",
        "waste:\n  name: Waste\n  email: bins at example.org\n",
    ],
    "facts": ["season:\n  valid_to: 2026-11-30\n", "season:\n  value: 12.50\n", "season:\n  value: yes\n  valid_to: soon\n"],
    "redirects": ["- {old: /a/}\n", "a: b\n", "- /a/\n", "- {old: 'https://example.org/', new: /b/}\n"],
    "council": [
        "",
        "name: x\nshort_name: y\nsite_url: leeds.example\n",
        "name: x\nshort_name: y\nsite_url: https://a.b\nlanguages: {Welsh: x}\n",
    ],
    "channels": ["- {kind: fax, name: Fax}\n"],
    "origins": ["- {origin: 'http://chat.example.org', use: frame, owner: web, reason: x, pages: [/]}\n"],
    "navigation": ["menu: []\n"],
    "statement": [
        "",
        STATEMENT.replace("page: /accessibility/\n", ""),
        STATEMENT.replace("10", "0"),
        STATEMENT.replace("10", "ten"),
        STATEMENT + "compliance: mostly\n",
        STATEMENT + "wording: {scop: x}\n",
        STATEMENT.replace("2026-10-20", "October"),
        STATEMENT.replace("  body: The Commission\n", ""),
    ],
    "rules": [
        "image-alt: eror\n",
        "image-alt: off\n",
        "image-alt: {severity: off}\n",
        "image-alt: [error]\n",
        "image-alt:\n",
        "Image alt: error\n",
        "- image-alt\n",
        "image-alt: {severity: error, why: x}\n",
    ],
    "budgets": ["clicks: 3\n", "clicks_from_home: 0\n", "clicks_from_home: 2.5\n", "[]\n"],
    "waivers": [
        WAIVER.replace("The words are those of an Act of Parliament.", "Too short"),
        WAIVER.replace("[/bins/]", "[]"),
        WAIVER.replace("  ends: 2026-12-01\n", ""),
        WAIVER.replace("2026-12-01", "never"),
        WAIVER[2:].replace("\n  ", "\n"),
    ],
    "known_issues": [
        ISSUE.replace("non_compliance", "disproportionate_burden"),
        ISSUE.replace("non_compliance", "burden"),
        ISSUE.replace("[1.1.1, 4.1.2]", "[4.1.1]"),
        ISSUE.replace("[1.1.1, 4.1.2]", "[]"),
        ISSUE.replace("  alternative: Call us.\n", ""),
        ISSUE.replace("  rule: pdf-link\n", ""),
    ],
    "searches": ["- {query: missed bin}\n"],
    "top_tasks": ["- {task: Report it, search: x, a_to_z: y, page: /a/, landing: /}\n- {clicks: 0}\n"],
    "house_style": ["- {use: adviser, instead_of: []}\n", "- {use: adviser}\n"],
    "services": ["tiers: [town]\n", "not_provided: {bins: x}\n"],
}


def examples(of: dict[str, list[str]]) -> Iterator[Any]:
    for name, texts in of.items():
        for number, text in enumerate(texts, 1):
            yield pytest.param(name, text, id=f"{name}-{number}")


@pytest.mark.parametrize(("name", "text"), [*examples(GOOD)])
def test_what_a_build_accepts_is_accepted(name: str, text: str) -> None:
    assert faults_of(name, text) == []
    assert underlined(name, text) == []


@pytest.mark.parametrize(("name", "text"), [*examples(BAD)])
def test_what_a_build_refuses_is_underlined(name: str, text: str) -> None:
    assert faults_of(name, text) != []
    assert underlined(name, text) != []


def test_every_page_of_the_site_is_accepted() -> None:
    pages = sorted((ROOT / "content").rglob("*.md"))
    wrong = {}
    for page in pages:
        yaml = split_front_matter(page.read_text(encoding="utf-8")).yaml
        wrong[page.name] = underlined("front_matter_of_index" if page.name == "index.md" else "front_matter", yaml or "{}")
    assert {page: words for page, words in wrong.items() if words} == {}
    assert len(pages) >= 70


def test_every_file_of_site_config_and_checks_has_one_schema_and_is_accepted() -> None:
    paths = sorted(path for folder in ("site_config", "checks") for path in (ROOT / folder).rglob("*.yml"))
    wrong = {}
    for path in paths:
        place = path.relative_to(ROOT)
        names = [file.name for file in SCHEMAS.values() if place.match(file.files)]
        assert len(names) == 1, f"{names} are the schemas of {place}"
        wrong[place] = underlined(names[0], path.read_text(encoding="utf-8"))
    assert {place: words for place, words in wrong.items() if words} == {}
    assert paths


@pytest.mark.parametrize("file", [*SCHEMAS.values()], ids=[*SCHEMAS])
def test_each_schema_is_a_good_schema(file: SchemaFile) -> None:
    Draft202012Validator.check_schema(file.schema)


def test_a_schema_says_what_each_key_of_a_service_page_is_for() -> None:
    keys = SCHEMAS["front_matter"].schema["$defs"]["Service"]["properties"]
    assert [key for key, schema in keys.items() if "description" not in schema] == []


def test_a_schema_offers_the_keys_that_people_write_and_not_our_names_for_them() -> None:
    keys = SCHEMAS["front_matter"].schema["$defs"]["Alert"]["properties"]
    assert {"from", "to"} <= set(keys)
    assert not {"starts", "ends"} & set(keys)


def underlined(name: str, text: str) -> list[str]:
    """What an editor would underline: it reads dates and times as text, as YAML 1.2 does."""
    data = as_an_editor_reads(parse_yaml(text, file=name).data)
    return [f"{error.json_path}: {error.message[:200]}" for error in Draft202012Validator(SCHEMAS[name].schema).iter_errors(data)]


def as_an_editor_reads(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_an_editor_reads(part) for key, part in value.items()}
    if isinstance(value, tuple):
        return [as_an_editor_reads(part) for part in value]
    return value.isoformat() if isinstance(value, date) else value


def faults_of(name: str, text: str) -> list[Fault]:
    document = parse_yaml(text, file=name)
    assert document.faults == ()
    if name in READERS:
        read, model = READERS[name]
        faults: list[Fault] = read(model, document.data, file=name, lines=document.lines)[1]
        return faults
    return front_matter_faults(document, "landing" if name.endswith("index") else "service")


def front_matter_faults(document: YamlDocument, usual: str) -> list[Fault]:
    assert isinstance(document.data, dict)
    kind = document.data.get("type", usual)
    model: Any = PAGE_TYPES.get(str(kind))
    if not {"title", "owner", "type"} & set(document.data):
        model = GuidePart
    if model is None:
        return [Fault("x", 1, "unknown page type", "")]
    faults: list[Fault] = read_record(model, document.data, file="x", lines=document.lines)[1]
    return faults
