"""What is fetched for a question, and what residents get when it does not come, or is not what it should be."""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By

from briggate.search import SearchDocument, SearchIndex, search
from tests.search.corpus import corpus
from tests.search.site import write_site
from tests.search.test_search_in_browser import field, options, results, status, suggested, wait_for

pytestmark = pytest.mark.browser

PAGES = corpus()
QUESTION = "report a missed bin"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_site(tmp_path, PAGES)
    return tmp_path


@pytest.fixture
def address(serve: Callable[..., str], folder: Path) -> str:
    return serve(folder)


@pytest.fixture
def offline(chromium: webdriver.Chrome) -> Iterator[Callable[[bool], None]]:
    """`offline(True)` cuts the browser's line."""

    def cut(is_cut: bool) -> None:
        chromium.execute_cdp_cmd("Network.enable", {})
        chromium.execute_cdp_cmd(
            "Network.emulateNetworkConditions", {"offline": is_cut, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        )

    yield cut
    cut(False)


def fetched(driver: webdriver.Chrome) -> list[str]:
    """The paths asked for since the last time, but for pages."""
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    sent = [urlsplit(event["params"]["request"]["url"]).path for event in events if event["method"] == "Network.requestWillBeSent"]
    return [path for path in sent if not path.endswith(("/", "favicon.ico"))]


def index_files(folder: Path) -> list[Path]:
    return sorted((folder / "search" / "index").iterdir())


def test_a_first_question_fetches_the_files_of_its_words_and_of_the_results_shown(
    chromium: webdriver.Chrome, folder: Path, address: str
) -> None:
    """Each once: the manifest, the lengths, at most three shards a word, a list of words, and a file for each of ten results."""
    chromium.get("about:blank")
    fetched(chromium)
    assert len(results(chromium, f"{address}search/?q={QUESTION}")) == 10
    asked = fetched(chromium)
    assert asked.count("/search/manifest.json") == 1
    parts = [path for path in asked if path.startswith("/search/index/")]
    assert len(parts) == len(set(parts)) <= 1 + 3 * 3 + 1 + 10 < len(index_files(folder)) / 4
    read: list[str] = []

    def reading(name: str) -> bytes:
        read.append(f"/search/{name}")
        return (folder / "search" / name).read_bytes()

    assert search(SearchIndex(reading), QUESTION).total
    assert len(set(parts) - set(read)) <= 4  # asked for at once, in case: neighbours of a shard


def test_letters_typed_on_fetch_little_more(chromium: webdriver.Chrome, address: str) -> None:
    chromium.get(address + "search/")
    suggested(chromium, "missed")
    fetched(chromium)
    suggested(chromium, " bi")
    assert len([path for path in fetched(chromium) if "/index/" in path]) <= 12  # "bi": a shard, perhaps two, and six results
    suggested(chromium, "n")
    assert [path for path in fetched(chromium) if "manifest" in path] == []


def test_a_release_in_the_middle_of_a_visit_is_noticed(chromium: webdriver.Chrome, folder: Path, address: str) -> None:
    """The old files are gone; a page that was open asks for the new manifest, once, and answers from it."""
    chromium.get(address + "search/")
    suggested(chromium, "missed")
    shutil.rmtree(folder / "search")
    page = SearchDocument("/zebra/", "Zebra crossing", "For people on foot.", body="zebra crossing")
    write_site(folder, (*(document for document in PAGES if "bin" not in document.title.lower()), page))
    fetched(chromium)
    field(chromium).clear()
    assert suggested(chromium, "zebra cross")[0] == "Zebra crossing"
    assert [path for path in fetched(chromium) if "manifest" in path] == ["/search/manifest.json"]


def failed(chromium: webdriver.Chrome, address: str) -> bool:
    assert results(chromium, f"{address}search/?q={QUESTION}") == []
    link = chromium.find_element(By.CSS_SELECTOR, "main a").get_attribute("href")
    return status(chromium).startswith("Search is not working") and link == address + "a-to-z/"


def test_parts_that_are_missing_are_told_of(chromium: webdriver.Chrome, folder: Path, address: str) -> None:
    for file in index_files(folder):
        file.unlink()
    assert failed(chromium, address)


@pytest.mark.parametrize("content", [b"", b"<!doctype html>", b"[]", b'["!bin","!!!"]', b"null"])
def test_parts_that_are_something_else_are_told_of_and_never_answer(
    chromium: webdriver.Chrome, folder: Path, address: str, content: bytes
) -> None:
    for file in index_files(folder):
        file.write_bytes(content)
    assert failed(chromium, address)


def test_parts_in_each_others_place_never_answer(chromium: webdriver.Chrome, folder: Path, address: str) -> None:
    """Each is sound by itself, and would give other pages for the words."""
    files = index_files(folder)
    contents = [file.read_bytes() for file in files]
    for file, content in zip(files, [*contents[1:], contents[0]], strict=True):
        file.write_bytes(content)
    assert failed(chromium, address)


@pytest.mark.parametrize("content", [b"{}", b'{"format": 1}', b"<!doctype html>", b'{"format": 2}'])
def test_a_manifest_of_another_edition_is_told_of(chromium: webdriver.Chrome, folder: Path, address: str, content: bytes) -> None:
    (folder / "search" / "manifest.json").write_bytes(content)
    assert failed(chromium, address)


def test_without_a_line_nothing_is_suggested_and_with_it_again_everything_is(
    chromium: webdriver.Chrome, address: str, offline: Callable[[bool], None]
) -> None:
    chromium.get(address + "search/")
    offline(True)
    field(chromium).send_keys("missed")
    wait_for(chromium, lambda: any("ERR_INTERNET_DISCONNECTED" in entry["message"] for entry in chromium.get_log("browser")))
    assert options(chromium) == []
    offline(False)
    assert len(suggested(chromium, " b")) > 1


def test_more_results_that_do_not_come_are_told_of(chromium: webdriver.Chrome, folder: Path, address: str) -> None:
    assert len(results(chromium, f"{address}search/?q=bin")) == 10
    for file in index_files(folder):
        file.unlink()
    chromium.find_element(By.CSS_SELECTOR, "main button").click()
    wait_for(chromium, lambda: status(chromium).startswith("Search is not working"))
    assert len(chromium.find_elements(By.CSS_SELECTOR, "main ol a")) == 10


WITHOUT_DIGESTS = """
    Object.defineProperty(crypto, "subtle", { value: undefined, configurable: true });
    const opened = await engine.openSearch(address + "search/manifest.json", address + "assets/lunr.js");
    const found = await opened.search("bin", 3).catch((failure) => [String(failure)]);
    delete crypto.subtle;
    return found.length > 1 ? (await found[0].page())[0] : found;
"""


def test_on_a_page_that_came_by_http_search_works_too(in_browser: Callable[..., Any]) -> None:
    """Browsers work out digests on secure pages alone."""
    assert in_browser(WITHOUT_DIGESTS) == "/bins/missed-bin/"
