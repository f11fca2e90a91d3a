"""What the commands for drafts have in common: a desk, fetched, and every fault told in its own way."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:  # reading it takes longer than printing the help
    from briggate.gate.drafts import Desk, Draft
    from briggate.governance.refusals import Refused


@contextmanager
def at_desk() -> Iterator["Desk"]:
    """A desk in this folder, with what the server has now. What goes wrong is told, and ends the command: 1 for what is refused, else 2."""
    from briggate.gate.drafts import Desk
    from briggate.git.change import GitError
    from briggate.governance.refusals import Refused

    try:
        with Desk(Path.cwd()) as desk:
            desk.clone.fetch()
            yield desk
    except Refused as refused:
        click.echo("\n".join(told(refused)), err=True)
        sys.exit(1)
    except GitError as error:
        click.echo(str(error), err=True)
        sys.exit(2)


def told(refused: "Refused") -> list[str]:
    """A refusal, as the server would print it."""
    from briggate.gate.receive import refusal

    return refusal(refused)


def chosen(desk: "Desk", name: str | None) -> "Draft":
    """The draft of a name, or the only one there is."""
    from briggate.git.change import GitError

    if name is not None:
        return desk.draft(name)
    drafts = desk.clone.drafts()
    if len(drafts) != 1:
        raise GitError(
            "there are no drafts  What landed before it was approved, and waits for that, is in briggate drafts."
            if not drafts
            else f"which draft?  There are {', '.join(sorted(drafts))}."
        )
    return desk.draft(next(iter(drafts)))


def who_may(draft: "Draft") -> str:
    """Who can approve a draft, in words."""
    weighed = draft.weighed
    if weighed is None or not weighed.able:
        return "Nobody can approve it."
    people = ", ".join(sorted(weighed.able))
    return f"{people} can approve it." if weighed.needed == 1 else f"{weighed.needed} of {people} have to approve it."
