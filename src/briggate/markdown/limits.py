"""How far a body may go: well past any page that somebody would read, and short of what takes a computer minutes or all its memory."""

DEPTH_MOST = 50
"""How deep lists, quotes and notes may stand inside each other: a page has three or four."""


class BodyError(Exception):
    """A body that cannot be turned into HTML: what is wrong, and what to do."""

    def __init__(self, wrong: str, fix: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.fix = fix


def too_deep() -> BodyError:
    return BodyError("lists, quotes or notes stand too deep inside each other", "Put fewer of them inside each other.")
