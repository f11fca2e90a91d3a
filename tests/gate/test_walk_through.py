"""A new publisher, from `briggate setup` to a page on main, with a second person approving: each at a computer of their own."""

import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.gate.council import BRIGGATE, NOW, PAGES, Council, environment, git, write
from tests.sites import page, service

MISSED = "content/bins/missed-bin.md"


@dataclass
class Computer:
    """Somebody's computer: a home folder with a key, and a clone."""

    council: Council
    home: Path

    @property
    def clone(self) -> Path:
        return self.home / "site"

    def __call__(self, *arguments: str, answer: str = "", expected: int = 0) -> str:
        """What a command prints there."""
        own = environment({"HOME": str(self.home), "USERPROFILE": str(self.home), "GIT_CONFIG_GLOBAL": str(self.home / ".gitconfig")})
        done = subprocess.run(
            [str(BRIGGATE), *arguments], cwd=self.clone, input=answer, capture_output=True, text=True, timeout=60, check=False, env=own
        )
        assert done.returncode == expected, f"{done.returncode}: {done.stdout}{done.stderr}"
        return done.stdout + done.stderr


def missed(body: str) -> str:
    return service("Missed bin", body, summary="What to do then.", a_to_z="[Wheelie bins]")


def computer(council: Council, person: str, *, with_key: bool = True) -> Computer:
    home = council.folder / "homes" / person
    (home / ".ssh").mkdir(parents=True)
    if with_key:
        for ending in ("", ".pub"):
            shutil.copy(f"{council.key(person)}{ending}", home / ".ssh" / f"id_ed25519{ending}")
    own = Computer(council, home)
    git(home, "clone", "-q", str(council.server), str(own.clone))
    return own


def test_from_setup_to_a_landed_page(council: Council) -> None:
    author, approver = computer(council, "bins-editor"), computer(council, "bins-lead")
    assert "You are bins-editor: Bins editor." in author("setup")
    assert "You are bins-lead: Bins lead." in approver("setup")
    write(author.clone, {MISSED: missed("Tell us within two days.\n")})
    put_up = author("submit", "-m", "Say how soon to tell us")
    draft = "bins-editor/say-how-soon-to-tell-us"
    assert f"Your draft is {draft}. bins-deputy, bins-lead, web-lead can approve it." in put_up
    refused = author("land", draft, expected=1)
    assert refused.startswith("refused (approval-missing): somebody else has to approve this change before it lands")
    waits = approver("drafts")
    assert waits.startswith(f"{draft}, just now: Say how soon to tell us\n  bins-deputy, bins-lead, web-lead can approve it.\n")
    looked = approver("approve", "--next", answer="y\n")
    assert "  + Tell us within two days." in looked
    assert f"Approved. It can land: briggate land {draft}" in looked
    assert "No draft waits for you." in approver("approve", "--next")
    landed = author("land", draft)
    assert landed == f"{draft} has landed: main is at {council.main[:10]}.\n"
    assert git(council.server, "show", f"refs/heads/main:{MISSED}").endswith("Tell us within two days.\n")
    assert approver("drafts") == "No draft waits.\n"


def test_a_draft_lands_after_others_have_landed_and_its_approval_holds(council: Council) -> None:
    author, approver = computer(council, "bins-editor"), computer(council, "bins-lead")
    for own in (author, approver):
        own("setup")
    write(author.clone, {MISSED: missed("First.\n")})
    author("submit", "-m", "First", "--name", "first")
    approver("approve", "first", "--yes")
    council.commit("parks-editor", {"content/parks/roundhay.md": "---\ntitle: Roundhay\n---\nA big park.\n"})
    council.approve("parks-lead")
    assert council.push().returncode == 0
    assert "first has landed" in author("land", "first")
    assert git(council.server, "log", "--format=%s", "-3", "main").split("\n")[:2] == ["First", "Change"]


def test_nobody_approves_their_own_and_a_change_that_main_would_refuse_stays_here(council: Council) -> None:
    author = computer(council, "bins-lead")
    author("setup")
    write(author.clone, {MISSED: missed("Mine.\n")})
    author("submit", "-m", "Mine", "--name", "mine")
    assert author("approve", "mine", "--yes", expected=1).count("your approval of mine would not count: you signed a part of it") == 1
    write(author.clone, {"content/parks/roundhay.md": page("Roundhay", "Not mine.\n", summary="A walk by a lake.", topics="[parks]")})
    refused = author("submit", "-m", "Not mine", expected=1)
    assert "refused (path-not-yours): content/parks/roundhay.md is in the section parks, and bins-lead is no author there." in refused
    assert "not-mine" not in git(council.server, "for-each-ref")


def test_a_computer_without_a_key_gets_one_and_the_lines_for_a_governance_holder(council: Council) -> None:
    own = computer(council, "somebody", with_key=False)
    told = own("setup", "--name", "Waste editor", "--email", "waste-editor@testborough.example.org", expected=1)
    public = (own.home / ".ssh/briggate_ed25519.pub").read_text().strip()
    assert f"waste-editor:\n  name: Waste editor\n  emails: [waste-editor@testborough.example.org]\n  keys:\n    - {public}\n" in told
    assert own("drafts") == "No draft waits.\n"
    write(own.clone, {MISSED: missed("Mine.\n")})
    assert "has the key of this clone  Run git pull, then briggate setup." in own("submit", "-m", "Mine", expected=2)
    again = own("setup", "--name", "Waste editor", expected=1)
    assert again.startswith("Your key: ")


def test_what_cannot_wait_lands_alone_and_is_approved_afterwards(council: Council) -> None:
    lead, deputy = computer(council, "bins-lead"), computer(council, "bins-deputy")
    for own in (lead, deputy):
        own("setup")
    soon = (NOW + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    limited = f"---\nstatus: limited\nstatus_text: No crews after the flood.\nstatus_to: {soon}\n"
    write(lead.clone, {MISSED: PAGES[MISSED].replace("---\n", limited, 1)})
    lead("submit", "-m", "No collections", "--name", "flood")
    assert "If it cannot wait: briggate land flood --alone" in lead("drafts")
    assert lead("land", "flood", expected=1).startswith("refused (approval-missing)")
    assert "flood has landed" in lead("land", "flood", "--alone")
    commit = council.main[:10]
    waits = deputy("drafts")
    assert waits.startswith(f"{commit}: {MISSED} (status), landed by bins-lead, is to be approved by ")
    assert "bins-deputy, web-lead can approve it." in waits
    assert "your approval of" in lead("approve", commit, "--yes", expected=1)
    assert "Approved." in deputy("approve", commit, "--yes")
    assert deputy("drafts") == "No draft waits.\n"
    write(lead.clone, {MISSED: missed("More words.\n")})
    lead("submit", "-m", "More words", "--name", "more")
    refused = lead("land", "more", "--alone", expected=1)
    assert "It cannot land before that: more of the page is changed, and only an alert, the status of a page" in refused


def test_the_list_of_drafts_does_nothing_to_the_terminal(council: Council) -> None:
    """Anybody with rights may put a draft up, with what they like in its message."""
    council.commit("bins-editor", {MISSED: "---\ntitle: Missed\n---\n"}, "\x1b[2JGone")
    assert council.push("HEAD:refs/heads/draft/odd").returncode == 0
    told = computer(council, "bins-lead")("drafts")
    assert told.startswith("odd, ")
    assert told.partition(": ")[2].startswith("[U+001B][2JGone\n")


def test_a_change_of_nothing_is_told_before_it_is_looked_at(council: Council) -> None:
    own = computer(council, "bins-editor")
    own("setup")
    told = own("submit", "-m", "Nothing", expected=2)
    assert told == "nothing here differs from main  Change a page, save it, then run briggate submit again.\n"


def test_the_first_of_two_approvals_does_not_say_that_it_can_land(council: Council) -> None:
    """And the policy's lines stand in the difference as far in as they do in the file."""
    author, first, second = (computer(council, f"holder-{number}") for number in ("one", "two", "three"))
    for own in (author, first, second):
        own("setup")
    people = (author.clone / "governance/publishers.yml").read_text()
    new = people.replace("  name: Bins editor\n", "  name: Bins editor, east\n")
    write(author.clone, {"governance/publishers.yml": new, "governance/permissions.yml": council.permissions(2)})
    author("submit", "-m", "Say where", "--name", "where")
    told = first("approve", "where", "--yes")
    assert "\n+  name: Bins editor, east\n" in told
    assert told.endswith(
        "Approved. Somebody else has to approve this change before it lands, beside holder-two. Those who may: holder-four, holder-three.\n"
    )
    assert second("approve", "where", "--yes").endswith("Approved. It can land: briggate land where\n")


def test_what_has_landed_alone_says_who_approves_it_and_lands_no_more(council: Council) -> None:
    lead, deputy = computer(council, "bins-lead"), computer(council, "bins-deputy")
    lead("setup")
    deputy("setup")
    page = lead.clone / MISSED
    soon = (datetime.now(UTC) + timedelta(days=1)).strftime("%Y-%m-%d %H:%M")
    limited = f"---\nstatus: limited\nstatus_text: No crews today.\nstatus_to: {soon}\n"
    write(lead.clone, {MISSED: page.read_text().replace("---\n", limited, 1)})
    lead("submit", "-m", "Strike", "--name", "strike")
    told = lead("land", "strike", "--alone")
    name = council.main[:10]
    assert told == (
        f"strike has landed: main is at {name}.\nWithin 24 hours somebody else approves it: briggate approve {name}\n"
        "bins-deputy, web-lead can approve it.\n"
    )
    assert lead("land", name, expected=2).startswith(f"{name} has landed already  ")
    assert deputy("approve", name[:7], "--yes").endswith("Approved.\n")
    assert deputy("drafts") == "No draft waits.\n"
