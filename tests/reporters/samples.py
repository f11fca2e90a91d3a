"""Reports to try the reporters with: nobody's site, and everything in it that a report can hold."""

from base64 import b64decode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import date as Date

from briggate.model.finding import Excuse, Finding, NotRun, PageDue, Place, Report, RuleOutcome, Sheet

AS_OF = datetime(2026, 3, 3, 20, 15, tzinfo=UTC)
GARDEN, MISSED = "content/bins/garden-waste.md", "content/bins/missed-bin.md"
WELSH, HUB = "content/cy/biniau/index.md", "content/hubs/compton.md"
HOSTILE = "</style><script>alert(1)</script>\x1b[2J\x00\u202e\n::error::x\r\n##[group]%0A::add-mask::y\x9b1m]]>&\"'"
"""What somebody might write into a page to break a terminal, a log, an XML file, a page, or to give CI commands."""

IMAGE_ALT = RuleOutcome(
    "image-alt",
    "Images have a text alternative",
    "html",
    "error",
    "failed",
    214,
    failed=4,
    why="A screen reader reads out the file name, or nothing, when an image has no alt text.",
    fix='Say what the image tells the reader. If it tells them nothing, write alt="".',
    reference="WCAG 2.2 SC 1.1.1 Non-text Content (A)",
    wcag=("1.1.1",),
    impact="critical",
)
LINK_TEXT = RuleOutcome(
    "link-text",
    "A link’s words say where it leads",
    "content",
    "warning",
    "failed",
    84,
    failed=2,
    why="People who listen to a list of a page’s links hear “here, here, here”.",
    fix="Name what is behind the link: “Pay your Council Tax”.",
    reference="GOV.UK content design: links",
    wcag=("2.4.4",),
    impact="serious",
)
LANGUAGE = RuleOutcome("passage-language", "Passages in another language say so", "html", "error", "cannot tell", 214, cannot_tell=1)
BUTTON = RuleOutcome("button-name", "Buttons have a name", "html", "error", "failed", 214, failed=1, wcag=("4.1.2",), impact="critical")
ANSWERS = RuleOutcome("outside-answers", "Links to other sites lead somewhere", "links", "warning", "inapplicable", 0)
ORPHAN = RuleOutcome("orphan", "Every page can be reached", "links", "error", "not run", 1)
TITLE = RuleOutcome("title-length", "Titles are short", "content", "warning", "passed", 84, reference="Search results cut titles off")
SPELLING = RuleOutcome(
    "spelling", "Words are in the dictionary", "content", "warning", "inapplicable", 0, off_because="The dictionary has no Welsh yet."
)


def finding(rule: RuleOutcome, file: str, line: int, message: str, **more: object) -> Finding:
    """A finding of a rule that has failed, in a file at a line."""
    usual = Finding(
        rule.rule, rule.severity, "failed", Place(file, line), message, rule.fix or "Put it right.", wcag=rule.wcag, impact=rule.impact
    )
    return replace(usual, **more)  # type: ignore[arg-type]


BROWN_BIN = finding(
    IMAGE_ALT,
    GARDEN,
    14,
    "brown-bin.png has no alt text",
    page="/bins/garden-waste/",
    element='<img src="brown-bin.png">',
    owner="waste",
)

PAGES = (
    PageDue("/bins/garden-waste/", "Garden waste collections", GARDEN, "waste", Date(2025, 1, 3), Date(2026, 1, 3)),
    PageDue("/bins/missed-bin/", "Report a missed bin", MISSED, "waste", Date(2025, 3, 4), Date(2026, 3, 4)),
    PageDue("/cy/biniau/", "Biniau ac ailgylchu: sut i’w trefnu, tŷ wrth dŷ", WELSH, "waste", Date(2026, 2, 1), Date(2027, 2, 1), "cy"),
    PageDue("/hubs/compton/", "Compton hub", HUB, "hubs", Date(2025, 9, 3), Date(2026, 3, 3)),
)

RICH = Report(
    council="Anytown Council",
    as_of=AS_OF,
    site_url="https://anytown.example.org/",
    findings=(
        finding(
            BUTTON,
            "",
            0,
            "the menu’s button has no name",
            place=Place("", 0, "file", "theme"),
            page="/",
            pages=214,
            fix="Give the button a name in the theme’s header.",
        ),
        finding(ORPHAN, "", 0, "two councils share one phone number", fix="Ask both."),
        BROWN_BIN,
        replace(BROWN_BIN, element='<img src="./brown-bin.png">'),
        replace(BROWN_BIN, element='<img src="./brown-bin.png">'),
        finding(
            LINK_TEXT,
            GARDEN,
            20,
            "the link “click here” does not say where it leads, and neither do the words before it or those that follow it",
            place=Place(GARDEN, 20, "nearest"),
            page="/bins/garden-waste/",
            owner="waste",
        ),
        finding(
            IMAGE_ALT,
            MISSED,
            3,
            "lorry.jpg has no alt text",
            page="/bins/missed-bin/",
            owner="waste",
            standing="waived",
            excused_by="checks/waivers.yml:3",
        ),
        finding(
            LANGUAGE,
            WELSH,
            8,
            "“refuse” may be English in a page in Welsh: tŷ, ŵyl, ystâd",
            outcome="cannot tell",
            page="/cy/biniau/",
            fix="If it is English, write [refuse]{lang=en}.",
        ),
        finding(LINK_TEXT, HUB, 0, "the link “more” does not say where it leads", place=Place(HUB, 0, "file"), standing="already there"),
        finding(
            IMAGE_ALT,
            HUB,
            30,
            "map.png has no alt text",
            page="/hubs/compton/",
            standing="known issue",
            excused_by="checks/known_issues.yml:1",
        ),
        finding(LINK_TEXT, "content/zz.md", 1, HOSTILE, fix=HOSTILE, page="/zz/", element=HOSTILE),
    ),
    rules=(IMAGE_ALT, LINK_TEXT, LANGUAGE, BUTTON, ANSWERS, ORPHAN, TITLE, SPELLING),
    not_run=(
        NotRun("orphan", "the site", "Traceback (most recent call last):\n  File \"orphan.py\", line 3, in orphan\nKeyError: '/bins/'"),
        NotRun("image-alt", "/zz/", HOSTILE),
    ),
    excuses=(
        Excuse(
            "known issue",
            "image-alt",
            ("/hubs/compton/",),
            "The map is being drawn anew.",
            "hubs",
            Date(2027, 6, 30),
            "checks/known_issues.yml",
            1,
            1,
        ),
        Excuse(
            "waiver",
            "image-alt",
            ("/bins/missed-bin/",),
            "The supplier mends its page in April.",
            "waste",
            Date(2026, 5, 4),
            "checks/waivers.yml",
            3,
            1,
        ),
        Excuse("waiver", "title-length", ("/gone/",), HOSTILE, "nobody", Date(2026, 2, 1), "checks/waivers.yml", 9, 0),
    ),
    pages=PAGES,
    owners=(("waste", "Waste and recycling"), ("hubs", "Community hubs"), ("parks", "Parks and green spaces")),
    source_files=84,
    built_pages=214,
    links=5_120,
    coverage="Coverage: 118 of the 124 services that apply to this council have a page.",
    selected="content/bins, and the rule families html and links",
    looked_closer=("12 pages were as they were when they were last looked at.",),
)
"""Something of every kind, hostile text among it."""

PASSED = replace(
    RICH,
    findings=(),
    rules=(replace(IMAGE_ALT, outcome="passed", failed=0), TITLE),
    not_run=(),
    excuses=(),
    selected="",
    looked_closer=(),
)
"""Nothing was found."""

NOTHING = Report("Anytown Council", AS_OF, (), ())
"""Nothing was looked at."""


def _rules(outcome: str, number: int) -> tuple[RuleOutcome, ...]:
    return tuple(replace(TITLE, rule=f"{outcome}-{n}".replace(" ", "-"), outcome=outcome) for n in range(number))


DESIGN = Report(
    council="Anytown Council",
    as_of=AS_OF,
    findings=(
        replace(BROWN_BIN, place=Place("content/services/bins/garden-waste.md", 14)),
        finding(LINK_TEXT, HUB, 3, "the link “here” does not say where it leads", page="/hubs/compton/"),
        finding(LINK_TEXT, HUB, 9, "the link “more” does not say where it leads", page="/hubs/compton/"),
        *(replace(BROWN_BIN, standing="waived", excused_by="checks/waivers.yml:3") for _ in range(3)),
    ),
    rules=(*_rules("passed", 58), IMAGE_ALT, *_rules("cannot tell", 2)),
    excuses=(RICH.excuses[1],),
    source_files=84,
    built_pages=214,
)
"""The example of the manual."""


def _many() -> Report:
    standing = ("blocks", "already there")
    found = (
        finding(
            rule,
            f"content/area-{n // 20}/page-{n // 4}.md",
            n % 4 * 7 + 1,
            f"picture-{n}.png has no alt text",
            page=f"/area-{n // 20}/page-{n // 4}/",
            standing=standing[n % 3 == 2],
        )
        for n in range(1_000)
        for rule in ((IMAGE_ALT, LINK_TEXT)[n % 2],)
    )
    pages = tuple(
        PageDue(
            f"/area-{n // 5}/page-{n}/",
            f"Page {n}",
            f"content/area-{n // 5}/page-{n}.md",
            f"owner-{n % 7}",
            Date(2025, 1, 1) + timedelta(n),
            Date(2026, 1, 1) + timedelta(n),
        )
        for n in range(250)
    )
    return replace(RICH, findings=tuple(found), not_run=(), selected="", pages=pages)


MANY = _many()
"""A thousand findings."""

PICTURE = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")
"""One pixel, as PNG."""

SEEN = replace(
    RICH,
    findings=(replace(BROWN_BIN, picture=PICTURE), *RICH.findings),
    sheets=(Sheet("Service", "/bins/garden-waste/", ((320, PICTURE), (1280, PICTURE))), Sheet(HOSTILE, HOSTILE, ((768, PICTURE),))),
)
"""Looked at in a browser."""

SAMPLES = {"rich": RICH, "seen": SEEN, "passed": PASSED, "nothing": NOTHING, "design": DESIGN, "many": MANY}
