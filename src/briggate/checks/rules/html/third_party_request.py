"""Rule third-party-request."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from briggate.checks.council.loading import host_of, use_of
from briggate.checks.rule import Hit, Rule, bad_files, good_files
from briggate.checks.site_facts import SiteFacts

_TEMPLATE = '{{% extends "base.html" %}}{{% block content %}}<h1>{{{{ page.title }}}}</h1>{}{{% endblock %}}\n'
_WORDS = {
    "script": "a script",
    "style": "styles",
    "image": "an image",
    "frame": "a frame",
    "media": "film or sound",
    "object": "an object",
    "connect": "something ahead of time",
}

rule = Rule(
    id="third-party-request",
    title="Pages load nothing from other people’s servers",
    why="Every file from elsewhere tells a stranger who reads which page, may break, and is blocked by the security policy.",
    reference="UK GDPR and PECR regulation 6; decision 13 of docs/decisions",
    fix="Keep the file on this site, or link to it. If a page cannot do without, name the host in site_config/origins.yml.",
    examples=(
        bad_files({"theme/landing.html": _TEMPLATE.format('<script src="https://cdn.example.org/map.js"></script>')}),
        good_files({"theme/landing.html": _TEMPLATE.format('<a href="https://cdn.example.org/map/">Map</a>')}),
    ),
)


@rule.over(SiteFacts)
def third_party_request(subject: SiteFacts) -> Iterator[Hit]:
    allowed = set(_allowed(subject))
    for page in subject.pages.values():
        told = set[tuple[str, str]]()
        for link in page.links:
            if link.kind == "a":  # nearly all are
                continue
            use = "form" if link.kind == "form" else use_of(link)
            host = host_of(link) if use else ""
            if not host or (use, host) in told or (page.address, use, host) in allowed:
                continue
            told.add((use, host))
            if use == "form":
                yield rule.at(link, f"what is typed into a form goes to {host}", "Link to the form where it lives.")
            else:
                yield rule.at(link, f"the page loads {_WORDS[use]} from {host}")


def _allowed(subject: SiteFacts) -> Iterator[tuple[str, str, str]]:
    """(address, use, host) as site_config/origins.yml says; a page may connect ahead of time to any host that it may load from."""
    for origin in (placed.record for placed in subject.site.settings.origins):
        host = (urlsplit(origin.origin).hostname or "").lower()
        for address in origin.pages:
            if page := subject.site.resolve(address):
                yield page.address, origin.use, host
                yield page.address, "connect", host
