"""What a publisher reads when a file cannot be read as it stands: tests/golden/faults.txt, case by case.

Run this file with Python to write the messages anew, and read what `git diff` shows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from briggate.files.records import read_record, read_record_list, read_records
from briggate.files.yaml import parse_yaml
from briggate.model.council import Contact, Council, Fact, Owner, Redirect
from briggate.model.fault import Fault
from briggate.model.page_types import PAGE_TYPES

GOLDEN = Path(__file__).parents[1] / "golden" / "faults.txt"
MOST_CHARACTERS = 130
"""Of what is wrong, and of what to do: more does not fit beside the place."""

KINDS: dict[str, tuple[Any, Any]] = {
    **{f"{name} page": (read_record, model) for name, model in PAGE_TYPES.items()},
    "council": (read_record, Council),
    "owners": (read_records, Owner),
    "contacts": (read_records, Contact),
    "facts": (read_records, Fact),
    "redirects": (read_record_list, Redirect),
}
USUAL_LINES = {
    "title": "Bins",
    "summary": "When we come for them.",
    "owner": "waste",
    "last_reviewed": "2026-09-14",
    "topics": "[bins]",
    "severity": "major",
    "from": "2026-12-01 09:00",
    "to": "2026-12-02 09:00",
    "location": "{address: [High Street]}",
}


@dataclass(frozen=True)
class Case:
    """A heading that says what somebody did, the kind of file, its text, and the messages that it should get."""

    heading: str
    kind: str
    text: str
    messages: str

    @property
    def whole(self) -> str:
        """The text, with the usual lines of its kind that it leaves out, unless it is about that."""
        read, model = KINDS[self.kind]
        if read is not read_record or self.kind == "council" or "leaves out" in self.heading:
            return self.text
        needed = {field.alias or name for name, field in model.model_fields.items() if field.is_required()}
        lines = [
            f"{key}: {value}" for key, value in USUAL_LINES.items() if key in needed and not re.search(rf"^ *{key}\b", self.text, re.M)
        ]
        return "\n".join([self.text, *lines]) + "\n"


def cases(golden: str) -> Iterator[Case]:
    for block in golden.split("\n\n\n")[1:]:
        heading, _, rest = block.strip("\n").partition("\n")
        lines = rest.split("\n")
        text = [line for line in lines if line.startswith("    | ") or line == "    |"]
        messages = [line for line in lines if line not in text]
        name, _, kind = heading.rpartition(" · ")
        yield Case(name, kind, "\n".join(line[6:] for line in text), "\n".join(messages))


def faults_of(case: Case) -> list[Fault]:
    document = parse_yaml(case.whole, file="file")
    if document.faults:
        return sorted(document.faults)
    read, model = KINDS[case.kind]
    faults: list[Fault] = read(model, document.data, file="file", lines=document.lines)[1]
    return sorted(faults)


def told(faults: list[Fault]) -> str:
    return "\n".join(f"{fault.line:>3}  {fault.wrong}\n     {fault.fix}" for fault in faults)


CASES = list(cases(GOLDEN.read_text(encoding="utf-8")))


@pytest.mark.parametrize("case", CASES, ids=[case.heading for case in CASES])
def test_the_message(case: Case) -> None:
    assert told(faults_of(case)) == case.messages


@pytest.mark.parametrize("case", CASES, ids=[case.heading for case in CASES])
def test_a_message_is_short_and_has_no_jargon(case: Case) -> None:
    for fault in faults_of(case):
        for words in (fault.wrong, fault.fix):
            assert len(words) <= MOST_CHARACTERS, words
            assert not re.search(r"\b(input|valid|string|integer|boolean|dict|mapping|scalar|token|schema|parse|type=|None)\b", words), (
                words
            )
        assert fault.fix[0].isupper() or fault.fix[0] in "“`"
        assert fault.fix.endswith((".", "?", '"'))


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 30


def written_anew(golden: str) -> str:
    head = golden.split("\n\n\n")[0]
    blocks = [head]
    for case in cases(golden):
        text = "\n".join(f"    | {line}".rstrip() for line in case.text.split("\n"))
        blocks.append(f"{case.heading} · {case.kind}\n{text}\n{told(faults_of(case))}")
    return "\n\n\n".join(blocks) + "\n"


if __name__ == "__main__":
    GOLDEN.write_text(written_anew(GOLDEN.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
