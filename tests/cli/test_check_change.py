"""`briggate check --change`: a change of main gets the answer that the gate would give, in every report, and has no say in it."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from briggate.governance.refusals import REASONS
from briggate.policy.world import OF_A_CHANGE
from tests.gate.council import BRIGGATE, Council, environment, git, run, write
from tests.sites import tiny_site

MISSED, ROUNDHAY, POLICY = "content/bins/missed-bin.md", "content/parks/roundhay.md", "governance/permissions.yml"
WORDS = "---\ntitle: Missed bin\n---\nTell us by noon.\n"
THERE = ("--change", "origin/main..HEAD")
FAMILY = (*OF_A_CHANGE, "alone-unapproved")
ALONE = (*THERE, "--family", "permissions")
FILES = {"json": "found.json", "sarif": "found.sarif", "junit": "found.xml", "github": "found.log", "html": "found.html"}
WRITES = [word for form, file in FILES.items() for word in ("--write", f"{form}=../{file}")]


def check(folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    done = subprocess.run(
        [str(BRIGGATE), "check", *words], cwd=folder, capture_output=True, encoding="utf-8", timeout=60, check=False, env=environment()
    )
    assert "Traceback" not in done.stderr
    return done


def report(folder: Path, *words: str) -> tuple[int, dict[str, Any]]:
    done = check(folder, *words, "--format", "json")
    assert done.stdout, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    return done.returncode, told


def outcomes(told: dict[str, Any]) -> dict[str, str]:
    return {each["rule"]: each["outcome"] for each in told["rules"]}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Council:
    council = Council(tmp_path_factory.mktemp("council"))
    council.begin()
    for person in ("bins-editor", "bins-lead"):
        council.key(person)
    return council


@pytest.fixture
def council(begun: Council, tmp_path: Path) -> Council:
    copied = begun.copy(tmp_path)
    git(copied.clone, "fetch", "-q", "origin", "+refs/heads/*:refs/remotes/origin/*")
    return copied


def fetch_all(council: Council) -> None:
    git(council.clone, "fetch", "-q", "origin", "+refs/approvals/*:refs/approvals/*", "+refs/briggate/*:refs/briggate/*")


def another_section(council: Council) -> None:
    council.commit("bins-editor", {ROUNDHAY: WORDS})


def nobody_approves(council: Council) -> None:
    council.commit("bins-editor", {MISSED: WORDS})


def no_signature(council: Council) -> None:
    council.commit("bins-editor", {MISSED: WORDS}, key=None)


def joined(council: Council) -> None:
    """Two lines of history, joined by a commit that is signed as it should be."""
    council.commit("bins-editor", {MISSED: WORDS})
    git(council.clone, "checkout", "-q", "-b", "beside", "origin/main")
    council.commit("bins-editor", {"content/bins/new-bin.md": WORDS})
    own = ("user.name=Bins", "user.email=bins-editor@testborough.example.org", "gpg.format=ssh")
    settings = [word for each in (*own, f"user.signingkey={council.key('bins-editor')}") for word in ("-c", each)]
    git(council.clone, *settings, "merge", "-q", "--no-ff", "-S", "-m", "Join", "@{-1}")


REFUSED: list[tuple[Callable[[Council], None], str, str, str, str]] = [
    (
        another_section, "change-own-sections", "path-not-yours", ROUNDHAY,
        f"{ROUNDHAY} is in the section parks, and bins-editor is no author there",
    ),
    (
        nobody_approves, "change-approved", "approval-missing", POLICY, "somebody else has to approve this change before it "
        "lands. Those who may: bins-deputy, bins-lead, web-lead",
    ),
    (joined, "change-linear", "history-not-linear", POLICY, "commit … joins two lines of history"),
    (no_signature, "change-signed", "commit-unsigned", POLICY, "commit … is not signed"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "rule", "code", "file", "sentence"), REFUSED, ids=[each[2] for each in REFUSED])
def test_a_refusal_stops_the_check_and_stands_in_every_report(
    council: Council, change: Callable[[Council], None], rule: str, code: str, file: str, sentence: str
) -> None:
    """The site need not be one that can be built: nothing of it is read."""
    change(council)
    done = check(council.clone, *ALONE, *WRITES)
    assert done.returncode == 1, done.stderr
    words, fix = f"{sentence} ({code})", REASONS[code].next_step
    written = {form: _without_ids((council.folder / name).read_text("utf-8")) for form, name in FILES.items()}

    terminal = " ".join(_without_ids(done.stdout).split())
    assert terminal.startswith(f"{file} error ")
    assert all(word in terminal for word in (*words.split(), fix, rule))

    told = json.loads(written["json"])
    (finding,) = told["findings"]
    assert (finding["rule"], finding["message"], finding["fix"], finding["place"]["file"]) == (rule, words, fix, file)
    assert (finding["standing"], finding["severity"], finding["outcome"]) == ("blocks", "error", "failed")
    assert outcomes(told) == {**dict.fromkeys(FAMILY, "inapplicable"), rule: "failed"}

    (result,) = json.loads(written["sarif"])["runs"][0]["results"]
    assert (result["ruleId"], result["level"]) == (rule, "error")
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == file
    assert words[1:] in result["message"]["text"]

    (failure,) = Xml.fromstring(written["junit"]).iter("failure")
    assert words in f"{failure.get('message')}{failure.text}"

    assert written["github"].startswith(f"::error file={file},title={rule}::{words}%0A{fix}\n")
    assert words[1:] in written["html"].replace("<wbr>", "")


def test_a_change_that_is_let_through_passes_in_every_report(council: Council) -> None:
    nobody_approves(council)
    council.approve("bins-lead")
    fetch_all(council)
    done = check(council.clone, *ALONE, *WRITES)
    assert done.returncode == 0, done.stdout
    written = {form: (council.folder / name).read_text("utf-8") for form, name in FILES.items()}
    assert _without_ids(done.stdout).partition("Report (")[0] == LET_THROUGH
    told = json.loads(written["json"])
    assert (told["findings"], outcomes(told)) == ([], dict.fromkeys(FAMILY, "passed"))
    assert json.loads(written["sarif"])["runs"][0]["results"] == []
    assert list(Xml.fromstring(written["junit"]).iter("failure")) == []
    assert "::error" not in written["github"]
    assert "All that was looked at passed these checks" in written["html"]
    assert council.push().returncode == 0, "and the gate agrees"


LET_THROUGH = """\
Only a part was looked at: families permissions.
The change was judged as a push that moves main from … to ….
Whether an approval was used before was not looked at: the record, refs/briggate/record, is not
here.
All that was looked at passed these checks.

0 errors, 0 warnings · 0 files, 9 rules: 9 passed, 0 failed, 0 cannot tell, 0 not run · 0 waived
"""


def test_what_is_already_on_main_is_judged_by_the_main_before_it(council: Council) -> None:
    """A CI that runs after a push names where main was; the record has the approval as used by that very push."""
    nobody_approves(council)
    council.approve("bins-lead")
    before = council.main
    assert council.push().returncode == 0
    fetch_all(council)
    code, told = report(council.clone, "--change", f"{before}..", "--family", "permissions")
    assert (code, told["findings"]) == (0, [])


def test_a_proposal_has_no_say_in_how_it_is_judged(council: Council) -> None:
    """Neither its own rules, nor what it says of rules, waivers or settings: it is not even read."""
    own = "import os\nopen('../was-run', 'w').close()\nos._exit(0)\n"
    off = "".join(f"{rule}: {{severity: off, reason: We know better.}}\n" for rule in OF_A_CHANGE)
    files = {"checks/local/own.py": own, "checks/rules.yml": off, "mkdocs.yml": None, ROUNDHAY: WORDS}
    council.commit("bins-editor", files)
    code, told = report(council.clone, *ALONE)
    assert (code, [each["rule"] for each in told["findings"]]) == (1, ["change-one-class"])
    assert not (council.folder / "was-run").exists()
    assert git(council.clone, "status", "--porcelain", "--ignored").strip() == ""


def test_nothing_that_was_not_looked_at_passes(council: Council) -> None:
    """A rule that comes after the first reason to refuse a change knows nothing of it."""
    another_section(council)
    code, told = report(council.clone, *THERE, "--rule", "change-approved")
    assert (code, outcomes(told)) == (3, {"change-approved": "not run"})


def test_what_git_will_not_tell_is_no_pass(council: Council) -> None:
    nobody_approves(council)
    blob = git(council.clone, "rev-parse", f"HEAD:{MISSED}").strip()
    (council.clone / ".git/objects" / blob[:2] / blob[2:]).unlink()
    code, told = report(council.clone, *ALONE)
    assert (code, told["findings"], outcomes(told)) == (3, [], dict.fromkeys(FAMILY, "not run"))
    assert {each["message"] for each in told["not_run"]} == {f"git would not tell what was asked: {blob[:10]} is not there."}


ADD = "Add --change OLD..NEW, such as --change origin/main..HEAD."
TWO = "these are not two commits  Write the main that there is, two dots, and the one that there would be, such as origin/main..HEAD."


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--family", "permissions"], f"the family “permissions” looks at a change of main, and none is named  {ADD}"),
        (["--rule", "change-linear"], f"the rule “change-linear” looks at a change of main, and none is named  {ADD}"),
        (["--change", "HEAD", "--family", "permissions"], f"--change HEAD  {TWO}"),
        (["--change", "..HEAD", "--family", "permissions"], f"--change ..HEAD  {TWO}"),
        (["--change", "main...HEAD", "--family", "permissions"], f"--change main...HEAD  {TWO}"),
        (
            ["--change", "mian..HEAD", "--family", "permissions"],
            "--change mian..HEAD  git knows no commit “mian” here  Fetch it, or correct its name.",
        ),
        (
            ["--change", "main..--all", "--family", "permissions"],
            "--change main..--all  git knows no commit “--all” here  Fetch it, or correct its name.",
        ),
        (
            ["--change", "main..HEAD", "--family", "html"],
            "--change main..HEAD  none of the rules that would run looks at a change  Add --family permissions.",
        ),
        (
            ["--change", "main..HEAD", "content/bins"],
            "--change judges the whole of a change, wherever its files are  Leave the paths out.",
        ),
    ],
)
def test_what_cannot_be_meant_is_said_and_how_to_ask(council: Council, words: list[str], told: str) -> None:
    done = check(council.clone, *words)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"{told}\n")


def test_a_clone_with_a_part_of_the_history_is_told_how_to_fetch_the_rest(council: Council) -> None:
    git(council.folder, "clone", "-q", "--depth", "1", f"file://{council.server}", "shallow")
    done = check(council.folder / "shallow", "--change", "HEAD..", "--family", "permissions")
    told = "--change  this clone has only a part of the history  Fetch the rest: git fetch --unshallow.\n"
    assert (done.returncode, done.stderr) == (2, told)


def test_no_repository(tmp_path: Path) -> None:
    done = check(tmp_path, "--change", "HEAD..", "--family", "permissions")
    assert done.returncode == 2
    assert done.stderr.startswith(f"--change  {tmp_path} is in no clone of a repository  ")


def test_a_folder_of_a_repository(council: Council) -> None:
    done = check(council.clone / "content", *ALONE)
    told = f"--change  who may change what is judged for a whole repository  Run the command in {council.clone}.\n"
    assert (done.returncode, done.stderr) == (2, told)


def test_a_clone_with_nothing_checked_out_is_enough(council: Council) -> None:
    """The surest way in CI: no file of the proposal is even there."""
    another_section(council)
    git(council.folder, "clone", "-q", "--no-checkout", str(council.clone), "bare-folder")
    head = git(council.clone, "rev-parse", "HEAD").strip()
    code, told = report(council.folder / "bare-folder", "--change", f"{council.main}..{head}", "--family", "permissions")
    assert (code, [each["rule"] for each in told["findings"]]) == (1, ["change-own-sections"])


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that can be built, in a repository whose main has no policy."""
    folder = tmp_path / "site"
    folder.mkdir()
    tiny_site(folder, {".gitignore": ".cache/\nbuild/\n"})
    git(folder, "init", "-q", "-b", "main")
    _committed(folder)
    write(folder, {"README.md": "A town.\n"})
    _committed(folder)
    return folder


def _committed(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "-c", "user.name=A publisher", "-c", "user.email=publisher@example.org", "commit", "-q", "-m", "Publish")


BOTH = ("--rule", "title-length", "--family", "permissions")


def test_the_site_and_the_change_are_looked_at_together(site: Path) -> None:
    """Without a policy nobody may change anything: every change is refused."""
    code, told = report(site, "--change", "HEAD~1..HEAD", *BOTH)
    assert (code, [(each["rule"], each["standing"]) for each in told["findings"]]) == (1, [("change-policy", "blocks")])
    assert outcomes(told)["title-length"] == "passed"


def test_since_and_change_go_together(site: Path) -> None:
    """Nothing of who may change main was there before the change."""
    code, told = report(site, "--change", "HEAD~1..HEAD", "--since", "HEAD~1", *BOTH)
    assert (code, [(each["rule"], each["standing"]) for each in told["findings"]]) == (1, [("change-policy", "blocks")])


def test_without_a_change_nobody_asks_for_one(site: Path) -> None:
    code, told = report(site, "--rule", "title-length")
    assert (code, told["findings"], told["not_run"]) == (0, [], [])


def test_its_rules_cannot_be_turned_off(site: Path) -> None:
    done = check(site, "--rule", "title-length")
    assert done.returncode == 0, done.stderr
    rules = run(str(BRIGGATE), "rules", "--write", cwd=site)
    assert "change-approved" in rules
    settings = site / "checks/rules.yml"
    settings.write_text(settings.read_text("utf-8").replace("change-signed: error", "change-signed: warning"), encoding="utf-8")
    line = settings.read_text("utf-8").splitlines().index("change-signed: warning") + 1
    done = check(site, "--rule", "title-length")
    told = "the rule “change-signed” is about who may change main, and cannot be a warning"
    assert (done.returncode, done.stderr.partition("  Write")[0]) == (2, f"checks/rules.yml:{line}  {told}")


def _without_ids(text: str) -> str:
    return re.sub(r"\b[0-9a-f]{10}\b", "…", text)
