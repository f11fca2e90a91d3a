"""`briggate sample-audit`: what was tested and what was not, in a real browser, with what people have tried beside it."""

import re
from pathlib import Path

import pytest

from briggate.browser.serving import served
from briggate.build.load import Project, load_site
from briggate.checks.catalogue import load_catalogue
from briggate.checks.sample_testing import Seen
from briggate.checks.sampling import Chosen
from briggate.cli.sample_auditing import told
from briggate.files.records import read_record_list
from briggate.files.yaml import parse_yaml
from briggate.model.policy import ManualTest, Policy
from briggate.model.rendering import Unmeasurable
from tests.sites import PROJECT, briggate, service, tiny_site, write_files

START = "https://example.org/pay"
NOW = "2026-03-02T09:00"
FORM = '<!doctype html><html lang="en"><title>Pay</title><body><main><h1>Pay</h1><form><input name="card"></form></main></body></html>'
MANUAL = """\
- test: keyboard
  pages: [/bins/]
  by: the web team
  day: 2026-03-01
  using: Firefox on a laptop
  outcome: failed
  problems:
  - {problem: the map keeps the focus, wcag: [2.1.2]}
- test: screen_reader
  pages: [/bins/]
  by: the web team
  day: 2026-03-01
  using: NVDA
  outcome: passed
- test: document
  pages: [/bins/leaflet.pdf]
  by: the web team
  day: 2026-03-01
  using: a screen reader
  outcome: passed
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_site(tmp_path_factory.mktemp("town"), {"checks/manual.yml": MANUAL, "content/bins/leaflet.pdf": "%PDF-1.7"})


def test_everything_is_told_in_the_terminal_and_on_the_page(town: Path, tmp_path: Path) -> None:
    with served(write_files(tmp_path / "forms", {"pay.html": FORM})) as address:
        start = f'{{text: Pay, url: "{address}pay.html"}}'
        write_files(town, {"content/bins/pay.md": service("Pay for a bin", action=start)})
        done = briggate("sample-audit", "--follow-starts", "--as-of", NOW, "--browsers", "1", "--write", "audit.html", cwd=town)
    assert done.returncode == 0, done.stderr
    told = " ".join(done.stdout.split())
    assert "Simplified accessibility test of Tinytown Council’s website, 2 March 2026" in told
    assert "The home page: “Tinytown Council” /" in told
    assert "it is on another website" not in told
    found = told.partition("What was found")[2].partition("What was not tested")[0]
    assert f"{address}pay.html" in found, "a field without a label, on the form elsewhere"
    assert "2.1.2 No Keyboard Trap (A) - The map keeps the focus. Found by the web team." in found
    not_tested = told.partition("What was not tested")[2]
    assert "Voice control: no person has tested this." in not_tested
    assert "Screen reader" not in not_tested
    assert "leaflet" not in not_tested, "a person has tried it"
    page = (town / "audit.html").read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "<h4>2.1.2 No Keyboard Trap (A)</h4>" in page
    assert "NVDA" in page


@pytest.mark.parametrize(
    ("manual", "said"),
    [
        (MANUAL.replace("/bins/]", "/bin/]"), "checks/manual.yml:1  there is no page /bin/  Did you mean “/bins/”?"),
        (MANUAL.replace("2026-03-01", "2027-03-01"), "checks/manual.yml:1  the day of the test, 2027-03-01, has not come yet"),
        (MANUAL.replace("wcag: [2.1.2]", "wcag: [2.1.2], page: /"), "checks/manual.yml:1  the problem is on /, which was not tested"),
        ("- {test: zoom}\n", "checks/manual.yml:1  no `pages` in item 1"),
    ],
    ids=["a page that there is not", "a day to come", "a problem elsewhere", "half a record"],
)
def test_what_people_have_written_wrongly_is_2_and_nothing_is_tested(tmp_path: Path, manual: str, said: str) -> None:
    files = {"checks/manual.yml": manual, "content/bins/leaflet.pdf": "%PDF-1.7"}
    done = briggate("sample-audit", "--as-of", NOW, cwd=tiny_site(tmp_path, files))
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("seen", "why"),
    [
        ({}, "it is on another website; `--follow-starts` looks there"),
        ({START: Unmeasurable("the page answered 500")}, "no browser could look at it: the page answered 500"),
        ({START: Seen((), "")}, ""),
    ],
    ids=["nobody asked for it", "a browser that could not", "looked at"],
)
def test_a_form_elsewhere_is_tested_or_it_is_told_why_not(town: Path, seen: dict[str, Seen | Unmeasurable], why: str) -> None:
    site = load_site(Project(town), NOW)
    audit = told(site, Policy(), (Chosen("a form", "elsewhere", START),), seen, list(load_catalogue()))
    assert [each.not_tested for each in audit.sample] == [why]
    assert audit.is_complete is (why == "")
    assert (f"a form: {why}" in audit.not_tested) is bool(why)


def test_the_example_of_the_guide_can_be_read() -> None:
    guide = (PROJECT / "docs/administrators/sample-audit.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n# manual\n(.*?)```", guide, re.DOTALL)
    document = parse_yaml(example, file="example")
    _, faults = read_record_list(ManualTest, document.data, file="example", lines=document.lines)
    assert faults == []
