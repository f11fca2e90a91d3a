"""What a check found: a finding, the outcome of each rule, and the report of a whole run."""

from dataclasses import dataclass, field
from datetime import date as Date
from datetime import datetime
from hashlib import sha256
from typing import Literal

Severity = Literal["error", "warning"]
Impact = Literal["minor", "moderate", "serious", "critical"]
Outcome = Literal["passed", "failed", "cannot tell", "inapplicable", "not run"]
Standing = Literal["blocks", "already there", "waived", "known issue"]
Mender = Literal["publisher", "theme"]
Exactness = Literal["exact", "nearest", "file"]


@dataclass(frozen=True, order=True)
class Place:
    """Where to mend it.

    `file` is relative to the project folder, with forward slashes ("" where no file of the project caused it); `line` counts from 1
    (0: the whole file). `exactness` says whether `line` is the very one, or the beginning of the nearest block that could be told.
    `mender` is "theme" for what a template or a page that the engine writes has caused, which no publisher can mend.
    """

    file: str
    line: int
    exactness: Exactness = "exact"
    mender: Mender = "publisher"


@dataclass(frozen=True)
class Finding:
    """One place where a rule does not hold, or where it cannot be told whether it does."""

    rule: str
    severity: Severity
    outcome: Literal["failed", "cannot tell"]
    place: Place
    message: str
    """What is wrong, in a line."""
    fix: str
    """What to do about it."""
    page: str = ""
    """The address of the page that it shows on."""
    element: str = ""
    """The HTML of the element, at most 200 characters of it."""
    owner: str = ""
    wcag: tuple[str, ...] = ()
    impact: Impact | None = None
    standing: Standing = "blocks"
    excused_by: str = ""
    """For a finding that is waived or a known issue: what in checks/ says so (`checks/waivers.yml:3`)."""
    pages: int = 1
    """On how many pages it shows, where a template repeats it."""
    picture: bytes = field(default=b"", repr=False, compare=False)
    """Of what was found, as PNG; b"" where nobody took one."""

    @property
    def blocks(self) -> bool:
        """Whether it fails the run."""
        return self.outcome == "failed" and self.severity == "error" and self.standing == "blocks"

    @property
    def fingerprint(self) -> str:
        """16 hexadecimal digits that stay the same when lines are added above, for telling an old finding from a new one."""
        said = "\0".join((self.rule, self.place.file, self.page if not self.place.file else "", self.message, self.element))
        return sha256(said.encode(errors="replace")).hexdigest()[:16]


@dataclass(frozen=True)
class RuleOutcome:
    """What came of one rule. `looked_at` counts subjects (pages, files, 1 for the whole site), `failed` and `cannot_tell` findings."""

    rule: str
    title: str
    family: str
    severity: Severity
    outcome: Outcome
    looked_at: int
    failed: int = 0
    cannot_tell: int = 0
    why: str = ""
    fix: str = ""
    reference: str = ""
    wcag: tuple[str, ...] = ()
    impact: Impact | None = None
    off_because: str = ""
    """Why checks/rules.yml has it off; "" for a rule that is on."""


@dataclass(frozen=True, order=True)
class NotRun:
    """A rule that could not finish with a subject. Never a pass."""

    rule: str
    subject: str
    message: str


@dataclass(frozen=True)
class Excuse:
    """A waiver or a known issue, and how many findings it excuses."""

    kind: Literal["waiver", "known issue"]
    rule: str
    pages: tuple[str, ...]
    reason: str
    by: str
    ends: Date
    file: str
    line: int
    matched: int


@dataclass(frozen=True)
class PageDue:
    """A page of the site, for the reports that go by page and owner."""

    address: str
    title: str
    file: str
    owner: str
    last_reviewed: Date
    review_date: Date
    language: str = "en"
    """The code of its language: a report in English marks titles in others."""


@dataclass(frozen=True)
class Sheet:
    """What one kind of page looks like: one page of it, at several widths."""

    kind: str
    """Its page type in words, such as Service; for a page that the engine writes itself, its heading."""
    address: str
    pictures: tuple[tuple[int, bytes], ...] = field(repr=False)
    """(width of the screen, PNG of half its size) of the top of the page."""


@dataclass(frozen=True)
class Report:
    """All outcomes of one run."""

    council: str
    as_of: datetime
    findings: tuple[Finding, ...]
    """In the order of file, line and rule."""
    rules: tuple[RuleOutcome, ...]
    not_run: tuple[NotRun, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    pages: tuple[PageDue, ...] = ()
    owners: tuple[tuple[str, str], ...] = ()
    """(id, name) of every service area."""
    source_files: int = 0
    built_pages: int = 0
    links: int = 0
    coverage: str = ""
    """One line: how many of the services that apply to the council have a page."""
    selected: str = ""
    """What the run was narrowed to, in words; "" for everything."""
    site_url: str = ""
    """Where residents see the site, with its last slash; "" where that is not known, and pages are named without a link."""
    looked_closer: tuple[str, ...] = ()
    """Anything else that a reader should know of how the run went, a sentence each."""
    sheets: tuple[Sheet, ...] = ()
    """How each kind of page looks; nothing where no browser was asked."""

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """The findings that fail the run."""
        return tuple(finding for finding in self.findings if finding.blocks)

    @property
    def exit_code(self) -> Literal[0, 1, 3]:
        """0 passed, 1 findings that block, 3 could not complete."""
        looked = any(rule.looked_at for rule in self.rules)
        return 3 if self.not_run or not looked else 1 if self.blocking else 0
