"""The files beside the pages: each says what is there, all of it and nothing else."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from briggate.build.pipeline import build
from tests.sites import PROJECT, page, service, tiny_site

MOMENT = "2026-12-10T09:00"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ATOM = "{http://www.w3.org/2005/Atom}"
HOST = "https://tinytown.example.org/"

TOWN = {
    "content/bins/missed.md": service(
        "Missed bins & bags <soon>",
        lgsl="[524, 0012]",
        review_in="6",
        redirect_from="[/old/missed/]",
        changes="""
  - {date: 2026-09-01, note: New days & <other> hours}
  - {date: 2026-09-01, note: A second note}
  - {date: 2026-03-01, note: First written}""",
    ),
    "content/bins/later.md": service("Later", publish_at="2027-01-01"),
    "content/bins/gone.md": service("Gone", unpublish_at="{at: 2026-12-01, redirect: /bins/missed/}"),
    "content/alerts/snow.md": page("Snow", type="alert", severity="minor", **{"from": "2026-12-01", "to": "2026-12-24"}),
    "site_config/redirects/waste.yml": "- {old: /rubbish/, new: /old/missed/}\n- {old: /dvla/, new: https://example.org/dvla}\n",
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tiny_site(tmp_path_factory.mktemp("outputs"), TOWN), MOMENT).folder


def test_the_sitemap_lists_every_page_that_people_may_arrive_at(town: Path) -> None:
    """Not alerts, which are gone tomorrow; not search; not old addresses, nor pages that are not live."""
    root = ElementTree.parse(town / "sitemap.xml").getroot()
    assert root.tag == f"{SITEMAP}urlset"
    addresses = [(url.findtext(f"{SITEMAP}loc") or "").removeprefix(HOST) for url in root]
    pages = ["", "bins/", "bins/missed/"]
    letters = sorted(f"a-to-z/{path.parent.name}/" for path in town.glob("a-to-z/*/index.html") if path.parent.name != "all")
    assert addresses == sorted([*pages, "a-to-z/", "a-to-z/all/", *letters, "changes/", "topics/"])
    changed = {url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod") for url in root}
    assert changed[f"{HOST}bins/missed/"] == "2026-09-01"
    assert changed[f"{HOST}bins/"] == "2026-01-02"


def test_the_reference_sitemap_lists_every_live_page_but_alerts(reference_site: Path) -> None:
    records = json.loads((reference_site / "api/pages.json").read_text(encoding="utf-8"))
    listed = re.findall(r"<loc>https://demo\.example\.org(.*?)</loc>", (reference_site / "sitemap.xml").read_text(encoding="utf-8"))
    assert {record["address"] for record in records if record["type"] != "alert"} - set(listed) == set()
    assert [address for address in listed if not (reference_site / address[1:] / "index.html").exists()] == []
    assert len(listed) == len(set(listed))


def test_robots_are_told_where_the_sitemap_is(town: Path) -> None:
    assert (town / "robots.txt").read_text() == f"User-agent: *\nAllow: /\n\nSitemap: {HOST}sitemap.xml\n"


def test_programs_get_a_record_of_every_live_page(town: Path) -> None:
    records = {record["address"]: record for record in json.loads((town / "api/pages.json").read_text(encoding="utf-8"))}
    assert sorted(records) == ["/", "/alerts/snow/", "/bins/", "/bins/missed/"]
    assert records["/bins/missed/"] == {
        "address": "/bins/missed/",
        "title": "Missed bins & bags <soon>",
        "type": "service",
        "owner": "waste",
        "review_date": "2026-07-02",
        "lgsl": ["524", "0012"],
        "source": "content/bins/missed.md",
    }
    assert records["/"]["lgsl"] == []


def test_every_record_of_the_reference_site_has_the_same_keys_and_names_its_file(reference_site: Path) -> None:
    records = json.loads((reference_site / "api/pages.json").read_text(encoding="utf-8"))
    keys = {"address", "title", "type", "owner", "review_date", "lgsl", "source"}
    assert [record for record in records if set(record) != keys] == []
    assert [record["source"] for record in records if not (PROJECT / record["source"]).is_file()] == []
    assert [record["address"] for record in records if not (reference_site / record["address"][1:] / "index.html").is_file()] == []
    assert all(isinstance(code, str) for record in records for code in record["lgsl"])


def test_an_old_address_leads_on_with_and_without_a_server_that_redirects(town: Path) -> None:
    """Chains are followed to their end, so that a browser takes one step."""
    redirects = (town / "_redirects").read_text().splitlines()
    assert redirects == [
        "/bins/gone/ /bins/missed/ 301",
        "/dvla/ https://example.org/dvla 301",
        "/old/missed/ /bins/missed/ 301",
        "/rubbish/ /bins/missed/ 301",
    ]
    for old, target in {"rubbish": "../bins/missed/", "old/missed": "../../bins/missed/", "dvla": "https://example.org/dvla"}.items():
        text = (town / old / "index.html").read_text(encoding="utf-8")
        assert re.search(rf'<meta http-equiv="refresh" content="0; url={re.escape(target)}">', text), old
        assert f'<a href="{target}">' in text
        assert '<meta name="robots" content="noindex">' in text


def test_a_site_in_a_folder_of_a_host_redirects_within_that_folder(tmp_path: Path) -> None:
    council = "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://example.org/tiny\n"
    site = build(tiny_site(tmp_path, {**TOWN, "site_config/council.yml": council}), MOMENT).folder
    assert (site / "_redirects").read_text().splitlines()[-1] == "/tiny/rubbish/ /tiny/bins/missed/ 301"
    assert '  "/tiny/rubbish/" "/tiny/bins/missed/";' in (site / "_nginx.conf").read_text()
    assert (site / "_headers").read_text().splitlines()[0] == "/tiny/*"
    not_found = (site / "404.html").read_text(encoding="utf-8")
    assert set(re.findall(r'(?:href|src)="(/[^/"]*/)', not_found)) == {"/tiny/"}
    assert "<loc>https://example.org/tiny/bins/</loc>" in (site / "sitemap.xml").read_text()


def test_the_feed_of_changes_is_atom(town: Path) -> None:
    feed = ElementTree.parse(town / "changes/feed.xml").getroot()
    assert feed.tag == f"{ATOM}feed"
    assert [child.tag.removeprefix(ATOM) for child in feed][:6] == ["title", "link", "link", "id", "updated", "author"]
    assert feed.findtext(f"{ATOM}updated") == "2026-09-01T00:00:00Z"
    assert [link.attrib for link in feed.findall(f"{ATOM}link")] == [
        {"href": f"{HOST}changes/"},
        {"rel": "self", "href": f"{HOST}changes/feed.xml"},
    ]
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}summary") for entry in entries] == ["A second note", "New days & <other> hours", "First written"]
    for entry in entries:
        assert sorted(child.tag.removeprefix(ATOM) for child in entry) == ["id", "link", "summary", "title", "updated"]
        assert entry.findtext(f"{ATOM}title") == "Missed bins & bags <soon>"
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", entry.findtext(f"{ATOM}updated") or "")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)


def test_a_new_note_leaves_the_ids_of_older_ones_alone(tmp_path: Path, town: Path) -> None:
    """A feed reader tells of every id that it has not seen."""
    missed = TOWN["content/bins/missed.md"].replace("changes:", "changes:\n  - {date: 2026-12-01, note: Newest}")
    site = build(tiny_site(tmp_path, {**TOWN, "content/bins/missed.md": missed}), MOMENT).folder
    before = re.findall(r"<id>(.*)</id>", (town / "changes/feed.xml").read_text(encoding="utf-8"))
    after = re.findall(r"<id>(.*)</id>", (site / "changes/feed.xml").read_text(encoding="utf-8"))
    assert len(after) == len(before) + 1
    assert set(before) < set(after)


def test_a_site_without_changes_has_a_feed_all_the_same(tmp_path: Path) -> None:
    feed = ElementTree.parse(build(tiny_site(tmp_path), MOMENT).folder / "changes/feed.xml").getroot()
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated")


def test_the_stylesheet_asks_for_no_file_that_is_not_there(reference_site: Path) -> None:
    assets = reference_site / "assets"
    (sheet,) = assets.glob("site.*.css")
    asked = re.findall(r"""url\(\s*["']?([^"')]+)""", sheet.read_text(encoding="utf-8"))
    assert [name for name in asked if not (assets / name).is_file()] == []
    assert "@import" not in sheet.read_text(encoding="utf-8")
