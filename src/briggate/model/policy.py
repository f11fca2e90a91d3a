"""What the site is held to: everything that checks/ says, as records."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Date
from typing import Literal, Self

from pydantic import Field, model_validator

from briggate.model.record import Address, Code, Id, IdOf, Record, Text, Title, Url
from briggate.model.settings import Placed
from briggate.model.wcag import CriterionNumber

Severity = Literal["error", "warning", "off"]
Tier = Literal["county", "district", "unitary"]
Ground = Literal["non_compliance", "disproportionate_burden", "exemption"]
ManualTestKind = Literal["keyboard", "zoom", "reflow", "screen_reader", "voice_control", "form", "document", "media"]
NO_RULE = "none"
"""The `rule` of a known issue that people have found and that no rule can see."""


class Budgets(Record):
    """checks/budgets.yml: numbers to stay under."""

    title_characters: int = Field(default=65, ge=10)
    summary_characters: int = Field(default=160, ge=40)
    sentence_words: int = Field(default=25, ge=8)
    """Words of the longest sentence."""
    paragraph_sentences: int = Field(default=5, ge=1)
    paragraph_words: int = Field(default=90, ge=20)
    reading_age: float = Field(default=13, ge=6)
    """Years of age at which a page should be understood, by the formula that the rule names."""
    words_without_heading: int = Field(default=400, ge=50)
    clicks_from_home: int = Field(default=4, ge=1)
    """The most clicks from the home page to any page."""
    redirect_steps: int = Field(default=1, ge=1)
    """The most redirects one after another."""
    page_kilobytes: int = Field(default=150, ge=10)
    """HTML, styles and scripts that a page loads before anybody touches it, uncompressed; images not counted."""
    image_kilobytes: int = Field(default=300, ge=10)
    requests: int = Field(default=15, ge=1)
    """Files that a page loads before anybody touches it."""
    largest_paint_seconds: float = Field(default=2.5, ge=0.1)
    """Seconds on a slow phone until the largest part of what is seen first is there."""
    layout_shift: float = Field(default=0.1, ge=0)
    """How far a page jumps about while it loads: the share of the screen that moves times how far, as browsers count it."""
    found_within: int = Field(default=5, ge=1)
    """The place among results by which a search has found its page."""
    review_grace_days: int = Field(default=90, ge=0)
    """Days that a page may stand after its review date before that is an error."""
    statement_months: int = Field(default=12, ge=1)
    """Months after which the accessibility statement has to be reviewed."""


class Screen(Record):
    """A screen, in CSS pixels."""

    width: int = Field(ge=240, le=4000)
    height: int = Field(ge=200, le=4000)


class Viewports(Record):
    """checks/viewports.yml: the screens that pages are looked at on. What a standard prescribes (320 pixels) is looked at besides."""

    phone: Screen = Screen(width=360, height=740)
    """A phone that many residents have."""
    desktop: Screen = Screen(width=1280, height=800)
    sheet: tuple[int, ...] = (320, 360, 768, 1280)
    """The widths of the pictures on a contact sheet."""


class HouseStyle(Record):
    """An item of checks/house_style.yml: words to use instead of others, or words not to use at all."""

    use: Title | None = None
    """What to write. Without it, the words are to be left out."""
    instead_of: tuple[Title, ...] = Field(min_length=1)
    """The words that are not used: found whole, in capitals or not. `*` at the end of a word stands for any ending."""
    why: Title | None = None
    match_case: bool = False
    """Whether only this use of capitals is meant: `internet`, and not `Internet`."""


class RuleSetting(Record):
    """What checks/rules.yml says of one rule."""

    severity: Severity
    """`error` blocks, `warning` advises, and `off` holds the site to it no longer: for a `reason`."""
    reason: Text | None = None
    """Why it is off."""

    @model_validator(mode="after")
    def _off_for_a_reason(self) -> Self:
        if self.severity == "off" and not self.reason:
            raise ValueError("a rule that is off needs a `reason`")
        return self


class Waiver(Record):
    """An item of checks/waivers.yml: a dated, approved exception to one rule on some pages."""

    rule: IdOf
    pages: tuple[Address, ...] = Field(min_length=1)
    reason: Text = Field(min_length=20)
    approver: IdOf
    """The service area whose head approved it: an id of site_config/owners.yml."""
    ends: Date
    """The last day on which it holds."""


class KnownIssue(Record):
    """An item of checks/known_issues.yml: an accessibility problem that the statement tells residents about."""

    title: Title
    """The problem in a resident's words: “Two leaflets cannot be read by a screen reader”."""
    rule: IdOf
    """The rule that finds it; `none` for what people have found and no rule can see."""
    pages: tuple[Address, ...] = Field(min_length=1)
    """Where it is."""
    wcag: tuple[CriterionNumber, ...] = Field(min_length=1)
    """The success criteria that are not met, by number: 1.1.1."""
    ground: Ground
    """Why it is there still: it is not put right yet, that would be a disproportionate burden, or the regulations exempt it."""
    assessment: Text | None = None
    """For a disproportionate burden: what was weighed up, and when. For an exemption: which one it is."""
    effect: Text
    """What it does to people."""
    alternative: Text
    """What they can do instead."""
    fix_by: Date
    """The last day by which it is put right, or, for a burden or an exemption, looked at again."""
    owner: IdOf
    """The service area that puts it right: an id of site_config/owners.yml."""

    @model_validator(mode="after")
    def _burden_is_assessed(self) -> Self:
        if self.ground == "disproportionate_burden" and not self.assessment:
            raise ValueError("a `ground` of disproportionate_burden needs an `assessment`: what was weighed up, and when")
        return self


class ManualProblem(Record):
    """What a person met in a manual test."""

    problem: Title
    """What goes wrong, in a resident's words."""
    wcag: tuple[CriterionNumber, ...] = Field(min_length=1)
    """The success criteria that are not met, by number: 2.1.1."""
    page: Url | None = None
    """On which of the pages, if not on all of them."""


class ManualTest(Record):
    """An item of checks/manual.yml: what a person tried on some pages, and what came of it."""

    test: ManualTestKind
    """What was tried."""
    pages: tuple[Url, ...] = Field(min_length=1)
    """On which pages. Forms elsewhere are named by their whole address, documents of this site by their path."""
    by: Title
    """Who tried it: a team, a company or a role. No person's name."""
    day: Date
    """The day on which it was tried."""
    using: Title
    """With what: the browser, the screen reader, the device."""
    outcome: Literal["passed", "failed"]
    problems: tuple[ManualProblem, ...] = ()
    """What went wrong, for a test that failed."""

    @model_validator(mode="after")
    def _failed_for_a_problem(self) -> Self:
        if self.outcome == "failed" and not self.problems:
            raise ValueError("an `outcome` of failed needs its `problems`")
        if self.outcome == "passed" and self.problems:
            raise ValueError("an `outcome` of passed has no `problems`")
        return self


class Search(Record):
    """An item of checks/searches.yml: what residents type, and the page that should be among the first found."""

    query: Title
    page: Address
    language: str | None = None


class TopTask(Record):
    """An item of checks/top_tasks.yml: one thing that residents come for, and every way to it."""

    task: Title
    search: Title
    """What they type, with its action word: “report a missed bin”."""
    a_to_z: Title
    """The term that they look under, without it: “Missed bin”."""
    page: Address
    landing: Address
    """The landing page that links to it."""
    clicks: int = Field(default=3, ge=1)
    """The most clicks from the home page."""


class Services(Record):
    """checks/services.yml: which of the national list's services the council is answerable for."""

    tiers: tuple[Tier, ...] = ("unitary",)
    not_provided: dict[Code, Text] = Field(default_factory=dict)
    """Codes of services that it does not have, each with the reason."""


@dataclass(frozen=True)
class Policy:
    """checks/, read. By itself it is what holds where nobody has said anything."""

    rules: Mapping[Id, RuleSetting] = field(default_factory=dict)
    rule_lines: Mapping[Id, int] = field(default_factory=dict, repr=False)
    """Where checks/rules.yml names each rule."""
    budgets: Budgets = field(default_factory=Budgets)
    house_style: tuple[Placed[HouseStyle], ...] = ()
    spelling: frozenset[str] = frozenset()
    """Words that are spelt right though no dictionary has them."""
    waivers: tuple[Placed[Waiver], ...] = ()
    known_issues: tuple[Placed[KnownIssue], ...] = ()
    searches: tuple[Placed[Search], ...] = ()
    top_tasks: tuple[Placed[TopTask], ...] = ()
    manual: tuple[Placed[ManualTest], ...] = ()
    """What people have tried, for `briggate sample-audit`."""
    services: Services = field(default_factory=Services)
    viewports: Viewports = field(default_factory=Viewports)
    service_lines: Mapping[Code, int] = field(default_factory=dict, repr=False)
    """Where checks/services.yml names each service that is not provided."""


NOTHING_SAID = Policy()
"""What holds where there is no checks/: `briggate scan`, and tests."""
