"""JUnit XML that any CI reads: red exactly where the gate is, and never “skipped”, which CI takes for passed."""

from dataclasses import replace
from xml.etree import ElementTree as Xml

import pytest

from briggate.model.finding import Report
from briggate.reporters.junit import junit_text
from tests.reporters.samples import BROWN_BIN, IMAGE_ALT, MANY, NOTHING, PASSED, RICH, SAMPLES, TITLE


def read(report: Report) -> Xml.Element:
    text = junit_text(report)
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')
    return Xml.fromstring(text.encode("utf-8"))


def case(report: Report, family: str, name: str) -> Xml.Element:
    [found] = [each for each in read(report).iter("testcase") if (each.get("classname"), each.get("name")) == (family, name)]
    return found


@pytest.mark.parametrize("report", SAMPLES.values(), ids=SAMPLES)
def test_the_numbers_are_those_of_what_is_there(report: Report) -> None:
    root = read(report)
    for element in (root, *root.iter("testsuite")):
        for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
            assert element.get(name) == str(len(list(element.iter(tag))))
    assert list(root.iter("skipped")) == []
    assert list(root.iter("testcase"))


@pytest.mark.parametrize("report", SAMPLES.values(), ids=SAMPLES)
def test_it_is_red_exactly_where_the_gate_is(report: Report) -> None:
    root = read(report)
    assert (root.get("failures") == "0") == (not report.blocking)
    assert (root.get("failures") == root.get("errors") == "0") == (report.exit_code == 0)


def test_a_case_is_a_page_and_a_family_and_those_with_nothing_to_tell_passed() -> None:
    report = replace(PASSED, findings=(BROWN_BIN,), rules=(IMAGE_ALT, TITLE))
    cases = {(each.get("classname"), each.get("name")): len(each) for each in read(report).iter("testcase")}
    names = ["the whole site", *(page.address for page in report.pages)]
    assert cases == {(family, name): 0 for family in ("html", "content") for name in names} | {("html", "/bins/garden-waste/"): 1}


def test_where_only_a_part_was_looked_at_no_other_page_is_said_to_have_passed() -> None:
    report = replace(PASSED, rules=(TITLE,), selected="content/bins")
    assert [each.get("name") for each in read(report).iter("testcase")] == ["content/bins"]


def test_a_family_that_looked_at_nothing_did_not_pass() -> None:
    assert [suite.get("name") for suite in read(replace(PASSED, rules=(TITLE, replace(IMAGE_ALT, looked_at=0)))).iter("testsuite")] == [
        "content"
    ]


def test_several_errors_of_a_page_are_one_failure_that_tells_them_all() -> None:
    [failure] = case(RICH, "html", "/bins/garden-waste/")
    assert failure.attrib == {"message": "3 errors", "type": "image-alt"}
    assert failure.text
    assert failure.text.count("content/bins/garden-waste.md:14  error  brown-bin.png has no alt text  image-alt\n    Say what") == 3


@pytest.mark.parametrize(
    ("family", "page", "words"),
    [
        ("html", "/bins/missed-bin/", "error (waived)  lorry.jpg"),
        ("html", "/hubs/compton/", "error (known issue)  map.png"),
        ("content", "/hubs/compton/", "warning (already there)  the link “more”"),
        ("html", "/cy/biniau/", "cannot tell  “refuse”"),
        ("content", "/bins/garden-waste/", "warning  the link “click here”"),
    ],
)
def test_what_does_not_block_is_told_and_is_no_failure(family: str, page: str, words: str) -> None:
    found = case(RICH, family, page)
    assert [each.tag for each in found] == ["system-out"]
    assert words in (found[0].text or "")


def test_what_could_not_be_run_is_an_error() -> None:
    errors = [(each.get("classname"), each.get("name"), [child.get("message") for child in each]) for each in read(RICH)[-1]]
    assert errors[0] == ("orphan", "the site", ["KeyError: '/bins/'"])
    assert [(rule, subject) for rule, subject, _ in errors[1:]] == [("image-alt", "/zz/")]


def test_nothing_looked_at_is_an_error() -> None:
    [error] = read(NOTHING).iter("error")
    assert error.get("message") == "Nothing was looked at, so nothing passed."


def test_a_thousand_findings_are_told() -> None:
    told = " ".join(element.text or "" for tag in ("failure", "system-out") for element in read(MANY).iter(tag))
    assert told.count(" has no alt text") == 1_000
