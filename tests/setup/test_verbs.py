"""The same few verbs everywhere: the Makefile has them, the README tells of them, CI calls no others."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")

needs_make = pytest.mark.skipif(shutil.which("make") is None, reason="no make on this machine")


def verbs_of_the_readme() -> list[str]:
    return re.findall(r"^\| `make ([a-z-]+)[^`]*` \|", README, re.MULTILINE)


def make(*words: str) -> str:
    return subprocess.run(["make", *words], cwd=PROJECT, capture_output=True, text=True, timeout=60, check=True).stdout


def test_the_readme_tells_of_every_verb_in_the_makefiles_order() -> None:
    described = re.findall(r"^([a-z-]+):.*## .", MAKEFILE, re.MULTILINE)
    assert verbs_of_the_readme() == [verb for verb in described if verb != "help"]


@needs_make
def test_make_alone_shows_every_verb_with_what_it_does() -> None:
    shown = re.findall(r"^  make ([a-z-]+) +\S.*$", make(), re.MULTILINE)
    assert shown == [*verbs_of_the_readme(), "help"]


@needs_make
@pytest.mark.parametrize("verb", verbs_of_the_readme())
def test_a_verb_has_something_to_do(verb: str) -> None:
    assert make("--dry-run", verb).strip()


def test_ci_calls_the_readmes_verbs_and_no_others() -> None:
    script = (PROJECT / ".ci" / "run").read_text(encoding="utf-8")
    called = re.findall(r"^step make ([a-z-]+)$", script, re.MULTILINE)
    assert called == ["lint", "test", "test-gate", "test-edits", "test-towns", "site", "docs"]
    assert set(called) <= set(verbs_of_the_readme())
    assert script.count("make ") == len(called) + script.count("make --version")


@pytest.mark.parametrize("page", [PROJECT / "README.md", *sorted(PROJECT.glob("docs/**/*.md"))], ids=lambda page: page.name)
def test_links_of_the_documentation_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"```.*?```|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\((?!https?://|mailto:|#)([^)#]+)", prose)
    assert [target for target in targets if not (page.parent / target).exists()] == []
