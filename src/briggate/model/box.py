"""Rectangles on a page."""

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in CSS pixels, measured from the top left corner of the page."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def area(self) -> float:
        return self.width * self.height

    def meet(self, other: "Box") -> "Box":
        """What both cover; without area where they are apart."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Box(x, y, max(0.0, min(self.right, other.right) - x), max(0.0, min(self.bottom, other.bottom) - y))

    def within(self, other: "Box", across: bool, down: bool) -> "Box":
        """What is left of it in the other's width (`across`) and height (`down`)."""
        both = self.meet(other)
        x, width = (both.x, both.width) if across else (self.x, self.width)
        y, height = (both.y, both.height) if down else (self.y, self.height)
        return Box(x, y, width, height)

    def around(self, other: "Box") -> "Box":
        """The smallest that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


NOWHERE = Box(0, 0, 0, 0)


class Line(NamedTuple):
    """A piece of text on one line."""

    text: str
    box: Box

    def follows(self, other: "Line") -> bool:
        """Whether it goes on where the other ends, on the same line."""
        apart = min(abs(self.box.x - other.box.right), abs(other.box.x - self.box.right))
        return apart < 1 and min(self.box.bottom, other.box.bottom) > max(self.box.y, other.box.y)
