"""What a browser tells of a page beside how it looks: what axe says, where Tab leads, what was loaded, how fast."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple, Protocol

from briggate.model.presses import Presses
from briggate.model.snapshot import Box, Snapshot

type View = Literal[
    "desktop", "phone", "landscape", "narrow", "short", "zoomed", "doubled", "spaced", "dark", "forced", "still", "print", "scriptless"
]
"""How a page is looked at.

desktop, phone: the screens of checks/viewports.yml; landscape: the phone on its side; narrow: 320 pixels wide; short: 320 × 256, which
is a screen of 1280 × 1024 at 400 %; zoomed: the desktop at 200 %. On the desktop: doubled: letters twice as large; spaced: the spacing
of WCAG 1.4.12; dark, forced, still: dark colours, forced colours, reduced motion; print; scriptless: without JavaScript.
"""
AXE_VIEWS: tuple[View, ...] = ("desktop", "phone", "dark", "forced")


class Unmeasurable(Exception):
    """What is raised for a page that could not be looked at: nothing is known of it, and it has passed nothing."""


class AxeHit(NamedTuple):
    """One element that axe has something to say of."""

    rule: str
    """axe's own id: color-contrast."""
    certain: bool
    """Whether axe is sure (a violation), or leaves it to a person (incomplete)."""
    path: str
    """The element's, as in a snapshot; "" where it is the page. Of what stands in a frame it is the frame's."""
    view: View
    impact: str
    data: Mapping[str, Any]
    """What the checks of the rule say in numbers, such as contrastRatio and expectedContrastRatio."""
    said: str
    """What axe itself says, for a rule that we have no words of our own for."""
    wcag: tuple[str, ...]
    in_frame: bool = False


class Stop(NamedTuple):
    """An element that Tab leads to."""

    path: str
    box: Box
    """Where it stands when it has the focus, from the page's top left corner."""
    focused: Mapping[str, str]
    """Its computed styles with the focus (those of an outline, border, shadow, background and text)."""
    bare: Mapping[str, str]
    """The same without."""
    around: tuple[Mapping[str, str], Mapping[str, str]]
    """The same two of the element around it."""
    changed_pixels: int | None
    """How many pixels around it differ between the two; None where styles settle it, and nobody compared."""
    contrast: float | None
    """The contrast ratio between the pixels that differ, before and after, the median; None where nobody compared."""
    covered: float
    """Which part of it something else lies over while it has the focus: 0 to 1."""
    navigated: bool
    """Whether only moving the focus here tried to lead to another page, or opened a window."""
    is_shown: bool = True
    """Whether anything of it can be seen while it has the focus."""


class Walk(NamedTuple):
    """Tab pressed from the top of the page until the focus leaves it."""

    stops: tuple[Stop, ...]
    """Where the focus rests. What passes it on at once is no stop."""
    ended: bool
    """Whether the focus left the page after the last stop; where it did not, it is caught."""
    back_ended: bool
    """The same with Shift and Tab."""
    caught: tuple[str, ...] = ()
    """The paths of the elements among which it is caught; none where it is caught outside every element."""
    escapes: bool = False
    """Whether the Escape key lets it out."""


class Request(NamedTuple):
    """Something that a page asked a server for."""

    url: str
    kind: str
    """As Chromium says: Document, Stylesheet, Script, Image, Font, Fetch …"""
    status: int
    """0 where nothing came."""
    bytes: int
    """Of the body, uncompressed."""
    is_outside: bool
    """Whether it was meant for another server than the page's own. None of these is ever sent."""
    brought_by: str = ""
    """The address of the script, the styles or the frame that asked for it; "" for the page's own HTML."""


class Message(NamedTuple):
    """Something that was written to the browser's console."""

    level: str
    """error, warning, info."""
    source: str
    """javascript, network, security, console-api …"""
    text: str
    url: str
    """Where it comes from: the path of a script of this site, or a whole address; "" where nobody knows."""


class Loaded(NamedTuple):
    """What loading the page brought about."""

    requests: tuple[Request, ...]
    messages: tuple[Message, ...]
    dialogs: tuple[str, ...]
    """The words of every alert(), confirm() and prompt() that nobody had asked for."""
    led_to: tuple[str, ...] = ()
    """The addresses that the page tried to go on to while it loaded, without anybody's doing. It was kept from it."""


class Vitals(NamedTuple):
    """How a page loads on a slow phone: a quarter of this machine's speed, 150 ms to the server and back, 1.6 Mbit/s."""

    largest_paint: float
    """Seconds until the largest part of what is seen first was painted; 0 where nothing was."""
    layout_shift: float
    """Cumulative layout shift, without unit."""
    painted: str = ""
    """The path of what was painted last and largest; "" where nobody knows."""
    shifted: str = ""
    """The path of what moved in the largest shift."""


class Journey(NamedTuple):
    """What came of a resident's way to a page, on a phone, by keyboard alone."""

    addresses: tuple[str, ...]
    """Where it leads: the first results of a search, or the one page that the A–Z ends on."""
    stopped: str = ""
    """Why it could not be gone to its end; "" if it was."""


class TaskJourneys(NamedTuple):
    """Both ways to a top task's page."""

    search: Journey
    a_to_z: Journey


class Behind(NamedTuple):
    """How words stand out from each spot that is behind them: contrast ratios, from 1 to 21."""

    worst: float
    """A tenth of the spots have less."""
    median: float
    best: float
    """A tenth of the spots have more."""


class Measures(Protocol):
    """A page in a browser. Each is measured when it is first asked for, and once. Every method may raise Unmeasurable."""

    def view(self, name: View) -> Snapshot: ...
    def axe(self) -> tuple[AxeHit, ...]:
        """Everything that axe says of the page, in every view of AXE_VIEWS."""

    def walk(self) -> Walk: ...
    @property
    def presses(self) -> Presses: ...
    def loaded(self) -> Loaded: ...
    def vitals(self, attempt: int = 1) -> Vitals:
        """Measured once for each attempt: machines are noisy."""

    def behind(self, paths: tuple[str, ...]) -> Mapping[str, Behind]:
        """How the words of some elements stand out from what is behind them, on the desktop. What can not be measured is left out."""

    def probe(self, name: str) -> Any:
        """What the script `browser/probes/<name>.js` returns in the desktop view: anything that JSON can hold."""


@dataclass(frozen=True)
class Evidence:
    """A picture of a part of a page, with an element outlined."""

    view: View
    path: str
    png: bytes = field(repr=False)
