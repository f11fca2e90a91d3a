"""One page alone, for whoever is at work on it: its Markdown and its HTML, and nothing of the other pages."""

from collections.abc import Iterable

from briggate.checks.extraction import address_of
from briggate.checks.html_page import HtmlPage
from briggate.checks.rule import Rule
from briggate.checks.runner import Html, Job, Looked, Subjects, Work, language_at
from briggate.checks.source_page import SourcePage


def look_at_page(subjects: Subjects, rules: Iterable[Rule], file: str, html: bytes) -> Looked:
    """What rules over Markdown and over HTML find on the page that is at `file` in the built site. Other rules are not asked."""
    rules, site, address = list(rules), subjects.site, address_of(file)
    source_rules = [rule for rule in rules if rule.subject is SourcePage]
    html_rules = [rule for rule in rules if rule.subject is HtmlPage]
    page = site.by_address.get(address)
    language = site.language_of(page) if page else language_at(site, address)
    work, looked = Work(subjects, source_rules, html_rules), Looked()
    if page:
        looked.ask(source_rules, 1)
        looked.note(job := Job(page, b""), work.do(job))
    looked.ask(html_rules, 1)
    looked.note(job := Job(page, b"", Html(html, file, address, language)), work.do(job))
    return looked
