"""What a build came to, in the last lines that `build` and `serve` print."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # reading it takes longer than printing the help
    from briggate.build.pipeline import Built


def moments(built: Built) -> str:
    """The moment that the site was built for, and the next at which it would differ."""
    until = f"; would next differ at {built.next_change.isoformat()}" if built.next_change else "; would never differ by itself"
    return f"For {built.as_of.isoformat()}{until}."


def summary(built: Built, where: str) -> str:
    """Pages, words, seconds, where."""
    return f"{built.pages:,} pages, {built.words:,} words in {built.seconds:.1f} s: {where}"
