"""`briggate check --since`: what was there before a change does not stop it, however git tells of the change."""

from pathlib import Path

from tests.cli.test_check import LINKED, NOW, RULES, VAGUE, WAIVER, check, commit, committed, git, write
from tests.sites import briggate, page, run, service

PUBLISHED = (*RULES, "--rule", "published-address")


def blocking(found: list[tuple[str, str, int, str]]) -> list[tuple[str, str]]:
    return [each[:2] for each in found if each[3] == "blocks"]


def test_an_address_that_was_lost_before_the_change_does_not_stop_it(tmp_path: Path) -> None:
    folder = committed(tmp_path, {**LINKED, "content/bins/c.md": service("Bin C")})
    (folder / "content/bins/c.md").unlink()
    assert check(folder, *PUBLISHED, "--since", "HEAD")[0] == 1
    commit(folder)
    write(folder, "content/bins/b.md", service("Bin B", "More words.\n"))
    code, found, _ = check(folder, *PUBLISHED, "--since", "HEAD")
    assert (code, [(each[0], each[3]) for each in found]) == (0, [("published-address", "already there")])


OWN = """
from briggate.checks.rule import Rule, bad, good
from briggate.checks.html_page import HtmlPage

rule = Rule(id="town-crest", title="A title", why="Why.", reference="Us", fix="Do.", examples=(bad("<p>"), good("<i>")))


@rule.over(HtmlPage)
def town_crest(page):
    yield rule.at(page.first("footer"), "the footer has no crest")
"""


def test_a_fault_of_the_theme_is_no_new_one_because_there_is_a_new_page(tmp_path: Path) -> None:
    folder = committed(tmp_path, {**LINKED, "checks/local/town_crest.py": OWN})
    write(folder, "content/bins/aardvark.md", service("Aardvark", "More words.\n"))
    write(folder, "content/aardvarks/index.md", page("Aardvarks", "More words.\n"))
    code, found, _ = check(folder, "--rule", "town-crest", "--since", "HEAD")
    assert (code, blocking(found)) == (0, [])
    assert {(each[0], each[3]) for each in found} == {("town-crest", "already there")}


def test_since_a_branch_that_has_gone_on_counts_from_where_the_change_left_it(tmp_path: Path) -> None:
    """What others have put right on main since is not of this change."""
    folder = committed(tmp_path, {"content/bins/a.md": service("Bin A", VAGUE), "content/bins/b.md": service("Bin B")})
    git(folder, "checkout", "-q", "-b", "draft")
    write(folder, "content/bins/b.md", service("Bin B", "More words.\n"))
    commit(folder)
    git(folder, "checkout", "-q", "main")
    write(folder, "content/bins/a.md", service("Bin A"))
    commit(folder)
    git(folder, "checkout", "-q", "draft")
    code, found, _ = check(folder, *RULES, "--since", "main")
    assert (code, [each[3] for each in found]) == (0, ["already there"])


def test_a_page_that_is_renamed_is_touched(tmp_path: Path) -> None:
    folder = committed(tmp_path, {"content/bins/a.md": service("Bin A", VAGUE)})
    git(folder, "mv", "content/bins/a.md", "content/bins/z.md")
    assert blocking(check(folder, *RULES, "--since", "HEAD")[1]) == [("link-text-vague", "content/bins/z.md")]


def test_a_new_page_that_git_does_not_know_yet_is_touched(tmp_path: Path) -> None:
    folder = committed(tmp_path, LINKED)
    write(folder, "content/bins/c.md", service("Bin C", VAGUE))
    assert blocking(check(folder, *RULES, "--since", "HEAD")[1]) == [("link-text-vague", "content/bins/c.md")]


def test_a_project_in_a_folder_of_a_repository(tmp_path: Path) -> None:
    """Names are told from the project, not from the top of the repository; what lies beside it is none of its."""
    folder = tmp_path / "web site"
    committed(folder, {**LINKED, "content/bins/c.md": service("Bin C", VAGUE)})
    (folder / ".git").rename(tmp_path / ".git")
    commit(tmp_path, "Moved into a folder")
    write(tmp_path, "content/bins/c.md", "nothing of the council's\n")
    write(folder, "content/bins/b.md", service("Bin B", "More words.\n"))
    code, found, _ = check(folder, *RULES, "--since", "HEAD")
    assert (code, [each[3] for each in found]) == (0, ["already there"])
    (folder / "content/bins/b.md").unlink()
    assert blocking(check(folder, *RULES, "--since", "HEAD")[1]) == [("internal-link", "content/bins/a.md")]


def test_since_a_commit_in_which_there_was_no_site_everything_is_of_the_change(tmp_path: Path) -> None:
    write(tmp_path, "LICENCE", "Ours.\n")
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path)
    first = run("git", "rev-parse", "HEAD", cwd=tmp_path).stdout.strip()
    committed(tmp_path, {"content/bins/a.md": service("Bin A", VAGUE)})
    assert blocking(check(tmp_path, *RULES, "--since", first)[1]) == [("link-text-vague", "content/bins/a.md")]


def test_since_a_commit_that_had_no_checks_folder(tmp_path: Path) -> None:
    folder = committed(tmp_path, {"content/bins/a.md": service("Bin A", VAGUE), "content/bins/b.md": service("Bin B")})
    write(folder, "checks/budgets.yml", "clicks_from_home: 4\n")
    write(folder, "content/bins/b.md", service("Bin B", "More words.\n"))
    code, found, _ = check(folder, *RULES, "--since", "HEAD")
    assert (code, [each[3] for each in found]) == (0, ["already there"])


def test_outside_a_repository_there_is_nothing_to_count_from(tmp_path: Path) -> None:
    folder = committed(tmp_path, LINKED)
    (folder / ".git").rename(tmp_path / "no-git")
    done = briggate("check", "--since", "HEAD", "--as-of", NOW, cwd=folder)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_taking_a_waiver_out_stops_for_what_it_excused(tmp_path: Path) -> None:
    """The fault is an old one, and nobody has mended it: without this, main would fail at the next check of everything."""
    files = {"content/bins/a.md": service("Bin A", VAGUE), "checks/waivers.yml": WAIVER.format(page="/bins/a/", approver="waste")}
    folder = committed(tmp_path, files)
    write(folder, "checks/waivers.yml", "[]\n")
    assert blocking(check(folder, *RULES, "--since", "HEAD")[1]) == [("link-text-vague", "content/bins/a.md")]


def test_a_waiver_that_has_ended_stops_only_who_touches_its_page(tmp_path: Path) -> None:
    files = {"content/bins/a.md": service("Bin A", VAGUE), "checks/waivers.yml": WAIVER.format(page="/bins/a/", approver="waste")}
    folder = committed(tmp_path, {**files, "content/bins/b.md": service("Bin B")})
    write(folder, "content/bins/b.md", service("Bin B", "More words.\n"))
    assert check(folder, *RULES, "--since", "HEAD", as_of="2027-01-02T09:00")[0] == 0
    write(folder, "content/bins/a.md", service("Bin A", f"More words.\n\n{VAGUE}"))
    assert check(folder, *RULES, "--since", "HEAD", as_of="2027-01-02T09:00")[0] == 1


ALERTED = """
from briggate.checks.rule import Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

rule = Rule(id="town-crest", title="A title", why="Why.", reference="Us", fix="Do.", examples=(bad_files({}), good_files({})))


@rule.over(SiteFacts)
def town_crest(subject):
    if any("deep" in page.body for page in subject.site.all_pages):
        yield rule.at(("content/bins/a.md", 2), "somebody says deep")
"""
ALERT = {"severity": "major", "type": "alert", "from": "2026-06-01 09:00", "to": "2026-06-20 09:00"}


def test_an_alert_is_not_blocked_by_what_it_causes_elsewhere_and_a_page_is(tmp_path: Path) -> None:
    files = {**LINKED, "checks/local/town_crest.py": ALERTED, "content/alerts/snow.md": page("Snow", "Snow.\n", **ALERT)}
    folder = committed(tmp_path, files)
    write(folder, "content/alerts/snow.md", page("Snow", "The snow is deep.\n", **ALERT))
    code, found, _ = check(folder, "--rule", "town-crest", "--since", "HEAD")
    assert (code, found) == (0, [("town-crest", "content/bins/a.md", 2, "already there")])
    write(folder, "content/bins/b.md", service("Bin B", "How deep it is.\n"))
    assert check(folder, "--rule", "town-crest", "--since", "HEAD")[0] == 1


def test_a_status_is_one_whatever_the_ends_of_lines(tmp_path: Path) -> None:
    """An editor on another system that turns every line’s end has changed nothing that anybody reads."""
    folder = committed(tmp_path, {".gitattributes": "* -text\n"})
    (folder / "content/bins/a.md").write_bytes(service("Bin A", VAGUE).replace("\n", "\r\n").encode())
    commit(folder)
    limited = {"status": "limited", "status_text": "No bins today.", "status_to": "2026-06-20 09:00"}
    text = service("Bin A", VAGUE, **limited)
    (folder / "content/bins/a.md").write_bytes(text.encode())
    assert check(folder, *RULES, "--since", "HEAD")[0] == 0


def test_a_page_that_is_overdue_may_be_edited(tmp_path: Path) -> None:
    """The site before the change is looked at as of the same day: it was overdue without it."""
    folder = committed(tmp_path, LINKED)
    write(folder, "content/bins/b.md", service("Bin B", "More words.\n"))
    code, found, _ = check(folder, *RULES, "--since", "HEAD", as_of="2028-01-10T09:00")
    assert (code, ("review-overdue-beyond-grace", "content/bins/b.md") in [each[:2] for each in found]) == (0, True)
