"""A check that is killed half-way never leaves a cache that changes a later verdict."""

import multiprocessing
import os
import signal
import time
from pathlib import Path
from random import Random

import pytest

from briggate.build.load import Project, load_site
from briggate.build.pipeline import build
from briggate.checks.catalogue import load_catalogue
from briggate.checks.html_page import HtmlPage
from briggate.checks.rule import Rule
from briggate.checks.runner import Looked, Subjects, run
from briggate.checks.site_facts import SiteFacts
from briggate.checks.source_page import SourcePage
from briggate.model.policy import NOTHING_SAID
from tests.checks.harness import AS_OF
from tests.sites import service, tiny_site

EDITS, PAGES = 50, 12
FAULTS = (
    "[](https://example.org/a)\n",
    "[click here](index.md)\n",
    "#### Deep\n",
    "**Bold line**\n\nText.\n",
    "Write to a@example.org.\n",
    "",
)


@pytest.mark.edits
def test_verdicts_with_the_cache_are_those_without_it(tmp_path: Path) -> None:
    """After each of 50 random edits a check is killed at a random moment; the next one finds what a check without a cache finds."""
    random = Random(3)
    folder = tiny_site(tmp_path / "site", {f"content/bins/page-{n}.md": service(f"Page {n}", f"Words {n}.\n") for n in range(PAGES)})
    cache, rules = tmp_path / "cache" / "results", _rules()
    build(folder, AS_OF)
    killed, began = 0, time.monotonic()
    _look(folder, rules, None)
    usual = time.monotonic() - began
    for edit in range(EDITS):
        page = folder / f"content/bins/page-{random.randrange(PAGES)}.md"
        page.write_text(service(page.stem.title(), f"Words {edit}.\n\n{random.choice(FAULTS)}\n{random.choice(FAULTS)}"))
        build(folder, AS_OF)
        killed += _check_and_kill(folder, rules, cache, usual * random.random() ** 2)  # with a cache most take much less than usual
        without, with_cache = _look(folder, rules, None), _look(folder, rules, cache)
        assert with_cache.hits == without.hits
        assert with_cache.not_run == without.not_run == []
        assert with_cache.facts is not None
        assert without.facts is not None
        assert with_cache.facts.pages == without.facts.pages
        assert _look(folder, rules, cache).fresh == 0
    assert killed >= EDITS // 4, "most of the checks had ended before they were to be killed"


def _rules() -> list[Rule]:
    return [rule for rule in load_catalogue() if rule.subject in (SourcePage, HtmlPage, SiteFacts) and not rule.needs]


def _look(folder: Path, rules: list[Rule], cache: Path | None) -> Looked:
    return run(Subjects(load_site(Project(folder), AS_OF), NOTHING_SAID, folder / "build/site"), rules, cache)


def _check_and_kill(folder: Path, rules: list[Rule], cache: Path, seconds: float) -> bool:
    """Whether the check was still going on when it was killed."""
    process = multiprocessing.get_context("fork").Process(target=_look, args=(folder, rules, cache))
    process.start()
    assert process.pid
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    process.join(20)
    return process.exitcode == -signal.SIGKILL
