"""Two made-up councils and the reference site: the gate finds every fault that is sown in Faultytown, and none where there is none.

tests/sites/faulty_town has a fault for each rule, named beside it; expected.tsv lists what is to be found: rule, place, outcome, message.
The list is written by people. Where a run tells something else, the test prints the lines that differ, to be read, then mended or added.
"""

import json
import re
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from briggate.checks.catalogue import load_catalogue
from briggate.policy.world import OF_A_CHANGE
from tests.sites import PROJECT, REFERENCE_MOMENT, briggate, run

SITES = PROJECT / "tests/sites"
EXPECTED = SITES / "faulty_town/expected.tsv"
COUNCIL = (".github", ".gitlab", "checks", "content", "governance", "site_config", "theme", "mkdocs.yml")
"""What of a folder is a council's."""
NOT_SOWN = dict.fromkeys(
    (*OF_A_CHANGE, "alone-unapproved"), "it looks at a change of main: tests/gate/test_change.py has each, by plain git"
)
"""Rules without a fault in Faultytown, each with the reason."""
SLOW = 600
"""Seconds that a scan of a hundred pages in a browser may take on a busy machine."""
MEASURED = ("largest-paint", "layout-shift")
pytestmark = pytest.mark.towns
type Line = tuple[str, str, str, str]


def town(folder: Path, of: Path) -> Path:
    """A copy of a council, with nothing that was built."""
    for name in COUNCIL:
        if (of / name).is_dir():
            shutil.copytree(of / name, folder / name)
        elif (of / name).exists():
            shutil.copy2(of / name, folder / name)
    return folder


def checked(folder: Path, *arguments: str) -> dict[str, Any]:
    done = briggate("check", *arguments, "--as-of", REFERENCE_MOMENT, "--format", "json", cwd=folder, bound=SLOW)
    assert done.returncode in (0, 1), done.stderr or done.stdout
    report: dict[str, Any] = json.loads(done.stdout)
    assert report["not_run"] == []
    return report


def lines_of(report: dict[str, Any]) -> list[Line]:
    return [(each["rule"], _place(each), _outcome(each), _message(each)) for each in report["findings"]]


def _place(finding: dict[str, Any]) -> str:
    place = finding["place"]
    if place["file"]:
        return f"{place['file']}:{place['line']}" if place["line"] else place["file"]
    return f"theme, {finding['page']}" + (f" and {finding['pages'] - 1} more" if finding["pages"] > 1 else "")


def _message(finding: dict[str, Any]) -> str:
    """What was found; without weights, which change with every line of the engine's styles."""
    message: str = finding["message"]
    return re.sub(r"\d+", "…", message) if finding["rule"] == "page-weight" else message


def _outcome(finding: dict[str, Any]) -> str:
    return finding["outcome"] if finding["standing"] == "blocks" else f"{finding['outcome']}, {finding['standing']}"


def git(folder: Path, *arguments: str) -> None:
    done = run("git", "-c", "user.name=A publisher", "-c", "user.email=publisher@example.org", *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def faulty_town(tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    """What is found in Faultytown, once a page has been published and taken away again (published-address)."""
    folder = town(tmp_path_factory.mktemp("faulty_town"), SITES / "faulty_town")
    (folder / ".gitignore").write_text(".cache/\nbuild/\n", encoding="utf-8")
    gone = folder / "content/bins/gone.md"
    gone.write_text("---\ntitle: Gone\n---\n", encoding="utf-8")
    git(folder, "init", "-q", "-b", "main")
    for message in ("Publish", "Take away"):
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", message)
        gone.unlink(missing_ok=True)
    return lines_of(checked(folder, "--all"))


@pytest.fixture(scope="module")
def without_index(tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    """What page-indexed finds when mkdocs.yml switches search off, with which no search could be tried."""
    folder = town(tmp_path_factory.mktemp("without_index"), SITES / "faulty_town")
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("- briggate\n", "- briggate: {search_index: false}\n"), encoding="utf-8")
    return lines_of(checked(folder, "--all", "--rule", "page-indexed"))


class Gone(BaseHTTPRequestHandler):
    """A server that has nothing."""

    def do_HEAD(self) -> None:
        self.send_error(404)

    do_GET = do_HEAD

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    """What external-link finds when one link leads to a server on this machine, and every other into the site: nobody else is asked."""
    folder = town(tmp_path_factory.mktemp("outside"), SITES / "faulty_town")
    with ThreadingHTTPServer(("127.0.0.1", 0), Gone) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here = f"127.0.0.1:{server.server_address[1]}"
        for file in (each for each in folder.rglob("*") if each.suffix in (".md", ".yml", ".html")):
            text = file.read_text("utf-8").replace("https://example.org/demo/gone", f"http://{here}/gone")
            file.write_text(re.sub(r"https://[a-z.]+", "https://faultytown.example.org", text), encoding="utf-8")
        report = checked(folder, "--all", "--external", "--rule", "external-link")
        server.shutdown()
    return [(rule, place, outcome, message.replace(here, "127.0.0.1")) for rule, place, outcome, message in lines_of(report)]


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    """What is found in other people's pages: inline-style is silent on ours, where the security policy stops every style."""
    file = tmp_path_factory.mktemp("scanned") / "found.json"
    briggate("scan", str(SITES / "faulty_town/html"), "--json", str(file), cwd=PROJECT)
    found = json.loads(file.read_text("utf-8"))["findings"]
    return [(each["rule"], f"html/{each['file']}", each["outcome"], each["message"]) for each in found]


@pytest.fixture(scope="module")
def in_a_browser(tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    """What is found in the files of faulty_town/browser, each with the fault of one rule that needs a browser."""
    file = tmp_path_factory.mktemp("in_a_browser") / "found.json"
    briggate("scan", str(SITES / "faulty_town/browser"), "--browser", "--json", str(file), cwd=PROJECT, bound=SLOW)
    report = json.loads(file.read_text("utf-8"))
    assert report["not_run"] == []
    found = report["findings"]
    return [(each["rule"], f"browser/{each['file']}", each["outcome"], measured(each["rule"], each["message"])) for each in found]


@pytest.fixture(scope="module")
def on_the_site(tmp_path_factory: pytest.TempPathFactory) -> list[Line]:
    """What rules find in a browser that look only at a council's own site: at its start buttons, and at the ways to its top tasks."""
    folder = town(tmp_path_factory.mktemp("on_the_site"), SITES / "faulty_town")
    return lines_of(checked(folder, "--all", "--rule", "start-button-size", "--rule", "top-task-by-keyboard"))


def measured(rule: str, message: str) -> str:
    """What was found; without numbers that no two machines measure alike."""
    return re.sub(r"\d+(\.\d+)?", "…", message) if rule in MEASURED else message


def expected() -> list[Line]:
    rows = [line.split("\t") for line in EXPECTED.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    return [(rule, place, outcome, message) for rule, place, outcome, message in rows]


def difference(found: list[Line], listed: list[Line]) -> str:
    """The lines of either that the other has not, as they would stand in the list."""
    more, fewer = list(found), []
    for line in listed:
        if line in more:
            more.remove(line)
        else:
            fewer.append(line)
    return "\n".join(
        [*("found, not listed:\t" + "\t".join(line) for line in more), *("listed, not found:\t" + "\t".join(line) for line in fewer)]
    )


def test_faulty_town_has_the_faults_of_the_list_and_no_other(
    faulty_town: list[Line],
    without_index: list[Line],
    outside: list[Line],
    scanned: list[Line],
    in_a_browser: list[Line],
    on_the_site: list[Line],
) -> None:
    if differing := difference([*faulty_town, *without_index, *outside, *scanned, *in_a_browser, *on_the_site], expected()):
        pytest.fail(f"Read each of these. Mend what is wrong, or add the line to {EXPECTED.name}:\n{differing}", pytrace=False)


def test_every_rule_has_a_fault_in_faulty_town() -> None:
    assert {rule for rule, *_ in expected()} ^ set(NOT_SOWN) == {rule.id for rule in load_catalogue()}


@pytest.fixture(scope="module")
def good_town(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return checked(town(tmp_path_factory.mktemp("good_town"), SITES / "good_town"), "--all", "--browser")


def test_nothing_is_wrong_in_good_town(good_town: dict[str, Any]) -> None:
    assert lines_of(good_town) == []


def test_good_town_s_known_issues_are_shown(good_town: dict[str, Any]) -> None:
    shown = [(each["kind"], each["rule"], each["pages"], each["file"], each["line"]) for each in good_town["excuses"]]
    assert shown == [
        ("known issue", "none", ["/bins/", "/bins/missed-bin/"], "checks/known_issues.yml", 2),
        ("known issue", "none", ["/housing/"], "checks/known_issues.yml", 11),
        ("known issue", "none", ["/hubs/"], "checks/known_issues.yml", 21),
    ]


def test_nothing_is_wrong_on_the_reference_site(tmp_path: Path) -> None:
    report = checked(town(tmp_path, PROJECT), "--all")
    assert lines_of(report) == []
    assert report["looked_at"]
