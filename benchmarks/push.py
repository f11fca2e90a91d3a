"""Times the gate before main beside git alone: `python benchmarks/push.py [--pages N --rounds N --publishers N]`.

Each push of one page goes to a bare repository of many pages that has the gate before it and, in turns with that, to one that has not. Then
a push of a hundred signed commits, and publishers who all land an approved draft at the same moment, each from a clone of their own with
`briggate land`. Afterwards main is looked at: nothing lost, nothing joined, git fsck content. Writes results/push.md, and exits 1 if a bar
is missed.
"""

import argparse
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from briggate.gate.reading import GitObjects
from briggate.git.objects import Repository
from briggate.governance.weighing import digest_of
from tests.gate import council as made_up
from tests.gate.council import BRIGGATE, Council, environment, git, run

RESULTS = Path(__file__).parent / "results" / "push.md"
PAGES, ROUNDS, PUBLISHERS, COMMITS = 5_000, 20, 59, 100
ONE_MOST, MANY_MOST, ALL_MOST, RETRIES_MOST = 1.0, 3.0, 60.0, 100
"""Bars: seconds of one page (the 95th percentile), of the hundred commits, of all publishers together, and pushes that were in vain."""
MANY_ROUNDS = 3
LEAD = "bins-lead"


def main() -> int:
    asked = _arguments()
    editors = [f"editor-{number:02}" for number in range(1, asked.publishers + 1)]
    holders = {f"holder-{number}": (["governance-holder"], []) for number in ("one", "two", "three")}
    made_up.ROLES.clear()
    made_up.ROLES.update({**dict.fromkeys(editors, (["author"], ["bins"])), LEAD: (["approver"], ["bins"]), **holders})
    made_up.PAGES.update({_file(number): _text(number, "first") for number in range(asked.pages)})
    with tempfile.TemporaryDirectory(prefix="briggate-") as place:
        council = Council(Path(place, "council"))
        council.folder.mkdir()
        council.begin()
        plain = council.folder / "plain.git"
        git(council.folder, "clone", "-q", "--bare", str(council.folder / "seed"), str(plain))
        pairs = [_one_page(council, plain, number) for number in range(asked.rounds)]
        many = [_many_commits(council, number) for number in range(MANY_ROUNDS)]
        together, retries, pushes = _all_at_once(council, editors, asked.rounds)
    gated, bare = ([pair[side] for pair in pairs] for side in (0, 1))
    figures = (
        (f"one page into {asked.pages:,}, 95th percentile of {asked.rounds}", _p95(gated), ONE_MOST),
        (f"{COMMITS} signed commits in one push, the slowest of {MANY_ROUNDS}", max(many), MANY_MOST),
        (f"{asked.publishers} publishers landing at once, all of them", together, ALL_MOST),
    )
    lines = [
        "# Pushes through the gate",
        "",
        f"`python benchmarks/push.py --pages {asked.pages} --rounds {asked.rounds} --publishers {asked.publishers}`, on "
        f"{os.cpu_count()} cores, {run('git', 'version', cwd=Path.cwd()).strip()}, Python {platform.python_version()}.",
        "",
        "| what | seconds | bar |",
        "|---|---|---|",
        *(f"| {what} | {seconds:.2f} | {most:g} |" for what, seconds, most in figures),
        f"| pushes of main in vain while {asked.publishers} landed {pushes} | {retries} (a number) | {RETRIES_MOST} |",
        "",
        f"One page, median: {statistics.median(gated):.2f} s with the gate, {statistics.median(bare):.2f} s with git alone, "
        f"a ratio of {statistics.median(a / b for a, b in pairs):.1f} in paired pushes.",
    ]
    RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))
    return 1 if retries >= RETRIES_MOST or any(seconds >= most for _, seconds, most in figures) else 0


def _one_page(council: Council, plain: Path, number: int) -> tuple[float, float]:
    """Seconds of a push of one page through the gate, and of the same to a repository without."""
    council.commit("editor-01", {_file(number): _text(number, "second")})
    _approve(council)
    begun = time.perf_counter()
    _landed(council.push())
    between = time.perf_counter()
    git(council.clone, "push", "-q", str(plain), "HEAD:refs/heads/main")
    return between - begun, time.perf_counter() - between


def _many_commits(council: Council, number: int) -> float:
    for page in range(COMMITS):
        council.commit("editor-01", {_file(page): _text(page, f"third {number}")})
    _approve(council)
    begun = time.perf_counter()
    _landed(council.push())
    return time.perf_counter() - begun


def _all_at_once(council: Council, editors: list[str], after: int) -> tuple[float, int, int]:
    """Seconds until every publisher has landed, how many pushes of main were in vain, and how many publishers landed."""
    base, clones = council.main, []
    for number, editor in enumerate(editors):
        git(council.clone, "reset", "-q", "--hard", base)
        council.commit(editor, {_file(after + number): _text(after + number, editor)})
        _approve(council)
        _landed(council.push(f"HEAD:refs/heads/draft/{editor}"))
        clones.append(_clone(council, editor))
    begun = time.perf_counter()
    landing = [
        subprocess.Popen([str(BRIGGATE), "land", editor], cwd=clone, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        for editor, clone in zip(editors, clones, strict=True)
    ]
    told = [each.communicate(timeout=900)[0].decode() for each in landing]
    seconds = time.perf_counter() - begun
    failed = [words for each, words in zip(landing, told, strict=True) if each.returncode]
    if failed:
        raise SystemExit(f"{len(failed)} did not land, the first of them so:\n{failed[0]}")
    tries = sum(int(found[1]) - 1 if (found := re.search(r"at try (\d+)", words)) else 0 for words in told)
    _check_whole(council, base, editors, after)
    return seconds, tries, len(editors)


def _check_whole(council: Council, base: str, editors: list[str], after: int) -> None:
    """Ends the program unless main has what everybody landed, one after another, and git finds nothing wrong."""
    commits = git(council.server, "rev-list", "--first-parent", f"{base}..refs/heads/main").split()
    joined = git(council.server, "rev-list", "--min-parents=2", f"{base}..refs/heads/main").split()
    lost = [
        editor
        for number, editor in enumerate(editors)
        if git(council.server, "show", f"refs/heads/main:{_file(after + number)}") != _text(after + number, editor)
    ]
    if len(commits) != len(editors) or joined or lost:
        raise SystemExit(f"main has {len(commits)} new commits, {len(joined)} of which join others; lost: {', '.join(lost) or 'nothing'}")
    git(council.server, "fsck", "--strict", "--no-dangling")


def _clone(council: Council, editor: str) -> Path:
    """A publisher's clone, set up to sign, without a working copy since none is needed to land."""
    folder = council.folder / "clones" / editor
    git(council.folder, "clone", "-q", "--shared", "--no-checkout", str(council.server), str(folder))
    settings = {
        "gpg.format": "ssh", "user.signingkey": str(council.key(editor)), "user.name": editor,
        "user.email": f"{editor}@testborough.example.org",
    }  # fmt: skip
    for name, value in settings.items():
        git(folder, "config", name, value)
    return folder


def _approve(council: Council) -> None:
    """An approval of what the clone has, by the lead."""
    with Repository(council.clone / ".git") as repository:
        head = git(council.clone, "rev-parse", "HEAD").strip()
        objects = GitObjects(repository)
        entries = objects.entries([(repository.tree(council.main), repository.tree(head))])[0]
        council.push_blob(*council.approval(LEAD, digest_of(objects, entries)))


def _landed(done: "subprocess.CompletedProcess[str]") -> None:
    if done.returncode:
        raise SystemExit(done.stderr)


def _file(number: int) -> str:
    return f"content/bins/a{number // 100}/page-{number}.md"


def _text(number: int, words: str) -> str:
    return f"---\ntitle: Page {number}\na_to_z: [Word {number}]\n---\nText {number}, {words}.\n"


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20, method="inclusive")[-1]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=PAGES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--publishers", type=int, default=PUBLISHERS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
