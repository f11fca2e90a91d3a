"""`briggate approve --html`: before and after in one file, for the owner of the pages, who has no git."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from briggate.gate.drafts import Desk, Draft

PAGES_MOST = 10
"""Pages that are shown as they look; what changes on the others is told in words."""
CODE_FIGURES = 12


def write_for_owner(desk: "Desk", draft: "Draft", file: Path) -> None:
    """Write what a draft of content changes. Ends the command where it cannot be built. Raises Refused, GitError."""
    from briggate.cli.check import write_report
    from briggate.cli.previewing import preview
    from briggate.cli.progress import Progress
    from briggate.preview.document import Asking, change_html

    if draft.weighed is None:
        assert draft.refused is not None
        raise draft.refused
    if draft.weighed.kind != "content":
        click.echo(f"{draft.name} changes no page, but {draft.weighed.kind}: owners of pages are not asked about that.", err=True)
        sys.exit(2)
    with Progress() as progress:
        looked = preview(desk.clone, draft, progress, views_most=PAGES_MOST)
    if looked.change is None or looked.report is None:
        click.echo(f"{looked.stopped}\n\nThe site cannot be built with {draft.name}, so there is nothing to show to anybody.", err=True)
        sys.exit(1)
    people = desk.policy().people
    _, _, message = desk.clone.told_of(draft.tip).partition(" ")
    code = draft.weighed.digest[:CODE_FIGURES]
    asking = Asking(looked.report.council, draft.name, message, tuple(people[each].name for each in draft.weighed.signers), code)
    write_report(file, change_html(asking, looked.change, looked.views, looked.files, looked.report))
    click.echo(f"Written: {file}. Send it to the owner, who will answer with the code {code}.")
    click.echo(f'When they have:  briggate approve {draft.name} --confirmed-by "WHO"')
