"""What each reporter writes of each sample, as it was last read over by a person.

`python -m tests.reporters.golden` writes it to tests/golden/reports/ anew, and the schema of the JSON to docs/; read what `git diff` shows.
"""

import json
from pathlib import Path

from briggate.reporters import REPORTERS
from briggate.reporters.json_report import json_schema
from briggate.reporters.owner_report import owner_report
from briggate.reporters.terminal import terminal_text
from tests.reporters.samples import DESIGN, NOTHING, PASSED, RICH

GOLDEN = Path(__file__).parents[1] / "golden" / "reports"
PUBLISHED_SCHEMA = Path(__file__).parents[2] / "docs" / "administrators" / "report.schema.json"
ENDINGS = {"terminal": "txt", "json": "json", "sarif": "sarif", "junit": "xml", "github": "github", "html": "html"}


def golden_texts() -> dict[str, str]:
    """File name → text."""
    texts = {
        f"{sample}.{ENDINGS[name]}": write(report)
        for sample, report in (("rich", RICH), ("passed", PASSED), ("nothing", NOTHING))
        for name, write in REPORTERS.items()
    }
    texts["design.txt"] = terminal_text(DESIGN, 82)
    texts["rich-40-columns.txt"] = terminal_text(RICH, 40)
    texts["rich-colour.txt"] = terminal_text(RICH, 80, colour=True).replace("\x1b", "ESC")
    texts["owner.html"] = owner_report(RICH, "waste")
    return texts


def published_schema() -> str:
    return json.dumps(json_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for stale in GOLDEN.iterdir():
        stale.unlink()
    for name, text in golden_texts().items():
        (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")
    PUBLISHED_SCHEMA.write_text(published_schema(), encoding="utf-8", newline="\n")
