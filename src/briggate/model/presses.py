"""What happens on a page when keys are pressed, fields are filled in, and a mouse passes over it."""

from typing import Literal, NamedTuple, Protocol


class SkipPress(NamedTuple):
    """Enter at a link that is to lead past something, then Tab."""

    path: str
    target: str
    """The path of what it names; "" where that is not there."""
    passes: bool
    """Whether Tab goes on at or after its target."""


class KeyPress(NamedTuple):
    """Enter and Space at something that a click does something to."""

    path: str
    role: str
    """button, checkbox … as it is told; "" where it is told as nothing."""
    ignored: tuple[Literal["Enter", "Space"], ...]
    """The keys that it should answer to, and at which nothing happened."""
    others: int
    """How many others of the same kind there are, which were not tried."""


class DialogPress(NamedTuple):
    """A dialog that Enter at a button has opened."""

    path: str
    """The button's."""
    name: str
    """What the dialog is called: its name, or its first words."""
    marked: bool
    """Whether it says that it is a dialog; else it only looks like one."""
    modal: bool
    """Whether it says that nothing but it can be used while it is open."""
    enters: bool
    """Whether the focus is in it once it is open."""
    stays: bool
    """Whether Tab stays in it, or leads to the browser's own buttons. Looked at where it is modal and the focus enters it."""
    escape_closes: bool
    returns: bool
    """Whether the focus is where it was once Escape has closed it."""


class Change(NamedTuple):
    """What a field does as soon as something is entered."""

    path: str
    does: Literal["leaves", "opens", "moves"]
    """Leads to another page or sends the form; opens a window; moves the focus to something else."""


class Hover(NamedTuple):
    """Something that a mouse brings out, and the focus does not."""

    path: str
    """Of what the mouse has to be over."""
    shows: str
    """The path of what it brings out."""
    by: Literal["styles", "script"]
    has_way: bool
    """Whether something else might bring it out, or its words stand elsewhere too: a script that listens, a link to the same."""


class Presses(Protocol):
    """Each is tried when it is first asked for, on the desktop, on a page loaded anew."""

    @property
    def skips(self) -> tuple[SkipPress, ...]: ...
    @property
    def keys(self) -> tuple[KeyPress, ...]: ...
    @property
    def dialogs(self) -> tuple[DialogPress, ...]: ...
    @property
    def changes(self) -> tuple[Change, ...]: ...
    @property
    def hovers(self) -> tuple[Hover, ...]: ...
