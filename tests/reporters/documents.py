"""HTML reports of every kind, by name, for tests of what holds for all of them."""

from briggate.reporters.html_report import html_text
from briggate.reporters.owner_report import owner_report
from tests.reporters.samples import MANY, RICH, SAMPLES

DOCUMENTS = {name: html_text(report) for name, report in SAMPLES.items()} | {
    "owner": owner_report(RICH, "waste"),
    "owner-of-nothing": owner_report(RICH, "parks"),
    "owner-of-many": owner_report(MANY, "owner-3"),
}
