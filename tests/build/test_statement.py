"""The page of the accessibility statement: what its settings and the known issues say, shown as safely as any page."""

import re
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from briggate.build.pipeline import BuildStopped, build
from briggate.search import read_index
from briggate.search.query import search
from tests.sites import page, service, tiny_site

AS_OF = "2026-12-10T09:00"
STATEMENT = """\
page: /accessibility/
contact: web
contact_form: /old-form/
response_days: 10
enforcement:
  body: The <Commission>
  complaints: {text: "Advice & Support", url: "https://example.org/advice"}
visiting: Ask [[contact web]] for the loop.
prepared: 2026-03-02
reviewed: 2026-10-27
tested: 2026-10-20
tested_by: the web team
sample: A page of each type.
"""
ISSUE = """\
- title: The <map> needs a mouse
  rule: none
  pages: [/rubbish/, /soon/, /search/, /a-to-z/b/]
  wcag: [2.1.1]
  ground: non_compliance
  effect: "People who use no mouse cannot move it. <script>alert(1)</script>"
  alternative: Call [[phone web]].
  fix_by: 2027-05-04
  owner: waste
"""
FILES: Mapping[str, str] = {
    "site_config/statement.yml": STATEMENT,
    "site_config/contacts/waste.yml": "web:\n  name: Web team\n  phones: [{number: 0113 496 0000}]\n  in_person: /bins/\n",
    "checks/known_issues.yml": "# one\n" + ISSUE,
    "content/accessibility.md": page("Accessibility statement", "Our own words.\n\n## More of them\n", type="accessibility_statement"),
    "content/form.md": page("Form", type="page", redirect_from="[/old-form/]"),
    "content/bins/old.md": service("Old bins", redirect_from="[/rubbish/]"),
    "content/soon.md": page("Soon", type="page", publish_at="2027-01-01 09:00"),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tiny_site(tmp_path_factory.mktemp("town"), FILES), AS_OF).folder


@pytest.fixture(scope="module")
def main(built: Path) -> LexborHTMLParser:
    return LexborHTMLParser(re.findall(r"<main.*</main>", (built / "accessibility/index.html").read_text(encoding="utf-8"), re.DOTALL)[0])


def texts(main: LexborHTMLParser, css: str) -> list[str]:
    return [" ".join(node.text(separator=" ").split()) for node in main.css(css)]


def test_the_pages_own_words_come_after_what_the_statement_is_about(main: LexborHTMLParser) -> None:
    assert texts(main, "h2")[:3] == ["About this statement", "More of them", "How accessible this website is"]


def test_headings_go_down_one_level_at_a_time(main: LexborHTMLParser) -> None:
    levels = [int((node.tag or "")[1]) for node in main.css("h1, h2, h3, h4")]
    assert [(above, below) for above, below in pairwise(levels) if below > above + 1] == []
    assert texts(main, "h4") == ["The <map> needs a mouse"]


def test_what_people_write_is_text_and_no_html(main: LexborHTMLParser) -> None:
    assert main.css("map, script, Commission") == []
    assert "People who use no mouse cannot move it. <script>alert(1)</script>" in texts(main, "p")


def test_references_are_shown_as_anywhere(main: LexborHTMLParser) -> None:
    assert "Ask Web team for the loop." in texts(main, "p")
    assert [node.attributes["href"] for node in main.css('#site-known-issue-1 ~ p a[href^="tel:"]')] == ["tel:01134960000"]


def test_pages_are_named_by_their_titles_wherever_they_are_now(main: LexborHTMLParser) -> None:
    """One whose day has not come is told to nobody."""
    links = [(node.text(), node.attributes["href"]) for node in main.css("#site-known-issue-1 ~ ul a")]
    assert links == [("Old bins", "../bins/old/"), ("Search", "../search/"), ("/a-to-z/b/", "../a-to-z/b/")]


def test_the_form_is_linked_by_where_it_is_now(main: LexborHTMLParser) -> None:
    assert [node.attributes["href"] for node in main.css("#site-statement-report ~ p a")] == ["../form/"]


def test_it_is_found_by_what_it_says(built: Path) -> None:
    index = read_index(built / "search")
    assert search(index, "disproportionate burden", 5).results[0].page.address == "/accessibility/"


def test_a_site_without_known_issues(tmp_path: Path) -> None:
    folder = build(tiny_site(tmp_path, FILES | {"checks/known_issues.yml": "[]\n"}), AS_OF).folder
    assert "Nothing that we know of." in (folder / "accessibility/index.html").read_text(encoding="utf-8")


def test_a_statement_in_two_languages(tmp_path: Path) -> None:
    """Each page shows the whole of it; what the council has written in its settings is marked as being in its language."""
    files = {
        **FILES,
        "site_config/council.yml": (
            "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\nlanguages: {cy: Cymraeg}\n"
        ),
        "theme/words/cy.yml": "statement: {scope: Am y datganiad hwn}\n",
        "content/cy/index.md": page("Cyngor", lang="cy", type="home"),
        "content/cy/hygyrchedd.md": page("Hygyrchedd", lang="cy", type="accessibility_statement", translation_of="/accessibility/"),
    }
    text = (build(tiny_site(tmp_path, files), AS_OF).folder / "cy/hygyrchedd/index.html").read_text(encoding="utf-8")
    assert "Am y datganiad hwn" in text
    assert "Statws cydymffurfio" in text
    assert '<h4 id="site-known-issue-1"><span lang="en">The &lt;map&gt; needs a mouse</span></h4>' in text
    assert '<p><span lang="en">People who use no mouse cannot move it. &lt;script&gt;' in text
    assert 'maen prawf llwyddiant WCAG 2.2: <span lang="en">2.1.1 Keyboard</span>.' in text


def stopped(folder: Path, **files: str) -> list[str]:
    """What is said of a site that is not built."""
    changed = {{"issues": "checks/known_issues.yml", "statement": "site_config/statement.yml"}[name]: text for name, text in files.items()}
    with pytest.raises(BuildStopped) as error:
        build(tiny_site(folder, FILES | changed), AS_OF)
    return [line for line in str(error.value).splitlines() if "  " in line]


def test_a_fault_among_the_known_issues_stops_the_build(tmp_path: Path) -> None:
    """A statement that left one out would be untrue."""
    assert stopped(tmp_path, issues=ISSUE.replace("2.1.1", "2.1.9").replace("owner: waste", "owner: wast")) == [
        "checks/known_issues.yml:4  item 1 of `wcag` is “2.1.9”  "
        "It should be the number of a criterion of WCAG 2.2 at level A or AA, such as 1.1.1."
    ]


def test_a_known_issue_of_nobody_stops_the_build(tmp_path: Path) -> None:
    assert stopped(tmp_path, issues=ISSUE.replace("owner: waste", "owner: wast")) == [
        "checks/known_issues.yml:1  unknown owner “wast”  Did you mean “waste”?"
    ]


def test_references_to_nothing_stop_the_build(tmp_path: Path) -> None:
    issues, statement = ISSUE.replace("[[phone web]]", "[[phone wep]]"), STATEMENT.replace("[[contact web]]", "[[contact press]]")
    assert stopped(tmp_path, issues=f"\n{issues}", statement=statement) == [
        "checks/known_issues.yml:2  unknown contact “wep”  Did you mean “web”?",
        "site_config/statement.yml:8  unknown contact “press”  Add it in site_config/contacts/.",
    ]


def test_what_else_is_wrong_in_checks_stops_no_build(tmp_path: Path) -> None:
    """A page must not wait for somebody to mend a waiver: the check tells of that."""
    assert build(tiny_site(tmp_path, {**FILES, "checks/waivers.yml": "nonsense\n", "checks/x.yml": ""}), AS_OF).pages > 0
