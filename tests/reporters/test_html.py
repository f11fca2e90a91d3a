"""The HTML reports: all that a head of digital or a service area asks, in one file that asks nobody and runs nothing."""

import re
from dataclasses import replace
from datetime import date as Date

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from briggate.model.finding import Report
from briggate.reporters.html_report import html_text
from briggate.reporters.owner_report import owner_report
from tests.reporters.documents import DOCUMENTS
from tests.reporters.samples import BROWN_BIN, HOSTILE, LINK_TEXT, MANY, PASSED, RICH, SEEN, finding

every_document = pytest.mark.parametrize("html", DOCUMENTS.values(), ids=DOCUMENTS)


def words(node: LexborNode | LexborHTMLParser | None) -> str:
    assert node
    return " ".join(node.text(separator=" ").split())


def section(html: str, heading: str) -> str:
    """The words between an h2 and the next."""
    [found] = [part for part in re.split("<h2[^>]*>", html) if part.startswith(heading)]
    return words(LexborHTMLParser(found))


def rows(html: str, caption: str) -> list[list[str]]:
    """The words of each cell of a table's body."""
    [table] = [table for table in LexborHTMLParser(html).css("table") if words(table.css_first("caption")).startswith(caption)]
    return [[words(cell) for cell in row.css("th, td")] for row in table.css("tbody tr")]


@every_document
def test_it_asks_nobody_and_runs_nothing(html: str) -> None:
    tree = LexborHTMLParser(html)
    assert tree.css("script, link, iframe, object, embed, form, base, [style], :not(img)[src], [srcset]") == []
    assert all((img.attributes["src"] or "").startswith("data:image/png;base64,") for img in tree.css("img"))
    assert "url(" not in html
    assert "@import" not in html
    assert [name for node in tree.css("*") for name in node.attributes if name.startswith("on")] == []
    policy = tree.css_first("meta[http-equiv=Content-Security-Policy]")
    assert policy
    assert policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@every_document
def test_it_has_what_a_screen_reader_goes_by(html: str) -> None:
    tree = LexborHTMLParser(html)
    assert [node.attributes.get("lang") for node in tree.css("html")] == ["en"]
    for one in ("h1", "main#main", "header", "footer", "title", "a.skip[href='#main']"):
        assert len(tree.css(one)) == 1, one
    for table in tree.css("table"):
        assert table.css("caption")
        assert table.css("thead th:not([scope=col])") == []
        assert all(row.css("th[scope=row]") for row in table.css("tbody tr"))
        region = table.parent
        assert region
        assert (region.attributes["role"], region.attributes["tabindex"]) == ("region", "0")
        assert region.attributes["aria-labelledby"] == table.css("caption")[0].attributes["id"]


@every_document
def test_every_anchor_leads_somewhere_and_no_id_is_there_twice(html: str) -> None:
    tree = LexborHTMLParser(html)
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(set(ids)) == len(ids)
    assert {node.attributes["href"][1:] for node in tree.css("a[href^='#']") if node.attributes["href"]} <= set(ids)
    assert {node.attributes["aria-labelledby"] for node in tree.css("[aria-labelledby]")} <= set(ids)


def test_text_of_a_page_stays_text() -> None:
    html = html_text(replace(RICH, council=HOSTILE, coverage=HOSTILE, owners=(("waste", HOSTILE),), site_url="javascript:alert(1)//"))
    tree = LexborHTMLParser(html)
    assert len(tree.css("style")) == 1
    assert tree.css("script") == []
    assert "</style><script>alert(1)</script>[U+001B][2J[U+0000][U+202E] ::error::x" in words(tree.css_first("h1 ~ p ~ dl ~ p ~ p ~ p"))
    assert "javascript:" not in html


def test_the_verdict_the_totals_and_what_was_looked_at() -> None:
    tree = LexborHTMLParser(html_text(RICH))
    assert words(tree.css_first(".verdict")).endswith("5 errors block publishing. This is how it stood on 3 March 2026 at 8.15pm.")
    figures = {words(each.css_first("dt")): words(each.css_first("dd")) for each in tree.css(".figures div")}
    assert figures == {
        "Errors that block": "5",
        "Warnings": "2",
        "For a person to tell": "1",
        "Already there": "1",
        "Waived or a known issue": "2",
        "Pages overdue for review": "1",
    }
    assert "Looked at: 214 pages made from 84 files, and 5,120 links, by 8 rules: 1 passed, 3 failed, 1 cannot tell, 1 not run, " in words(
        tree
    )


def test_one_of_each_reads_right() -> None:
    text = words(LexborHTMLParser(html_text(replace(PASSED, built_pages=1, source_files=1, links=1, rules=PASSED.rules[:1]))))
    assert "1 page made from 1 file, and 1 link, by 1 rule: 1 passed, 0 failed, 0 cannot tell, 0 not run." in text
    assert "All that was looked at passed these checks." in text


def test_service_areas_with_most_to_put_right_come_first() -> None:
    assert rows(html_text(RICH), "What each service area") == [
        ["Waste and recycling", "3", "3", "1", "1", "1"],
        ["Community hubs", "1", "0", "1", "0", "0"],
        ["Parks and green spaces", "0", "0", "0", "0", "0"],
        ["No service area", "0", "1", "1", "0", "0"],
    ]


def test_exceptions_are_told_soonest_to_end_first() -> None:
    ends, what, where, _, by, number = zip(*rows(html_text(RICH), "What is let through"), strict=True)
    assert ends == ("1 February 2026 ended 4 weeks ago", "4 May 2026 in 2 months", "30 June 2027 in 16 months")
    assert what[1:] == ("Images have a text alternative Waiver, image-alt", "Images have a text alternative Known issue, image-alt")
    assert (where, by, number) == (
        ("/gone/", "Report a missed bin", "Compton hub"),
        ("nobody", "Waste and recycling", "Community hubs"),
        ("0", "1", "1"),
    )


def test_a_rule_says_why_what_to_do_by_what_standard_and_on_which_pages() -> None:
    text = section(html_text(RICH), "Findings by rule")
    first = text.partition("is named. ")[2]
    assert first.startswith("Images have a text alternative Error: 3 findings on 1 page A screen reader reads out the file name")
    assert "What to do: Say what the image tells the reader." in text
    assert "WCAG 2.2 SC 1.1.1 Non-text Content (A) · image-alt Garden waste collections (3)" in text
    assert [text.index(kind) for kind in ("Error:", "Warning:", "A person has to tell:")] == sorted(
        text.index(kind) for kind in ("Error:", "Warning:", "A person has to tell:")
    )


def test_a_page_says_whose_it_is_when_it_is_due_and_all_that_was_found_on_it() -> None:
    text = section(html_text(RICH), "Findings by page")
    assert (
        "Garden waste collections /bins/garden-waste/ · Waste and recycling · last reviewed 3 January 2025, "
        "due 3 January 2026 (overdue by 8 weeks) Error: brown-bin.png has no alt text. Say what the image tells"
    ) in text
    assert "content/bins/garden-waste.md near line 20 · link-text" in text
    assert "Error: lorry.jpg has no alt text." in text
    assert "Waived until 4 May 2026." in text
    assert "A known issue, to be put right by 30 June 2027." in text
    assert "Already there: it holds nothing up. content/hubs/compton.md · link-text" in text


def test_what_only_the_theme_can_mend_stands_apart_with_its_pages() -> None:
    html = html_text(RICH)
    assert "Error: the menu’s button has no name (214 pages, such as /) Give the button a name" in section(html, "Only for the theme")
    assert "menu’s button" not in section(html, "Findings by page") + section(html, "Findings by rule")


def test_every_rule_is_told_and_why_one_is_off() -> None:
    outcomes = {row[0].rsplit(" ", 1)[1]: row[1] for row in rows(html_text(RICH), "What came of each rule")}
    assert outcomes == {
        "button-name": "Failed",
        "image-alt": "Failed",
        "link-text": "Failed",
        "passage-language": "Cannot tell",
        "orphan": "Not run",
        "outside-answers": "Nothing to look at",
        "title-length": "Passed",
        "spelling": "Off: The dictionary has no Welsh yet.",
    }


def test_a_thousand_findings_are_all_there() -> None:
    assert section(html_text(MANY), "Findings by page").count("has no alt text.") == 1_000


def test_pages_are_links_only_where_the_site_is_known_to_be() -> None:
    assert 'href="https://anytown.example.org/bins/garden-waste/"' in html_text(RICH)
    assert 'href="http' not in html_text(replace(RICH, site_url=""))


def test_a_title_in_another_language_says_so_wherever_it_stands() -> None:
    for html in (html_text(RICH), owner_report(RICH, "waste")):
        parts = [part for part in re.split("(<[^>]*>)", html) if part]
        before = [parts[number - 1] for number, part in enumerate(parts) if part.startswith("Biniau")]
        assert len(before) >= 2
        assert all('lang="cy"' in tag for tag in before), before


# What a service area is sent


def test_an_owner_reads_first_what_is_overdue() -> None:
    assert rows(owner_report(RICH, "waste"), "Your pages") == [
        ["Garden waste collections", "Overdue by 8 weeks 3 January 2026", "3 January 2025"],
        ["Report a missed bin", "In 1 day 4 March 2026", "4 March 2025"],
        ["Biniau ac ailgylchu: sut i’w trefnu, tŷ wrth dŷ", "In 11 months 1 February 2027", "1 February 2026"],
    ]
    assert rows(owner_report(RICH, "hubs"), "Your pages")[0][1] == "Today 3 March 2026"


@pytest.mark.parametrize(
    ("owner", "report", "lead"),
    [
        ("waste", RICH, "You answer for 3 pages of the website. 1 of them is overdue for review. 3 things need to be put right."),
        ("hubs", RICH, "You answer for 1 page of the website. It is not overdue for review. Nothing was found that has to be put right."),
        ("parks", RICH, "You answer for no page of the website. Nothing was found that has to be put right."),
        (
            "waste",
            replace(PASSED, findings=(BROWN_BIN,), pages=tuple(replace(page, review_date=Date(2026, 1, 1)) for page in PASSED.pages)),
            "You answer for 3 pages of the website. 3 of them are overdue for review. 1 thing needs to be put right.",
        ),
    ],
)
def test_an_owner_reads_in_words_how_things_stand(owner: str, report: Report, lead: str) -> None:
    assert words(LexborHTMLParser(owner_report(report, owner)).css_first("h1 + p")) == lead


def test_an_owner_reads_what_to_do_without_rules_files_and_lines() -> None:
    html = owner_report(RICH, "waste")
    assert section(html, "What to put right") == (
        "What to put right Garden waste collections To put right brown-bin.png has no alt text. This is so in 3 places. "
        'Say what the image tells the reader. If it tells them nothing, write alt="". '
        "To make better The link “click here” does not say where it leads, and neither do the words before it or those that follow it. "
        "Name what is behind the link: “Pay your Council Tax”. "
        "Biniau ac ailgylchu: sut i’w trefnu, tŷ wrth dŷ Please look at this “refuse” may be English in a page in Welsh: tŷ, ŵyl, ystâd. "
        "If it is English, write [refuse]{lang=en}."
    )
    assert [jargon for jargon in ("image-alt", "link-text", ".md", "checks/", "near line") if jargon in html] == []


def test_an_owner_reads_what_is_let_through_and_until_when() -> None:
    assert rows(owner_report(RICH, "waste"), "What your pages are not held to") == [
        ["4 May 2026 in 2 months", "Images have a text alternative", "Report a missed bin", "The supplier mends its page in April."]
    ]
    assert "The accessibility statement promises to put this right by then." in owner_report(RICH, "hubs")


def test_an_owner_is_told_where_not_everything_could_be_looked_at() -> None:
    assert "Some of the checks could not be run this time." in owner_report(RICH, "waste")
    assert "could not be run" not in owner_report(PASSED, "waste")


def test_a_finding_is_its_pages_owners_where_it_names_none() -> None:
    found = finding(LINK_TEXT, "content/hubs/compton.md", 2, "the link “x” is empty")
    assert "The link “x” is empty." in owner_report(replace(PASSED, findings=(found,)), "hubs")
    assert "The link “x” is empty." not in owner_report(replace(PASSED, findings=(found,)), "waste")


def test_an_owner_is_not_told_what_only_the_theme_can_mend() -> None:
    found = replace(RICH.findings[0], owner="hubs", page="/hubs/compton/")
    assert "no name" not in owner_report(replace(PASSED, findings=(found,)), "hubs")


def test_nobody_is_sent_an_empty_report_for_an_owner_who_is_not_there() -> None:
    with pytest.raises(LookupError, match="there is no owner “wast”"):
        owner_report(RICH, "wast")


def test_pictures_of_findings_and_of_kinds_of_page_say_what_they_show() -> None:
    tree = LexborHTMLParser(html_text(SEEN))
    shown = [(img.attributes["alt"], img.attributes["width"], img.attributes["height"]) for img in tree.css("img")]
    assert shown[1:3] == [
        ("/bins/garden-waste/ on a screen 320 pixels wide", "1", "1"),
        ("/bins/garden-waste/ on a screen 1280 pixels wide", "1", "1"),
    ]
    assert shown[0] == ("Where it is on the page, outlined in red", "1", "1")
    assert next(node.text() for node in tree.css("h3[id^=sheet-]")) == "Service"
