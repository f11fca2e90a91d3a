"""Nothing that stands in a page or a setting runs in a resident's browser, or asks another host for anything.

The whole hostile town is built as any site is, and opened in Chromium with the security policy and without it.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote
from xml.etree import ElementTree

import jinja2
import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from briggate.build.pipeline import build
from tests.browser_support import start_chromium
from tests.security.hostile_town import MOMENT, hostile_town, names_in, payloads
from tests.security.watching import Seen, Watcher

pytestmark = pytest.mark.browser

CUT = [payload.name for payload in payloads("cut")]
SHOWN = [payload.name for payload in payloads("shown")]
TOWN = [payload.name for payload in payloads("town")]
SWALLOWED = {"math-mutation", "script-unclosed", "select-mutation", "unclosed-tags"}
"""Bodies that leave a tag, quote or comment open, so that what comes after is lost, as it would be in any browser."""
NOT_SHOWN = {
    "bank-holiday": "a bank holiday is shown as one, not by its name",
    "channel-name": "the channel that is a web chat is called by the catalogue's word",
    "channel-note": "for publishers",
    "fact-note": "for publishers",
    "origin-reason": "for publishers",
    "owner-centre": "not a part of any page yet",
    "part-synonym": "indexed word by word, and never shown",
    "synonym": "indexed word by word, and never shown",
    "search-phrase": "indexed word by word, and never shown",
}
QUERIES = (
    "<img src=x.png onerror=ran('query-image')>",
    "\"><script>ran('query-script')</script>",
    "</title><svg onload=ran('query-title')>",
    "javascript:ran('query-javascript')",
    "{{constructor.constructor('ran(`query-template`)')()}} ${ran('query-literal')} {query} __proto__ constructor",
    "bin'\"><img src=x.png onerror=ran('query-known')>",
)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile town, built."""
    folder = tmp_path_factory.mktemp("hostile")
    return build(hostile_town(folder / "town"), MOMENT, folder / "site").folder


@pytest.fixture(scope="module")
def driver() -> Iterator[webdriver.Chrome]:
    """A browser that no other test uses, for the watcher changes it."""
    driver = start_chromium()
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def watcher(driver: webdriver.Chrome) -> Watcher:
    return Watcher(driver)


def addresses(site: Path) -> list[str]:
    """Every page that a resident stays on: redirects lead elsewhere."""
    pages = [path for path in sorted(site.rglob("*.html")) if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8")]
    return [path.relative_to(site).as_posix().removesuffix("index.html") for path in pages]


@pytest.fixture(scope="module", params=[True, False], ids=["with-policy", "without-policy"])
def seen(request: pytest.FixtureRequest, town: Path, watcher: Watcher, serve: Callable[..., str]) -> Mapping[str, Seen]:
    """What each page did and is, by address."""
    url = serve(town, with_headers=request.param)
    return {address: watcher.visit(url + address) for address in addresses(town)}


def test_the_catalogue_is_long_and_every_payload_calls_its_own_name() -> None:
    assert len(CUT) + len(SHOWN) + len(TOWN) > 150
    assert len(set(CUT + SHOWN + TOWN)) == len(CUT + SHOWN + TOWN)
    misnamed = [payload.name for kind in ("cut", "shown") for payload in payloads(kind) if names_in(payload.text) != {payload.name}]
    assert misnamed == []


def test_nothing_runs_and_nobody_else_is_asked(seen: Mapping[str, Seen]) -> None:
    ran = {name for page in seen.values() for name in page.ran}
    outside = {address for page in seen.values() for address in page.outside}
    assert (ran, outside) == (set(), set())


def test_the_policy_has_nothing_to_block(seen: Mapping[str, Seen]) -> None:
    """What it would block in a page of ours would be a fault of ours, and a resident's loss."""
    assert [message for page in seen.values() for message in page.blocked] == []


def test_pages_are_made_of_harmless_elements(seen: Mapping[str, Seen]) -> None:
    assert {address: page.made_of["wrong"] for address, page in seen.items() if page.made_of["wrong"]} == {}


def test_the_words_around_a_cut_payload_stay(seen: Mapping[str, Seen]) -> None:
    """This also says that every payload got as far as the page."""
    lost = {
        name
        for kind, names in (("cut", CUT), ("shown", SHOWN))
        for name in names
        if not (f"Before {name}." in (words := seen[f"{kind}/{name}/"].made_of["words"]) and f"After {name}." in words)
    }
    assert lost == SWALLOWED


@pytest.mark.parametrize("name", SHOWN)
def test_what_only_looks_like_an_attack_is_shown_as_written(seen: Mapping[str, Seen], name: str) -> None:
    assert f"ran('{name}')" in seen[f"shown/{name}/"].made_of["words"]


def test_every_text_of_a_page_or_setting_is_shown_as_written(seen: Mapping[str, Seen]) -> None:
    shown = {name for page in seen.values() for name in names_in(page.made_of["everything"])}
    assert set(TOWN) - shown == NOT_SHOWN.keys()


def test_nothing_is_escaped_twice(seen: Mapping[str, Seen]) -> None:
    """Safe, but a resident would read `&lt;`."""
    signs = ("&lt;", "&gt;", "&amp;", "&quot;", "&#3", "<a href", "<span")
    found = {
        address: sign
        for address, page in seen.items()
        for sign in signs
        if not address.startswith(("cut/", "shown/")) and sign in page.made_of["everything"]
    }
    assert found == {}


@pytest.fixture(scope="module")
def home(town: Path, serve: Callable[..., str]) -> str:
    """The town's address, without the policy, which would hide what a script of ours does wrong."""
    return serve(town, with_headers=False)


@pytest.mark.parametrize("query", QUERIES)
def test_a_hostile_question_is_only_words(watcher: Watcher, home: str, query: str) -> None:
    """In the address of the results page, which anybody may send to a resident."""
    driver = watcher.driver
    driver.get(f"{home}search/?q={quote(query)}")
    WebDriverWait(driver, 10).until(lambda _: driver.find_element(By.CSS_SELECTOR, "[data-search-results] [role=status]").text)
    page = watcher.visit_open_page()
    assert (page.ran, page.outside, page.made_of["wrong"]) == (frozenset(), frozenset(), [])
    assert driver.find_element(By.NAME, "q").get_attribute("value") == query.strip()
    assert query in driver.title


def test_hostile_titles_and_summaries_are_only_words_in_results(watcher: Watcher, home: str) -> None:
    driver = watcher.driver
    driver.get(f"{home}search/?q=missed+bin")
    WebDriverWait(driver, 10).until(lambda _: driver.find_elements(By.CSS_SELECTOR, ".search-result"))
    page = watcher.visit_open_page()
    assert (page.ran, page.outside, page.made_of["wrong"]) == (frozenset(), frozenset(), [])
    assert {"service-title", "service-summary"} <= names_in(driver.find_element(By.CSS_SELECTOR, "[data-search-results]").text)


def test_hostile_titles_are_only_words_among_suggestions(watcher: Watcher, home: str) -> None:
    driver = watcher.driver
    driver.get(f"{home}cut/clobbering-ids/")
    suggestions = type_in_search(driver, "missed")
    page = watcher.visit_open_page()
    assert (page.ran, page.outside, page.made_of["wrong"]) == (frozenset(), frozenset(), [])
    assert "service-title" in names_in(suggestions)


def type_in_search(driver: webdriver.Chrome, words: str) -> str:
    """The suggestions that come up for some words."""
    driver.find_element(By.NAME, "q").send_keys(words)
    WebDriverWait(driver, 10).until(lambda _: driver.find_elements(By.CSS_SELECTOR, "form.search [role=option]"))
    return driver.find_element(By.CSS_SELECTOR, "form.search [role=listbox]").text


@pytest.mark.parametrize("name", ["clobbering-ids", "clobbering-names", "script-gadgets", "borrowed-classes"])
def test_a_body_cannot_take_the_place_of_the_frame_around_it(watcher: Watcher, home: str, name: str) -> None:
    """The names that the templates, scripts and labels rely on stay theirs."""
    driver = watcher.driver
    driver.get(f"{home}cut/{name}/")
    frame = driver.execute_script(
        """const labelled = Array.from(document.querySelectorAll("[aria-labelledby], [aria-controls], label[for]"), element =>
             element.getAttribute("aria-labelledby") || element.getAttribute("aria-controls") || element.htmlFor);
           return {
             main: document.getElementById("site-main").tagName,
             search: document.getElementById("site-search").name,
             mistaken: labelled.filter(id => !document.getElementById(id) || document.getElementById(id).closest(".md-typeset")),
             own: [typeof document.querySelector, typeof document.body.tagName, typeof document.forms.length, typeof document.title],
             classes: Array.from(document.querySelectorAll(".md-typeset [class]"), e => e.className).filter(Boolean),
           }"""
    )
    assert frame == {
        "main": "MAIN",
        "search": "q",
        "mistaken": [],
        "own": ["function", "string", "number", "string"],
        "classes": ["admonition-title"] if name == "borrowed-classes" else [],
    }
    assert "Missed bin" in type_in_search(driver, "missed")


def test_the_files_beside_the_pages_are_well_formed(town: Path) -> None:
    """What a feed reader, a search engine or a program reads is data with the payloads in it, as text."""
    texts = {path: ElementTree.parse(town / path).getroot() for path in ("sitemap.xml", "changes/feed.xml", "cy/changes/feed.xml")}
    assert names_in("".join(texts["changes/feed.xml"].itertext())) >= {"council-name", "service-title", "change-note"}
    assert {element.tag for text in texts.values() for element in text.iter() if "script" in element.tag or "img" in element.tag} == set()
    records = json.loads((town / "api/pages.json").read_text(encoding="utf-8"))
    assert "service-title" in names_in("".join(record["title"] for record in records))
    linked = [
        json.loads(data.partition(">")[2].partition("</script>")[0])
        for data in (town / "bins/missed-bin/index.html").read_text(encoding="utf-8").split("<script")
        if data.startswith(' type="application/ld+json"')
    ]
    assert names_in(json.dumps(linked)) >= {"service-title", "service-summary", "provider-name", "council-name", "landing-title"}


@pytest.fixture(scope="module")
def unguarded_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The same town, built while nothing is escaped and nothing sanitised."""
    folder = tmp_path_factory.mktemp("unguarded")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briggate.markdown.dialect.sanitise", lambda html, resolve: html)
        patch.setattr("briggate.markdown.references.escape", lambda text: text)
        patch.setattr("briggate.build.structured_data._UNSAFE", {})
        patch.setattr(jinja2.Environment, "autoescape", property(lambda self: False, lambda self, value: None), raising=False)
        yield build(hostile_town(folder / "town"), MOMENT, folder / "site").folder


def test_these_payloads_do_run_where_nothing_stops_them(unguarded_town: Path, watcher: Watcher, serve: Callable[..., str]) -> None:
    """Else the tests above would prove little."""
    url = serve(unguarded_town, with_headers=False)
    seen = [watcher.endure(url + address) for address in sample(unguarded_town)]
    ran = {name for page in seen for name in page.ran}
    asked = {name for page in seen for address in page.outside for name in names_in(address)}
    print(
        sorted(set(CUT) - ran - asked),
        sorted(set(TOWN) - ran),
        sorted(asked),
        len(ran & set(CUT)),
        len(ran & set(TOWN)),
        len(asked & set(CUT)),
    )
    assert len((ran | asked) & set(CUT)) >= 50
    assert len(ran & set(TOWN)) >= 70
    assert len(asked) >= 8


def test_the_policy_alone_stops_what_would_run(unguarded_town: Path, watcher: Watcher, serve: Callable[..., str]) -> None:
    """A second wall behind the first: were a sanitiser or a template wrong one day, the browser would still not run it."""
    url = serve(unguarded_town)
    seen = [watcher.endure(url + address) for address in sample(unguarded_town)]
    assert {name for page in seen for name in page.ran} == set()
    assert len([page for page in seen if page.blocked]) > 30


def sample(site: Path) -> list[str]:
    """The pages with a payload in the body, and one of each kind."""
    kinds = {"", "bins/", "bins/missed-bin/", "bins/guide/", "bins/guide/one/", "bins/pathway/", "hubs/", "hubs/centre/", "changes/"}
    return [address for address in addresses(site) if address in kinds or address.startswith("cut/")]
