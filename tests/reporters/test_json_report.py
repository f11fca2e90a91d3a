"""The report for programs: of the shape that its schema publishes, with ids that last, and nothing lost on the way."""

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest

from briggate.model.finding import Place, Report
from briggate.reporters.json_report import json_schema, json_text
from tests.reporters.samples import BROWN_BIN, HOSTILE, NOTHING, RICH, SAMPLES


def read(report: Report) -> dict[str, Any]:
    return json.loads(json_text(report))  # type: ignore[no-any-return]


@pytest.mark.parametrize("report", SAMPLES.values(), ids=SAMPLES)
def test_it_is_of_the_shape_that_the_schema_says(report: Report) -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    jsonschema.Draft202012Validator(json_schema()).validate(read(report))


@pytest.mark.parametrize(("key", "value"), [("exit_code", 2), ("new", 1), ("as_of", None), ("findings", [{}])])
def test_the_schema_refuses_another_shape(key: str, value: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(json_schema()).validate({**read(NOTHING), key: value})


def test_the_schema_says_what_each_key_means() -> None:
    finding = json_schema()["$defs"]["FindingRecord"]
    assert finding["properties"]["owner"]["description"] == "The id of the service area that answers for the page."


def test_no_two_findings_have_one_id() -> None:
    for report in SAMPLES.values():
        ids = [finding["id"] for finding in read(report)["findings"]]
        assert len(set(ids)) == len(ids)


def test_an_id_stays_when_lines_are_added_above_and_other_findings_mended() -> None:
    alike = replace(BROWN_BIN, element="<img>")
    before = read(replace(RICH, findings=(BROWN_BIN, alike, alike)))["findings"]
    lower = [replace(finding, place=Place(finding.place.file, 40)) for finding in (alike, alike)]
    after = read(replace(RICH, findings=tuple(lower)))["findings"]
    assert [finding["id"] for finding in after] == [finding["id"] for finding in before[1:]]
    assert before[2]["id"] == f"{before[1]['id']}-2"


def test_nothing_is_lost_on_the_way() -> None:
    finding = read(RICH)["findings"][-1]
    assert (finding["message"], finding["fix"], finding["element"]) == (HOSTILE, HOSTILE, HOSTILE)
    assert read(RICH)["pages"][2]["title"] == "Biniau ac ailgylchu: sut i’w trefnu, tŷ wrth dŷ"


def test_half_a_character_becomes_a_mark_that_every_program_reads() -> None:
    assert read(replace(RICH, council="a\ud800b"))["council"] == "a\ufffdb"


def test_what_is_not_known_is_null() -> None:
    theme, site, *_ = read(RICH)["findings"]
    assert theme["place"] == {"file": None, "line": None, "exactness": "file", "mender": "theme"}
    assert (site["page"], site["owner"], site["excused_by"]) == (None, None, None)


def test_a_program_reads_what_came_of_it() -> None:
    report = read(RICH)
    assert (report["exit_code"], report["as_of"], report["looked_at"]["rules"]) == (3, "2026-03-03T20:15:00Z", 8)
    assert [finding["standing"] for finding in report["findings"]].count("waived") == 1
    assert report["excuses"][1]["ends"] == "2026-05-04"
