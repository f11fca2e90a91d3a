"""The pushes that mutations begin with: one of each kind that the gate lets through."""

from functools import cache

from briggate.governance.pushes import DRAFTS, MAIN
from tests.gate.cases.bench import FILE
from tests.gate.fuzz.scenes import FILES, PERMISSIONS, SERIAL, ApprovalPlan, CommitPlan, Rendered, Scene, TurnPlan, permissions, render

MISSED, NEW_BIN = "content/bins/missed-bin.md", "content/bins/new-bin.md"
WORDS = "---\ntitle: Missed bin\na_to_z: [Wheelie bins]\nredirect_from: [/bins/late/]\n---\nTell us soon.\n"
ALERT, FACTS, PARK = "content/alerts/flood.md", "site_config/facts/bins.yml", "content/parks/roundhay.md"
FLOOD = """---
title: River in flood
type: alert
severity: major
from: 2026-06-15 08:00
to: 2026-06-18 09:00
---
Stay away. See [safety](/safety/).
"""
LANDS = (MAIN, "main", "head")


def _page() -> Scene:
    return Scene("page", [CommitPlan("bins-editor", _files({MISSED: WORDS}))], [ApprovalPlan("bins-lead")], [LANDS])


def _three() -> Scene:
    commits = [
        CommitPlan("bins-editor", _files({MISSED: WORDS})),
        CommitPlan("bins-lead", _files({NEW_BIN: "---\ntitle: New bin\n---\nAsk.\n"}), key="bins-lead-2"),
        CommitPlan("bins-editor", _files({MISSED: WORDS + "By noon.\n"})),
    ]
    return Scene("three", commits, [ApprovalPlan("web-lead")], [LANDS])


def _rename() -> Scene:
    files = _files({MISSED: None, "content/bins/late-bin.md": FILES[MISSED]})
    return Scene("rename", [CommitPlan("bins-editor", files)], [ApprovalPlan("bins-deputy")], [LANDS])


def _platform() -> Scene:
    files = _files({"mkdocs.yml": "site_name: Other\n", "tools/Look.py": "print()\n"})
    return Scene("platform", [CommitPlan("platform-one", files)], [ApprovalPlan("platform-two"), ApprovalPlan("platform-three")], [LANDS])


def _policy() -> Scene:
    files = _files({PERMISSIONS: permissions(SERIAL + 1)})
    return Scene("policy", [CommitPlan("holder-one", files)], [ApprovalPlan("holder-two"), ApprovalPlan("holder-three")], [LANDS])


def _draft() -> Scene:
    return Scene("draft", [CommitPlan("bins-editor", _files({MISSED: WORDS}))], [], [(f"{DRAFTS}bins/missed", "absent", "head")])


def _approval() -> Scene:
    commits = [CommitPlan("bins-editor", _files({MISSED: WORDS}))]
    return Scene("approval", commits, [ApprovalPlan("bins-lead", is_pushed=True)], [("approval-0-ref", "absent", "approval-0")])


def _alert() -> Scene:
    return Scene("alert", [CommitPlan("web-lead", _files({ALERT: FLOOD}))], [], [LANDS])


def _status() -> Scene:
    words = "---\nstatus: limited\nstatus_text: Closed today.\nstatus_to: 2026-06-16 09:00\n"
    return Scene("status", [CommitPlan("parks-lead", _files({PARK: FILES[PARK].replace("---\n", words, 1)}))], [], [LANDS])


def _fact() -> Scene:
    return Scene("fact", [CommitPlan("bins-lead", _files({FACTS: FILES[FACTS].replace("as the form says", "as we say", 1)}))], [], [LANDS])


def _withdrawal() -> Scene:
    words = "---\nwithdrawn: {date: 2026-06-15, reason: Closed today.}\n"
    return Scene("withdrawal", [CommitPlan("bins-deputy", _files({MISSED: FILES[MISSED].replace("---\n", words, 1)}))], [], [LANDS])


def _back() -> Scene:
    return Scene("back", [CommitPlan("bins-lead", _files({NEW_BIN: FILES[NEW_BIN]}))], [], [LANDS])


def _turn() -> Scene:
    return Scene("turn", [], [], [("turn-0-ref", "absent", "turn-0")], turns=[TurnPlan("bins-editor")])


def _confirmed() -> Scene:
    said = {"v": 2, "confirmed": "Waste services manager, by e-mail"}
    return Scene("confirmed", [CommitPlan("bins-editor", _files({MISSED: WORDS}))], [ApprovalPlan("bins-lead", fields=dict(said))], [LANDS])


def _files(files: dict[str, str | None]) -> dict[str, tuple[str, bytes] | None]:
    return {path: None if text is None else (FILE, text.encode()) for path, text in files.items()}


_ALONE = (_alert, _status, _fact, _withdrawal, _back)
HONEST = {make().kind: make for make in (_page, _three, _rename, _platform, _policy, _draft, _approval, _confirmed, *_ALONE, _turn)}


@cache
def as_it_was(kind: str) -> Rendered:
    """An honest push as it is before anything is altered."""
    return render(HONEST[kind]())
