"""A sample audit put together: the sample drawn, its pages looked at, and what people have tested beside it."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from briggate.browser.serving import served
from briggate.build.freshness import fresh_build, sources_digest
from briggate.build.load import Project
from briggate.build.pipeline import build
from briggate.build.stopped import BuildStopped
from briggate.checks.browsing import Browsing, Task
from briggate.checks.catalogue import CatalogueError, load_catalogue
from briggate.checks.extraction import address_of
from briggate.checks.gathering import built_files
from briggate.checks.html_page import HtmlPage
from briggate.checks.rule import Rule
from briggate.checks.sample_testing import Seen, look_at_sample, rules_by_hand
from briggate.checks.sampling import Chosen, choose, has_form
from briggate.cli.checking import LOCAL, CheckStopped, read_project
from briggate.model.fault import FaultsFound
from briggate.model.policy import ManualTest, Policy
from briggate.model.rendering import Unmeasurable
from briggate.model.sample import Issue, SampleAudit, SampleCheck, Sampled
from briggate.model.site import Site

_CHECKS = {
    "axe": ("Automatic test", "axe looked for serious and critical faults, on a wide screen."),
    "keyboard": (
        "Keyboard alone",
        "A program pressed Tab through the page and back, and looked where the focus is and whether it is seen.",
    ),
    "zoom": ("Zoom and larger letters", "A program looked at the page at 200 % and with letters twice as large."),
    "reflow": ("Narrow screens", "A program looked at the page 320 pixels wide, and with wider spacing."),
    "screen_reader": ("Screen reader", ""),
    "voice_control": ("Voice control", ""),
    "form": ("Forms filled in to their end, wrongly too", ""),
    "document": ("Documents", ""),
    "media": ("Film and sound", ""),
}
_ELSEWHERE = "it is on another website; `--follow-starts` looks there"
_DOCUMENT = "no program here reads PDFs"


def audit_sample(
    folder: Path, how: Browsing, follow_starts: bool, as_of: str | None, progress: Callable[[str], None] = lambda words: None
) -> SampleAudit:
    """Test a sample of the project in `folder`. Raises CheckStopped, and NoBrowser."""
    project = Project(folder)
    try:
        progress("reading the pages")
        catalogue = load_catalogue(folder / LOCAL)
        site, policy = read_project(project, catalogue, as_of)
        built = fresh_build(project, sources_digest(project), site.clock.as_of)
        built = built or build(folder, site.clock.as_of.isoformat(), folder / ".cache/briggate/site", progress).folder
    except FaultsFound as error:
        raise CheckStopped("\n".join(map(str, error.faults))) from None
    except BuildStopped as error:
        raise CheckStopped(str(error), error.exit_code) from None
    except CatalogueError as error:
        raise CheckStopped(str(error)) from None
    how.script()  # which refuses what is not axe, before anything else is done
    pages = {
        address_of(file): HtmlPage((built / file).read_text(encoding="utf-8"), file, address_of(file), policy)
        for file in built_files(built)
        if file.endswith(".html")
    }
    tasks = [placed.record.page for placed in policy.top_tasks]
    sample = choose(site, [address for address, page in sorted(pages.items()) if has_form(page)], tasks)
    rules = rules_by_hand(catalogue)
    seen = dict(_looked_at(built, sample, pages, rules, how, follow_starts, progress))
    return told(site, policy, sample, seen, rules)


def _looked_at(
    built: Path,
    sample: Sequence[Chosen],
    pages: dict[str, HtmlPage],
    rules: Sequence[Rule],
    how: Browsing,
    follow_starts: bool,
    progress: Callable[[str], None],
) -> Iterator[tuple[str, Seen | Unmeasurable]]:
    """What came of each page of the sample, by its address."""
    ours = [each.address for each in sample if each.kind == "page" and each.address in pages]
    with served(built, grid=how.grid) as origin:
        for task, outcome in look_at_sample([Task(origin + each[1:], pages[each]) for each in ours], rules, origin, how, progress):
            yield task.page.address, outcome
    for each in sample:
        if follow_starts and each.kind == "elsewhere":
            parts = urlsplit(each.address)
            task = Task(each.address, HtmlPage("", each.address))
            for _, outcome in look_at_sample([task], rules, f"{parts.scheme}://{parts.netloc}", how, progress):
                yield each.address, outcome


def told(site: Site, policy: Policy, sample: Sequence[Chosen], seen: dict[str, Seen | Unmeasurable], rules: Sequence[Rule]) -> SampleAudit:
    """What came of it all; `seen` is what programs found, by address."""
    tested = {address: outcome for address, outcome in seen.items() if isinstance(outcome, Seen)}
    manual = [placed.record for placed in policy.manual]
    by_hand = {address.rstrip("/") for test in manual for address in test.pages}  # a document's path is read as a page's
    order = {each.address: number for number, each in enumerate(sample)}
    issues = [issue for outcome in tested.values() for issue in outcome.issues]
    issues += [issue for test in manual for issue in _of_people(test)]
    return SampleAudit(
        site.council.name,
        site.council.site_url,
        site.clock.today,
        ", ".join(sorted({outcome.with_what for outcome in tested.values()})),
        tuple(Sampled(each.why, each.address, each.title, _why_not(each, seen.get(each.address), by_hand)) for each in sample),
        tuple(
            SampleCheck(kind, title, how, len(tested) if how else 0, tuple(test for test in manual if test.test == kind))
            for kind, (title, how) in _CHECKS.items()
        ),
        tuple(sorted(issues, key=lambda each: (order.get(each.page, len(order)), each.page, not each.certain, each.words))),
        all(isinstance(outcome, Seen) for outcome in seen.values()) and bool(tested) and bool(rules),
    )


def _why_not(chosen: Chosen, outcome: Seen | Unmeasurable | None, by_hand: set[str]) -> str:
    """Why nobody has tested a thing of the sample; "" where somebody or something has."""
    if isinstance(outcome, Seen) or (chosen.address and chosen.address.rstrip("/") in by_hand):
        return ""
    if outcome is not None:
        return f"no browser could look at it: {outcome}"
    return {"none": "the site has none", "elsewhere": _ELSEWHERE, "document": _DOCUMENT, "page": "the built site has no such page"}[
        chosen.kind
    ]


def _of_people(test: ManualTest) -> Iterator[Issue]:
    for problem in test.problems:
        for page in (problem.page,) if problem.page else test.pages:
            yield Issue(page, problem.wcag, test.test, problem.problem, by=test.by)
