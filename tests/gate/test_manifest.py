"""The manifest of a release: who answers for each page, and no more of the checks than their report says."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from tests.gate.council import Council, git
from tests.gate.golden import PUBLISHED_SCHEMA, published_schema
from tests.gate.masked import masked
from tests.gate.recorded import MISSED, NEW, ROUNDHAY, begin_recorded, fetch, land, told


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Council:
    return begin_recorded(tmp_path_factory.mktemp("council"))


@pytest.fixture
def council(begun: Council, tmp_path: Path) -> Council:
    """The same, for one test to change."""
    return begun.copy(tmp_path)


def manifest(council: Council, *more: str) -> str:
    text, code = told(council, "--manifest", str(council.folder / "manifest.json"), *more)
    assert code == 0, text
    return masked((council.folder / "manifest.json").read_text(encoding="utf-8"), council)


def test_the_manifest_names_who_answers_for_each_page(council: Council) -> None:
    made = json.loads(manifest(council))
    assert (made["format"], made["version"], made["commit"], made["checks"]) == ("briggate manifest", 1, "c4", None)
    assert sorted(made["pages"]) == [
        "content/bins/index.md", MISSED, NEW, "content/index.md", "content/parks/index.md", ROUNDHAY,
    ]  # fmt: skip
    assert made["pages"][NEW] == {
        "address": "/bins/new-bin/", "commit": "c2", "how": "through the gate", "author": "bins-editor", "publisher": "bins-lead",
        "approvers": [{"person": "web-lead", "standing": "given"}], "published": "TIME", "policy": 1, "checks": None,
    }  # fmt: skip
    assert made["pages"]["content/index.md"] == {
        "address": "/", "commit": "c0", "how": "before the gate", "author": None, "publisher": None, "approvers": [], "published": None,
        "policy": None, "checks": None,
    }  # fmt: skip


def test_the_manifest_of_a_commit_is_the_same_bytes_wherever_it_is_made(council: Council) -> None:
    first = manifest(council)
    tip = git(council.clone, "rev-parse", "origin/main").strip()
    council.commit("bins-editor", {NEW: "---\ntitle: New bin\n---\nLater.\n"})
    land(council, "bins-lead")
    fetch(council)
    git(council.clone, "update-ref", "refs/remotes/origin/main", tip)
    assert manifest(council) == first
    assert first == json.dumps(json.loads(first), indent=1, sort_keys=True) + "\n"


def report(**changed: object) -> str:
    """A report of briggate check, with a page that it does not list."""
    finding = {"severity": "warning", "outcome": "failed", "standing": "blocks", "place": {"file": MISSED}, "page": None, "pages": 1}
    rule = {"severity": "error", "outcome": "passed", "looked_at": 6, "failed": 0, "cannot_tell": 0}
    return json.dumps(
        {
            "format": "briggate report", "version": 1, "as_of": "2026-03-03T20:15:00Z", "exit_code": 3, "verdict": "Not complete.",
            "selected": None, "findings": [
                {**finding, "rule": "long-sentence"}, {**finding, "rule": "long-sentence"},
                {**finding, "rule": "link-text", "standing": "waived", "page": "/bins/missed-bin/"},
                {**finding, "rule": "contrast", "outcome": "cannot tell", "place": {"file": None}, "page": "/bins/", "pages": 3},
            ],
            "not_run": [{"rule": "zoom", "subject": "/bins/missed-bin/"}, {"rule": "spelling", "subject": "the site"}],
            "rules": [{**rule, "rule": "title-length"}, {**rule, "rule": "map-alternative", "outcome": "inapplicable", "looked_at": 0}],
            "pages": [{"address": "/bins/missed-bin/", "file": MISSED}, {"address": "/bins/", "file": "content/bins/index.md"}],
        } | changed
    )  # fmt: skip


def test_the_manifest_says_no_more_of_the_checks_than_the_report_does(council: Council) -> None:
    file = council.folder / "report.json"
    file.write_text(report(), encoding="utf-8")
    made = json.loads(manifest(council, "--checks", str(file)))
    rule = {"severity": "error", "failed": 0, "cannot_tell": 0}
    assert made["checks"] == {
        "sha256": "DIGEST", "as_of": "TIME", "exit_code": 3, "verdict": "Not complete.", "selected": None, "repeated": 1,
        "rules": {
            "title-length": {**rule, "outcome": "passed", "looked_at": 6},
            "map-alternative": {**rule, "outcome": "inapplicable", "looked_at": 0},
        },
    }  # fmt: skip
    finding = {"severity": "warning", "outcome": "failed", "standing": "blocks", "number": 1}
    assert made["pages"][MISSED]["checks"] == {
        "findings": [{**finding, "rule": "link-text", "standing": "waived"}, {**finding, "rule": "long-sentence", "number": 2}],
        "not_run": ["zoom"],
    }
    assert made["pages"]["content/bins/index.md"]["checks"] == {
        "findings": [{**finding, "rule": "contrast", "outcome": "cannot tell"}], "not_run": [],
    }  # fmt: skip
    assert made["pages"][NEW]["checks"] is None, "a page that the report does not list has passed nothing"
    whole = (council.folder / "manifest.json").read_text(encoding="utf-8")
    assert json.loads(whole)["checks"]["sha256"] == sha256(file.read_bytes()).hexdigest()


def test_a_report_as_the_engine_writes_it_can_be_read(council: Council) -> None:
    golden = Path(__file__).parents[1] / "golden/reports/rich.json"
    assert json.loads(manifest(council, "--checks", str(golden)))["checks"]["exit_code"] == 3


@pytest.mark.parametrize("text", ["", "[]", "{}", report(version=2), report(format="something else"), report(rules=None)])
def test_what_is_no_report_is_refused_and_nothing_is_written(council: Council, text: str) -> None:
    file = council.folder / "report.json"
    file.write_text(text, encoding="utf-8")
    told_, code = told(council, "--manifest", str(council.folder / "manifest.json"), "--checks", str(file))
    assert code == 2
    assert "is not a report of briggate check --format json" in told_
    assert not (council.folder / "manifest.json").exists()


def test_the_published_schema_of_the_manifest_is_fresh() -> None:
    assert PUBLISHED_SCHEMA.read_text(encoding="utf-8") == published_schema()
