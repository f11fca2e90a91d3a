"""Rule top-task-not-pdf."""

from pathlib import Path

from briggate.checks.council.example_files import example_task
from briggate.checks.rules.top_tasks.top_task_not_pdf import rule
from tests.checks.harness import site_facts, told
from tests.sites import page, service

DOWNLOAD = "[{text: Form, file: bins/form.pdf, format: PDF, size: 1 KB}]"
FILES = {
    "content/bins/form.pdf": "%PDF",
    "content/bins/form.csv": "a,b",
    "content/bins/online.md": service("One", action='{text: Go, url: "https://example.org/pdf?file=x.pdf"}', downloads=DOWNLOAD),
    "content/bins/told.md": service("Two", "It is on this page."),
    "content/bins/data.md": service("Three", downloads="[{text: Data, file: bins/form.csv, format: CSV, size: 1 KB}]"),
    "content/bins/both.md": service("Four", downloads=f"{DOWNLOAD[:-1]}, {{text: Data, file: bins/form.csv, format: CSV, size: 1 KB}}]"),
    "content/about.md": page("About", type="page"),
    "content/bins/button.md": service("Five", action='{text: Go, url: "https://example.org/Form.PDF?v=2"}'),
    "content/bins/word.md": service("Six", action='{text: Go, url: "https://example.org/form.docx"}'),
    "content/bins/only.md": service("Seven", downloads=DOWNLOAD),
    "content/bins/no-task.md": service("Eight", action='{text: Go, url: "https://example.org/form.pdf"}'),
}


def test_only_tasks_that_end_on_a_document_are_told(tmp_path: Path) -> None:
    addresses = [f"/{name[8:-3]}/" for name in FILES if name.endswith(".md") and "no-task" not in name]
    files = {**FILES, "checks/top_tasks.yml": "".join(example_task(page=address, task=address) for address in addresses)}
    assert told(rule, site_facts(tmp_path, files)) == [
        "content/bins/button.md:7  the start button of the top task “/bins/button/” opens a document",
        "content/bins/word.md:7  the start button of the top task “/bins/word/” opens a document",
        "content/bins/only.md:7  (cannot tell) the top task “/bins/only/” may end on a document: bins/form.pdf",
    ]
