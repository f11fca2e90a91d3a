"""`briggate schema`: what an editor is told is what the models say, and a council's own settings are left alone."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from briggate.cli.editor import generated_files, settings_files
from briggate.cli.schema import schema
from briggate.files.records import read_record
from briggate.files.yaml import parse_yaml
from briggate.model.page_types import PAGE_TYPES

ROOT = Path(__file__).parents[2]


def test_the_repositorys_own_files_are_fresh() -> None:
    """If not: run `briggate schema`, and commit what it writes."""
    stale = [name for name, text in generated_files().items() if (ROOT / name).read_text(encoding="utf-8") != text]
    assert stale == []


def test_no_schema_is_left_over() -> None:
    assert sorted(path.name for path in (ROOT / ".vscode" / "schemas").iterdir()) == sorted(
        name.rpartition("/")[2] for name in generated_files() if "/schemas/" in name
    )


def test_every_file_is_written_with_plain_line_ends(tmp_path: Path) -> None:
    result = CliRunner().invoke(schema, [str(tmp_path)])
    assert result.exit_code == 0, result.output
    for name, text in {**generated_files(), **settings_files()}.items():
        assert (tmp_path / name).read_bytes() == text.encode()
        assert b"\r" not in (tmp_path / name).read_bytes()


def test_settings_that_are_there_already_stay(tmp_path: Path) -> None:
    (tmp_path / ".vscode").mkdir()
    (tmp_path / ".vscode" / "settings.json").write_text("{}")
    (tmp_path / ".vscode" / "pages.code-snippets").write_text("stale")
    result = CliRunner().invoke(schema, [str(tmp_path)])
    assert (tmp_path / ".vscode" / "settings.json").read_text() == "{}"
    assert "Your settings stay as they were." in result.output
    assert (tmp_path / ".vscode" / "pages.code-snippets").read_text(encoding="utf-8") != "stale"


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / ".vscode").write_text("a file where the folder should be")
    result = CliRunner().invoke(schema, [str(tmp_path)])
    assert result.exit_code == 3
    assert "cannot be written" in result.output
    assert "Traceback" not in result.output


def test_settings_map_schemas_that_exist() -> None:
    settings = json.loads(settings_files()[".vscode/settings.json"])
    for schema_file, globs in settings["yaml.schemas"].items():
        assert schema_file.removeprefix("./") in generated_files()
        assert all(next(ROOT.glob(glob), None) for glob in globs), f"{globs} are files of nothing here"


@pytest.mark.parametrize("name", PAGE_TYPES)
def test_a_filled_in_snippet_is_front_matter_that_a_build_accepts(name: str) -> None:
    snippet = json.loads(generated_files()[".vscode/pages.code-snippets"])[name]
    text = "\n".join(snippet["body"]).split("---")[1]
    text = re.sub(r"\$\{\d+\|([^,|]+)[^}]*\}", r"\1", text)
    text = text.replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", "2026-09-14")
    text = re.sub(r"^(to: .*)2026-09-14", r"\g<1>2026-09-15", text, flags=re.M)
    text = re.sub(r"\$\{\d+:(2026[^}]*)\}", r"\1", text)
    text = re.sub(r"^title: .*", "title: Bins", text, flags=re.M)
    text = re.sub(r"\$\{\d+:[^}]*\}", "waste", text)
    assert "$" not in text
    document = parse_yaml(text, file=name)
    assert document.faults == ()
    record, faults = read_record(PAGE_TYPES[name], document.data, file=name, lines=document.lines)
    assert faults == []
    assert record is not None
