"""Search as a resident meets it in a browser: the same answers as Python's, by keyboard, by ear, and with nothing fetched too soon."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import WebDriverWait

from briggate.search import SearchDocument, build_index, near_words, search
from tests.search.site import DOCUMENTS, HOSTILE, write_site

pytestmark = pytest.mark.browser

INDEX = build_index(DOCUMENTS)

IN_BROWSER = """
    window.opened = window.opened || engine.openSearch(address + "search/manifest.json", address + "assets/lunr.js");
    const opened = await window.opened;
    return Promise.all(given.map(async (query) => [
      (await opened.search(query)).map(({ place, score, terms }) => [place, score, Array.from(terms).sort()]), await opened.near(query)]));
"""

ADDRESSES = {document.address: place for place, document in enumerate(sorted(DOCUMENTS, key=lambda document: document.address))}


def here(query: str) -> list[Any]:
    results = search(INDEX, query, len(DOCUMENTS)).results
    answers = [[ADDRESSES[result.page.address], pytest.approx(result.score, abs=1e-9), sorted(result.terms)] for result in results]
    return [answers, list(near_words(INDEX, query))]


def assert_same(in_browser: Callable[..., Any], queries: list[str]) -> None:
    there = in_browser(IN_BROWSER, queries)
    assert [(query, answer) for query, answer in zip(queries, there, strict=True) if answer != here(query)] == []


def test_python_and_lunr_js_give_the_same_pages_in_the_same_order_with_the_same_scores(in_browser: Callable[..., Any]) -> None:
    words = sorted(
        {word for document in DOCUMENTS for name in ("title", "summary", "body") for word in " ".join(document.field(name)).split()}
    )
    beginnings = [word[:letters] for word in words for letters in range(1, len(word))]
    slips = [word[:2] + word[3:] for word in words] + [word[:1] + word[2:3] + word[1:2] + word[3:] for word in words]
    pairs = [f"{one} {other}" for one, other in zip(words, reversed(words), strict=True)]
    together = [f"{one}{other}".lower() for one, other in pairwise(words)]
    assert_same(in_browser, [*words, *beginnings, *slips, *pairs, *together, "", " ", "what's on", "__proto__ constructor", HOSTILE])


LETTERS = st.text(alphabet="abcdefiklmnoprstuy -’'", max_size=25)
SAID = st.lists(st.sampled_from([word for document in DOCUMENTS for word in document.title.split()]), max_size=4).map(" ".join)


@settings(max_examples=20, deadline=None)
@given(queries=st.lists(LETTERS | SAID, min_size=10, max_size=30))
def test_they_agree_on_questions_nobody_thought_of(in_browser: Callable[..., Any], queries: list[str]) -> None:
    assert_same(in_browser, queries)


@pytest.fixture
def page(chromium: webdriver.Chrome, site: str) -> webdriver.Chrome:
    chromium.get(site + "bins/missed-bin/")
    return chromium


def field(driver: webdriver.Chrome) -> WebElement:
    return driver.find_element(By.NAME, "q")


def wait_for(driver: webdriver.Chrome, expected: Callable[[], Any]) -> Any:
    return WebDriverWait(driver, 20, poll_frequency=0.02).until(lambda _: expected())


def options(driver: webdriver.Chrome) -> list[str]:
    return driver.execute_script(
        "return Array.from(document.querySelectorAll('[role=listbox]:not([hidden]) [role=option]'), (option) => option.innerText)"
    )


def suggested(driver: webdriver.Chrome, typed: str) -> list[str]:
    """What is suggested for some letters, typed into the field as it stands."""
    field(driver).send_keys(typed)
    whole = f"See all results for “{field(driver).get_property('value').strip()}”"
    return wait_for(driver, lambda: (options(driver)[-1:] == [whole] and options(driver)) or None)


def fetched(driver: webdriver.Chrome) -> list[str]:
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    sent = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
    return [address.rpartition("/")[2] for address in sent]


def is_part(name: str) -> bool:
    return re.fullmatch(r"[0-9a-f]{10}\.json", name) is not None


def test_nothing_is_fetched_until_somebody_types(chromium: webdriver.Chrome, site: str) -> None:
    chromium.get("about:blank")
    fetched(chromium)
    chromium.get(site + "bins/")
    field(chromium).click()
    assert set(fetched(chromium)) <= {"", "site.js", "favicon.ico"}
    suggested(chromium, "bins")
    asked = fetched(chromium)
    assert {name for name in asked if "." in name and not is_part(name)} == {"manifest.json", "lunr.js", "search-engine.js", "search.js"}
    assert len(asked) == len(set(asked))
    suggested(chromium, " missed")
    assert {name for name in fetched(chromium) if not is_part(name)} == set()


def test_a_screen_reader_meets_the_field_as_it_will_be_before_anything_is_fetched(page: webdriver.Chrome) -> None:
    """What a field turns into under the hands of somebody who is in it already, a screen reader does not tell."""
    listed = page.find_element(By.ID, field(page).get_attribute("aria-controls") or "")
    told = [field(page).get_attribute(name) for name in ("role", "autocomplete", "aria-autocomplete", "aria-expanded")]
    assert told == ["combobox", "off", "list", "false"]
    assert [listed.get_attribute(name) for name in ("role", "aria-label")] == ["listbox", "Suggestions"]


def test_when_the_rest_of_search_does_not_come_the_field_leads_to_the_results_and_asks_again(
    chromium: webdriver.Chrome, serve: Callable[..., str], tmp_path: Path
) -> None:
    write_site(tmp_path)
    script = tmp_path / "assets/search.js"
    script.rename(tmp_path / "away.js")
    address = serve(tmp_path)
    chromium.get(address + "bins/")
    fetched(chromium)
    field(chromium).send_keys("par")
    wait_for(chromium, lambda: "search.js" in fetched(chromium))
    (tmp_path / "away.js").rename(script)
    assert suggested(chromium, "k")[0].startswith("Park")
    script.unlink()
    chromium.get(address + "parks/")
    field(chromium).send_keys("park", Keys.ENTER)
    wait_for(chromium, lambda: chromium.current_url == address + "search/?q=park")


def test_suggestions_name_the_page_and_where_it_sits_and_end_with_all_results(page: webdriver.Chrome) -> None:
    assert suggested(page, "missed")[0] == "Report a missed bin Bins and recycling"
    assert len(suggested(page, " the in of")) <= 7
    assert field(page).get_attribute("aria-expanded") == "true"


def test_one_letter_suggests_nothing(page: webdriver.Chrome) -> None:
    suggested(page, "bin")
    field(page).send_keys(Keys.BACKSPACE, Keys.BACKSPACE)
    wait_for(page, lambda: options(page) == [])
    assert field(page).get_attribute("aria-expanded") == "false"


def test_two_letters_that_are_no_word_yet_are_not_told_that_there_is_nothing(page: webdriver.Chrome) -> None:
    suggested(page, "bin")
    field(page).send_keys(Keys.BACKSPACE)
    wait_for(page, lambda: options(page) == [])


def test_the_number_of_suggestions_is_announced(page: webdriver.Chrome) -> None:
    count = len(suggested(page, "missed")) - 1
    status = page.find_element(By.CSS_SELECTOR, "form [role=status]")
    assert status.get_property("textContent") == f"{count} suggestion{'s' * (count != 1)}. Use the arrow keys to choose."


def test_when_nothing_is_suggested_it_says_so_and_still_leads_on(page: webdriver.Chrome, site: str) -> None:
    field(page).send_keys("zzxqv")
    said = "Nothing yet for “zzxqv”. See other ways to find it"
    assert wait_for(page, lambda: options(page) == [said] and options(page)) == [said]
    assert page.find_element(By.CSS_SELECTOR, "form [role=status]").get_property("textContent") == said
    field(page).send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    wait_for(page, lambda: page.current_url == site + "search/?q=zzxqv")


def active(driver: webdriver.Chrome) -> str | None:
    """The text of the option that a screen reader is on, by what the field says of it."""
    option = field(driver).get_attribute("aria-activedescendant")
    if not option:
        return None
    assert driver.find_element(By.ID, option).get_attribute("aria-selected") == "true"
    assert len(driver.find_elements(By.CSS_SELECTOR, "[aria-selected=true]")) == 1
    return driver.find_element(By.ID, option).text


def test_arrow_keys_go_round_the_suggestions_and_back_to_the_field(page: webdriver.Chrome) -> None:
    offered = suggested(page, "park")
    visited = []
    for _ in [*offered, "the field"]:
        field(page).send_keys(Keys.ARROW_DOWN)
        visited.append(active(page))
    assert visited == [*offered, None]
    field(page).send_keys(Keys.ARROW_UP)
    assert active(page) == offered[-1]
    assert page.switch_to.active_element == field(page)


def test_enter_opens_the_chosen_page(page: webdriver.Chrome, site: str) -> None:
    suggested(page, "flytip")
    field(page).send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    wait_for(page, lambda: page.current_url == site + "streets/fly-tipping/")


def test_a_click_opens_the_page(page: webdriver.Chrome, site: str) -> None:
    suggested(page, "flytip")
    page.find_element(By.CSS_SELECTOR, "[role=option]").click()
    wait_for(page, lambda: page.current_url == site + "streets/fly-tipping/")


def test_enter_without_a_choice_and_the_last_suggestion_both_lead_to_all_results(page: webdriver.Chrome, site: str) -> None:
    suggested(page, "park & ride")
    field(page).send_keys(Keys.ARROW_UP, Keys.ENTER)
    wait_for(page, lambda: page.current_url == site + "search/?q=park%20%26%20ride")
    page.get(site)
    page.get(site + "bins/")
    field(page).send_keys("park", Keys.ENTER)
    wait_for(page, lambda: page.current_url == site + "search/?q=park")


def test_escape_closes_the_suggestions_and_keeps_what_was_typed(page: webdriver.Chrome) -> None:
    suggested(page, "park")
    field(page).send_keys(Keys.ARROW_DOWN, Keys.ESCAPE)
    assert (options(page), active(page), field(page).get_property("value")) == ([], None, "park")
    field(page).send_keys(Keys.ARROW_DOWN)
    wait_for(page, lambda: options(page))


def test_tab_leaves_the_field_and_closes_the_suggestions(page: webdriver.Chrome) -> None:
    suggested(page, "park")
    field(page).send_keys(Keys.TAB)
    assert page.switch_to.active_element.tag_name == "button"
    assert options(page) == []


def test_an_answer_that_comes_late_is_dropped(page: webdriver.Chrome) -> None:
    """Somebody who goes on typing while the index loads must not see, or hear, what they no longer ask."""
    page.execute_script("""
        const quick = window.fetch;
        const opened = new Promise((go) => (window.letThrough = go));
        window.fetch = (...request) => {
          window.isHeldBack = true;
          return opened.then(() => quick(...request));
        };
        const list = document.querySelector("[role=listbox]");
        window.seen = "";
        new MutationObserver(() => (window.seen += list.textContent)).observe(list, { childList: true });
    """)
    field(page).send_keys("library")
    wait_for(page, lambda: page.execute_script("return Boolean(window.isHeldBack)"))
    field(page).clear()
    field(page).send_keys("council")
    page.execute_async_script("setTimeout(arguments[0], 300)")  # longer than the pause after which the field is read
    page.execute_script("window.letThrough()")
    wait_for(page, lambda: options(page))
    assert "Council tax" in page.execute_script("return window.seen")
    assert "library" not in page.execute_script("return window.seen")


def results(driver: webdriver.Chrome, address: str) -> list[str]:
    driver.get(address)
    wait_for(driver, lambda: status(driver))
    return [link.get_attribute("href") for link in driver.find_elements(By.CSS_SELECTOR, "main ol a")]


def status(driver: webdriver.Chrome) -> str:
    with suppress(Exception):
        return driver.find_element(By.CSS_SELECTOR, "main [role=status]").text
    return ""


def test_the_results_page_lists_pages_with_summary_and_place_and_marks_the_words(chromium: webdriver.Chrome, site: str) -> None:
    links = results(chromium, site + "search/?q=missed+bins")
    expected = [site + result.page.address[1:] for result in search(INDEX, "missed bins").results]
    assert links == expected
    first = chromium.find_element(By.CSS_SELECTOR, "main ol li")
    assert first.text.splitlines() == ["Report a missed bin", "Tell us if we did not empty your bin.", "Bins and recycling"]
    assert [mark.text for mark in first.find_elements(By.TAG_NAME, "mark")] == ["missed", "bin", "bin"]
    assert status(chromium) == "2 results for “missed bins”"
    assert chromium.title == "missed bins – /search/ – A council"
    assert field(chromium).get_property("value") == "missed bins"


def test_nothing_found_offers_near_words_and_the_a_to_z(chromium: webdriver.Chrome, site: str) -> None:
    assert results(chromium, site + "search/?q=librerry") == []
    assert status(chromium) == "Nothing found for “librerry”"
    links = {link.text: link.get_attribute("href") for link in chromium.find_elements(By.CSS_SELECTOR, "main a")}
    assert links["library"] == site + "search/?q=library"
    assert links["A to Z of services"] == site + "a-to-z/"


def test_without_a_question_the_results_page_says_nothing(chromium: webdriver.Chrome, site: str) -> None:
    chromium.get(site + "search/")
    assert chromium.find_element(By.TAG_NAME, "main").text == "Search"


def test_more_results_are_shown_on_demand_and_the_first_of_them_gets_the_focus(
    chromium: webdriver.Chrome, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    address = serve(many_pages(tmp_path_factory))
    assert len(results(chromium, address + "search/?q=swimming")) == 10
    chromium.find_element(By.CSS_SELECTOR, "main button").click()
    wait_for(chromium, lambda: len(chromium.find_elements(By.CSS_SELECTOR, "main ol a")) == 20)
    assert chromium.switch_to.active_element == chromium.find_elements(By.CSS_SELECTOR, "main ol a")[10]
    chromium.find_element(By.CSS_SELECTOR, "main button").click()
    wait_for(chromium, lambda: len(chromium.find_elements(By.CSS_SELECTOR, "main ol a")) == 25)
    assert not chromium.find_element(By.CSS_SELECTOR, "main button").is_displayed()


def many_pages(folders: pytest.TempPathFactory) -> Path:
    folder = folders.mktemp("many")
    write_site(folder, tuple(SearchDocument(f"/{n}/", f"Swimming pool {n}", "A pool.") for n in range(25)))
    return folder


@pytest.fixture(scope="module")
def hostile_site(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> dict[bool, str]:
    """The small site with its policy (True) and without it."""
    folder = tmp_path_factory.mktemp("hostile")
    write_site(folder)
    return {with_headers: serve(folder, with_headers=with_headers) for with_headers in (True, False)}


@pytest.mark.parametrize("query", [HOSTILE, "constructor", "<script>document.title='ran'</script>", "{query} {count} $& $1"])
@pytest.mark.parametrize("with_headers", [True, False], ids=["with the policy", "without it"])
def test_hostile_titles_and_questions_run_nothing_and_are_shown_as_they_are(
    chromium: webdriver.Chrome, hostile_site: dict[bool, str], query: str, with_headers: bool
) -> None:
    address = hostile_site[with_headers]
    chromium.get(address + "bins/")
    field(chromium).send_keys("constructor")
    wait_for(chromium, lambda: HOSTILE in " ".join(options(chromium)))
    chromium.get(address + "search/")
    field(chromium).send_keys(query, Keys.ENTER)
    wait_for(chromium, lambda: query in status(chromium))
    assert chromium.title.startswith(query)
    assert chromium.find_elements(By.CSS_SELECTOR, "main img, main script, form img, form script") == []


def test_nothing_is_blocked_by_the_policy(chromium: webdriver.Chrome, site: str) -> None:
    chromium.get_log("browser")
    results(chromium, site + "search/?q=park")
    field(chromium).clear()
    suggested(chromium, "parking")
    assert [entry["message"] for entry in chromium.get_log("browser") if "favicon" not in entry["message"]] == []


def test_when_the_index_does_not_come_the_page_says_so_and_leads_to_the_a_to_z(
    chromium: webdriver.Chrome, serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = many_pages(tmp_path_factory)
    (folder / "search" / "manifest.json").unlink()
    address = serve(folder)
    assert results(chromium, address + "search/?q=park") == []
    assert status(chromium).startswith("Search is not working")
    assert chromium.find_element(By.CSS_SELECTOR, "main a").get_attribute("href") == address + "a-to-z/"


def test_without_javascript_the_form_leads_to_the_a_to_z(chromiums: Callable[..., webdriver.Chrome], site: str) -> None:
    driver = chromiums(javascript=False)
    driver.get(site + "bins/")
    field(driver).send_keys("bin", Keys.ENTER)
    wait_for(driver, lambda: driver.current_url == site + "a-to-z/?q=bin")
