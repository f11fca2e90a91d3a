"""Faults that only rendering finds, in a site that has no others: nothing is published, whenever the page's time may be."""

from pathlib import Path

import pytest

from briggate.build.pipeline import BuildStopped, build
from tests.sites import page, service, tiny_site

MOMENT = "2026-06-01T12:00"
LINK = "## Here\n\nText.\n\n[words](/bins/nowhere-near-it/)\n"
CONTACT = {
    "site_config/owners.yml": "waste: {name: Waste, contact: waste}\n",
    "site_config/contacts/waste.yml": "waste: {name: Waste team, note: 'Ask for [[fact colour]].'}\n",
}
CASES = {
    "on a page of today": ({"content/bins/x.md": service("X", LINK)}, "content/bins/x.md:12  there is no page /bins/nowhere-near-it/"),
    "on a page still to come": (
        {"content/bins/x.md": service("X", LINK, publish_at="2040-01-01")},
        "content/bins/x.md:13  there is no page /bins/nowhere-near-it/",
    ),
    "on a page that has gone": (
        {"content/bins/x.md": service("X", LINK, unpublish_at="{at: 2020-01-01, redirect: /bins/}")},
        "content/bins/x.md:13  there is no page /bins/nowhere-near-it/",
    ),
    "at the top of a page": (
        {"content/bins/x.md": service("X", cost='"[[fact colour]]"')},
        "content/bins/x.md:7  unknown fact “colour”  Add it in site_config/facts/.",
    ),
    "in a contact's note": (CONTACT, "site_config/contacts/waste.yml:1  unknown fact “colour”  Add it in site_config/facts/."),
    "in the menu": (
        {"site_config/navigation.yml": "report_a_problem: /bins/\nmenu: [{text: 'Call [[phone waste]]', url: /bins/}]\n"},
        "site_config/navigation.yml  “[[phone waste]]” would be shown as it is: references do nothing here  Write the words out.",
    ),
}


@pytest.mark.parametrize(("files", "told"), CASES.values(), ids=CASES)
def test_the_build_stops_and_says_where(tmp_path: Path, files: dict[str, str], told: str) -> None:
    with pytest.raises(BuildStopped) as stopped:
        build(tiny_site(tmp_path, files), MOMENT)
    first, _, rest = str(stopped.value).partition("\n")
    assert first.startswith(told)
    assert rest == "\n1 fault. Nothing was built."
    assert not (tmp_path / "build/site").exists()


@pytest.mark.parametrize(
    "link",
    [
        "/bins/colours/",
        "colours.md",
        "./colours.md",
        "../bins/colours.md",
        "/bins/colours.md",
        "/bins/colours",
        "/old/",
        "/old/#brown",
        "#here",
        "?x=y",
    ],
)
def test_links_lead_where_they_say(tmp_path: Path, link: str) -> None:
    """By address, by file and by an address of before; relative, so that the site may live in any folder."""
    files = {
        "content/bins/x.md": service("X", f"## Here\n\n[the words]({link})\n"),
        "content/bins/colours.md": service("Colours", "## Brown\n", redirect_from="[/old/]"),
    }
    site = build(tiny_site(tmp_path, files), MOMENT).folder
    shown = (site / "bins/x/index.html").read_text(encoding="utf-8")
    anchor = "#brown" if "#brown" in link else ""
    expected = link if link[0] in "#?" else f"../../bins/colours/{anchor}"
    assert f'<a href="{expected}">the words</a>' in shown


def test_links_to_what_lies_beside_a_page_and_to_other_sites(tmp_path: Path) -> None:
    body = "[map](map.pdf) ![A bin](bin.png) [out](https://example.org/a?b=c#d) [mail](mailto:a@example.org) [call](tel:01134960001)\n"
    project = tiny_site(tmp_path, {"content/bins/x.md": service("X", body), "content/bins/map.pdf": "x", "content/bins/bin.png": "x"})
    shown = (build(project, MOMENT).folder / "bins/x/index.html").read_text(encoding="utf-8")
    for link in ("../../bins/map.pdf", "../../bins/bin.png", "https://example.org/a?b=c#d", "mailto:a@example.org", "tel:01134960001"):
        assert f'"{link}"' in shown


def test_a_page_that_is_not_of_today_may_link_to_another_that_is_not(tmp_path: Path) -> None:
    """They may come together. Front matter and bodies are judged alike."""
    later = {"publish_at": "2040-01-01"}
    files = {
        "content/bins/one.md": service("One", "[two](two.md)\n", action="{text: Go, url: /bins/two/}", **later),
        "content/bins/two.md": service("Two", "[one](/bins/one/)\n", **later),
        "content/about.md": page("About", type="page"),
    }
    assert not (build(tiny_site(tmp_path, files), MOMENT).folder / "bins/one").exists()
