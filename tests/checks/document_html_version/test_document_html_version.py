"""Rule document-html-version."""

from pathlib import Path

from briggate.checks.rules.content.document_html_version import rule
from tests.checks.harness import site_facts, told
from tests.sites import page, service

PDF = {"content/bins/food-hygiene.pdf": "A file.\n"}
ACTION = "{text: Apply, url: https://example.org/apply}"


def found(folder: Path, body: str, **files: str) -> list[str]:
    return told(rule, site_facts(folder, {**PDF, "content/bins/skips.md": service("Skips", body), **files}))


def test_each_file_is_told_once_where_it_is_first_linked_in_a_page(tmp_path: Path) -> None:
    bodies = {f"content/bins/{name}.md": service(name, "[Clean kitchens (PDF, 9 KB)](food-hygiene.pdf)\n") for name in ("abc", "def")}
    [one] = told(rule, site_facts(tmp_path, {**PDF, **bodies}))
    assert one.endswith("(cannot tell) it may be that no page says what food-hygiene.pdf says")


def test_word_files_and_downloads_of_a_service_are_documents_too(tmp_path: Path) -> None:
    downloads = "[{text: The rules, file: bins/rules.docx, format: Word, size: 9 KB}]"
    files = {"content/bins/rules.docx": "A file.\n", "content/bins/skips.md": service("Skips", downloads=downloads)}
    assert len(told(rule, site_facts(tmp_path, files))) == 1


def test_a_page_with_most_of_the_words_of_a_link_says_the_same(tmp_path: Path) -> None:
    body = "[Keeping food clean and safe (PDF, 9 KB)](food-hygiene.pdf)\n"
    assert found(tmp_path, body, **{"content/bins/clean.md": service("How to keep food safe")}) == []


def test_a_page_with_most_of_the_words_of_a_file_s_name_does(tmp_path: Path) -> None:
    assert found(tmp_path, "[Leaflet](food-hygiene.pdf)\n", **{"content/bins/clean.md": service("Hygiene with food at home")}) == []


def test_half_of_the_words_are_not_most(tmp_path: Path) -> None:
    assert len(found(tmp_path, "[Leaflet](food-hygiene.pdf)\n", **{"content/bins/food.md": service("Food")})) == 1


def test_links_that_say_they_are_another_form_of_a_page(tmp_path: Path) -> None:
    for words in ("PDF version", "A copy to print (PDF, 9 KB)", "Print this page", "Easy Read: skips", "Large-print leaflet"):
        assert found(tmp_path / words.replace(":", ""), f"[{words}](food-hygiene.pdf)\n") == []


def test_one_link_that_says_so_is_enough(tmp_path: Path) -> None:
    other = {"content/bins/other.md": service("Other", "[PDF version](food-hygiene.pdf)\n")}
    assert found(tmp_path, "[Leaflet](food-hygiene.pdf)\n", **other) == []


def test_a_form_on_paper_beside_one_online(tmp_path: Path) -> None:
    form = "[Form to send by post](food-hygiene.pdf)\n"
    assert told(rule, site_facts(tmp_path / "a", {**PDF, "content/bins/skips.md": service("Skips", form, action=ACTION)})) == []
    assert len(found(tmp_path / "b", form)) == 1


def test_other_people_s_documents_figures_and_files_that_nobody_links(tmp_path: Path) -> None:
    body = "[Their plan](https://example.org/plan.pdf) and [the figures](figures.csv)\n"
    assert found(tmp_path, body, **{"content/bins/figures.csv": "1,2\n", "content/bins/x.md": page("X", type="page")}) == []
