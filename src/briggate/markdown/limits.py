"""How far a body may go: well past any page that somebody would read, and short of what takes a computer minutes or all its memory."""

DEPTH_MOST = 50
"""How deep lists, quotes and notes may stand inside each other. A page has three or four."""
STRETCH_MOST = 20_000
"""Characters of a paragraph, an item, a cell or a line: thirty times a long paragraph."""
LINES_MOST = 3_000
"""Lines that may follow each other without an empty one between them: rows of a table, mostly."""
CELLS_MOST = 50_000
"""Cells of a table. Markdown fills up every row to the width of the first."""
ABBREVIATIONS_MOST = 500
UNCLOSED_MOST, UNCLOSED_AFTER = 100, 2_000
"""Tags that may begin and not end, and after how many characters one counts as such."""
HTML_MOST = 4_000_000
"""Characters of HTML. What is said once, such as an address, may be shown a thousand times."""


class BodyError(Exception):
    """A body that cannot be turned into HTML: what is wrong, and what to do."""

    def __init__(self, wrong: str, fix: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.fix = fix


def too_deep() -> BodyError:
    return BodyError("lists, quotes or notes stand too deep inside each other", "Put fewer of them inside each other.")


def too_long(what: str, most: int, fix: str) -> BodyError:
    """`what` goes past a limit: "a line is longer than {most} characters"."""
    return BodyError(what.format(most=f"{most:,}"), fix)
