"""Before and after as one HTML page, to be sent to somebody who owns pages and has no git."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from briggate.model.finding import Report
from briggate.preview.file_changes import FileChange
from briggate.preview.page_changes import SiteChange, near
from briggate.preview.page_views import PageView
from briggate.reporters.selection import worst_first
from briggate.reporters.templating import rendered

LINES_MOST = 200
"""Lines of one page, or one file."""


@dataclass(frozen=True)
class Asking:
    """Who asks for a confirmation, and of what."""

    council: str
    draft: str
    message: str
    authors: tuple[str, ...]
    code: str
    """The first figures of the change's digest: whoever gives them back has seen this change and no other."""


def change_html(asking: Asking, change: SiteChange, views: Sequence[PageView], files: Sequence[FileChange], report: Report) -> str:
    """One self-contained page: what changes in words, each page before and after, what the check says, and what to answer."""
    by_address = {view.change.address: view for view in views}
    return rendered(
        "change.html",
        asking=asking,
        at=report.as_of,
        pages=[(page, near(page.steps), _sides(by_address.get(page.address))) for page in change.shown],
        named=change.named,
        around=change.around,
        made=change.made,
        files=files,
        caused=worst_first(finding for finding in report.findings if finding.standing == "blocks"),
        is_complete=report.exit_code != 3,
        most=LINES_MOST,
    )


@dataclass(frozen=True)
class _Side:
    """What one side of a page looks like. `document` is escaped already: it is a whole document in one attribute."""

    name: str
    document: Markup
    height: int


def _sides(view: PageView | None) -> list[_Side]:
    if view is None:
        return []
    both = (("before", view.before), ("after", view.after))
    return [_Side(name, Markup(escape(document)), view.height) for name, document in both if document]
