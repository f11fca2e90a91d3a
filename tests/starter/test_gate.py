"""A new council has its gate from the first day: on its own machines, on each change, and each night."""

import json
import re
import shlex
import stat
import subprocess
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from briggate.cli.check import FORMATS
from tests.commands import read_command
from tests.sites import BOUND, briggate, program

IMAGE = '<img src="/images/brown-bin.png" width="1" height="1">\n'
KNOWN_TO_GITHUB = {
    "": {"name", "on", "permissions", "jobs"},
    "job": {"if", "runs-on", "timeout-minutes", "steps"},
    "step": {"if", "uses", "with", "run"},
}
KNOWN_TO_GITLAB = {"extends", "timeout", "rules", "script", "artifacts"}


@pytest.fixture
def council(tmp_path: Path) -> Path:
    made = briggate("new", "anytown", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    return tmp_path / "anytown"


@pytest.fixture
def repository(council: Path) -> Path:
    """The new site with its first commit made, and then the hook put in place, as its README says."""
    git(council, "init", "--quiet", "--initial-branch=main")
    git(council, "add", "--all")
    assert git(council, "commit", "--quiet", "--message", "Begin").returncode == 0
    hook = council / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f'#!/bin/sh\nexec "{Path(program("briggate")).as_posix()}" {the_hook(council)["entry"].removeprefix("briggate ")}\n')
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    return council


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *who, *words], cwd=folder, capture_output=True, encoding="utf-8", timeout=BOUND, check=False)


def the_hook(council: Path) -> dict[str, Any]:
    (repo,) = read_yaml(council / ".pre-commit-config.yaml")["repos"]
    assert repo["repo"] == "local"
    (hook,) = repo["hooks"]
    assert isinstance(hook, dict)
    return hook


def read_yaml(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def steps_of(council: Path) -> list[dict[str, Any]]:
    jobs = read_yaml(council / ".github/workflows/check.yml")["jobs"]
    return [step for job in jobs.values() for step in job["steps"]]


def commands_of(council: Path) -> list[str]:
    """Every `briggate …` that the files of the gate run."""
    gitlab = read_yaml(council / ".gitlab-ci.yml")
    lines = [
        the_hook(council)["entry"],
        *(step["run"] for step in steps_of(council) if "run" in step),
        *(line for job in gitlab.values() if "script" in job for line in job["script"]),
    ]
    return [line for line in lines if line.startswith("briggate ")]


def test_the_first_check_passes_with_little_advice(council: Path) -> None:
    done = briggate("check", "--format", "json", cwd=council)
    assert (done.returncode, done.stderr) == (0, "")
    findings = json.loads(done.stdout)["findings"]
    assert [finding for finding in findings if finding["severity"] == "error" and finding["standing"] == "blocks"] == []
    assert len([finding for finding in findings if finding["standing"] == "blocks"]) <= 5


def test_the_example_top_tasks_and_searches_are_really_looked_at(council: Path) -> None:
    """A task whose term nobody wrote, and a search that finds another page, stop it."""
    for file, old, new in (("top_tasks.yml", "a_to_z: Bills", "a_to_z: Invoices"), ("searches.yml", "phone number", "dinosaurs")):
        path = council / "checks" / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    done = briggate("check", "--family", "top_tasks", "--rule", "searches", cwd=council)
    assert done.returncode == 1
    assert "top-task-in-a-to-z" in done.stdout
    assert "dinosaurs" in done.stdout


def test_every_rule_of_this_engine_is_named_in_the_councils_settings(council: Path) -> None:
    """And the page about them is of this engine: writing both again changes nothing."""
    files = [council / "checks/rules.yml", council / "checks/README.md"]
    before = [file.read_bytes() for file in files]
    assert briggate("rules", "--write", cwd=council).returncode == 0
    assert [file.read_bytes() for file in files] == before


def test_every_command_of_the_gate_is_one_that_the_engine_knows(council: Path) -> None:
    commands = commands_of(council)
    assert len(commands) == 5
    for command in commands:
        asked = read_command(re.sub(r"\$\([^)]*\)", "REV", command))
        assert [write for write in asked["writes"] if write.partition("=")[0] not in FORMATS] == []
    with pytest.raises(click.UsageError):
        read_command("briggate check --sinse main")


def test_each_night_everything_is_looked_at_and_on_a_change_what_it_brings_about(council: Path) -> None:
    """The change is told from the commit of main that it began from, which has to be there: so all of the history is."""
    narrowed = [command for command in commands_of(council) if "--since" in command]
    nightly = [command for command in commands_of(council) if "--all --external" in command]
    assert (len(narrowed), len(nightly)) == (3, 2)
    checkouts = [step["with"] for step in steps_of(council) if step.get("uses", "").startswith("actions/checkout@")]
    assert [each["fetch-depth"] for each in checkouts] == [0, 0]
    assert read_yaml(council / ".gitlab-ci.yml")["variables"] == {"GIT_DEPTH": "0"}


def test_github_knows_every_key_and_gives_nothing_away(council: Path) -> None:
    text = (council / ".github/workflows/check.yml").read_text(encoding="utf-8")
    workflow = yaml.load(text, Loader=yaml.BaseLoader)
    assert set(workflow) <= KNOWN_TO_GITHUB[""]
    assert set(workflow["on"]) == {"pull_request", "schedule", "workflow_dispatch"}
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert set(job) <= KNOWN_TO_GITHUB["job"]
        assert [set(step) - KNOWN_TO_GITHUB["step"] for step in job["steps"] if set(step) - KNOWN_TO_GITHUB["step"]] == []
    assert "secrets" not in text
    assert [step["run"] for step in steps_of(council) if "${{" in step.get("run", "")] == []


def test_programs_of_others_are_named_by_their_commit_and_are_githubs_own(council: Path) -> None:
    used = [step["uses"] for step in steps_of(council) if "uses" in step]
    owns = {f"actions/{name}" for name in ("checkout", "setup-python", "upload-artifact")}
    assert {re.sub(r"@[0-9a-f]{40}$", "", each) for each in used} == owns


def test_gitlab_knows_every_key_and_keeps_the_reports(council: Path) -> None:
    pipeline = read_yaml(council / ".gitlab-ci.yml")
    jobs = {name: value for name, value in pipeline.items() if name not in ("default", "variables")}
    assert [name for name, job in jobs.items() if not set(job) <= KNOWN_TO_GITLAB] == []
    assert pipeline["variables"] == {"GIT_DEPTH": "0"}
    for job in jobs.values():
        (command,) = job["script"]
        kept = [*job["artifacts"]["paths"], *job["artifacts"].get("reports", {}).values()]
        assert sorted(kept) == sorted(word.partition("=")[2] for word in shlex.split(command) if word.endswith((".html", ".xml")))


def test_reports_are_not_committed(repository: Path) -> None:
    for name in ("report.html", "report.xml"):
        (repository / name).write_text("")
    assert git(repository, "status", "--porcelain").stdout == ""


def test_a_sound_commit_passes(repository: Path) -> None:
    page = repository / "content/privacy.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nWe ask for no more than we need.\n", encoding="utf-8")
    done = git(repository, "commit", "--all", "--message", "Say more")
    assert done.returncode == 0, done.stdout + done.stderr
    assert git(repository, "rev-list", "--count", "HEAD").stdout == "2\n"


def test_an_image_without_alt_text_is_stopped_before_it_is_committed(repository: Path) -> None:
    page = repository / "content/bins/missed-bin.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{IMAGE}", encoding="utf-8")
    (repository / "content/images").mkdir()
    (repository / "content/images/brown-bin.png").write_bytes(PNG)
    git(repository, "add", "--all")
    done = git(repository, "commit", "--message", "Show the bin")
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "content/bins/missed-bin.md" in said
    assert "image-alt" in said
    assert git(repository, "rev-list", "--count", "HEAD").stdout == "1\n"


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
"""One clear pixel."""
