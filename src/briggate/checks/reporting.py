"""From what rules found to a report: the policy's severities, owners, places a template repeats, and the outcome of each rule."""

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

from briggate.checks.judging import Placed
from briggate.checks.repeated import repeated_key
from briggate.checks.rule import Rule
from briggate.checks.runner import EVERY_RULE, Looked
from briggate.model.finding import Finding, NotRun, Outcome, PageDue, RuleOutcome
from briggate.model.policy import Policy
from briggate.model.review import review_date
from briggate.model.site import Site

_OWNED = re.compile(r"site_config/(?:contacts|facts|redirects|a_to_z)/([a-z0-9-]+)\.yml")


def findings_of(looked: Looked, rules: Iterable[Rule], policy: Policy, site: Site | None) -> tuple[Finding, ...]:
    """The findings, in the order of file, line and rule; what a template repeats is there once for each page.

    Without a site nobody owns any.
    """
    by_id = {rule.id: rule for rule in rules}
    owners = _owners(site) if site else {}
    return tuple(sorted((_finding(hit, by_id[hit.rule], policy, owners) for hit in looked.hits), key=_in_order))


def _finding(hit: Placed, rule: Rule, policy: Policy, owners: dict[str, str]) -> Finding:
    return Finding(
        rule=rule.id,
        severity="warning" if severity_of(rule, policy) == "warning" else "error",
        outcome="failed" if hit.certain else "cannot tell",
        place=hit.place,
        message=hit.message,
        fix=hit.fix,
        page=hit.page,
        element=hit.element,
        owner=_owner_of(hit.place.file, owners),
        wcag=rule.wcag,
        impact=rule.impact,
        picture=hit.picture,
    )


def severity_of(rule: Rule, policy: Policy) -> str:
    """How grave a rule is for this council: error, warning or off."""
    return policy.rules[rule.id].severity if rule.id in policy.rules else rule.severity


def _owners(site: Site) -> dict[str, str]:
    """The owner of each file of content/."""
    return {f"content/{page.source}": page.owner for page in site.all_pages} | {f"owner {name}": name for name in site.settings.owners}


def _owner_of(file: str, owners: dict[str, str]) -> str:
    match = _OWNED.fullmatch(file)
    return owners.get(file) or (owners.get(f"owner {match[1]}", "") if match else "")


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """What only the theme can mend stands on many pages in the same words: it is told once, with the number of pages."""
    once: dict[tuple[str, ...], list[Finding]] = {}
    alone = []
    for finding in findings:
        key = repeated_key(finding)
        if key is None:
            alone.append(finding)
        else:
            once.setdefault((*key, finding.standing), []).append(finding)
    repeated = [replace(same[0], pages=len({each.page for each in same})) for same in once.values()]
    return tuple(sorted([*alone, *repeated], key=_in_order))


def _in_order(finding: Finding) -> tuple[str, int, str, str, str]:
    return finding.place.file or "~", finding.place.line, finding.rule, finding.message, finding.page


def rule_outcomes(
    rules: Collection[Rule], findings: Collection[Finding], looked_at: Counter[str], not_run: Iterable[NotRun], policy: Policy
) -> tuple[RuleOutcome, ...]:
    """What came of each rule, in the order of the catalogue. One that is off is there, and says why."""
    failed = Counter(each.rule for each in findings if each.outcome == "failed")
    unsure = Counter(each.rule for each in findings if each.outcome == "cannot tell")
    broken = {each.rule for each in not_run}
    if EVERY_RULE in broken:
        broken |= {rule.id for rule in rules}
    return tuple(
        RuleOutcome(
            rule=rule.id,
            title=rule.title,
            family=rule.family,
            severity="warning" if severity_of(rule, policy) == "warning" else "error",
            outcome=_outcome(rule.id, looked_at[rule.id], failed, unsure, broken),
            looked_at=looked_at[rule.id],
            failed=failed[rule.id],
            cannot_tell=unsure[rule.id],
            why=rule.why,
            fix=rule.fix,
            reference=rule.reference,
            wcag=rule.wcag,
            impact=rule.impact,
            off_because=(policy.rules[rule.id].reason or "") if severity_of(rule, policy) == "off" else "",
        )
        for rule in rules
    )


def _outcome(rule: str, looked_at: int, failed: Counter[str], unsure: Counter[str], broken: set[str]) -> Outcome:
    if rule in broken:
        return "not run"
    if not looked_at:
        return "inapplicable"
    return "failed" if failed[rule] else "cannot tell" if unsure[rule] else "passed"


def pages_due(site: Site) -> tuple[PageDue, ...]:
    """Every page, and when its owner confirms it again."""
    return tuple(
        PageDue(
            address=page.address,
            title=page.title,
            file=f"content/{page.source}",
            owner=page.owner,
            last_reviewed=page.meta.last_reviewed,
            review_date=review_date(page.meta),
            language=site.language_of(page),
        )
        for page in site.pages
    )
