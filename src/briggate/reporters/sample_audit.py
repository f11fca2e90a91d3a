"""The simplified test of a sample, for a terminal and as a page: in the shape in which the regulator reports one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from briggate.model.sample import Issue, SampleAudit, SampleCheck, Sampled
from briggate.model.wcag import CRITERIA
from briggate.reporters.columns import wrapped
from briggate.reporters.pages import Named
from briggate.reporters.templating import rendered
from briggate.reporters.words import counted, date, harmless, sentence

NOBODY = "No person has tested this."
_LIMITS = (
    "A program finds only some of the problems that people meet, and this is a sample: pages that are not in it may have others. "
    "It is no statement that the website meets the regulations."
)


def sample_audit_text(audit: SampleAudit, width: int = 100) -> str:
    """In plain text, lines as long as `width`."""
    return "\n".join(line for block in _blocks(audit) for line in _wrapped(block, width)) + "\n"


def sample_audit_page(audit: SampleAudit) -> str:
    """One self-contained HTML page."""
    return rendered(
        "sample_audit.html",
        audit=audit,
        named=lambda each: Named(each.title or each.address, _link(audit, each.address)),
        pages=_by_page(audit),
        lead=_lead(audit),
        limits=_LIMITS,
        criterion=_criterion,
        nobody=NOBODY,
    )


@dataclass(frozen=True)
class _Page:
    named: Named
    by_criterion: Sequence[tuple[str, Sequence[Issue]]]


def _by_page(audit: SampleAudit) -> list[_Page]:
    titles = {each.address: each.title for each in audit.sample}
    pages = []
    for address in dict.fromkeys(issue.page for issue in audit.issues):
        groups: dict[str, list[Issue]] = {}
        for issue in (each for each in audit.issues if each.page == address):
            for number in issue.criteria[:1] or ("",):
                groups.setdefault(number, []).append(issue)
        pages.append(
            _Page(Named(titles.get(address) or address, _link(audit, address)), sorted(groups.items(), key=lambda g: _order(g[0])))
        )
    return pages


def _link(audit: SampleAudit, address: str) -> str:
    return urljoin(audit.site_url, address.removeprefix("/")) if address.startswith("/") else address


def _order(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split("."))) if number else (9,)


def _criterion(number: str) -> str:
    """1.4.3 Contrast (Minimum) (AA)"""
    known = CRITERIA.get(number)
    return f"{number} {known.name} ({known.level})" if known else number or "No criterion of WCAG 2.2"


def _lead(audit: SampleAudit) -> str:
    tested = sum(not each.not_tested for each in audit.sample)
    certain = sum(issue.certain for issue in audit.issues)
    unsure = len(audit.issues) - certain
    found = counted(certain, "issue") + " found" + (f", {counted(unsure, 'more thing')} for a person to tell" if unsure else "")
    return f"{counted(tested, 'page')} of the sample tested, {found}."


def _wrapped(block: str, width: int) -> list[str]:
    """A block with its later lines under the words of its first."""
    words = block.lstrip(" -")
    first = block[: len(block) - len(words)]
    return [f"{' ' * len(first) if number else first}{line}" for number, line in enumerate(wrapped(words, width - len(first)))]


def _blocks(audit: SampleAudit) -> Iterator[str]:
    yield f"Simplified accessibility test of {harmless(audit.council)}’s website, {date(audit.day)}"
    yield _lead(audit)
    yield ""
    yield "The sample"
    yield from (f"- {_told(each)}" for each in audit.sample)
    yield ""
    yield f"What was tested{f', in {audit.with_what}' if audit.with_what else ''}"
    for check in audit.checks:
        yield from _check(check)
    yield ""
    yield "What was found"
    for page in _by_page(audit):
        yield f"- {harmless(page.named.title)}"
        for number, issues in page.by_criterion:
            yield f"  - {_criterion(number)}"
            yield from (f"    - {issue_in_words(issue)}" for issue in issues)
    if not audit.issues:
        yield "- Nothing, by the tests above."
    yield ""
    yield "What was not tested"
    yield from (f"- {harmless(each)}" for each in audit.not_tested)
    yield ""
    yield _LIMITS


def _told(each: Sampled) -> str:
    title = f" “{harmless(each.title)}”" if each.title else ""
    left_out = f" Not tested: {harmless(each.not_tested)}." if each.not_tested else ""
    return f"{sentence(each.why)[:-1]}:{title} {harmless(each.address)}{left_out}"


def _check(check: SampleCheck) -> Iterator[str]:
    by_program = f"{check.how} On {counted(check.pages, 'page')}." if check.how and check.pages else "By no program."
    yield f"- {check.title}: {by_program}"
    for test in check.by_people:
        where = counted(len(test.pages), "page")
        yield f"  - {sentence(test.by)[:-1]}, {date(test.day)}, with {harmless(test.using)}, on {where}: {test.outcome}."
    if not check.by_people and check.kind != "axe":
        yield f"  - {NOBODY}"


def issue_in_words(issue: Issue) -> str:
    """What is wrong, how sure that is, and who found it."""
    places = f" In {counted(issue.places, 'place')}." if issue.places > 1 else ""
    unsure = "" if issue.certain else " A person has to tell."
    by = f" Found by {harmless(issue.by)}." if issue.by else ""
    return f"{sentence(issue.words)}{places}{unsure}{by}"
