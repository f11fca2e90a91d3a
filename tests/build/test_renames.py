"""A page that is renamed keeps its old address, and every record that is keyed by the old one still means it."""

import re
from pathlib import Path

import pytest

from briggate.browser.serving import read_headers
from briggate.build.pipeline import build
from briggate.search import read_index, search
from tests.sites import files_of, page, service, tiny_site, write_files

MOMENT = "2026-12-10T09:00"

TOWN = {
    "site_config/council.yml": (
        "name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org/\nlanguages: {cy: Cymraeg}\n"
    ),
    "site_config/owners.yml": "waste: {name: Waste and recycling, contact: waste}\n",
    "site_config/contacts/waste.yml": "waste: {name: Waste team, in_person: /bins/missed/}\n",
    "site_config/navigation.yml": """\
report_a_problem: https://example.org/demo/report
menu: [{text: The menu’s word for it, url: /bins/missed/}]
topics: [/streets/, /bins/]
footer: [{text: The footer’s word for it, url: /bins/missed/}]
""",
    "site_config/a_to_z/waste.yml": "- {term: Uncollected rubbish, page: /bins/missed/}\n",
    "site_config/redirects/waste.yml": "- {old: /ancient/, new: /bins/missed/}\n",
    "site_config/origins.yml": "- {origin: https://chat.example.org, use: connect, owner: waste, reason: Chat, pages: [/bins/missed/]}\n",
    "content/index.md": (
        "---\ntitle: Tinytown\nsummary: Everything.\nowner: waste\nlast_reviewed: 2026-01-02\n"
        "top_tasks: [{text: The home page’s word for it, url: /bins/missed/}]\n---\n"
    ),
    "content/streets/index.md": page("Streets", top_tasks="[{text: The topic’s word for it, url: /bins/missed/}]"),
    "content/bins/missed.md": service("Missed bins", "## Who to tell\n\nUs.\n", unpublish_at="{at: 2030-01-01, redirect: /bins/}"),
    "content/bins/colours.md": service(
        "Bin colours",
        "See [missed bins](/bins/missed/), [the file](missed.md) or [whom to tell](/bins/missed/#who-to-tell).\n",
        related="[/bins/missed/]",
        action="{text: Report it, url: /bins/missed/}",
    ),
    "content/bins/going.md": service("Going", unpublish_at="{at: 2026-12-01, redirect: /bins/missed/}"),
    "content/bins/stay.md": service("Street bins", topics="[bins, streets]"),
    "content/bins/path.md": page(
        "When bins are missed",
        type="step_by_step",
        topics="[bins]",
        steps="[{title: Tell us, links: [{text: The step, url: /bins/missed/}]}]",
    ),
    "content/hubs/index.md": page("Hubs", type="directory"),
    "content/hubs/one.md": page(
        "Hub one", type="venue", location="{address: [1 High Street]}", services="[{title: Help with bins, page: /bins/missed/}]"
    ),
    "content/alerts/snow.md": page(
        "Snow",
        type="alert",
        severity="minor",
        **{"from": "2026-12-01", "to": "2026-12-24"},
        pages="[/bins/missed/]",
        link="{text: The alert’s word for it, url: /bins/missed/}",
    ),
    "content/cy/bins/missed.md": service("Biniau a gollwyd", lang="cy", translation_of="/bins/missed/"),
    "content/cy/index.md": page("Cyngor Tinytown", type="landing", lang="cy"),
    "content/cy/bins/index.md": page("Biniau", type="landing", lang="cy"),
}


def rename(project: Path, old: str, new: str) -> None:
    """As a publisher does it: move the file, and keep its old address in `redirect_from`."""
    text = (project / f"content/{old}.md").read_text(encoding="utf-8")
    (project / f"content/{old}.md").unlink()
    write_files(project, {f"content/{new}.md": text.replace("title:", f"redirect_from: [/{old}/]\ntitle:", 1)})


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The town before and after /bins/missed/ became /bins/not-emptied/."""
    project = tiny_site(tmp_path_factory.mktemp("renames"), TOWN)
    before = build(project, MOMENT, tmp_path_factory.mktemp("before") / "site").folder
    rename(project, "bins/missed", "bins/not-emptied")
    # The link by file is the one kind that names a file, and files do not lead on.
    colours = project / "content/bins/colours.md"
    colours.write_text(colours.read_text(encoding="utf-8").replace("(missed.md)", "(not-emptied.md)"), encoding="utf-8")
    return before, build(project, MOMENT, tmp_path_factory.mktemp("after") / "site").folder


def text_of(site: Path, address: str) -> str:
    return (site / address[1:] / "index.html").read_text(encoding="utf-8")


WORDS = {
    "/": ["The home page’s word for it", "The menu’s word for it", "The footer’s word for it"],
    "/streets/": ["The topic’s word for it"],
    "/bins/colours/": ["missed bins", "the file", "whom to tell", "Report it", "Missed bins"],
    "/bins/path/": ["The step"],
    "/hubs/one/": ["Help with bins"],
    "/alerts/snow/": ["The alert’s word for it"],
    "/cy/bins/missed/": ["English"],
}


@pytest.mark.parametrize(("address", "words"), [(address, word) for address, words in WORDS.items() for word in words])
def test_a_link_that_named_the_old_address_leads_to_the_new_one(sites: tuple[Path, Path], address: str, words: str) -> None:
    for site, name in zip(sites, ("missed", "not-emptied"), strict=True):
        links = re.findall(rf'<a\b[^>]*href="([^"]*)"[^>]*>(?:<[^>]*>)*{re.escape(words)}', text_of(site, address))
        assert links, f"{address} does not say {words}"
        assert {re.sub(r"^.*/(?=[^/]+/(#.*)?$)|#.*$", "", link).strip("/") for link in links} == {name}


def test_nothing_is_left_that_links_to_the_old_address(sites: tuple[Path, Path]) -> None:
    _, after = sites
    texts = {
        name: data.decode().replace("cy/bins/missed/", "") for name, data in files_of(after).items() if name.endswith((".html", ".xml"))
    }
    assert [name for name, text in texts.items() if "bins/missed/" in text] == ["bins/missed/index.html"]


def test_old_addresses_lead_to_the_new_one_in_one_step(sites: tuple[Path, Path]) -> None:
    """The page's own, one that a redirect led to it, and one of a page that it took the place of."""
    _, after = sites
    redirects = dict(line.split()[:2] for line in (after / "_redirects").read_text().splitlines())
    assert redirects == {old: "/bins/not-emptied/" for old in ("/ancient/", "/bins/going/", "/bins/missed/")}
    assert '<meta http-equiv="refresh" content="0; url=../../bins/not-emptied/">' in text_of(after, "/bins/missed/")


def test_the_a_to_z_and_search_know_the_page_by_the_words_of_its_old_address(sites: tuple[Path, Path]) -> None:
    for site, address in zip(sites, ("/bins/missed/", "/bins/not-emptied/"), strict=True):
        assert f'href="../..{address}"' in text_of(site, "/a-to-z/u/")
        assert [result.page.address for result in search(read_index(site / "search"), "uncollected").results] == [address]


def test_an_alert_shows_on_the_page_that_it_names_by_its_old_address(sites: tuple[Path, Path]) -> None:
    for site, address in zip(sites, ("/bins/missed/", "/bins/not-emptied/"), strict=True):
        assert "alerts/snow/" in text_of(site, address)
        assert "alerts/snow/" not in text_of(site, "/bins/colours/")


def test_the_outside_origin_of_a_page_moves_with_it(sites: tuple[Path, Path]) -> None:
    for site, address in zip(sites, ("/bins/missed/", "/bins/not-emptied/"), strict=True):
        assert [rule.path for rule in read_headers(site / "_headers") if rule.path.startswith("/bins/")] == [address]


def test_a_topic_that_is_renamed_keeps_its_pages_and_its_place(tmp_path: Path) -> None:
    """Pages name their topics by address, and navigation.yml orders them by it."""
    project = tiny_site(tmp_path, TOWN)
    rename(project, "streets/index", "roads/index")
    text = (project / "content/roads/index.md").read_text(encoding="utf-8")
    write_files(project, {"content/roads/index.md": text.replace("[/streets/index/]", "[/streets/]")})
    site = build(project, MOMENT).folder
    assert "Street bins" in text_of(site, "/roads/")
    home = text_of(site, "/")
    assert home.index(">Streets<") < home.index(">Bins<")
