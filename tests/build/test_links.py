"""Every link of the built reference site leads somewhere, and none names the site's own host without need."""

import posixpath
import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.html_page import HtmlPage

HOST = "https://demo.example.org/"


def test_every_link_of_every_page_leads_to_a_file_and_an_anchor_that_exist(
    reference_site: Path, reference_pages: dict[str, HtmlPage]
) -> None:
    looked_at, broken = 0, []
    for name, page in reference_pages.items():
        for _, _, link in page.links():
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            looked_at += 1
            target = file_of(name, unquote(parts.path))
            if not (reference_site / target).is_file():
                broken.append(f"{name}: {link}")
            elif parts.fragment and unquote(parts.fragment) not in reference_pages[target].ids:
                broken.append(f"{name}: {link} (no such anchor)")
    assert broken == []
    assert looked_at > 20 * len(reference_pages)


def file_of(page: str, link: str) -> str:
    """The file that a link on a page means; links of the page not found begin at the root."""
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), link))[1:] if link else page
    return posixpath.join(path, "index.html") if link.endswith("/") or link in (".", "..") else path


def test_links_are_relative_so_that_the_site_works_in_any_folder(reference_pages: dict[str, HtmlPage]) -> None:
    """All but the canonical address, and the page not found, which is shown at any depth."""
    absolute = [
        f"{name}: {link}"
        for name, page in reference_pages.items()
        for element, attributes, link in page.links()
        if link.startswith(("/", HOST)) and (element, attributes.get("rel")) != ("link", "canonical") and name != "404.html"
    ]
    assert absolute == []


def test_the_page_not_found_is_whole_at_any_address(reference_site: Path, reference_pages: dict[str, HtmlPage]) -> None:
    links = [link for _, _, link in reference_pages["404.html"].links() if not urlsplit(link).scheme]
    assert links
    assert [link for link in links if not link.startswith(("/", "#"))] == []


def test_every_page_says_its_own_address_once(reference_site: Path, reference_pages: dict[str, HtmlPage]) -> None:
    redirects = set(re.findall(r"^/(\S+) ", (reference_site / "_redirects").read_text(encoding="utf-8"), re.MULTILINE))
    for name, page in reference_pages.items():
        canonical = [link for element, attributes, link in page.links() if attributes.get("rel") == "canonical"]
        if name.removesuffix("index.html") in redirects or name == "404.html":
            continue
        assert canonical == [HOST + name.removesuffix("index.html")]


def test_no_page_loads_anything_from_another_host(reference_pages: dict[str, HtmlPage]) -> None:
    loaded = {
        link
        for page in reference_pages.values()
        for element, attributes, link in page.links()
        if element in ("script", "img", "source") or (element == "link" and attributes.get("rel") not in ("canonical", "alternate"))
    }
    assert loaded
    assert sorted(link for link in loaded if urlsplit(link).scheme or urlsplit(link).netloc) == []


def test_ids_are_unique_on_each_page(reference_pages: dict[str, HtmlPage]) -> None:
    for name, page in reference_pages.items():
        ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
        assert sorted(ids) == sorted(set(ids)), name
