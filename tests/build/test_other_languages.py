"""On a page in another language, what stands in the council's own says so; on the council's own pages nothing does."""

import re
from pathlib import Path

import pytest

from briggate.build.pipeline import build
from tests.sites import page, service, tiny_site

WELSH = {"lang": "cy"}
TOWN = {
    "site_config/council.yml": """\
name: Tinytown Council
short_name: Tinytown
site_url: https://tinytown.example.org/
languages: {cy: Cymraeg, ar: العربية}
brand_words: Small & proud
demonstration: Made up, to test with.
""",
    "site_config/owners.yml": "waste: {name: Waste & recycling, contact: waste}\n",
    "site_config/contacts/waste.yml": """\
waste:
  name: Waste team
  phones:
    - number: 0113 496 0900
      label: Bins
      hours:
        usual:
          - {days: [monday], opens: 9:00, closes: 12:00, note: by <appointment>}
          - {days: [monday], opens: 13:00, closes: 17:00}
        exceptions: [{date: 2026-12-28, reason: Boxing Day}]
        note: We answer in turn.
  in_person: /bins/
  note: Ask for [[contact waste]].
""",
    "site_config/facts/waste.yml": """\
charge: {value: £5 a year, valid_to: 2027-12-31}
fee: {value: £5, valid_to: 2027-12-31}
""",
    "site_config/navigation.yml": """\
report_a_problem: https://example.org/demo/report
menu: [{text: All entries, url: /a-to-z/}, {text: About bins, url: /bins/}]
footer: [{text: Missed bins, url: /bins/missed/}, {text: Contact us, url: /contact/}]
""",
    "site_config/redirects/waste.yml": "- {old: /cy/hen/, new: /cy/biniau/}\n- {old: /old/, new: /bins/}\n",
    "content/contact.md": page("Contact us", type="page"),
    "content/cy/cysylltu.md": page("Cysylltu â ni", type="page", translation_of="/contact/", **WELSH),
    "content/bins/missed.md": service("Missed bins & bags"),
    "content/cy/index.md": page("Gwasanaethau", type="home", **WELSH),
    "content/cy/biniau/index.md": page("Biniau", translation_of="/bins/", **WELSH),
    "content/cy/biniau/gardd.md": service(
        "Gwastraff gardd",
        "Y tâl yw [[fact charge]], sef [[fact fee]]. [[contact waste]] sy’n ateb.\n\n[[contact waste]]\n",
        related="[/bins/missed/]",
        **WELSH,
    ),
    "content/ar/index.md": page("خدمات", type="home", lang="ar"),
    "content/bins/arabic.md": service("Bins in Arabic", related="[/ar/]"),
}
TOWN["content/cy/biniau/gardd.md"] = TOWN["content/cy/biniau/gardd.md"].replace("[bins]", "[/cy/biniau/]")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tiny_site(tmp_path_factory.mktemp("languages"), TOWN), "2026-12-10T09:00").folder


@pytest.fixture(scope="module")
def welsh(town: Path) -> str:
    return (town / "cy/biniau/gardd/index.html").read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [
        '<p lang="en">Made up, to test with.</p>',
        '<span class="wordmark-name" lang="en">',
        '<span class="brand-words" lang="en">Small &amp; proud</span>',
        '<p class="footer-council" lang="en">Tinytown Council</p>',
        '<p class="contact-name"><span lang="en">Waste team</span></p>',
        '<span class="line"><span lang="en">Bins</span></span>',
        'Dydd Llun, 9am tan hanner dydd (<span lang="en">by &lt;appointment&gt;</span>), 1pm tan 5pm',
        'Dydd Llun 28 Rhagfyr: Ar gau (<span lang="en">Boxing Day</span>)',
        '<span lang="en">We answer in turn.</span>',
        'gan <span lang="en">Waste &amp; recycling</span></p>',
        '<a href="../../../bins/" lang="en">Bins</a>',
        '<a href="../../../bins/missed/" lang="en">Missed bins &amp; bags</a>',
        '<a href="../../../bins/missed/"><span lang="en">Missed bins</span></a>',
        'Y tâl yw <span lang="en">£5 a year</span>, sef <span>£5</span>. <span lang="en">Waste team</span> sy’n ateb.',
    ],
)
def test_what_is_in_the_council_s_language_says_so(welsh: str, words: str) -> None:
    assert words in welsh


def test_menus_lead_to_the_page_in_the_language_where_there_is_one(welsh: str) -> None:
    menu = re.search(r'<ul class="menu-more">(.*?)</ul>', welsh, re.DOTALL)
    assert menu
    assert re.findall(r'href="([^"]*)">([^<]*)<', menu[1])[1:] == [
        ("../../../cy/a-to-z/", "A i Y o wasanaethau"),
        ("../../../cy/biniau/", "Biniau"),
    ]


def test_a_page_that_a_menu_offers_is_no_topic(welsh: str) -> None:
    topics = re.search(r'<ul class="menu-topics"[^>]*>(.*?)</ul>', welsh, re.DOTALL)
    assert topics
    assert re.findall(r"<a[^>]*>([^<]*)<", topics[1]) == ["Biniau"]
    assert '<a href="../../../cy/cysylltu/">Cysylltu â ni</a>' in welsh


def test_the_breadcrumb_begins_at_the_home_page_of_the_language(welsh: str, town: Path) -> None:
    trail = re.search(r'<ol class="frame">(.*?)</ol>', welsh, re.DOTALL)
    assert trail
    assert re.findall(r'href="([^"]*)"', trail[1]) == ["../../../cy/", "../../../cy/biniau/"]


def test_a_language_that_runs_the_other_way_says_so(town: Path) -> None:
    assert '<p lang="en" dir="ltr">Made up, to test with.</p>' in (town / "ar/index.html").read_text("utf-8")
    assert '<a href="../../ar/" lang="ar" dir="rtl">خدمات</a>' in (town / "bins/arabic/index.html").read_text("utf-8")


def test_the_page_of_a_moved_address_speaks_the_language_of_the_page_it_leads_to(town: Path) -> None:
    moved = (town / "cy/hen/index.html").read_text("utf-8")
    assert '<html lang="cy">' in moved
    assert "Ewch i: Biniau" in moved
    assert '<html lang="en">' in (town / "old/index.html").read_text("utf-8")


@pytest.mark.parametrize("path", ["index.html", "bins/index.html", "bins/missed/index.html"])
def test_nothing_is_marked_where_all_is_in_the_language_of_the_page(town: Path, path: str) -> None:
    marked = re.findall(r'<(\w+)[^>]*?\slang="(\w+)"', (town / path).read_text("utf-8"))
    assert set(marked) - {("a", "cy"), ("a", "ar")} == {("html", "en")}
