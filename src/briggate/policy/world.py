"""A policy against the rules there are: a closed world, in which no name is misspelt and no rule is passed over."""

from collections.abc import Iterable, Iterator, Mapping

from briggate.model.fault import Fault, did_you_mean
from briggate.model.policy import NO_RULE, KnownIssue, Policy, Waiver
from briggate.model.settings import Placed

RULES_FILE = "checks/rules.yml"
OF_A_CHANGE = (
    "change-approved",
    "change-collisions",
    "change-files",
    "change-linear",
    "change-one-class",
    "change-own-sections",
    "change-policy",
    "change-signed",
)
"""Rules over who may change main. governance/ says that, and nothing in checks/ can make less of it."""
NEVER_EXCUSED = ("security-policy", "typed-script", "waiver-*", "known-issue-*", "alone-unapproved", *OF_A_CHANGE)
"""Rules that no waiver and no known issue can set aside: the ones that keep residents safe, and those over waivers themselves."""


def policy_faults(policy: Policy, rule_ids: Iterable[str]) -> list[Fault]:
    """Every place where checks/ names a rule that there is not, leaves one out that there is, or excuses one that may not be.

    A council that has no checks/rules.yml holds its site to every rule as the rule begins. `rule_ids` may be a mapping from rule id to
    the severity that it begins with, which the line to add then has.
    """
    severities = rule_ids if isinstance(rule_ids, Mapping) else dict.fromkeys(rule_ids, "error")
    return sorted([*_settings(policy, severities), *_excuses(policy, severities)])


def may_be_excused(rule_id: str) -> bool:
    """Whether a waiver or a known issue can be for this rule."""
    return not any(rule_id == name or (name.endswith("*") and rule_id.startswith(name[:-1])) for name in NEVER_EXCUSED)


def _settings(policy: Policy, severities: Mapping[str, str]) -> Iterator[Fault]:
    for rule, line in policy.rule_lines.items():
        if rule not in severities:
            yield _no_such_rule(RULES_FILE, line, rule, severities)
        elif rule in OF_A_CHANGE and rule in policy.rules and policy.rules[rule].severity != "error":
            word = "turned off" if policy.rules[rule].severity == "off" else "a warning"
            wrong = f"the rule “{rule}” is about who may change main, and cannot be {word}"
            yield Fault(RULES_FILE, line, wrong, f"Write `{rule}: error`. What may be changed by whom, governance/ says.")
    for rule, severity in severities.items():
        if policy.rule_lines and rule not in policy.rule_lines:
            yield Fault(RULES_FILE, 0, f"the rule “{rule}” is missing", f"Add the line `{rule}: {severity}`.")


def _excuses(policy: Policy, severities: Mapping[str, str]) -> Iterator[Fault]:
    excuses: tuple[Placed[Waiver] | Placed[KnownIssue], ...] = (*policy.waivers, *policy.known_issues)
    for excuse in excuses:
        rule = excuse.record.rule
        if rule == NO_RULE and isinstance(excuse.record, KnownIssue):
            continue
        if rule not in severities:
            yield _no_such_rule(excuse.file, excuse.line, rule, severities)
        elif not may_be_excused(rule):
            fix = "Take this entry out." if rule in OF_A_CHANGE else "Put the page right, and take this entry out."
            yield Fault(excuse.file, excuse.line, f"the rule “{rule}” cannot be set aside", fix)
        elif rule in policy.rules and policy.rules[rule].severity == "off":
            fix = f"Take this entry out, or hold the site to the rule in {RULES_FILE}."
            yield Fault(excuse.file, excuse.line, f"the rule “{rule}” is off, so that there is nothing to set aside", fix)


def _no_such_rule(file: str, line: int, rule: str, known: Iterable[str]) -> Fault:
    return Fault(file, line, f"there is no rule “{rule}”", did_you_mean(rule, known, "Take it out. `briggate rules` lists them all."))
