"""The report as JUnit XML: a test case is one page and one family of rules."""

from collections.abc import Iterable
from xml.etree import ElementTree as Xml

from briggate.model.finding import Finding, Report
from briggate.reporters.words import counted, harmless, place_in_words, reason, verdict

WHOLE_SITE = "the whole site"


def junit_text(report: Report) -> str:
    """JUnit XML. What blocks is a failure; what could not be run an error, never skipped; other findings are told in system-out.

    A page and a family of rules with nothing to tell is a case that passed, unless only a part of the site was looked at.
    """
    suites = Xml.Element("testsuites", name=harmless(report.council) or "Briggate")
    for family, cases in _families(report).items():
        suite = Xml.SubElement(suites, "testsuite", name=family)
        for name, findings in cases.items():
            suite.append(_case(family, name, findings))
    _add_not_run(suites, report)
    for suite in suites:
        _count(suite, suite)
    _count(suites, suites)
    Xml.indent(suites, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{Xml.tostring(suites, encoding="unicode")}\n'


def _families(report: Report) -> dict[str, dict[str, list[Finding]]]:
    """family → page → findings"""
    pages = {page.file: harmless(page.address) for page in report.pages}
    everything = [harmless(report.selected)] if report.selected else [WHOLE_SITE, *pages.values()]
    family_of = {rule.rule: _family(rule.family) for rule in report.rules}
    looked = dict.fromkeys(_family(rule.family) for rule in report.rules if rule.looked_at)
    families = {family: {name: list[Finding]() for name in everything} for family in looked}
    for finding in report.findings:
        name = harmless(finding.page) or pages.get(finding.place.file) or harmless(finding.place.file) or WHOLE_SITE
        cases = families.setdefault(family_of.get(finding.rule, _family("")), {})
        cases.setdefault(name, []).append(finding)
    return families


def _case(family: str, name: str, findings: list[Finding]) -> Xml.Element:
    case = Xml.Element("testcase", classname=family, name=name)
    blocking = [finding for finding in findings if finding.blocks]
    if blocking:
        message = harmless(blocking[0].message) if len(blocking) == 1 else counted(len(blocking), "error")
        rules = dict.fromkeys(harmless(finding.rule) for finding in blocking)
        Xml.SubElement(case, "failure", message=message, type=", ".join(rules)).text = _told(blocking)
    if others := [finding for finding in findings if not finding.blocks]:
        Xml.SubElement(case, "system-out").text = _told(others)
    return case


def _told(findings: Iterable[Finding]) -> str:
    return "\n".join(
        f"{harmless(place_in_words(finding.place, finding.page))}  {_kind(finding)}  {harmless(finding.message)}  "
        f"{harmless(finding.rule)}\n    {harmless(finding.fix)}"
        for finding in findings
    )


def _kind(finding: Finding) -> str:
    kind = finding.severity if finding.outcome == "failed" else finding.outcome
    return kind if finding.standing == "blocks" else f"{kind} ({finding.standing})"


def _add_not_run(suites: Xml.Element, report: Report) -> None:
    looked = any(rule.looked_at for rule in report.rules)
    if looked and not report.not_run:
        return
    suite = Xml.SubElement(suites, "testsuite", name="not run")
    for part in report.not_run:
        case = Xml.SubElement(suite, "testcase", classname=harmless(part.rule), name=harmless(part.subject) or WHOLE_SITE)
        Xml.SubElement(case, "error", message=reason(part.message), type="not run")
    if not looked:
        case = Xml.SubElement(suite, "testcase", classname="not run", name=WHOLE_SITE)
        Xml.SubElement(case, "error", message=verdict(report), type="not run")


def _count(element: Xml.Element, within: Xml.Element) -> None:
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
        element.set(name, str(sum(1 for _ in within.iter(tag))))


def _family(name: str) -> str:
    return harmless(name) or "other"
