"""`briggate rules`, `briggate explain`: the catalogue for people, and the lines of checks/rules.yml."""

from pathlib import Path

import pytest

from briggate.checks.catalogue import load_catalogue
from briggate.checks.listing import with_every_rule
from briggate.files.yaml import parse_yaml
from tests.cli.test_check import LOCAL
from tests.sites import briggate, write_files

CATALOGUE = load_catalogue()
OWN = {"checks/local/town_crest.py": LOCAL.format(body="yield from ()")}


def named(text: str) -> list[str]:
    parsed = parse_yaml(text, file="rules.yml")
    assert parsed.faults == ()
    return list(parsed.data) if isinstance(parsed.data, dict) else []


def test_an_empty_file_gets_every_rule_once() -> None:
    assert sorted(named(with_every_rule("", CATALOGUE))) == sorted(CATALOGUE.rules)


def test_what_is_there_stays_as_it_is() -> None:
    whole = with_every_rule("", CATALOGUE)
    assert with_every_rule(whole, CATALOGUE) == whole


@pytest.mark.parametrize("missing", ["image-alt", "title-length", "orphan", next(iter(CATALOGUE.rules)), list(CATALOGUE.rules)[-1]])
def test_a_rule_that_is_missing_comes_back_under_its_family_s_heading(missing: str) -> None:
    whole = with_every_rule("", CATALOGUE)
    less = "".join(line for line in whole.splitlines(keepends=True) if not line.startswith(f"{missing}:"))
    more = with_every_rule(less, CATALOGUE)
    assert sorted(named(more)) == sorted(CATALOGUE.rules)
    assert [line for line in more.splitlines() if not line.startswith(f"{missing}:")] == less.splitlines(), "nothing else has moved"

    def part_with_it(text: str) -> str:
        return next(part.splitlines()[0] for part in text.split("\n\n") if f"\n{missing}:" in part)

    assert part_with_it(more) == part_with_it(whole)


def test_comments_order_and_settings_stay() -> None:
    ours = "# Ours.\norphan: warning  # for now\n\n# Later:\nimage-alt: {severity: off, reason: We wait for the new camera.}\n"
    more = with_every_rule(ours, CATALOGUE)
    assert [line for line in more.splitlines() if line and line in ours] == [line for line in ours.splitlines() if line]
    assert sorted(named(more)) == sorted(CATALOGUE.rules)


@pytest.mark.parametrize("written", ['"image-alt": error\n', "'image-alt' : error\n", "image-alt:\n  severity: error\n"])
def test_a_rule_that_is_there_in_another_hand_is_not_added_again(written: str) -> None:
    assert sorted(named(with_every_rule(written, CATALOGUE))) == sorted(CATALOGUE.rules)


def test_a_file_without_a_last_line_break() -> None:
    assert sorted(named(with_every_rule("orphan: warning", CATALOGUE))) == sorted(CATALOGUE.rules)


def test_writes_what_is_missing_and_the_page_for_the_council(tmp_path: Path) -> None:
    write_files(tmp_path, {**OWN, "checks/rules.yml": "# Ours.\norphan: warning\n", "checks/README.md": "old\n"})
    done = briggate("rules", "--write", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    text = (tmp_path / "checks/rules.yml").read_text(encoding="utf-8")
    assert text.startswith("# Ours.\norphan: warning\n")
    assert sorted(named(text)) == sorted([*CATALOGUE.rules, "town-crest"])
    assert "`town-crest`" in (tmp_path / "checks/README.md").read_text(encoding="utf-8")
    assert briggate("rules", "--write", cwd=tmp_path).returncode == 0
    assert (tmp_path / "checks/rules.yml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize("spoilt", [b"orphan: caf\xe9\n", b"- orphan\n", b"orphan: [\n", b"just words\n"])
def test_a_file_that_cannot_be_read_is_2_and_stays_as_it_is(tmp_path: Path, spoilt: bytes) -> None:
    write_files(tmp_path, {"checks/rules.yml": ""})
    (tmp_path / "checks/rules.yml").write_bytes(spoilt)
    done = briggate("rules", "--write", cwd=tmp_path)
    assert done.returncode == 2
    assert "checks/rules.yml" in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "checks/rules.yml").read_bytes() == spoilt


def test_lists_every_rule_with_how_grave_it_is_here(tmp_path: Path) -> None:
    write_files(tmp_path, {**OWN, "checks/rules.yml": "orphan: {severity: off, reason: There is no menu yet.}\n"})
    done = briggate("rules", cwd=tmp_path)
    assert done.returncode == 0
    rows = {line.split()[1]: line.split()[0] for line in done.stdout.splitlines() if line.startswith("  ")}
    assert rows == {**{rule.id: rule.severity for rule in CATALOGUE}, "orphan": "off", "town-crest": "error"}
    assert f"{len(CATALOGUE) + 1} rules." in done.stdout


def test_lists_them_where_there_is_no_project(tmp_path: Path) -> None:
    assert f"{len(CATALOGUE)} rules." in briggate("rules", cwd=tmp_path).stdout


def test_explains_a_rule_by_why_standard_examples_and_fix(tmp_path: Path) -> None:
    done = briggate("explain", "image-alt", cwd=tmp_path)
    rule = CATALOGUE.rules["image-alt"]
    assert done.returncode == 0
    said = " ".join(done.stdout.split())
    for words in (rule.title, rule.why, rule.reference, rule.fix, *(" ".join(example.text.split()) for example in rule.examples)):
        assert words in said
    assert said.index("Not like this") < said.index("But like this")


def test_explains_a_council_s_own_rule(tmp_path: Path) -> None:
    assert briggate("explain", "town-crest", cwd=write_files(tmp_path, OWN)).returncode == 0


def test_a_rule_that_there_is_not_is_2(tmp_path: Path) -> None:
    done = briggate("explain", "image-alts", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Did you mean “image-alt”?" in done.stderr


@pytest.mark.parametrize("command", [("rules",), ("rules", "--write"), ("explain", "orphan")])
def test_a_file_that_is_no_rule_is_2(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = briggate(*command, cwd=write_files(tmp_path, {"checks/local/town_crest.py": "x = 1\n"}))
    assert done.returncode == 2
    assert "town_crest.py" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "checks/rules.yml").exists()
