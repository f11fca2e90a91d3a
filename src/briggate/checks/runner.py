"""Runs rules: each subject read once for all of them, on every core, and only what has changed since the last run."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from briggate.checks.excuses import Excuses
from briggate.checks.extraction import address_of
from briggate.checks.gathering import built_files, finder, page_sources
from briggate.checks.html_page import HtmlPage
from briggate.checks.judging import Judged, Placed, attempt, judge_html, judge_source
from briggate.checks.placing_hits import SitePlacer
from briggate.checks.rule import Rule
from briggate.checks.site_facts import PageFacts, SiteFacts
from briggate.checks.source_page import SourcePage
from briggate.files.cache import Cache, digest, engine_digest
from briggate.governance.folder import Generated
from briggate.model.answer import Answer
from briggate.model.finding import NotRun, Place, Sheet
from briggate.model.page import Page
from briggate.model.policy import Policy
from briggate.model.rendering import TaskJourneys
from briggate.model.site import Site
from briggate.processes import GivenUp, Limits, each_done

LIMITS = Limits(seconds=30, memory=768 << 20)
"""What asking the rules about one page may take, all of them together."""
EVERY_RULE = "every rule"


@dataclass(frozen=True)
class Subjects:
    """What a run looks at. `built` is the folder of the built site, None where no rule that runs needs it."""

    site: Site
    policy: Policy
    built: Path | None
    published: frozenset[str] | None = None
    answers: dict[str, Answer] | None = None
    journeys: dict[str, TaskJourneys] | None = None
    generated: Generated = field(default_factory=Generated)


@dataclass
class Looked:
    """What came of a run, before the policy has had its say."""

    hits: list[Placed] = field(default_factory=list)
    not_run: list[NotRun] = field(default_factory=list)
    looked_at: Counter[str] = field(default_factory=Counter)
    """For each rule, how many subjects it looked at."""
    facts: SiteFacts | None = None
    built_pages: int = 0
    browsed: int = 0
    """How many built pages were looked at in a browser, or had been with nothing changed since."""
    browsers: set[str] = field(default_factory=set)
    """What they were looked at with, such as `Chromium 156.0.8078.79 with axe 4.10.2`."""
    sheets: list[Sheet] = field(default_factory=list)
    fresh: int = 0
    """How many subjects were read anew; the others' results were kept from an earlier run."""

    def ask(self, rules: Iterable[Rule], subjects: int) -> None:
        """These rules are asked about so many subjects."""
        for rule in rules:
            self.looked_at[rule.id] += subjects

    def note(self, job: "Job", result: Judged) -> None:
        """What came of one page."""
        self.hits += result.hits
        self.not_run += [NotRun(rule, job.name, message) for rule, message in result.not_run]
        self.built_pages += job.html is not None


class Html(NamedTuple):
    """A built page that nobody has read yet."""

    bytes: bytes
    file: str
    address: str
    language: str


@dataclass(frozen=True)
class Job:
    """One page to be judged, in one of its two forms."""

    page: Page | None
    key: bytes
    html: Html | None = None

    @property
    def name(self) -> str:
        return self.html.address if self.html else f"content/{self.page.source}" if self.page else ""


def run(subjects: Subjects, rules: Sequence[Rule], cache_file: Path | None, local: Path | None = None) -> Looked:
    """Asks every rule of every subject that it is over. `cache_file` None keeps nothing; `local` holds the council's own rules."""
    looked = Looked()
    of = {kind: [rule for rule in rules if rule.subject is kind] for kind in (SourcePage, HtmlPage, SiteFacts)}
    files = built_files(subjects.built) if subjects.built else {}
    needs_html = bool(of[HtmlPage] or of[SiteFacts]) and subjects.built is not None
    said = {page.source: said_by(page) for page in subjects.site.all_pages}
    jobs = [*_source_jobs(subjects, of[SourcePage], local, said)]
    if needs_html:
        jobs += _html_jobs(subjects, files, of[HtmlPage], local, said)
    judged = _judge(jobs, Work(subjects, of[SourcePage], of[HtmlPage]), cache_file, looked)
    facts: dict[str, PageFacts] = {}
    for kind, number in Counter(HtmlPage if job.html else SourcePage for job in jobs).items():
        looked.ask(of[kind], number)
    for job, result in zip(jobs, judged, strict=True):
        looked.note(job, result)
        if result.facts:
            facts[result.facts.address] = result.facts
    if needs_html and of[SiteFacts]:
        _judge_site(subjects, of[SiteFacts], files, facts, looked)
    return looked


def run_over_excuses(excuses: Excuses, rules: Iterable[Rule], looked: Looked) -> list[Placed]:
    """Asks the rules over waivers and known issues, once it is known what those excuse."""
    found = []
    for rule in (rule for rule in rules if rule.subject is Excuses):
        looked.looked_at[rule.id] = len(excuses.entries)
        hits, wrong = attempt(rule, excuses)
        if wrong:
            looked.not_run.append(NotRun(rule.id, "checks/waivers.yml and checks/known_issues.yml", wrong))
        found += [Placed(rule.id, hit.certain, Place(*hit.where), hit.message, hit.fix) for hit in hits]
    return found


def _judge_site(subjects: Subjects, rules: Iterable[Rule], files: dict[str, int], facts: dict[str, PageFacts], looked: Looked) -> None:
    assert subjects.built is not None
    site, built = subjects.site, subjects.built
    find = finder(built, site)
    fetched = subjects.published, subjects.answers, subjects.journeys
    looked.facts = SiteFacts(site, subjects.policy, facts, files, find, *fetched, subjects.generated)
    placer = SitePlacer(site, built, subjects.policy)
    for rule in rules:
        if rule.needs and getattr(subjects, rule.needs) is None:
            continue
        looked.looked_at[rule.id] = 1
        hits, wrong = attempt(rule, looked.facts)
        if wrong:
            looked.not_run.append(NotRun(rule.id, "the site", wrong))
        try:
            looked.hits += [placer.placed(rule, hit) for hit in hits]
        except (TypeError, OSError) as error:
            looked.not_run.append(NotRun(rule.id, "the site", str(error)))


def _source_jobs(subjects: Subjects, rules: Sequence[Rule], local: Path | None, said: Mapping[str, bytes]) -> Iterator[Job]:
    if not rules:
        return
    common = depends_on(subjects, rules, local) + digest(repr(subjects.site.settings))
    for page in subjects.site.all_pages:
        yield Job(page, digest(b"source", common, said[page.source]))


def _html_jobs(
    subjects: Subjects, files: Iterable[str], rules: Sequence[Rule], local: Path | None, said: Mapping[str, bytes]
) -> Iterator[Job]:
    assert subjects.built is not None
    site = subjects.site
    common = depends_on(subjects, rules, local) + digest(site.council.site_url)
    sources, pages = page_sources(subjects.built), {f"content/{page.source}": page for page in site.all_pages}
    for file in files:
        if not file.endswith(".html"):
            continue
        address = address_of(file)
        page = pages.get(sources.get(address, ""))
        with open(f"{subjects.built}/{file}", "rb") as opened:
            html = opened.read()
        language = site.language_of(page) if page else language_at(site, address)
        key = digest(b"html", common, address, language, html, said[page.source] if page else b"")
        yield Job(page, key, Html(html, file, address, language))


def said_by(page: Page) -> bytes:
    """A digest of all that a page's source says, and where."""
    return digest(page.source, page.told, page.body, str(page.body_line), repr(dict(page.lines)), str(page.guide))


def language_at(site: Site, address: str) -> str:
    """The language of a page that the engine writes."""
    return next((code for code in site.languages[1:] if address.startswith(f"/{code}/")), site.council.language)


@dataclass(frozen=True)
class Work:
    """What every process needs to know."""

    subjects: Subjects
    source_rules: Sequence[Rule]
    html_rules: Sequence[Rule]

    def do(self, job: Job) -> Judged:
        """One job. Where the engine itself fails over a page, no rule has looked at it; other pages are looked at all the same."""
        try:
            return self._do(job)
        except Exception as error:  # whatever it is, it is told as not run
            return Judged(not_run=[(EVERY_RULE, f"{type(error).__name__}: {error}"[:300])])

    def _do(self, job: Job) -> Judged:
        if job.html:
            raw, file, address, language = job.html
            page = HtmlPage(raw.decode(errors="replace"), file, address, self.subjects.policy, language)
            return judge_html(page, self.html_rules, job.page, self.subjects.site.council.site_url)
        assert job.page
        return judge_source(SourcePage(job.page, self.subjects.site.settings, self.subjects.policy), self.source_rules)


def _judge(jobs: Sequence[Job], work: Work, cache_file: Path | None, looked: Looked) -> list[Judged]:
    """The result of each job: as it was kept, or worked out and kept."""
    if cache_file is None or not jobs:
        looked.fresh = len(jobs)
        return [Judged.from_json(text) for text in _all_done(jobs, work)]
    with Cache(cache_file) as cache:
        kept = cache.find(job.key for job in jobs)
        missing = [job for job in jobs if job.key not in kept]
        done = dict(zip((job.key for job in missing), _all_done(missing, work), strict=True))
        judged = [Judged.from_json(done[job.key] if job.key in done else kept[job.key]) for job in jobs]
        cache.keep({job.key: done[job.key] for job, each in zip(jobs, judged, strict=True) if job.key in done and not each.not_run})
    looked.fresh = len(missing)
    return judged


def _all_done(jobs: Sequence[Job], work: Work) -> list[bytes]:
    """The result of every job as JSON, in order: worked out on every core, and what no rule could look at is not run."""
    done = dict(each_done(lambda number: work.do(jobs[number]).to_json(), range(len(jobs)), LIMITS))
    return [_not_run(result).to_json() if isinstance(result, GivenUp) else result for _, result in sorted(done.items(), key=itemgetter(0))]


def _not_run(given_up: GivenUp) -> Judged:
    return Judged(not_run=[(EVERY_RULE, f"looking at it {given_up.in_words(LIMITS)}")])


def depends_on(subjects: Subjects, rules: Sequence[Rule], local: Path | None) -> bytes:
    """A digest of all that a page's result depends on beside the page: the engine, the rules, the policy."""
    policy = subjects.policy
    said = (policy.budgets, policy.house_style, sorted(policy.spelling))
    own = [path.read_bytes() for path in sorted(local.glob("*.py"))] if local and local.is_dir() else []
    return digest(engine_digest(), repr(sorted(rule.id for rule in rules)), repr(said), *own)
