"""Rule top-task-not-pdf."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from briggate.checks.council.example_files import example_page, example_task
from briggate.checks.council.top_tasks import tasks
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts
from briggate.model.page_types import Service

_ACTION = "action: {{text: Report it, url: 'https://example.org/{}'}}"
_DOCUMENTS = ("pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx")

rule = Rule(
    id="top-task-not-pdf",
    title="A top task does not end on a document",
    why="A form to print, fill in and post is none on a telephone, and few screen readers can read it.",
    reference="Better Connected, “Top tasks”; GOV.UK, “Publishing accessible documents”",
    fix="Offer an online form, or say on the page itself what the document says.",
    examples=(
        bad_files(
            {
                "content/bins/missed-bin.md": example_page("Report a missed bin", _ACTION.format("form.pdf")),
                "checks/top_tasks.yml": example_task(),
            }
        ),
        good_files(
            {
                "content/bins/missed-bin.md": example_page("Report a missed bin", _ACTION.format("form")),
                "checks/top_tasks.yml": example_task(),
            }
        ),
    ),
)


@rule.over(SiteFacts)
def top_task_not_pdf(subject: SiteFacts) -> Iterator[Hit]:
    for task in tasks(subject):
        meta = task.page.meta
        if not isinstance(meta, Service):
            continue
        if meta.action and _is_document(meta.action.url):
            yield rule.at((task.page, "action", "url"), f"the start button of the top task “{task.record.task}” opens a document")
        elif not meta.action and meta.downloads and all(_is_document(each.file) for each in meta.downloads):
            yield rule.unsure(
                (task.page, "downloads"), f"the top task “{task.record.task}” may end on a document: {meta.downloads[0].file}"
            )


def _is_document(address: str) -> bool:
    return urlsplit(address).path.lower().rpartition(".")[2] in _DOCUMENTS
