"""Alterations of what one approver lands alone, and of turns to land."""

from random import Random

from tests.gate.cases.bench import FILE
from tests.gate.fuzz import alter_bytes
from tests.gate.fuzz.alter_files import PARK, WHO
from tests.gate.fuzz.honest import ALERT, FACTS, MISSED, NEW_BIN, as_it_was
from tests.gate.fuzz.scenes import FILES, ON_THE_WAY, CommitPlan, Scene, TurnPlan

_LINKS = (
    "[a](https://example.org/)", "[a](//example.org)", "[a](/\\example.org)", "[a](/\n/example.org)", "[a](http:\nexample.org)",
    "[a](mailto: a@example.org)", "[a](`mailto`:a@example.org)", "[a](`https`:`/`/example.org)", "[a](https&#58;//example.org)",
    "[a](https&colon;&sol;&sol;example.org)", "[a][b]\n\n[b]: mailto:a@example.org", "[a][b]\n\n[b]:\n  tel:0113", "<https://example.org>",
    '<a href="//example.org">a</a>', "<img src=https://example.org/a.png>", "![a](HTTP://example.org/a.png)", "[a]( tel:0113)",
    "[a](/\t/example.org)", "[a](\\/\\/example.org)", "[a](/`/`example.org)", "[a](ht\ntp:example.org)", "[a](mailto:\ta@example.org)",
    "[a](/bins/)", "[a](#here)", "[a]: /parks/", "![a](map.png)", "[a](/bins/ 'Bins')", "Note: stay in.", "[[phone bins]]",
)  # fmt: skip
_URLS = (
    "/safety/", "https://example.org/", '"h\\x74tps\\x3a\\x2f\\x2fexample.org"', '"\\/\\/example.org"', "'mailto:a@example.org'",
    "mailto:a@example.org", "\n    >-\n    tel:0113", '"mail\\\n     to:a@example.org"', '"\\u0068ttp:example.org"', "//example.org",
)  # fmt: skip
_ENDS = (
    "2026-06-18 12:59", "2026-06-18 13:00", "2026-06-18 13:01", "2026-06-18", "2026-06-19", "2026-06-18T12:00", "2026-06-18 12:30:00",
    "2026-06-18 12:00Z", "2026-06-18 12:00+23:00", "2030-01-01 09:00", "9999-12-31", "0001-01-01", "", "soon", "[2026-06-16]",
    "2026-06-16 09:00\nto: 2030-01-01 09:00", "2026-06-16 09:00\n? to\n: 2030-01-01 09:00", '2026-06-16 09:00\n"t\\x6f": 2030-01-01 09:00',
    "&a 2026-06-16", "!!str 2026-06-16", "2026-06-16 09:00 # later",
)  # fmt: skip
_LINES = (
    "a_to_z: [Bandstands]", "redirect_from: [/schools/]", "redirect_from: [/parks/late/]", "redirect_from: [/alerts/late/]",
    "type: service",
    "parts: [{file: ../parks/x.md}]", "title: Other", "title: Roundhay", "summary: Other words.", "publish_at: 2027-01-01", "<<: {a: 1}",
    "status: limited", "status_text: See [this](https://example.org).", "withdrawn: {date: 2026-06-15, reason: Ended.}", "lang: cy",
    "withdrawn: {date: 2026-06-15, reason: 'See [this](`https`:`/`/example.org).'}", "status_to: 2026-07-01", "other:", "review_in: 12.0",
    "unpublish_at: {at: 2026-06-16 09:00, redirect: https://example.org/}", "search: {boost: 1}", "status_text: &a Closed.",
)  # fmt: skip


def words(rng: Random, scene: Scene) -> None:
    """Other words in the one file, wherever it is."""
    plan = rng.choice(scene.commits)
    written = [path for path, file in plan.files.items() if file]
    if not written:
        return
    path = rng.choice(written)
    file = plan.files[path]
    assert file is not None
    plan.files[path] = (file[0], _altered(rng, file[1].decode(errors="replace"), path).encode())
    plan.is_stale = rng.random() < 0.05


def _altered(rng: Random, text: str, path: str) -> str:
    if path == FACTS:
        fact = rng.choice(("as you like", "1", "'See [this](//example.org)'", "'[this](`mailto`:a@example.org)'", rng.choice(_LINKS)))
        return rng.choice((
            text.replace("as the form says", fact), text.replace("as we say", fact), text + f"other: {{value: {fact}}}\n", 
            text + "other:\n",
            text.partition("new-bin")[0], "\n".join(line for line in text.split("\n") if "as we say" not in line), 
            text + "\nnew-bin: {value: 1}\n",
            text.replace("new-bin:", "newer-bin:"), text.replace("as we say", "&a x").replace("as the form says", "*a"), "",
        ))  # fmt: skip
    what = rng.randrange(10)
    if what == 9:
        return rng.choice((text.replace("title: ", "title: Other ", 1), text.replace("summary: ", "summary: Not ", 1)))
    if what == 0:
        return text + rng.choice(_LINKS) + "\n"
    if what == 1:
        return text.replace("---\n", f"---\nlink:\n  text: A\n  {rng.choice(('url', '"url"', '? url\n  '))}: {rng.choice(_URLS)}\n", 1)
    if what in (2, 3) and path == ALERT:
        return text.replace("to: 2026-06-18 09:00", f"to: {rng.choice(_ENDS)}")
    if what == 4:
        return text.replace(
            "type: alert", rng.choice(("type: service", "type: [alert]", "type: Alert", "type: 'alert'", "type: alert\ntype: page", ""))
        )
    if what == 5:
        return rng.choice((text.replace("\n", "\r\n"), text.replace("\n", "\r"), f"\ufeff{text}", text[4:], text.replace("---", "...", 2)))
    if what == 6:
        return text.replace("Closed today.", rng.choice((f"'{rng.choice(_LINKS)}'", rng.choice(_URLS), "[Closed]", "Closed. # today")))
    return text.replace("---\n", f"---\n{rng.choice(_LINES)}\n", 1)


def place(rng: Random, scene: Scene) -> None:
    """The same elsewhere, another file beside it, or a version of a page that was never main's."""
    plan = rng.choice(scene.commits)
    what = rng.randrange(5)
    file = next((file for file in plan.files.values() if file), (FILE, b"---\ntitle: New\ntype: alert\n---\n"))
    if what == 0:
        plan.files = {
            rng.choice((ALERT, "content/bins/flood.md", "content/alerts/a/flood.md", "content/alerts/flood.pdf", FACTS, PARK)): file
        }
    elif what == 1:
        plan.files[rng.choice((PARK, MISSED, "content/index.md", FACTS))] = file
    elif what == 2:
        plan.files = {NEW_BIN: (FILE, ON_THE_WAY.encode())}
    elif what == 3:
        plan.files = {rng.choice((NEW_BIN, MISSED, PARK)): None}
    else:
        person = rng.choice((plan.person, "bins-lead", "bins-deputy", "web-lead"))
        scene.commits.insert(0, CommitPlan(person, {path: (FILE, FILES[NEW_BIN].encode()) for path in plan.files}))


def signer(rng: Random, scene: Scene) -> None:
    """Somebody else makes all of it, or a part."""
    person = rng.choice(WHO)
    for plan in scene.commits if rng.random() < 0.7 else [rng.choice(scene.commits)]:
        plan.person, plan.key = person, ""


def turn(rng: Random, scene: Scene) -> None:
    plan, what = scene.turns[0], rng.randrange(9)
    if what == 0:
        plan.person = rng.choice((*WHO, "nobody", "../bins-lead", "", "Bins-Editor"))
    elif what == 1:
        plan.key = rng.choice(WHO)
    elif what == 2:
        plan.namespace = rng.choice(("git", "council-approval", "council-turns", ""))
    elif what == 3:
        plan.seconds = rng.choice((299, 300, 301, -299, -300, -301, 86_400, -86_400, 2**31))
    elif what == 4:
        plan.name.append(alter_bytes.drawn(rng, as_it_was(scene.kind)))
        plan.is_stale = rng.random() < 0.5
    elif what == 5:
        rng.choice((plan.armour, plan.late)).append(alter_bytes.drawn(rng, as_it_was(scene.kind)))
    elif what == 6:
        plan.nonce = rng.choice(("0" * 31, "0" * 33, "A" * 32, "\u0661" * 32, "", "0" * 32))
        plan.is_stale = rng.random() < 0.5
    elif what == 7:
        scene.turns.append(TurnPlan(rng.choice(WHO)))
        scene.updates.append(("turn-1-ref", "absent", "turn-1"))
    else:
        plan.late.append(lambda data: data + b"x" * rng.choice((1, 5_000)))
