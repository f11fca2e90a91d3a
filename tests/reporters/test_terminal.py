"""What a publisher reads in a terminal: place, fault, what to do, name of the rule; nothing that they cannot act on or trust."""

import re
from dataclasses import replace
from datetime import date as Date

import pytest

from briggate.model.finding import Finding, Report
from briggate.reporters.columns import columns
from briggate.reporters.terminal import closing_line, terminal_text
from tests.reporters.samples import BROWN_BIN, DESIGN, HOSTILE, LINK_TEXT, MANY, NOTHING, PASSED, RICH, SAMPLES, TITLE, finding

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def with_findings(*findings: Finding) -> Report:
    return replace(PASSED, findings=findings, coverage="")


def test_the_example_of_the_manual() -> None:
    assert terminal_text(with_findings(BROWN_BIN), 82).split("\n\n")[0] == (
        "content/bins/garden-waste.md:14\n"
        "  error  brown-bin.png has no alt text                                   image-alt\n"
        '         Say what the image tells the reader. If it tells them nothing, write\n         alt="".'
    )
    assert closing_line(DESIGN) == (
        "1 error, 2 warnings · 214 pages, 61 rules: 58 passed, 1 failed, 2 cannot tell, 0 not run · 3 waived (next ends 4 May)"
    )


@pytest.mark.parametrize("width", [40, 59, 60, 80, 100, 133, 200])
@pytest.mark.parametrize("name", SAMPLES)
def test_every_line_fits_but_for_places_which_are_left_in_one_piece(name: str, width: int) -> None:
    for line in terminal_text(SAMPLES[name], width).splitlines():
        assert columns(line) <= width or re.fullmatch(r"\S+( near line \d+)?", line), line
        assert line == line.rstrip()


@pytest.mark.parametrize(("asked", "got"), [(1, 40), (10_000, 200)])
def test_a_width_that_nobody_can_read_is_not_used(asked: int, got: int) -> None:
    assert terminal_text(RICH, asked) == terminal_text(RICH, got)


def test_rule_ids_end_where_the_line_does() -> None:
    lines = [line for line in terminal_text(with_findings(BROWN_BIN, finding(LINK_TEXT, "content/z.md", 2, "x")), 90).splitlines()]
    assert [len(line) for line in lines if line.endswith(("image-alt", "link-text"))] == [90, 90]


def test_colour_is_there_only_when_asked_and_says_nothing_alone() -> None:
    assert "\x1b" not in terminal_text(RICH, 80)
    coloured = terminal_text(RICH, 80, colour=True)
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert COLOUR.sub("", coloured) == terminal_text(RICH, 80)


def test_all_of_a_file_stands_together_whatever_the_order() -> None:
    last, first = finding(LINK_TEXT, "content/a.md", 9, "nine"), finding(LINK_TEXT, "content/a.md", 2, "two")
    other = finding(LINK_TEXT, "content/b.md", 1, "one")
    text = terminal_text(with_findings(last, other, first, BROWN_BIN))
    assert re.findall(r"^content/\S+$", text, re.M) == [
        "content/a.md:2",
        "content/a.md:9",
        "content/b.md:1",
        "content/bins/garden-waste.md:14",
    ]


def test_a_place_is_named_once_for_all_that_is_wrong_there() -> None:
    text = terminal_text(with_findings(BROWN_BIN, BROWN_BIN))
    assert (text.count("garden-waste.md:14"), text.count("brown-bin.png has no alt text")) == (1, 2)


def test_an_inexact_line_says_so() -> None:
    assert "content/bins/garden-waste.md near line 20\n" in terminal_text(RICH)


def test_what_only_the_theme_can_mend_stands_apart_once_with_its_pages() -> None:
    on_each = [replace(RICH.findings[0], page=f"/{n}/", pages=1) for n in range(3)]
    assert terminal_text(with_findings(*on_each)).split("\n\n")[0].splitlines() == [
        "Not a publisher’s to fix: the theme’s maintainer can",
        f"  error  the menu’s button has no name (on 3 pages){'button-name':>49}",
        "         Give the button a name in the theme’s header.",
        "         Seen on /0/ and 2 other pages.",
    ]
    assert "(on 1 page)" in terminal_text(with_findings(on_each[0]))


def test_what_was_there_before_is_told_apart_shorter_and_does_not_bury_the_rest() -> None:
    text = terminal_text(MANY)
    section = text[text.index("Already there") :].split("\n\n")[0].splitlines()
    assert section[0] == "Already there, and not this change’s doing: 333 findings"
    assert section[1] == "  content/area-0/page-0.md:15  error  picture-2.png has no alt text  image-alt"
    assert (len(section), section[-1]) == (22, "  and 313 more, which `briggate check --all` lists")


def test_what_is_waived_is_counted_and_not_listed() -> None:
    assert "lorry.jpg" not in terminal_text(RICH)
    assert closing_line(RICH).endswith(" · 1 waived (next ends 4 May), 1 known issue (next due 30 June 2027)")
    assert closing_line(PASSED).endswith(" · 0 waived")
    assert closing_line(MANY).endswith(" · 0 waived"), "there is a waiver, but for nothing that was found"


def test_a_waiver_that_has_ended_is_not_the_next_to_end() -> None:
    ended = replace(RICH.excuses[1], ends=Date(2026, 3, 2))
    assert closing_line(replace(DESIGN, excuses=(ended,))).endswith(" · 3 waived")
    assert closing_line(replace(DESIGN, excuses=(replace(ended, ends=Date(2026, 3, 3)),))).endswith("(next ends 3 March)")


def test_what_could_not_be_run_is_told_without_a_stack_trace() -> None:
    text = terminal_text(RICH)
    assert "Not run: 2 parts of the check, so it is not complete\n  orphan, the site: KeyError: '/bins/'\n" in text
    assert "Traceback" not in text
    assert "passed these checks" not in text


@pytest.mark.parametrize(("number", "words"), [(0, "0 errors"), (1, "1 error"), (2, "2 errors"), (1_234, "1,234 errors")])
def test_numbers_read_right(number: int, words: str) -> None:
    assert closing_line(with_findings(*[BROWN_BIN] * number)).startswith(f"{words}, 0 warnings · 214 pages, 2 rules: ")


def test_the_parts_come_to_the_whole() -> None:
    """The rules that passed, failed … are as many as the rules."""
    numbers = re.search(
        r"(\d+) rules: (\d+) passed, (\d+) failed, (\d+) cannot tell, (\d+) not run, (\d+) with .*, (\d+) off", closing_line(RICH)
    )
    assert numbers
    whole, *parts = map(int, numbers.groups())
    assert sum(parts) == whole == len(RICH.rules)


def test_one_page_and_one_rule() -> None:
    assert "· 1 page, 1 rule: 1 passed," in closing_line(replace(PASSED, built_pages=1, rules=(TITLE,)))


def test_without_built_pages_the_files_are_counted() -> None:
    assert "· 84 files, 2 rules:" in closing_line(replace(PASSED, built_pages=0))


def test_nothing_found_is_passed_these_checks_and_nothing_looked_at_is_not() -> None:
    assert "All that was looked at passed these checks.\n\n0 errors, 0 warnings ·" in terminal_text(PASSED)
    assert "Nothing was looked at, so nothing passed.\n" in terminal_text(NOTHING)


@pytest.mark.parametrize("report", SAMPLES.values(), ids=SAMPLES)
def test_no_report_calls_a_site_accessible(report: Report) -> None:
    assert "accessible" not in terminal_text(report)


@pytest.mark.parametrize("width", range(40, 100))
def test_no_text_of_a_page_is_a_command_to_the_log_that_it_is_printed_to(width: int) -> None:
    """GitHub obeys a line that begins with `::`, and `##[…]` anywhere; Azure `##vso[…]`. Wherever a line is broken, none may arise."""
    nasty = "x" * (width - 20) + "::error::a ##vso[b] :::add-mask::c" + HOSTILE
    text = terminal_text(replace(RICH, findings=(finding(LINK_TEXT, nasty, 1, nasty, fix=nasty),), coverage=nasty, selected=nasty), width)
    assert [line for line in text.splitlines() if line.lstrip().startswith("::") or re.search(r"##\w*\[", line)] == []
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)
