"""What the guide to the gate tells people to type can be typed, and its examples can be put into checks/."""

import re

import pytest

from briggate.checks.catalogue import load_catalogue
from briggate.files.records import read_record, read_record_list
from briggate.files.yaml import parse_yaml
from briggate.model.policy import Viewports, Waiver
from briggate.policy.reader import rule_settings
from tests.commands import read_command
from tests.sites import PROJECT

GUIDE = (PROJECT / "docs/administrators/checking.md").read_text(encoding="utf-8")
STARTER = (PROJECT / "src/briggate/starter/README.md").read_text(encoding="utf-8")
EXAMPLES = dict(re.findall(r"```yaml\n# (\w+)\n(.*?)```", GUIDE, re.DOTALL))
COMMANDS = sorted(
    {*re.findall(r"`(briggate [^`]+)`", GUIDE), *re.findall(r"^    (briggate (?:[a-z=./-]+ ?)+)", GUIDE + STARTER, re.MULTILINE)}
)


def test_there_is_something_to_read() -> None:
    assert len(COMMANDS) > 10
    assert sorted(EXAMPLES) == ["rules", "viewports", "waivers"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_is_one_that_the_engine_knows(command: str) -> None:
    words = re.sub(r"\$\([^)]*\)", "REV", command).replace("briggate new", "briggate new DIR").strip()
    read_command(words)


def test_rules_are_turned_down_and_off_as_shown() -> None:
    document = parse_yaml(EXAMPLES["rules"], file="example")
    settings, faults = rule_settings(document.data, file="example", lines=document.lines)
    assert faults == []
    assert {name: setting.severity for name, setting in settings.items()} == {
        "long-sentence": "warning",
        "title-length": "error",
        "capitals": "off",
    }
    assert set(settings) <= {rule.id for rule in load_catalogue()}


def test_the_screens_are_those_that_hold_anyway() -> None:
    document = parse_yaml(EXAMPLES["viewports"], file="example")
    viewports, faults = read_record(Viewports, document.data, file="example", lines=document.lines)
    assert (viewports, faults) == (Viewports(), [])


def test_the_waiver_can_be_read() -> None:
    document = parse_yaml(EXAMPLES["waivers"], file="example")
    assert read_record_list(Waiver, document.data, file="example", lines=document.lines)[1] == []
