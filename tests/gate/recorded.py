"""A council whose main has moved three times through the gate, with what a clone has fetched of it; and the command asked there."""

from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

from briggate.cli import main
from tests.gate.council import Council, git
from tests.gate.masked import masked

MISSED, NEW, ROUNDHAY = "content/bins/missed-bin.md", "content/bins/new-bin.md", "content/parks/roundhay.md"
TOP = "---\ntitle: Missed bin\na_to_z: [Wheelie bins]\n---\n"
FETCHED = ("+refs/briggate/*:refs/briggate/*", "+refs/approvals/*:refs/approvals/*", "+refs/heads/main:refs/remotes/origin/main")
FETCH = 'git fetch origin "+refs/briggate/*:refs/briggate/*" "+refs/approvals/*:refs/approvals/*"'
PAGES = {
    "content/index.md": "---\ntitle: Home\n---\n",
    "content/bins/index.md": "---\ntitle: Bins\n---\n",
    MISSED: f"{TOP}Tell us.\n",
    NEW: "---\ntitle: New bin\n---\nAsk us.\n",
    "content/parks/index.md": "---\ntitle: Parks\n---\n",
    ROUNDHAY: "---\ntitle: Roundhay\n---\nA park.\n",
    "site_config/council.yml": "name: Testborough\n",
    "mkdocs.yml": "site_name: Testborough\n",
    "checks/budgets.yml": "page: 100\n",
}
MOVES = """\
TODAY: published by parks-editor, approved by
  parks-lead. 1 file.
  c4 parks-editor: =HYPERLINK("https://example.org","Roundhay")
TODAY: published by bins-lead, approved by web-lead. 2
  files.
  c2 bins-editor: Say what to ask for
  c3 bins-lead: Say that we come back
TODAY: published by bins-editor, approved by bins-lead.
  1 file.
  c1 bins-editor: Say how soon to tell us
"""
BEFORE = "Before the gate: 1 commit, up to c0. Who approved what is not known.\n"
MISSED_TOLD = """\
content/bins/missed-bin.md, live at /bins/missed-bin/
  1-5  Before the gate.
       c0 Begin
  6    Changed by bins-editor, approved by bins-lead, published by bins-editor
       on TODAY.
       c1 Say how soon to tell us
  7    Changed by bins-lead, approved by web-lead, published by bins-lead on
       TODAY.
       c3 Say that we come back
"""


def begin_recorded(folder: Path) -> Council:
    """c0 is from before the gate; c1 is one move, c2 and c3 another, c4 the last."""
    council = Council(folder, pages=PAGES)
    council.begin()
    council.commit("bins-editor", {MISSED: f"{TOP}Tell us.\nWithin two days.\n"}, "Say how soon to tell us")
    land(council, "bins-lead")
    council.commit("bins-editor", {NEW: "---\ntitle: New bin\n---\nAsk us for one.\n"}, "Say what to ask for")
    council.commit("bins-lead", {MISSED: f"{TOP}Tell us.\nWithin two days.\nWe come back.\n"}, "Say that we come back")
    land(council, "web-lead")
    council.commit("parks-editor", {ROUNDHAY: "---\ntitle: '=1+1'\n---\nA park.\n"}, '=HYPERLINK("https://example.org","Roundhay")')
    land(council, "parks-lead")
    fetch(council)
    return council


def fetch(council: Council) -> None:
    git(council.clone, "fetch", "-q", "origin", *FETCHED)


def land(council: Council, approver: str) -> None:
    """Approve and publish what the clone has committed."""
    council.approve(approver)
    done = council.push()
    assert done.returncode == 0, done.stderr


def told(council: Council, *arguments: str, folder: Path | None = None) -> tuple[str, int]:
    """What `briggate record` prints in a council's clone, or another folder, and how it ends."""
    with chdir(folder or council.clone):
        result = CliRunner().invoke(main, ["record", *arguments])
    return masked(result.stdout_bytes.decode() + result.stderr, council), result.exit_code


def unwrapped(text: str) -> str:
    """Text without the places where its lines are broken, which are elsewhere on the 1st of May than on the 22nd of November."""
    return " ".join(text.split())
