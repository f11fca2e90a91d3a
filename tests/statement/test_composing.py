"""The accessibility statement, word for word: with a known issue of each ground and with none, and what each key does to it.

What it says is in tests/golden/statement/. Run this file with Python to write that anew, and read what `git diff` shows.
"""

from collections.abc import Mapping
from datetime import date as Date
from pathlib import Path
from typing import Any

import pytest

from briggate.files.yaml import resolve
from briggate.model.council import Contact, Council
from briggate.model.policy import KnownIssue
from briggate.model.statement import Statement, Wording
from briggate.statement import Listing, Panel, Paragraph, Piece, Section, Statements, compose, text_of
from briggate.theme.catalogue import read_words
from briggate.theme.formats import Formats

GOLDEN = Path(__file__).parents[1] / "golden/statement"
WORDS = read_words("en")
HEADINGS = [
    "About this statement",
    "How accessible this website is",
    "Feedback and contact",
    "Reporting problems with this website",
    "Enforcement procedure",
    "Contacting us by phone or visiting us",
    "Technical information about this website’s accessibility",
    "Compliance status",
    "Non-accessible content",
    "Preparation of this accessibility statement",
]
STATEMENT: Mapping[str, Any] = {
    "page": "/accessibility/",
    "contact": "web",
    "contact_form": "/report/",
    "response_days": 10,
    "enforcement": {
        "body": "The Equality and Human Rights Commission",
        "complaints": {"text": "Advisory Service", "url": "https://example.org/advice"},
    },
    "prepared": Date(2026, 3, 2),
    "reviewed": Date(2026, 10, 27),
    "tested": Date(2026, 10, 20),
    "tested_by": "the web team",
    "sample": "A page of each type.",
}
CONTACT: Mapping[str, Any] = {"name": "Web team", "phones": ({"number": "0113 496 0000"},), "in_person": "/hub/"}
BURDEN = {"ground": "disproportionate_burden", "assessment": "It would cost more than the whole site."}
PAGES = {"/bins/": "Bins", "/maps/": "Maps & plans", "/hub/": "The hub"}


def issue(title: str = "The map needs a mouse", **said: Any) -> KnownIssue:
    usual = {
        "title": title,
        "rule": "none",
        "pages": ("/bins/",),
        "wcag": ("2.1.1",),
        "ground": "non_compliance",
        "effect": "People who use no mouse cannot move it.",
        "alternative": "Call us.",
        "fix_by": Date(2027, 5, 4),
        "owner": "web",
    }
    return KnownIssue.model_validate(usual | said)


OF_EACH_GROUND = (
    issue("Old films have no captions", ground="exemption", wcag=("1.2.2",), assessment="They are from 2019.", pages=("/gone/",)),
    issue(pages=("/bins/", "/maps/", "/gone/")),
    issue("Plans are pictures", **BURDEN, wcag=("4.1.2", "1.4.5", "1.1.1")),
)


def composed(*issues: KnownIssue, reach: Mapping[str, Any] = CONTACT, **said: Any) -> tuple[Section, ...]:
    return compose(
        Statements(
            Statement.model_validate({**STATEMENT, **said}),
            issues,
            Council(name="Tinytown Council", short_name="Tinytown", site_url="https://tinytown.example.org"),
            Contact.model_validate(reach),
            WORDS,
            Formats(WORDS["time"]).date,
            lambda address: Piece(PAGES[address], address) if address in PAGES else None,
        )
    )


def shown(sections: tuple[Section, ...], level: int = 2) -> str:
    """Sections as Markdown would have them."""
    text = ""
    for section in sections:
        text += f"{'#' * level} {section.heading} {{{section.id}}}\n"
        for block in section.blocks:
            if isinstance(block, Panel):
                text += f"(how to reach {block.contact})\n"
            elif isinstance(block, Listing):
                text += "".join(f"- {words(item)}\n" for item in block.items)
            else:
                text += f"{words(block)}\n"
        text += "\n" + shown(section.parts, level + 1)
    return text


def words(paragraph: Paragraph) -> str:
    return "".join(f"[{piece.text}]({piece.url})" if piece.url else piece.text for piece in paragraph.pieces)


def under(sections: tuple[Section, ...], heading: str) -> list[str]:
    """What stands right under a heading."""
    section = next(each for each in sections if each.heading == heading)
    return [words(block) for block in section.blocks if isinstance(block, Paragraph)]


CASES = {"none": (), "of_each_ground": OF_EACH_GROUND}


@pytest.mark.parametrize("name", CASES)
def test_the_whole_statement(name: str) -> None:
    assert shown(composed(*CASES[name])).rstrip() + "\n" == (GOLDEN / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", CASES)
def test_the_sections_are_in_the_order_of_the_governments_sample(name: str) -> None:
    assert [section.heading for section in composed(*CASES[name])] == HEADINGS


def test_issues_stand_under_their_ground_in_the_order_of_the_sample_and_are_numbered_as_they_are_listed() -> None:
    sections = composed(*OF_EACH_GROUND)
    (listing,) = (block for block in sections[1].blocks if isinstance(block, Listing))
    links = [(piece.text, piece.url) for item in listing.items for piece in item.pieces]
    parts = sections[8].parts
    assert links == [(issue.heading, f"#{issue.id}") for ground in parts for issue in ground.parts]
    assert [len(ground.parts) for ground in parts] == [1, 1, 1]


def test_every_heading_has_a_name_of_its_own() -> None:
    def ids(sections: tuple[Section, ...]) -> list[str]:
        return [each for section in sections for each in (section.id, *ids(section.parts))]

    found = ids(composed(*OF_EACH_GROUND, *OF_EACH_GROUND))
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("said", "issues", "expected"),
    [
        ("fully", (), "This website is fully compliant"),
        ("partially", OF_EACH_GROUND, "This website is partially compliant"),
        ("not", OF_EACH_GROUND, "This website is not compliant"),
        (None, OF_EACH_GROUND, "This website is partially compliant"),
        (None, (), "This website is partially compliant"),
    ],
)
def test_the_status_is_the_councils_and_never_fully_unsaid(said: str | None, issues: tuple[KnownIssue, ...], expected: str) -> None:
    status = under(composed(*issues, compliance=said), "Compliance status")
    assert [words.partition(" with the")[0] for words in status] == [expected]


@pytest.mark.parametrize("key", Wording.model_fields)
def test_prescribed_wording_takes_the_place_of_ours_as_it_is_written(key: str) -> None:
    own = "As {the} law % says, [[contact web]]."
    before, after = shown(composed(*OF_EACH_GROUND)), shown(composed(*OF_EACH_GROUND, wording={key: own}))
    changed = [(old, new) for old, new in zip(before.splitlines(), after.splitlines(), strict=True) if old != new]
    assert [new for _, new in changed] == [own]


def test_a_council_that_answers_within_a_day() -> None:
    assert under(composed(response_days=1), "Feedback and contact")[-1] == "We answer within a day."


@pytest.mark.parametrize(
    ("contact", "said", "expected"),
    [
        ({"name": "x"}, {}, ["You can reach us in the ways that stand under “Feedback and contact”."]),
        ({"name": "x"}, {"visiting": "Ring the bell."}, ["Ring the bell."]),
        (CONTACT, {}, ["Call us on [[phone web]].", "Come to see us: [The hub](/hub/)."]),
        ({"name": "x", "text_relay": "18001 0113 496 0000"}, {}, ["By text relay: [18001 0113 496 0000](tel:1800101134960000)."]),
        ({"name": "x", "in_person": "/gone/", "phones": ({"number": "0113 496 0000"},)}, {}, ["Call us on [[phone web]]."]),
    ],
)
def test_phone_and_visits(contact: Mapping[str, Any], said: dict[str, str], expected: list[str]) -> None:
    assert under(composed(reach=contact, **said), "Contacting us by phone or visiting us") == expected


def test_every_key_of_the_settings_changes_the_statement() -> None:
    """A key that changes nothing is one that somebody believes in. `page` says where it stands, and nothing in it."""
    others: dict[str, Any] = {
        "contact": "other",
        "contact_form": "/other/",
        "response_days": 3,
        "enforcement": {"body": "Another", "complaints": {"text": "Another", "url": "/another/"}},
        "visiting": "Ring the bell.",
        "compliance": "not",
        "prepared": Date(2026, 1, 1),
        "reviewed": Date(2026, 12, 1),
        "tested": Date(2026, 12, 1),
        "tested_by": "a company",
        "sample": "Ten pages.",
        "wording": {"scope": "All of it."},
    }
    before = shown(composed())
    assert {*others, "page"} == set(Statement.model_fields)
    assert [key for key, value in others.items() if shown(composed(**{key: value})) == before] == []


def test_every_key_of_a_known_issue_is_told() -> None:
    """All but its rule and owner, which are the council's own business."""
    others: dict[str, Any] = {
        "title": "Another",
        "pages": ("/maps/",),
        "wcag": ("1.1.1",),
        "ground": "exemption",
        "assessment": "Weighed up.",
        "effect": "Another.",
        "alternative": "Another.",
        "fix_by": Date(2028, 1, 1),
    }
    before = shown(composed(issue()))
    assert {*others, "rule", "owner"} == set(KnownIssue.model_fields)
    assert [key for key, value in others.items() if shown(composed(issue(**{key: value}))) == before] == []


def test_a_page_that_is_not_to_be_seen_is_not_named() -> None:
    assert "Where it is" not in shown(composed(issue(pages=("/gone/",))))


def test_its_words_for_search_are_those_on_the_page() -> None:
    text = text_of(composed(*OF_EACH_GROUND))
    assert "Plans are pictures" in text
    assert "We plan to put this right by 4 May 2027." in text
    assert text.splitlines()[0] == "About this statement"


def test_dates_in_yaml_are_dates() -> None:
    """The settings above are what the reader of YAML gives."""
    assert resolve("2026-03-02") == STATEMENT["prepared"]


if __name__ == "__main__":
    for name, issues in CASES.items():
        (GOLDEN / f"{name}.md").write_text(shown(composed(*issues)).rstrip() + "\n", encoding="utf-8", newline="\n")
