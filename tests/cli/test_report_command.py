"""`briggate report`: one file for people without git, also where things are wrong."""

from pathlib import Path

from tests.cli.test_check import LINKED, LOCAL, NOW, VAGUE, committed, write
from tests.sites import briggate, service

OWNERS = "waste: {name: Waste and recycling}\nparks: {name: Parks and countryside}\n"
FILES = {
    **LINKED,
    "site_config/owners.yml": OWNERS,
    "content/bins/a.md": service("Bin A", VAGUE),
    "content/bins/c.md": service("Park C", VAGUE, owner="parks"),
}


def test_the_whole_report_is_written_whatever_is_found(tmp_path: Path) -> None:
    done = briggate("report", "-o", "out/report.html", "--as-of", NOW, cwd=committed(tmp_path, FILES))
    assert (done.returncode, done.stdout) == (0, "Report: out/report.html\n")
    text = (tmp_path / "out/report.html").read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "content/bins/a.md" in text
    assert "content/bins/c.md" in text


def test_an_owners_report_has_its_own_pages_due_dates_and_findings_alone(tmp_path: Path) -> None:
    done = briggate("report", "--owner", "parks", "--as-of", "2028-01-10T09:00", cwd=committed(tmp_path, FILES))
    assert done.returncode == 0
    assert "Parks and countryside" in done.stdout
    assert "Park C" in done.stdout
    assert "Bin A" not in done.stdout
    assert "click here" in done.stdout
    assert "2027" in done.stdout, "the day on which the review was due"


def test_an_owner_that_there_is_not_is_2_and_nothing_is_written(tmp_path: Path) -> None:
    done = briggate("report", "--owner", "park", "-o", "report.html", cwd=committed(tmp_path, FILES))
    assert (done.returncode, done.stdout) == (2, "")
    assert "Did you mean “parks”?" in done.stderr
    assert not (tmp_path / "report.html").exists()


def test_a_page_that_cannot_be_read_is_2(tmp_path: Path) -> None:
    folder = committed(tmp_path, FILES)
    write(folder, "content/bins/a.md", "---\ntitel: A\n---\n")
    done = briggate("report", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert "content/bins/a.md" in done.stderr


def test_what_only_time_has_brought_about_is_told_as_something_to_do(tmp_path: Path) -> None:
    """Service areas are written to about reviews above all: theirs are not what was there already."""
    folder = committed(tmp_path, LINKED)
    for whose in ((), ("--owner", "waste")):
        done = briggate("report", *whose, "--as-of", "2028-01-10T09:00", cwd=folder)
        assert done.returncode == 0
        assert "overdue" in done.stdout
        assert "already there" not in done.stdout.lower()


def test_a_rule_that_could_not_look_is_3_and_the_report_is_written_and_says_so(tmp_path: Path) -> None:
    own = LOCAL.format(body="raise ValueError('no crest at all')\n    yield")
    done = briggate("report", "-o", "report.html", cwd=committed(tmp_path, {**LINKED, "checks/local/town_crest.py": own}))
    assert done.returncode == 3
    assert "no crest at all" in (tmp_path / "report.html").read_text(encoding="utf-8")
