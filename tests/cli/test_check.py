"""`briggate check`: whom it stops, by which exit code, in which words."""

import json
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from briggate.checks.catalogue import load_catalogue
from tests.sites import PROJECT, briggate, page, run, service, tiny_site

NOW = "2026-06-10T09:00"
VAGUE = "To pay, [click here](https://example.org/demo/pay).\n"
CONTACT = {
    "site_config/navigation.yml": "report_a_problem: mailto:web-team@example.org\n",
    "site_config/contacts/waste.yml": "waste: {name: Waste team, phones: [{number: 0113 496 0123}]}\n",
}


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A publisher", "-c", "user.email=publisher@example.org")
    done = run("git", *who, *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr


def commit(folder: Path, message: str = "A change") -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", message)


def committed(folder: Path, files: dict[str, str]) -> Path:
    """A tiny council in a repository, with one commit."""
    tiny_site(folder, {**CONTACT, ".gitignore": ".cache/\nbuild/\n", **files})
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    return folder


def write(folder: Path, file: str, text: str) -> None:
    path = folder / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def check(folder: Path, *arguments: str, as_of: str = NOW) -> tuple[int, list[tuple[str, str, int, str]], dict[str, object]]:
    """(exit code, (rule, file, line, standing) of every finding, the report)."""
    done = briggate("check", *arguments, "--as-of", as_of, "--format", "json", cwd=folder)
    assert "Traceback" not in done.stderr
    report = json.loads(done.stdout)
    found = [(f["rule"], f["place"]["file"], f["place"]["line"], f["standing"]) for f in report["findings"]]
    return done.returncode, found, report


RULES = ("--rule", "link-text-vague", "--rule", "internal-link", "--rule", "review-overdue-beyond-grace", "--rule", "orphan")
LINKED = {
    "content/bins/a.md": service("Bin A", "See [bin B](https://tinytown.example.org/bins/b/).\n"),
    "content/bins/b.md": service("Bin B"),
}


def test_a_sound_site_passes(tmp_path: Path) -> None:
    code, found, report = check(committed(tmp_path, LINKED), *RULES)
    assert (code, found) == (0, [])
    assert report["looked_at"]


def test_a_fault_stops_and_is_told_with_file_and_line(tmp_path: Path) -> None:
    folder = committed(tmp_path, {"content/bins/a.md": service("Bin A", VAGUE)})
    code, found, _ = check(folder, *RULES)
    assert code == 1
    assert [each[:2] for each in found] == [("link-text-vague", "content/bins/a.md")]
    done = briggate("check", *RULES, "--as-of", NOW, cwd=folder)
    assert "content/bins/a.md:8\n" in done.stdout
    assert "link-text-vague" in done.stdout
    assert "\x1b" not in done.stdout, "colour is for terminals"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--rule", "link-text-vagu"), "there is no rule “link-text-vagu”  Did you mean “link-text-vague”?"),
        (("--family", "htlm"), "there is no family “htlm”  Did you mean “html”?"),
        (("content/nowhere.md",), "content/nowhere.md  there is no such file or folder in this project"),
        (("--as-of", "soon"), "“soon” is not a time"),
        (("--since", "never"), "git knows no commit “never”"),
        (("--write", "pdf=x"), "the formats are"),
    ],
)
def test_wrong_usage_is_2_and_says_what_was_meant(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    done = briggate("check", *arguments, cwd=committed(tmp_path, LINKED))
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_outside_a_project_is_2(tmp_path: Path) -> None:
    done = briggate("check", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "mkdocs.yml" in done.stderr


def test_what_cannot_be_read_is_2_with_every_fault_of_pages_and_policy_at_once(tmp_path: Path) -> None:
    folder = committed(tmp_path, {**LINKED, "content/bins/b.md": "---\ntitel: Bin B\n---\n", "checks/budgets.yml": "clicks: many\n"})
    done = briggate("check", cwd=folder)
    assert done.returncode == 2
    assert "content/bins/b.md" in done.stderr
    assert "checks/budgets.yml:1" in done.stderr


LOCAL = """
from briggate.checks.rule import Rule, bad, good
from briggate.checks.html_page import HtmlPage

rule = Rule(id="town-crest", title="A title", why="Why.", reference="Us", fix="Do.", examples=(bad("<p>"), good("<i>")))


@rule.over(HtmlPage)
def town_crest(page):
    {body}
"""


def test_the_council_s_own_rules_run_beside_the_others(tmp_path: Path) -> None:
    own = LOCAL.format(body='yield rule.at(page.first("main h1"), "the heading has no crest")')
    code, found, _ = check(committed(tmp_path, {**LINKED, "checks/local/town_crest.py": own}), "--rule", "town-crest")
    assert code == 1
    assert ("town-crest", "content/bins/a.md", 2, "blocks") in found


def test_a_rule_that_raises_is_3_and_never_a_pass(tmp_path: Path) -> None:
    own = LOCAL.format(body="raise ValueError('no crest at all')\n    yield")
    folder = committed(tmp_path, {**LINKED, "checks/local/town_crest.py": own})
    done = briggate("check", "--rule", "town-crest", cwd=folder)
    assert done.returncode == 3
    assert "no crest at all" in done.stdout
    assert "/bins/a/" in done.stdout


@pytest.mark.parametrize(
    "broken", ["x = 1\n", "import nowhere_at_all\n", 'from briggate.checks.rule import Rule\nrule = Rule(id="other")\n', "def (\n"]
)
def test_a_file_without_a_good_rule_is_2(tmp_path: Path, broken: str) -> None:
    done = briggate("check", cwd=committed(tmp_path, {**LINKED, "checks/local/town_crest.py": broken}))
    assert done.returncode == 2
    assert "town_crest.py" in done.stderr
    assert "Traceback" not in done.stderr


def test_paths_tell_only_of_what_lies_there(tmp_path: Path) -> None:
    folder = committed(tmp_path, {"content/bins/a.md": service("Bin A", VAGUE), "content/bins/b.md": service("Bin B", VAGUE)})
    assert [each[1] for each in check(folder, *RULES, "content/bins/b.md")[1]] == ["content/bins/b.md"]
    assert len(check(folder, *RULES, "content")[1]) == 2


def test_since_blocks_what_lies_on_touched_pages_and_tells_the_rest(tmp_path: Path) -> None:
    folder = committed(tmp_path, {"content/bins/a.md": service("Bin A", VAGUE), "content/bins/b.md": service("Bin B", VAGUE)})
    write(folder, "content/bins/b.md", service("Bin B", f"More words.\n\n{VAGUE}"))
    code, found, _ = check(folder, *RULES, "--since", "HEAD")
    assert code == 1
    assert {each[1]: each[3] for each in found} == {"content/bins/a.md": "already there", "content/bins/b.md": "blocks"}


def test_since_passes_when_only_others_pages_have_faults(tmp_path: Path) -> None:
    folder = committed(tmp_path, {"content/bins/a.md": service("Bin A", VAGUE), "content/bins/b.md": service("Bin B")})
    write(folder, "content/bins/b.md", service("Bin B", "More words.\n"))
    assert check(folder, *RULES, "--since", "HEAD")[0] == 0


def test_since_blocks_a_fault_that_the_change_causes_on_another_page(tmp_path: Path) -> None:
    folder = committed(tmp_path, LINKED)
    (folder / "content/bins/b.md").unlink()
    code, found, _ = check(folder, *RULES, "--since", "HEAD")
    assert code == 1
    assert found == [("internal-link", "content/bins/a.md", 8, "blocks")]


def test_since_counts_a_commit_and_what_is_not_committed(tmp_path: Path) -> None:
    folder = committed(tmp_path, LINKED)
    write(folder, "content/bins/b.md", service("Bin B", VAGUE))
    commit(folder)
    assert check(folder, *RULES, "--since", "HEAD")[0] == 0
    assert check(folder, *RULES, "--since", "HEAD~1")[0] == 1


def test_an_overdue_page_is_told_and_fails_only_the_nightly_run(tmp_path: Path) -> None:
    folder = committed(tmp_path, LINKED)
    code, found, _ = check(folder, *RULES, as_of="2028-01-10T09:00")
    assert code == 0
    assert {(each[0], each[3]) for each in found} == {("review-overdue-beyond-grace", "already there")}
    assert check(folder, *RULES, "--all", as_of="2028-01-10T09:00")[0] == 1


ALERT = {"severity": "major", "type": "alert", "from": "2026-06-01 09:00", "to": "2026-06-20 09:00"}


def test_an_alert_is_blocked_by_its_own_faults_alone(tmp_path: Path) -> None:
    folder = committed(tmp_path, {"content/bins/a.md": service("Bin A", VAGUE), **LINKED, "content/bins/c.md": service("Bin C", VAGUE)})
    write(folder, "content/alerts/snow.md", page("Snow", "No bins today.\n", **ALERT))
    assert check(folder, "--since", "HEAD", *RULES)[0] == 0
    write(folder, "content/alerts/snow.md", page("Snow", VAGUE, **ALERT))
    code, found, _ = check(folder, "--since", "HEAD", *RULES)
    assert code == 1
    assert [each[1] for each in found if each[3] == "blocks"] == ["content/alerts/snow.md"]


def test_a_page_to_come_was_not_looked_at_as_residents_will_see_it_and_the_report_says_so(tmp_path: Path) -> None:
    alert = page("Snow", VAGUE, **{**ALERT, "from": "2026-06-11 09:00", "to": "2026-06-12 09:00"})
    folder = committed(tmp_path, {**LINKED, "content/alerts/snow.md": alert})
    code, _, report = check(folder, "--rule", "link-text-vague")
    told = "Not live yet, so looked at only as Markdown: content/alerts/snow.md. To look at a page as it will be, add --as-of and its day."
    assert (code, report["notes"]) == (0, [told])
    code, _, report = check(folder, "--rule", "link-text-vague", as_of="2026-06-11T09:00")
    assert (code, report["notes"]) == (1, [])


def test_a_status_is_not_blocked_by_what_was_wrong_with_its_page(tmp_path: Path) -> None:
    folder = committed(tmp_path, {"content/bins/a.md": service("Bin A", VAGUE)})
    limited = {"status": "limited", "status_text": "No bins today.", "status_to": "2026-06-20 09:00"}
    write(folder, "content/bins/a.md", service("Bin A", VAGUE, **limited))
    assert check(folder, "--since", "HEAD", *RULES)[0] == 0
    write(folder, "content/bins/a.md", service("Bin A", f"{VAGUE}\nMore.\n", **limited))
    assert check(folder, "--since", "HEAD", *RULES)[0] == 1


@pytest.mark.slow
def test_400_days_on_an_alert_and_an_edit_to_a_bins_page_still_pass(tmp_path: Path) -> None:
    """Every review date of the reference site has passed by then, and facts have ended: none of it holds up today's change."""
    for name in ("content", "site_config", "checks", "theme"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    shutil.copy(PROJECT / "mkdocs.yml", tmp_path)
    write(tmp_path, ".gitignore", ".cache/\nbuild/\n")
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path)
    later = "2028-01-15T09:00"
    dates = {"from": "2028-01-15 08:00", "to": "2028-01-17 08:00", "last_reviewed": "2028-01-14"}
    write(
        tmp_path,
        "content/alerts/deep-snow.md",
        page(
            "Deep snow",
            "Do not travel unless you have to.\n",
            **{**ALERT, **dates, "owner": "highways", "summary": "Many roads are closed."},
        ),
    )
    bins = tmp_path / "content/bins/missed-bin.md"
    bins.write_text(bins.read_text(encoding="utf-8") + "\nWe come back on the next working day.\n", encoding="utf-8")
    code, found, _ = check(tmp_path, "--since", "HEAD", as_of=later)
    assert (code, [each for each in found if each[3] == "blocks"]) == (0, [])
    assert any(each[0] == "review-overdue-beyond-grace" and each[1] == "content/bins/missed-bin.md" for each in found)
    assert check(tmp_path, "--all", as_of=later)[0] == 1


def test_a_rule_that_is_off_does_not_run_and_is_said_to_be_off(tmp_path: Path) -> None:
    settings = "".join(f"{rule.id}: {rule.severity}\n" for rule in load_catalogue() if rule.id != "link-text-vague")
    settings += "link-text-vague: {severity: off, reason: We are rewriting every link this month.}\n"
    folder = committed(tmp_path, {"content/bins/a.md": service("Bin A", VAGUE), "checks/rules.yml": settings})
    _, found, report = check(folder)
    assert "link-text-vague" not in {each[0] for each in found}
    assert "We are rewriting every link this month." in json.dumps(report)


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "github", "html", "terminal"])
def test_writes_every_format_to_a_file(tmp_path: Path, form: str) -> None:
    folder = committed(tmp_path, {"content/bins/a.md": service("Bin A", VAGUE)})
    done = briggate("check", *RULES, "--as-of", NOW, "--write", f"{form}=out/report", cwd=folder)
    assert done.returncode == 1
    assert "click here" in (folder / "out/report").read_text(encoding="utf-8")
    assert "out/report" in done.stdout


def test_looks_at_a_page_that_changed_since_it_was_built(tmp_path: Path) -> None:
    folder = committed(tmp_path, LINKED)
    assert briggate("build", cwd=folder).returncode == 0
    write(folder, "content/bins/b.md", service("Bin B", VAGUE))
    assert check(folder, *RULES)[0] == 1


WAIVER = """\
- rule: link-text-vague
  pages: [{page}]
  reason: The words come from a supplier until June.
  approver: {approver}
  ends: 2027-01-01
"""


def test_a_waiver_of_nothing_stops_the_change_that_brings_it_and_no_later_one(tmp_path: Path) -> None:
    folder = committed(tmp_path, LINKED)
    rules = (*RULES, "--rule", "waiver-unmatched")
    write(folder, "checks/waivers.yml", WAIVER.format(page="/bins/a/", approver="waste"))
    assert check(folder, *rules, "--since", "HEAD")[0] == 1
    commit(folder)
    write(folder, "content/bins/b.md", service("Bin B", "More words.\n"))
    assert check(folder, *rules, "--since", "HEAD")[0] == 0
    assert check(folder, *rules)[0] == 1


def test_a_waiver_excuses_what_it_names(tmp_path: Path) -> None:
    folder = committed(tmp_path, {"content/bins/a.md": service("Bin A", VAGUE)})
    write(folder, "checks/waivers.yml", WAIVER.format(page="/bins/a/", approver="waste"))
    code, found, _ = check(folder, *RULES)
    assert (code, [each[3] for each in found]) == (0, ["waived"])
    assert check(folder, *RULES, as_of="2027-01-02T09:00")[0] == 1


@pytest.mark.parametrize(("page", "approver"), [("/bins/nowhere/", "waste"), ("/bins/a/", "nobody")])
def test_a_waiver_for_no_page_or_by_nobody_is_2(tmp_path: Path, page: str, approver: str) -> None:
    folder = committed(tmp_path, LINKED)
    write(folder, "checks/waivers.yml", WAIVER.format(page=page, approver=approver))
    done = briggate("check", cwd=folder)
    assert done.returncode == 2
    assert "checks/waivers.yml:1" in done.stderr


def test_outside_links_are_asked_for_only_when_told_to(tmp_path: Path, gone: str) -> None:
    folder = committed(tmp_path, {"content/bins/a.md": service("Bin A", f"See [their page]({gone}/page).\n")})
    code, found, report = check(folder, "--rule", "external-link", "--rule", "orphan")
    assert (code, found) == (0, [])
    assert [rule["outcome"] for rule in report["rules"] if rule["rule"] == "external-link"] == ["inapplicable"]
    code, found, _ = check(folder, "--external", "--rule", "external-link")
    assert (code, found) == (0, [("external-link", "content/bins/a.md", 8, "already there")]), "it holds up no change, and is told"
    assert check(folder, "--external", "--all", "--rule", "external-link")[0] == 1
    assert check(folder, "--external", "--since", "HEAD", "--rule", "external-link")[0] == 0


def test_a_change_that_adds_a_link_to_nothing_is_stopped(tmp_path: Path, gone: str) -> None:
    folder = committed(tmp_path, LINKED)
    write(folder, "content/bins/b.md", service("Bin B", f"See [their page]({gone}/page).\n"))
    assert check(folder, "--external", "--since", "HEAD", "--rule", "external-link")[0] == 1


class NotFound(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_error(404)

    do_HEAD = do_GET

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def gone() -> Iterator[str]:
    """A server on which nothing is to be found."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), NotFound)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
