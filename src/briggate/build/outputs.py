"""The files beside the pages: for search engines, feed readers and other programs, and for web servers."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from html import escape as escape_html
from typing import Any

from briggate.build.context import Contexts
from briggate.build.generated import GeneratedPage, changes
from briggate.build.web_servers import web_server_files
from briggate.model.page import Page
from briggate.model.page_types import Alert
from briggate.model.record import ChangeNote
from briggate.model.review import review_date
from briggate.model.site import Site

escape = partial(escape_html, quote=False)
"""Text as XML; `xml.sax.saxutils`, which has the same, takes as long to import as fifty pages to render."""


def outputs(site: Site, contexts: Iterable[Contexts], generated: Iterable[GeneratedPage]) -> Iterator[tuple[str, str]]:
    """(path, text) of every such file but the one that names the moment."""
    contexts = list(contexts)
    plain = contexts[0].references.plain
    yield "sitemap.xml", _sitemap(site, generated)
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site.council.site_url}sitemap.xml\n"
    yield from web_server_files(site)
    yield "api/pages.json", _json([_record(site, page, plain) for page in site.pages])
    for each in contexts:
        yield f"{each.prefix[1:]}changes/feed.xml", _feed(site, each)


def moment_file(site: Site, next_change: datetime | None) -> tuple[str, str]:
    """(path, text) of the file that says for which moment the site was built, and when it would next differ."""
    following = next_change.isoformat() if next_change else None
    return "api/build.json", _json({"as_of": site.clock.as_of.isoformat(), "next_change": following})


def _absolute(site: Site, address: str) -> str:
    return site.council.site_url + address[1:]


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _record(site: Site, page: Page, plain: Callable[[str], str]) -> dict[str, Any]:
    service = site.guide_of(page) or page  # a part of a guide is of the guide's services
    return {
        "address": page.address,
        "title": plain(page.title),
        "type": page.type,
        "owner": page.owner,
        "review_date": review_date(page.meta).isoformat(),
        "lgsl": list(getattr(service.meta, "lgsl", ())),
        "source": f"content/{page.source}",
    }


def _sitemap(site: Site, generated: Iterable[GeneratedPage]) -> str:
    dated = {page.address: _last_change(page) for page in site.pages if not isinstance(page.meta, Alert)}
    addresses = {**dict.fromkeys((page.address for page in generated if page.in_sitemap), ""), **dated}
    rows = []
    for address, changed in sorted(addresses.items()):
        modified = f"<lastmod>{changed}</lastmod>" if changed else ""
        rows.append(f"  <url><loc>{escape(_absolute(site, address))}</loc>{modified}</url>\n")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return head + "".join(rows) + "</urlset>\n"


def _last_change(page: Page) -> str:
    return max([page.meta.last_reviewed, *(note.date for note in page.meta.changes)]).isoformat()


def _feed(site: Site, contexts: Contexts) -> str:
    said = contexts.words["changes_page"]
    address = _absolute(site, f"{contexts.prefix}changes/")
    notes = changes(site, contexts.language)
    updated = f"{notes[0][0].date.isoformat()}T00:00:00Z" if notes else "1970-01-01T00:00:00Z"
    entries = [
        f"  <entry>\n    <title>{escape(contexts.references.plain(page.title))}</title>\n"
        f'    <link href="{escape(_absolute(site, page.address))}"/>\n'
        f"    <id>{escape(_absolute(site, page.address))}#{_note_id(note)}</id>\n"
        f"    <updated>{note.date.isoformat()}T00:00:00Z</updated>\n"
        f"    <summary>{escape(contexts.references.plain(note.note))}</summary>\n  </entry>\n"
        for note, page in notes
    ]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{contexts.language}">\n'
        f"  <title>{escape(site.council.name)}: {escape(said['title'])}</title>\n"
        f'  <link href="{escape(address)}"/>\n  <link rel="self" href="{escape(address)}feed.xml"/>\n'
        f"  <id>{escape(address)}</id>\n  <updated>{updated}</updated>\n"
        f"  <author><name>{escape(site.council.name)}</name></author>\n{''.join(entries)}</feed>\n"
    )


def _note_id(note: ChangeNote) -> str:
    """What stays the same when other notes come, so that feed readers do not tell old ones again."""
    return f"{note.date.isoformat()}-{hashlib.sha256(note.note.encode()).hexdigest()[:8]}"
