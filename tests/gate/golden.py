"""The published schema of a release's manifest: `python -m tests.gate.golden` writes it anew; read what `git diff` shows."""

import json
from pathlib import Path

from briggate.gate.manifest_records import manifest_schema

PUBLISHED_SCHEMA = Path(__file__).parents[2] / "docs" / "administrators" / "manifest.schema.json"


def published_schema() -> str:
    return json.dumps(manifest_schema(), indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PUBLISHED_SCHEMA.write_text(published_schema(), encoding="utf-8", newline="\n")
