"""`briggate check` never passes where it has not looked at what it was asked about."""

import json
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from briggate.build.load import Project, load_site
from briggate.checks.catalogue import load_catalogue
from briggate.checks.judging import Judged
from briggate.checks.runner import EVERY_RULE, Looked
from briggate.cli.look import Look
from briggate.files.cache import Cache
from briggate.model.finding import NotRun
from briggate.policy import read_policy
from briggate.policy.world import OF_A_CHANGE
from tests.cli.test_check import LINKED, LOCAL, NOW, RULES, VAGUE, WAIVER, check, committed, write
from tests.sites import briggate, page, service


@pytest.mark.parametrize("path", ["docs", "README.md", "build", ".cache"])
def test_a_path_where_nothing_is_looked_at_is_2(tmp_path: Path, path: str) -> None:
    folder = committed(tmp_path, {**LINKED, "docs/a.md": VAGUE, "README.md": VAGUE, "build/x": "", ".cache/x": ""})
    done = briggate("check", *RULES, path, cwd=folder)
    assert done.returncode == 2
    assert f"{path}  nothing is looked at there" in done.stderr


@pytest.mark.parametrize("path", ["content", "content/bins/a.md", ".", "site_config", "theme"])
def test_a_path_where_something_is(tmp_path: Path, path: str) -> None:
    assert check(committed(tmp_path, LINKED), *RULES, path)[0] == 0


def test_a_rule_that_is_asked_for_and_off_is_2_even_among_others(tmp_path: Path) -> None:
    folder = committed(tmp_path, {**LINKED, "content/bins/a.md": service("Bin A", VAGUE)})
    briggate("rules", "--write", cwd=folder)
    settings = (folder / "checks/rules.yml").read_text(encoding="utf-8")
    write(folder, "checks/rules.yml", settings.replace("\nlink-text-vague: error", "\nlink-text-vague: {severity: off, reason: A test.}"))
    for more in ((), ("--rule", "orphan")):
        done = briggate("check", "--rule", "link-text-vague", *more, cwd=folder)
        assert done.returncode == 2
        assert "the rule “link-text-vague” would not run: it is off" in done.stderr


def test_everything_off_is_2(tmp_path: Path) -> None:
    folder = committed(tmp_path, LINKED)
    briggate("rules", "--write", cwd=folder)
    lines = (folder / "checks/rules.yml").read_text(encoding="utf-8").splitlines()
    may_be_off = (line for line in lines if line and not line.startswith(("#", *OF_A_CHANGE)))
    kept = "".join(f"{rule}: error\n" for rule in OF_A_CHANGE)
    off = kept + "".join(f"{line.partition(':')[0]}: {{severity: off, reason: A test.}}\n" for line in may_be_off)
    write(folder, "checks/rules.yml", off)
    for arguments in ((), ("--family", "links"), ("--since", "HEAD"), ("--all",)):
        done = briggate("check", *arguments, cwd=folder)
        assert done.returncode == 2
        assert "no rule would run" in done.stderr


def test_a_rule_that_had_nothing_to_look_at_is_3(tmp_path: Path) -> None:
    folder = committed(tmp_path, LINKED)
    assert check(folder, "--rule", "external-link")[0] == 3, "nobody asked other servers"
    (folder / ".git").rename(tmp_path / "no-git")
    assert check(folder, "--rule", "published-address")[0] == 3, "there is no history"
    code, _, report = check(folder, *RULES, "--rule", "published-address")
    assert code == 0
    assert "history is not here" in json.dumps(report)


@pytest.mark.parametrize("revision", ["", "never", "--all"])
def test_a_commit_that_there_is_not_is_2_and_never_a_check_of_something_else(tmp_path: Path, revision: str) -> None:
    done = briggate("check", *RULES, f"--since={revision}", cwd=committed(tmp_path, LINKED))
    assert (done.returncode, done.stdout) == (2, "")


def test_since_and_all_at_once_is_2(tmp_path: Path) -> None:
    done = briggate("check", "--since", "HEAD", "--all", cwd=committed(tmp_path, LINKED))
    assert done.returncode == 2
    assert "--since and --all" in done.stderr


@pytest.mark.parametrize("file", ["bins/a/index.html", "index.html", "api/pages.json"])
def test_a_built_site_with_a_hole_in_it_is_built_again(tmp_path: Path, file: str) -> None:
    folder = committed(tmp_path, {**LINKED, "content/bins/a.md": service("Bin A", VAGUE)})
    assert briggate("build", "--as-of", NOW, cwd=folder).returncode == 0
    (folder / "build/site" / file).unlink()
    code, found, _ = check(folder, *RULES)
    assert (code, [each[:2] for each in found]) == (1, [("link-text-vague", "content/bins/a.md")])


def test_a_narrowed_run_calls_no_waiver_unmatched(tmp_path: Path) -> None:
    """Only of a rule that has looked everywhere can it be said that nothing is left to excuse."""
    folder = committed(tmp_path, {"content/bins/a.md": service("Bin A", VAGUE), "content/bins/b.md": service("Bin B")})
    write(folder, "checks/waivers.yml", WAIVER.format(page="/bins/a/", approver="waste"))
    for narrowed in (("--rule", "waiver-unmatched", "--rule", "orphan"), ("--family", "governance"), ("content/bins/b.md",)):
        assert [each for each in check(folder, *narrowed)[1] if each[0] == "waiver-unmatched"] == [], narrowed
    write(folder, "content/bins/a.md", service("Bin A", "Put it out by 7am.\n"))
    assert ("waiver-unmatched", "checks/waivers.yml", 1, "blocks") in check(folder, *RULES, "--rule", "waiver-unmatched")[1]


def test_a_rule_that_broke_off_leaves_no_waiver_unmatched(tmp_path: Path) -> None:
    own = LOCAL.format(body="if page.address == '/bins/b/':\n        raise ValueError('no crest')\n    yield from ()")
    folder = committed(tmp_path, {**LINKED, "checks/local/town_crest.py": own})
    write(folder, "checks/waivers.yml", WAIVER.format(page="/bins/a/", approver="waste").replace("link-text-vague", "town-crest"))
    code, found, _ = check(folder, "--rule", "town-crest", "--rule", "waiver-unmatched")
    assert (code, found) == (3, [])


def test_a_council_s_own_rule_that_was_edited_looks_again(tmp_path: Path) -> None:
    folder = committed(tmp_path, {**LINKED, "checks/local/town_crest.py": LOCAL.format(body="yield from ()")})
    assert check(folder, "--rule", "town-crest")[0] == 0
    write(folder, "checks/local/town_crest.py", LOCAL.format(body='yield rule.at(page.first("main h1"), "the heading has no crest")'))
    assert check(folder, "--rule", "town-crest")[0] == 1


def test_anew_believes_no_earlier_check(tmp_path: Path) -> None:
    folder = committed(tmp_path, {"content/bins/a.md": service("Bin A", VAGUE)})
    rule = ("--rule", "link-text-vague")
    assert check(folder, *rule)[0] == 1
    file = folder / ".cache/briggate/results.sqlite"
    with sqlite3.connect(file) as database:
        keys = [key for (key,) in database.execute("SELECT key FROM results")]
    with Cache(file) as cache:
        cache.keep({key: Judged([], [], Judged.from_json(value).facts).to_json() for key, value in cache.find(keys).items()})
    assert check(folder, *rule)[0] == 0, "it keeps to what it was told, so that this test can fail"
    assert check(folder, *rule, "--anew")[0] == 1


def test_says_how_much_was_looked_at(tmp_path: Path) -> None:
    _, _, report = check(committed(tmp_path, LINKED), *RULES)
    assert (report["looked_at"]["source_files"], report["looked_at"]["built_pages"] > 4, report["looked_at"]["links"] > 10) == (
        4,
        True,
        True,
    )  # type: ignore[index]


def test_a_path_is_not_another_that_begins_alike(tmp_path: Path) -> None:
    files = {"content/bins/a.md": service("Bin A", VAGUE), "content/bins-old/index.md": page("Old bins", VAGUE)}
    folder = committed(tmp_path, files)
    write(folder, "content/bins/a-more.md", service("Notes", VAGUE))
    assert {each[1] for each in check(folder, *RULES, "content/bins")[1]} == {"content/bins/a.md", "content/bins/a-more.md"}
    assert len(check(folder, *RULES, ".")[1]) == 3


def test_where_every_rule_broke_off_nothing_is_called_unmatched(tmp_path: Path) -> None:
    """A process that was killed takes the findings of its pages with it: that nothing was found there says nothing."""
    folder = committed(tmp_path, {**LINKED, "checks/waivers.yml": WAIVER.format(page="/bins/a/", approver="waste")})
    project, catalogue = Project(folder), load_catalogue()
    site, policy = load_site(project, NOW), read_policy(folder / "checks").policy
    rules = [catalogue.rules["link-text-vague"], catalogue.rules["waiver-unmatched"]]
    look = Look(policy, catalogue, rules, folder / ".cache", folder / "checks/local", True, False, None, lambda words: None)

    def found(*not_run: NotRun) -> list[str]:
        looked = Looked(not_run=[*not_run], looked_at=Counter({"link-text-vague": 5}))
        return [each.rule for each in look.findings(looked, site, ())[0]]

    assert found() == ["waiver-unmatched"]
    assert found(NotRun("link-text-vague", "/bins/a/", "ValueError")) == []
    assert found(NotRun(EVERY_RULE, "/bins/a/", "the process ended")) == []
