"""What rules over Markdown find where a check cannot go on: so that nobody mends twelve faults and then meets fifty more."""

from datetime import UTC, datetime
from pathlib import Path

from briggate.build.load import Project
from briggate.checks.catalogue import CatalogueError, load_catalogue
from briggate.checks.reporting import severity_of
from briggate.checks.runner import Subjects, run
from briggate.checks.source_page import SourcePage
from briggate.content import read_content
from briggate.model.clock import Clock
from briggate.model.fault import Fault
from briggate.model.site import Site
from briggate.policy import read_policy
from briggate.site_config import read_settings

LINES_MOST = 200


def also_found(project: Project, local: Path) -> list[str]:
    """A line for each error in the Markdown of the pages that can be read, in the form of a fault; where nothing can be told, none."""
    try:
        catalogue = load_catalogue(local)
    except CatalogueError:
        return []
    policy = read_policy(project.folder / "checks").policy
    rules = [rule for rule in catalogue if rule.subject is SourcePage and severity_of(rule, policy) == "error"]
    pages = read_content(project.content).pages
    site = Site(read_settings(project.site_config).settings, pages, Clock(datetime.now(UTC)))
    hits = run(Subjects(site, policy, None), rules, None).hits
    found = sorted({Fault(hit.place.file, hit.place.line, hit.message, f"{hit.fix} [{hit.rule}]") for hit in hits if hit.certain})
    more = [f"and {len(found) - LINES_MOST:,} more"] if len(found) > LINES_MOST else []
    return [*map(str, found[:LINES_MOST]), *more]
