"""The runner: every rule asked of every subject, results kept, and never a pass where nobody looked."""

import multiprocessing
import os
import signal
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from briggate.build.load import Project, load_site
from briggate.build.pipeline import build
from briggate.checks.html_page import HtmlPage, words_of
from briggate.checks.rule import Hit, Rule, bad, good
from briggate.checks.runner import EVERY_RULE, Looked, Subjects, run
from briggate.checks.site_facts import SiteFacts
from briggate.checks.source_page import SourcePage
from briggate.files.cache import engine_digest
from briggate.model.finding import NotRun
from briggate.model.policy import NOTHING_SAID, Budgets, HouseStyle, Policy
from briggate.model.settings import Placed
from briggate.processes import Limits
from tests.checks.harness import AS_OF
from tests.sites import service, tiny_site

MANY = 40


def new_rule(name: str, **more: object) -> Rule:
    return Rule(name, "A title", "Why.", "A standard", "Do it.", (bad(""), good("")), **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with enough pages for more than one process."""
    pages = {f"content/bins/page-{n}.md": service(f"Page {n}", f"## Part {n}\n\nSome **words** of page {n}.\n") for n in range(MANY)}
    folder = tiny_site(tmp_path_factory.mktemp("many"), pages)
    build(folder, AS_OF)
    return folder


def look(folder: Path, *rules: Rule, cache: Path | None = None) -> Looked:
    subjects = Subjects(load_site(Project(folder), AS_OF), NOTHING_SAID, folder / "build/site")
    return run(subjects, rules, cache)


headings = new_rule("headings")


@headings.over(HtmlPage)
def _headings(page: HtmlPage) -> Iterator[Hit]:
    for heading in page.select("main h2"):
        yield headings.at(heading, f"{words_of(heading)} is a heading")


bold = new_rule("bold")


@bold.over(SourcePage)
def _bold(page: SourcePage) -> Iterator[Hit]:
    for block in page.parts.blocks:
        for words in block.strong:
            yield bold.unsure(block.line, f"{words} is bold")


count = new_rule("count")


@count.over(SiteFacts)
def _count(subject: SiteFacts) -> Iterator[Hit]:
    yield count.at(("site_config/council.yml", 1), f"{len(subject.pages)} pages with {len(subject.links_to)} addresses")


raises = new_rule("raises")


@raises.over(HtmlPage)
def _raises(page: HtmlPage) -> Iterator[Hit]:
    if page.address.endswith("page-7/"):
        raise ValueError("seven is too many")
    yield from ()


leaves = new_rule("leaves")


@leaves.over(HtmlPage)
def _leaves(page: HtmlPage) -> Iterator[Hit]:
    if page.address.endswith("page-7/"):
        raise SystemExit(0)
    yield from ()


interrupted = new_rule("interrupted")


@interrupted.over(HtmlPage)
def _interrupted(page: HtmlPage) -> Iterator[Hit]:
    if multiprocessing.parent_process() is not None:
        os.kill(os.getpid(), signal.SIGINT)
    yield interrupted.at(None, "was looked at")


never_ends = new_rule("never_ends")


@never_ends.over(HtmlPage)
def _never_ends(page: HtmlPage) -> Iterator[Hit]:
    while page.address.endswith("page-9/"):
        pass
    yield from ()


dies = new_rule("dies")


@dies.over(HtmlPage)
def _dies(page: HtmlPage) -> Iterator[Hit]:
    if page.address.endswith("page-9/"):
        os._exit(9)
    yield from ()


def test_asks_every_rule_of_every_subject_it_is_over(many: Path) -> None:
    looked = look(many, headings, bold, count)
    assert looked.not_run == []
    assert {rule: looked.looked_at[rule] for rule in ("bold", "count")} == {"bold": MANY + 2, "count": 1}
    assert looked.looked_at["headings"] == looked.built_pages > MANY
    said = {hit.message for hit in looked.hits}
    assert {f"Part {n} is a heading" for n in range(MANY)} <= said
    assert "words is bold" in said


def test_more_processes_find_what_one_finds(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    several = look(many, headings, bold, count)
    monkeypatch.setattr("briggate.processes.workers.cores", lambda: 1)
    alone = look(many, headings, bold, count)
    assert several.hits == alone.hits


def test_a_rule_that_raises_is_not_run_and_names_page_and_message(many: Path) -> None:
    looked = look(many, raises, headings)
    assert looked.not_run == [NotRun("raises", "/bins/page-7/", "ValueError: seven is too many")]
    assert any(hit.message == "Part 7 is a heading" for hit in looked.hits), "the other rules look at that page all the same"


def test_a_rule_that_ends_the_program_is_not_run(many: Path) -> None:
    """It would end the check with the code of a pass."""
    assert look(many, leaves).not_run == [NotRun("leaves", "/bins/page-7/", "SystemExit: 0")]


def test_ctrl_c_in_a_terminal_loses_no_answer_of_a_process_and_leaves_none_waiting(many: Path) -> None:
    """It reaches all of them; only the first one ends the check."""
    looked = look(many, interrupted)
    assert len(looked.hits) == looked.built_pages


def test_a_process_that_dies_leaves_one_page_not_run(many: Path) -> None:
    looked = look(many, dies, headings)
    assert looked.not_run == [NotRun(EVERY_RULE, "/bins/page-9/", "looking at it went wrong (its process ended with code 9)")]
    assert {f"Part {n} is a heading" for n in range(MANY) if n != 9} <= {hit.message for hit in looked.hits}


def test_a_page_that_takes_a_rule_for_ever_is_not_run_and_the_others_are(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("briggate.checks.runner.LIMITS", Limits(seconds=1, memory=256 << 20))
    looked = look(many, never_ends, headings)
    assert looked.not_run == [NotRun(EVERY_RULE, "/bins/page-9/", "looking at it takes more than 1 seconds")]
    assert {f"Part {n} is a heading" for n in range(MANY) if n != 9} <= {hit.message for hit in looked.hits}


def test_what_was_not_run_is_not_kept_as_a_result(many: Path, tmp_path: Path) -> None:
    first = look(many, raises, cache=tmp_path / "cache")
    assert look(many, raises, cache=tmp_path / "cache").not_run == first.not_run


def test_what_could_not_look_once_looks_again(many: Path, tmp_path: Path) -> None:
    """Memory runs out and processes are killed: the next check is not told so by this one."""
    tired = new_rule("tired")
    tired.over(HtmlPage)(_raises)
    assert look(many, tired, cache=tmp_path / "cache").not_run != []
    rested = new_rule("tired")
    rested.over(HtmlPage)(_says)
    assert look(many, rested, cache=tmp_path / "cache").not_run == []


def test_a_second_run_reads_nothing_anew_and_finds_the_same(many: Path, tmp_path: Path) -> None:
    first = look(many, headings, bold, count, cache=tmp_path / "cache")
    second = look(many, headings, bold, count, cache=tmp_path / "cache")
    assert first.fresh > MANY
    assert second.fresh == 0
    assert second.hits == first.hits
    assert second.facts is not None
    assert second.facts.pages == first.facts.pages if first.facts else False


def test_after_one_edit_one_source_and_one_page_are_read(many: Path, tmp_path: Path) -> None:
    look(many, headings, bold, count, cache=tmp_path / "cache")
    page = many / "content/bins/page-3.md"
    page.write_text(page.read_text() + "\nMore **strong** words.\n")
    build(many, AS_OF)
    looked = look(many, headings, bold, count, cache=tmp_path / "cache")
    assert looked.fresh == 2
    assert any(hit.message == "strong is bold" for hit in looked.hits)


def test_other_rules_or_another_policy_do_not_get_these_results(many: Path, tmp_path: Path) -> None:
    look(many, headings, cache=tmp_path / "cache")
    assert look(many, bold, cache=tmp_path / "cache").fresh == MANY + 2


@pytest.mark.parametrize("spoil", ["empty", "garbage", "folder", "cut short", "a flipped bit in each value"])
def test_a_spoilt_cache_changes_no_verdict(many: Path, tmp_path: Path, spoil: str) -> None:
    cache = tmp_path / "cache"
    right = look(many, headings, bold, cache=cache)
    if spoil == "folder":
        cache.unlink()
        (cache / "inside").mkdir(parents=True)
    elif spoil == "a flipped bit in each value":
        with sqlite3.connect(cache) as database:
            rows = database.execute("SELECT key, value FROM results").fetchall()
            database.executemany("UPDATE results SET value = ? WHERE key = ?", [(v[:-9] + b"?" + v[-8:], k) for k, v in rows])
    else:
        whole = cache.read_bytes()
        cache.write_bytes({"empty": b"", "garbage": b"no database " * 999}.get(spoil, whole[: len(whole) // 2]))
    again = look(many, headings, bold, cache=cache)
    assert again.hits == right.hits
    assert again.not_run == []


def test_points_at_no_place(many: Path) -> None:
    """A rule that points at what is no place is not run: its finding could be shown nowhere."""
    nowhere = new_rule("nowhere")

    @nowhere.over(SiteFacts)
    def _nowhere(subject: SiteFacts) -> Iterator[Hit]:
        yield nowhere.at("somewhere", "here")

    assert [each.rule for each in look(many, nowhere).not_run] == ["nowhere"]


says = new_rule("says")


@says.over(HtmlPage)
def _says(page: HtmlPage) -> Iterator[Hit]:
    yield says.at(page, repr((page.policy.budgets, page.policy.house_style, sorted(page.policy.spelling))))


@pytest.mark.parametrize(
    "policy",
    [
        replace(NOTHING_SAID, budgets=Budgets(clicks_from_home=9)),
        replace(NOTHING_SAID, spelling=frozenset({"Roundhay"})),
        replace(
            NOTHING_SAID,
            house_style=(Placed(HouseStyle.model_validate({"use": "bin", "instead_of": ("dustbin",)}), "checks/house_style.yml", 1),),
        ),
    ],
    ids=["budgets", "spelling", "house style"],
)
@pytest.mark.parametrize("rule", [says, bold], ids=["HTML", "Markdown"])
def test_another_policy_has_every_page_read_anew(many: Path, tmp_path: Path, policy: Policy, rule: Rule) -> None:
    look(many, rule, cache=tmp_path / "cache")
    subjects = Subjects(load_site(Project(many), AS_OF), policy, many / "build/site")
    changed = run(subjects, [rule], tmp_path / "cache")
    assert changed.fresh == sum(changed.looked_at.values()) > 0
    assert changed.hits == run(subjects, [rule], None).hits


@pytest.mark.parametrize("change", ["edited", "added", "taken away"])
def test_a_council_s_own_rule_that_changed_has_every_page_read_anew(many: Path, tmp_path: Path, change: str) -> None:
    """Its id stays the same, and what it looks for may not: nor what it borrows from another file beside it."""
    local = tmp_path / "local"
    local.mkdir()
    (local / "bold.py").write_text("one = 1\n")
    (local / "other.py").write_text("two = 2\n")
    subjects = Subjects(load_site(Project(many), AS_OF), NOTHING_SAID, many / "build/site")
    run(subjects, [bold], tmp_path / "cache", local)
    assert run(subjects, [bold], tmp_path / "cache", local).fresh == 0
    if change == "edited":
        (local / "bold.py").write_text("one = 2\n")
    elif change == "added":
        (local / "third.py").write_text("")
    else:
        (local / "other.py").unlink()
    assert run(subjects, [bold], tmp_path / "cache", local).fresh == MANY + 2


def test_another_version_of_any_library_has_every_page_read_anew(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dictionaries, parsers and tokenisers decide what rules find."""
    monkeypatch.syspath_prepend(str(tmp_path / "libraries"))
    for library in ("nh3-9.9.dist-info", "another.egg-info"):
        look(many, bold, cache=tmp_path / "cache")
        (tmp_path / "libraries" / library).mkdir(parents=True)
        engine_digest.cache_clear()
        assert look(many, bold, cache=tmp_path / "cache").fresh == MANY + 2, library
        assert look(many, bold, cache=tmp_path / "cache").fresh == 0
    (tmp_path / "libraries" / "a_module.py").touch()
    engine_digest.cache_clear()
    assert look(many, bold, cache=tmp_path / "cache").fresh == 0
    monkeypatch.undo()
    engine_digest.cache_clear()


def test_a_page_whose_template_changed_is_read_anew(tmp_path: Path) -> None:
    folder = tiny_site(tmp_path / "town", {"content/bins/a.md": service("A", "## Part\n")})
    build(folder, AS_OF)
    look(folder, headings, bold, cache=tmp_path / "cache")
    for page in (folder / "build/site").rglob("*.html"):
        page.write_text(
            page.read_text(encoding="utf-8").replace("<h2", "<h2 hidden").replace("</main>", "<h2>New</h2></main>"), encoding="utf-8"
        )
    looked = look(folder, headings, bold, cache=tmp_path / "cache")
    assert looked.fresh == looked.looked_at["headings"], "the pages, and not their sources"
    assert [hit.message for hit in looked.hits].count("New is a heading") == looked.fresh


def test_a_line_more_moves_what_is_found_below_it_though_the_page_looks_the_same(tmp_path: Path) -> None:
    folder = tiny_site(tmp_path / "town", {"content/bins/a.md": service("A", "Some words.\n\n## Part\n")})
    build(folder, AS_OF)
    before = {hit.message: hit.place for hit in look(folder, headings, cache=tmp_path / "cache").hits}["Part is a heading"]
    source = folder / "content/bins/a.md"
    source.write_text(source.read_text(encoding="utf-8").replace("\n## Part", "\n\n\n## Part"), encoding="utf-8")
    after = {hit.message: hit.place for hit in look(folder, headings, cache=tmp_path / "cache").hits}["Part is a heading"]
    assert (after.line, after.exactness) == (before.line + 2, "exact")


def test_another_rule_over_the_same_pages_does_not_get_these_results(many: Path, tmp_path: Path) -> None:
    look(many, headings, cache=tmp_path / "cache")
    other = look(many, says, cache=tmp_path / "cache")
    assert {hit.rule for hit in other.hits} == {"says"}
    assert {hit.rule for hit in look(many, headings, says, cache=tmp_path / "cache").hits} == {"headings", "says"}


def test_another_language_of_the_council_has_every_page_read_anew(tmp_path: Path) -> None:
    folder = tiny_site(tmp_path / "town")
    build(folder, AS_OF)
    spoken = new_rule("spoken")

    @spoken.over(HtmlPage)
    def _spoken(page: HtmlPage) -> Iterator[Hit]:
        yield spoken.at(page, f"it should be in {page.language}")

    assert {hit.message for hit in look(folder, spoken, cache=tmp_path / "cache").hits} == {"it should be in en"}
    council = folder / "site_config/council.yml"
    council.write_text(council.read_text(encoding="utf-8") + "language: cy\n", encoding="utf-8")
    assert {hit.message for hit in look(folder, spoken, cache=tmp_path / "cache").hits} == {"it should be in cy"}


def test_other_facts_of_the_council_have_every_source_read_anew(tmp_path: Path) -> None:
    folder = tiny_site(tmp_path / "town")
    build(folder, AS_OF)
    named = new_rule("named")

    @named.over(SourcePage)
    def _named(page: SourcePage) -> Iterator[Hit]:
        yield named.at(1, page.settings.council.name)

    assert {hit.message for hit in look(folder, named, cache=tmp_path / "cache").hits} == {"Tinytown Council"}
    council = folder / "site_config/council.yml"
    council.write_text(council.read_text(encoding="utf-8").replace("name: Tinytown Council", "name: Newtown Council"), encoding="utf-8")
    assert {hit.message for hit in look(folder, named, cache=tmp_path / "cache").hits} == {"Newtown Council"}
