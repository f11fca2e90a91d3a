"""Rules over HTML held against any folder of HTML files, with no council around it."""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote, urlsplit

from briggate.checks.html_page import HtmlPage
from briggate.checks.judging import Judged, judge_alone
from briggate.checks.rule import Rule
from briggate.model.policy import NOTHING_SAID
from briggate.model.rendering import Unmeasurable

if TYPE_CHECKING:
    from briggate.checks.browsing import Browsing, Seen

SUFFIXES = (".html", ".htm", ".xhtml")


@dataclass(frozen=True)
class ScanFinding:
    file: str
    """Relative to the folder that was scanned."""
    rule: str
    severity: str
    outcome: Literal["failed", "cannot tell"]
    wcag: tuple[str, ...]
    element: str
    message: str
    fix: str


@dataclass
class Scan:
    """What came of a scan."""

    rules: int
    files: int = 0
    findings: list[ScanFinding] = field(default_factory=list)
    not_run: list[tuple[str, str, str]] = field(default_factory=list)
    """(file, rule, what happened)"""

    @property
    def exit_code(self) -> Literal[0, 1, 3]:
        if self.not_run or not self.files:
            return 3
        return 1 if any(each.outcome == "failed" for each in self.findings) else 0

    def with_more(self, more: "Scan") -> "Scan":
        """This and another scan of the same files together, in the order of files."""
        order = {file: number for number, file in enumerate(sorted({each.file for each in (*self.findings, *more.findings)}))}
        findings = sorted((*self.findings, *more.findings), key=lambda each: order[each.file])
        not_run = [*self.not_run, *(each for each in more.not_run if each not in self.not_run)]
        return Scan(self.rules + more.rules, self.files, findings, not_run)

    def to_dict(self) -> dict[str, Any]:
        """For JSON."""
        keys = ("file", "rule", "severity", "outcome", "wcag", "element", "message", "fix")
        findings = [{key: getattr(each, key) for key in keys} for each in self.findings]
        not_run = [{"file": file, "rule": rule, "message": message} for file, rule, message in self.not_run]
        return {"files": self.files, "rules": self.rules, "findings": findings, "not_run": not_run}


def scan_folder(folder: Path, rules: Sequence[Rule], progress: Callable[[str], None] = lambda words: None) -> Scan:
    """Hold every HTML file under a folder to some rules over HTML."""
    scan = Scan(len(rules))
    for path in _html_files(folder, scan):
        name = path.relative_to(folder).as_posix()
        progress(name)
        scan.files += 1
        _look(path, name, rules, scan)
    return scan


def scan_in_browser(folder: Path, rules: Sequence[Rule], how: "Browsing", progress: Callable[[str], None] = lambda words: None) -> Scan:
    """Hold every HTML file under a folder to rules over pages in a browser; the folder is served on this machine meanwhile.

    Raises NoBrowser.
    """
    from briggate.browser.serving import served  # with what it takes to drive a browser: most scans need none of it
    from briggate.checks.browsing import Task, look

    scan = Scan(len(rules))
    with served(folder, grid=how.grid) as address:
        named = ((path, path.relative_to(folder).as_posix()) for path in _html_files(folder, scan))
        tasks = [Task(address + quote(name), page) for path, name in named if (page := _page(path, name, scan)) is not None]
        scan.files = len(tasks)
        outcomes = {task.page.file: outcome for task, outcome in look(tasks, rules, address, how, progress)}
    for task in tasks:
        _seen(outcomes.get(task.page.file), task.page.file, rules, scan)
    return scan


def scan_pages(
    pages: Mapping[str, str], in_html: Sequence[Rule], rendered: Sequence[Rule], how: "Browsing | None", progress: Callable[[str], None]
) -> Scan:
    """Hold pages of a running site, HTML by address, to rules: those over HTML, and, with `how`, those over pages in a browser.

    The browser loads each page from its server anew, and reaches that server alone. Raises NoBrowser.
    """
    scan = Scan(len(in_html) + (len(rendered) if how else 0), len(pages))
    made = {url: HtmlPage(html, url, policy=NOTHING_SAID) for url, html in pages.items()}
    for url, page in made.items():
        _told(judge_alone(page, in_html), url, in_html, scan)
    if how and rendered:
        from briggate.checks.browsing import Task, look

        for server, urls in _by_server(made).items():
            outcomes = {task.url: seen for task, seen in look([Task(url, made[url]) for url in urls], rendered, server, how, progress)}
            for url in urls:
                _seen(outcomes.get(url), url, rendered, scan)
    order = {url: number for number, url in enumerate(made)}
    scan.findings.sort(key=lambda each: order[each.file])
    return scan


def _by_server(pages: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for url in pages:
        parts = urlsplit(url)
        found.setdefault(f"{parts.scheme}://{parts.netloc}", []).append(url)
    return found


def _seen(outcome: "Seen | Unmeasurable | None", name: str, rules: Sequence[Rule], scan: Scan) -> None:
    if outcome is None or isinstance(outcome, Unmeasurable):
        scan.not_run.append((name, "every rule", str(outcome or "nobody looked at it")))
    else:
        _told(outcome.judged, name, rules, scan)


def _html_files(folder: Path, scan: Scan) -> list[Path]:
    """Every file with HTML in it by its name, in order. A folder that cannot be opened is noted: what is in it was not looked at."""

    def closed(error: OSError) -> None:
        scan.not_run.append((str(error.filename), "every rule", error.strerror or str(error)))

    return sorted(each / name for each, _, names in folder.walk(on_error=closed) for name in names if Path(name).suffix.lower() in SUFFIXES)


def _text(read: bytes) -> str:
    """The text of a file. Raises OSError where it is none."""
    encoding = "utf-16" if read.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    if encoding != "utf-16" and b"\0" in read:
        raise OSError("this is no text, whatever its name says")
    return read.decode(encoding, errors="replace")


def _look(path: Path, name: str, rules: Sequence[Rule], scan: Scan) -> None:
    page = _page(path, name, scan)
    if page is not None:
        _told(judge_alone(page, rules), name, rules, scan)


def _page(path: Path, name: str, scan: Scan) -> HtmlPage | None:
    """A file as a page; None, and a note, where it is none."""
    try:
        if path.exists() and not path.is_file():
            raise OSError("it is no file")
        return HtmlPage(_text(path.read_bytes()), name, policy=NOTHING_SAID)
    except OSError as error:
        scan.not_run.append((name, "every rule", error.strerror or str(error)))
        return None


def _told(judged: Judged, name: str, rules: Sequence[Rule], scan: Scan) -> None:
    by_id = {rule.id: rule for rule in rules}
    scan.not_run += [(name, rule, message) for rule, message in judged.not_run]
    for hit in judged.hits:
        rule = by_id[hit.rule]
        outcome: Literal["failed", "cannot tell"] = "failed" if hit.certain else "cannot tell"
        scan.findings.append(ScanFinding(name, rule.id, rule.severity, outcome, rule.wcag, hit.element, hit.message, hit.fix))
