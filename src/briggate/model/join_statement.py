"""The accessibility statement, known issues, waivers and manual tests, held against the pages and owners that they name."""

from collections.abc import Iterable, Iterator

from briggate.model.addresses import at
from briggate.model.fault import Fault
from briggate.model.known import Known
from briggate.model.page_types import AccessibilityStatement
from briggate.model.policy import KnownIssue, ManualTest, Waiver
from briggate.model.settings import Placed, Settings
from briggate.model.site import Site


def statement_faults(settings: Settings, known: Known) -> Iterator[Fault]:
    """What site_config/statement.yml names and there is not, and pages that would show a statement that nobody has written."""
    for page in known.site.all_pages:
        if isinstance(page.meta, AccessibilityStatement) and not settings.statement_file:
            fix = "Write it: the page shows what it says."
            yield Fault(*at(page, "type"), "there is no site_config/statement.yml", fix)
    statement, file, lines = settings.statement, settings.statement_file, settings.statement_lines
    if statement is None:
        return
    place = {path[0]: (file, line) for path, line in lines.items() if len(path) == 1}
    shown_by = known.page(statement.page)
    if shown_by and not isinstance(shown_by.meta, AccessibilityStatement):
        fix = f"Write `type: accessibility_statement` in content/{shown_by.source}."
        yield Fault(*place["page"], f"the page {shown_by.address} is of type {shown_by.type}, and shows no statement", fix)
    yield from known.missing_page(statement.page, place["page"])
    yield from known.missing("contact", statement.contact, settings.contacts, place["contact"], "site_config/contacts/")
    yield from known.missing_link(statement.contact_form, place["contact_form"], True)
    yield from known.missing_link(statement.enforcement.complaints.url, place["enforcement"], True)


def known_issue_faults(issues: Iterable[Placed[KnownIssue]], known: Known) -> Iterator[Fault]:
    """Owners and pages that known issues name and there are not."""
    for placed in issues:
        place = placed.file, placed.line
        yield from known.missing("owner", placed.record.owner, known.site.settings.owners, place, "site_config/owners.yml")
        for address in placed.record.pages:
            yield from known.missing_page(address, place)


def waiver_faults(waivers: Iterable[Placed[Waiver]], site: Site) -> Iterator[Fault]:
    """Owners and pages that waivers name and there are not. A build knows nothing of waivers: a check asks this."""
    known = Known(site)
    for placed in waivers:
        place = placed.file, placed.line
        yield from known.missing("owner", placed.record.approver, site.settings.owners, place, "site_config/owners.yml")
        for address in placed.record.pages:
            yield from known.missing_page(address, place)


def manual_faults(tests: Iterable[Placed[ManualTest]], site: Site) -> Iterator[Fault]:
    """Pages that manual tests name and there are not, and tests of days to come."""
    known = Known(site)
    for placed in tests:
        test, place = placed.record, (placed.file, placed.line)
        for address in (*test.pages, *(each.page for each in test.problems if each.page)):
            if address.strip("/") not in site.files:
                yield from known.missing_page(address, place)
        for problem in test.problems:
            if problem.page and problem.page not in test.pages:
                yield Fault(*place, f"the problem is on {problem.page}, which was not tested", "Add it to `pages`.")
        if test.day > site.clock.today:
            yield Fault(*place, f"the day of the test, {test.day}, has not come yet", "Write the day on which somebody tested.")
