"""checks/ against the rules there are: a closed world."""

from datetime import date as Date

import pytest

from briggate.model.policy import NO_RULE, KnownIssue, Policy, RuleSetting, Waiver
from briggate.model.settings import Placed
from briggate.policy import may_be_excused, policy_faults
from briggate.policy.world import OF_A_CHANGE

RULES = ("image-alt", "security-policy", "title-length")


def rules(**severities: str) -> Policy:
    settings = {name.replace("_", "-"): RuleSetting.model_validate({"severity": word, "reason": "x"}) for name, word in severities.items()}
    return Policy(rules=settings, rule_lines={name: line for line, name in enumerate(settings, 1)})


def waiver(rule: str, line: int = 1) -> Placed[Waiver]:
    record = Waiver(rule=rule, pages=("/",), reason="The words are those of an Act.", approver="web", ends=Date(2026, 12, 31))
    return Placed(record, "checks/waivers.yml", line)


def known_issue(rule: str) -> Placed[KnownIssue]:
    record = KnownIssue(
        title="x", rule=rule, pages=("/",), wcag=("1.1.1",), ground="exemption", effect="x", alternative="x", fix_by=Date.max, owner="web"
    )
    return Placed(record, "checks/known_issues.yml", 7)


def told(policy: Policy) -> list[str]:
    return [str(fault) for fault in policy_faults(policy, RULES)]


def test_a_policy_that_names_every_rule_and_no_other() -> None:
    assert told(rules(image_alt="error", security_policy="error", title_length="off")) == []


def test_nothing_said_holds_the_site_to_every_rule() -> None:
    assert told(Policy()) == []


def test_a_rule_that_there_is_not_and_one_that_is_left_out() -> None:
    assert told(rules(image_al="error", security_policy="error", leaflets="error")) == [
        "checks/rules.yml  the rule “image-alt” is missing  Add the line `image-alt: error`.",
        "checks/rules.yml  the rule “title-length” is missing  Add the line `title-length: error`.",
        "checks/rules.yml:1  there is no rule “image-al”  Did you mean “image-alt”?",
        "checks/rules.yml:3  there is no rule “leaflets”  Take it out. `briggate rules` lists them all.",
    ]


def test_the_line_to_add_has_the_severity_that_the_rule_begins_with() -> None:
    faults = policy_faults(rules(image_alt="error"), {"image-alt": "error", "title-length": "warning"})
    assert [fault.fix for fault in faults] == ["Add the line `title-length: warning`."]


def test_a_rule_whose_setting_cannot_be_read_is_not_missing_too() -> None:
    policy = Policy(rule_lines={"image-alt": 1, "security-policy": 2, "title-length": 3})
    assert told(policy) == []


def test_waivers_and_known_issues_name_rules_that_there_are() -> None:
    assert told(Policy(waivers=(waiver("title-lenght", 3), waiver("title-length", 9)), known_issues=(known_issue("image-alt"),))) == [
        "checks/waivers.yml:3  there is no rule “title-lenght”  Did you mean “title-length”?"
    ]
    assert told(Policy(known_issues=(known_issue("image-allt"),))) == [
        "checks/known_issues.yml:7  there is no rule “image-allt”  Did you mean “image-alt”?"
    ]


def test_a_known_issue_may_be_one_that_no_rule_sees_and_a_waiver_may_not() -> None:
    assert told(Policy(known_issues=(known_issue(NO_RULE),))) == []
    assert told(Policy(waivers=(waiver(NO_RULE),))) == [
        "checks/waivers.yml:1  there is no rule “none”  Take it out. `briggate rules` lists them all."
    ]


def test_what_keeps_residents_safe_is_never_set_aside() -> None:
    fix = "Put the page right, and take this entry out."
    assert told(Policy(waivers=(waiver("security-policy"),), known_issues=(known_issue("security-policy"),))) == [
        f"checks/known_issues.yml:7  the rule “security-policy” cannot be set aside  {fix}",
        f"checks/waivers.yml:1  the rule “security-policy” cannot be set aside  {fix}",
    ]


@pytest.mark.parametrize("rule", ["security-policy", "typed-script", "waiver-ended", "known-issue-unmatched"])
def test_rules_that_may_not_be_excused(rule: str) -> None:
    assert not may_be_excused(rule)


@pytest.mark.parametrize("rule", ["image-alt", "security-policy-size", "known-issues", "statement-overdue"])
def test_rules_that_may(rule: str) -> None:
    assert may_be_excused(rule)


def test_an_excuse_from_a_rule_that_is_off() -> None:
    policy = rules(image_alt="error", security_policy="error", title_length="off")
    assert told(Policy(rules=policy.rules, rule_lines=policy.rule_lines, waivers=(waiver("title-length"),))) == [
        "checks/waivers.yml:1  the rule “title-length” is off, so that there is nothing to set aside  "
        "Take this entry out, or hold the site to the rule in checks/rules.yml."
    ]


def test_who_may_change_main_is_never_turned_down() -> None:
    """A proposal that could turn these rules off would be let through by itself."""
    settings = {"change-linear": "warning", "change-signed": "off", "change-files": "error"}
    faults = policy_faults(rules(**{name.replace("-", "_"): word for name, word in settings.items()}), list(settings))
    fix = "What may be changed by whom, governance/ says."
    assert [str(fault) for fault in faults] == [
        "checks/rules.yml:1  the rule “change-linear” is about who may change main, and cannot be a warning  "
        f"Write `change-linear: error`. {fix}",
        "checks/rules.yml:2  the rule “change-signed” is about who may change main, and cannot be turned off  "
        f"Write `change-signed: error`. {fix}",
    ]


@pytest.mark.parametrize("rule", OF_A_CHANGE)
def test_who_may_change_main_is_never_set_aside(rule: str) -> None:
    told = [
        f"checks/{file}  the rule “{rule}” cannot be set aside  Take this entry out." for file in ("known_issues.yml:7", "waivers.yml:1")
    ]
    policy = Policy(waivers=(waiver(rule),), known_issues=(known_issue(rule),))
    assert [str(fault) for fault in policy_faults(policy, OF_A_CHANGE)] == told
    assert not may_be_excused(rule)
