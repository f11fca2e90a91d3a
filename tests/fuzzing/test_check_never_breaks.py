"""Whatever stands in a council's files, a check tells what is wrong with them in words, in time, and with the right exit code.

5,000 files by default, always the same; BRIGGATE_FUZZ=10 tries ten times as many. Turning Markdown into HTML is not timed, and texts of
many hundreds of open brackets are left out: Python-Markdown needs the square of their number for them, which no rule can mend.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from briggate.checks.judging import Judged
from briggate.model.fault import Fault
from tests.fuzzing.council import Council, make_council, project_faults
from tests.fuzzing.strategies import HTML, PAGE, PAGE_WITH_BODY, settings_file
from tests.sites import REFERENCE_MOMENT, briggate

pytestmark = pytest.mark.edits

TIMES = float(os.environ.get("BRIGGATE_FUZZ", "1"))
FRONT_MATTERS, BODIES, SETTINGS_FILES, HTML_FILES, BATCHES, BATCH = 1_500, 1_300, 700, 1_440, 6, 10
"""How many of each are tried; batches are for the command itself."""
SITE_EVERY = 25
"""After how many pages the rules over the site are asked."""
CHECKED = count(1)
_SEEDS = TemporaryDirectory(prefix="briggate-fuzz-")
SEEDS = make_council(Path(_SEEDS.name) / "seeds")
FILE = some.one_of(PAGE, PAGE_WITH_BODY, settings_file(SEEDS))


def tries(number: int) -> settings:
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example, HealthCheck.function_scoped_fixture]
    return settings(derandomize=True, database=None, deadline=None, max_examples=max(1, round(number * TIMES)), suppress_health_check=quiet)


@pytest.fixture(scope="module")
def council() -> Iterator[Council]:
    council = Council(SEEDS)
    yield council
    assert council.read("")[2] == []


@tries(FRONT_MATTERS)
@given(PAGE)
def test_any_front_matter(council: Council, page: tuple[str, str]) -> None:
    look_at(council, *page)


@tries(BODIES)
@given(PAGE_WITH_BODY)
def test_any_body(council: Council, page: tuple[str, str]) -> None:
    look_at(council, *page)


@tries(SETTINGS_FILES)
@given(settings_file(SEEDS))
def test_any_settings(council: Council, file: tuple[str, str]) -> None:
    look_at(council, *file)


@tries(HTML_FILES)
@given(HTML)
def test_any_html(council: Council, html: str) -> None:
    council.slow.clear()
    hold(council.scan(html), lines=0)
    assert council.slow == []


@tries(BATCHES)
@given(some.lists(FILE, min_size=BATCH, max_size=BATCH))
def test_any_file_through_the_command(batch: list[tuple[str, str]]) -> None:
    with ThreadPoolExecutor(2) as both:
        assert list(filter(None, both.map(wrong_with_the_command, batch))) == []


def look_at(council: Council, file: str, text: str) -> None:
    """Read the site with one file replaced, and ask the rules about a page of it where it can be read."""
    council.slow.clear()
    lines = len(text.splitlines()) + 1
    assert council.usual
    with council.replaced(file, text):
        site, policy, faults = council.read(file)
    hold_faults(faults, file, lines)
    if not faults:
        page = site.by_source.get(file.removeprefix("content/")) or site.by_source["bins/missed-bin.md"]
        judged, faults = council.look(site, policy, page)
        hold_faults(faults, f"content/{page.source}", page.body_line + page.body.count("\n") + 1)
        for each in judged:
            hold(each, page.body_line + page.body.count("\n"))
        if next(CHECKED) % SITE_EVERY == 0:
            assert council.look_at_site(site, policy, judged) == []
    assert council.slow == []


def hold_faults(faults: Iterable[Fault], file: str, lines: int) -> None:
    """Each fault says where, what and how to mend it, on a line that can be printed and that leads into the file."""
    for fault in faults:
        assert fault.file, fault
        assert fault.wrong.strip(), fault
        assert fault.fix.strip(), fault
        assert str(fault).isprintable(), fault
        assert 0 <= fault.line <= lines or fault.file != file, (fault, lines)


def hold(judged: Judged, lines: int) -> None:
    assert judged.not_run == []
    for hit in judged.hits:
        assert hit.message.strip(), hit
        assert hit.fix.strip(), hit
        assert 0 <= hit.place.line <= lines, (hit, lines)


def wrong_with_the_command(changed: tuple[str, str]) -> str:
    """What `briggate check` does that it should not, in a site with one file changed; "" where all is well."""
    file, text = changed
    with TemporaryDirectory(prefix="briggate-fuzz-") as place:
        folder = Path(place) / "site"
        shutil.copytree(SEEDS, folder)
        (folder / file).write_bytes(text.encode(errors="surrogatepass"))
        expected = (2,) if project_faults(folder) else (0, 1)
        done = briggate("check", "--as-of", REFERENCE_MOMENT, cwd=folder)
    said = done.stdout + done.stderr
    return "" if done.returncode in expected and "Traceback" not in said else f"{file}: {done.returncode}, not {expected}: {said[-2000:]}"
