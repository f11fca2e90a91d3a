"""The peers that look at pages in a browser, each as it comes, with the Chromium that ours drives."""

import json
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from peers import command, environment

from briggate.browser.programs import programs


class Looked(NamedTuple):
    """What a peer came to over some pages."""

    seconds: float
    finished: int
    """Pages that it came to a verdict on."""
    found: int
    """What it holds to be wrong, over all pages."""


def pa11y_ci(folder: Path, addresses: Sequence[str], at_once: int) -> Looked:
    """With its axe runner alone. `folder` is for its settings."""
    launch = {"executablePath": programs().browser, "args": ["--no-sandbox"]}
    defaults = {"runners": ["axe"], "concurrency": at_once, "timeout": 60_000, "chromeLaunchConfig": launch}
    settings = folder / "pa11y.json"
    settings.write_text(json.dumps({"defaults": defaults, "urls": addresses}), encoding="utf-8")
    seconds, printed = _timed([*command("pa11y-ci"), "--config", settings.name, "--json"], folder)
    results = json.loads(printed)["results"].values()
    whole = [issues for issues in results if all("code" in issue for issue in issues)]  # what broke off has only a message
    return Looked(seconds, len(whole), sum(map(len, whole)))


def axe_cli(folder: Path, addresses: Sequence[str]) -> Looked:
    """It loads one page after another into one browser."""
    used = programs()
    words = ["--stdout", "--chrome-path", used.browser, "--chromedriver-path", used.driver, "--chrome-options=headless=new,no-sandbox"]
    seconds, printed = _timed([*command("@axe-core/cli"), *addresses, *words], folder)
    results = json.loads(printed)
    return Looked(seconds, len({each["url"] for each in results}), sum(len(each["violations"]) for each in results))


def lighthouse(folder: Path, addresses: Sequence[str]) -> Looked:
    """Its accessibility category. It knows one page a command, and starts a browser for each."""
    words = ["--quiet", "--only-categories=accessibility", "--output=json", "--chrome-flags=--headless=new --no-sandbox"]
    total, finished, found = 0.0, 0, 0
    for address in addresses:
        seconds, printed = _timed([*command("lighthouse"), address, *words], folder)
        report = json.loads(printed)
        total += seconds
        finished += report["categories"]["accessibility"]["score"] is not None and "runtimeError" not in report
        found += sum(audit["score"] == 0 for audit in report["audits"].values())
    return Looked(total, finished, found)


def _timed(words: Sequence[str], folder: Path) -> tuple[float, str]:
    """Seconds, and what was printed. Ends the program where that is nothing."""
    told = environment() | {"CHROME_PATH": programs().browser}
    began = time.perf_counter()
    done = subprocess.run(words, cwd=folder, capture_output=True, text=True, check=False, env=told)
    seconds = time.perf_counter() - began
    if not done.stdout.strip():
        raise SystemExit(f"{' '.join(words[:3])} ended with {done.returncode} and said nothing of the pages.\n{done.stderr[-2000:]}")
    return seconds, done.stdout
