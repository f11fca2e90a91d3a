"""The files beside the pages: for search engines, web servers, feed readers and other programs."""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.sax.saxutils import escape

from briggate.build.context import Contexts
from briggate.build.generated import GeneratedPage, changes
from briggate.model.page import Alert, Page
from briggate.model.review import review_date
from briggate.model.site import Site

CONTENT_SECURITY_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "media-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
_DIRECTIVE = {
    "script": "script-src",
    "style": "style-src",
    "image": "img-src",
    "font": "font-src",
    "connect": "connect-src",
    "frame": "frame-src",
    "media": "media-src",
}
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Strict-Transport-Security": "max-age=31536000",
}
FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_WHILE = "public, max-age=300, stale-while-revalidate=86400"


def policy(extra: Iterable[tuple[str, str]] = ()) -> str:
    """The Content-Security-Policy, with further (use, origin) pairs allowed."""
    directives = dict(CONTENT_SECURITY_POLICY)
    for use, origin in extra:
        name = _DIRECTIVE[use]
        directives[name] = f"{directives.get(name, '').replace(chr(39) + 'none' + chr(39), '')} {origin}".strip()
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def outputs(
    site: Site, contexts: Iterable[Contexts], generated: Iterable[GeneratedPage], next_change: str | None
) -> Iterator[tuple[str, str]]:
    """(path, text) of every such file."""
    yield "sitemap.xml", _sitemap(site, generated)
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {urljoin(site.council.site_url, 'sitemap.xml')}\n"
    yield "_headers", _headers(site)
    yield "_redirects", "".join(f"{old} {_from_root(site, new)} 301\n" for old, new in sorted(site.moved.items()))
    yield "_nginx.conf", _nginx(site)
    yield "api/pages.json", _json([_record(page) for page in site.pages])
    yield "api/build.json", _json({"as_of": site.clock.as_of.isoformat(), "next_change": next_change})
    for each in contexts:
        yield f"{each.prefix[1:]}changes/feed.xml", _feed(site, each)


def _from_root(site: Site, address: str) -> str:
    """An address as the server's root sees it: the site may live in a folder of a host."""
    return urlsplit(site.council.site_url).path + address[1:] if address.startswith("/") else address


def _absolute(site: Site, address: str) -> str:
    return urljoin(site.council.site_url, address[1:])


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _record(page: Page) -> dict[str, Any]:
    return {
        "address": page.address,
        "title": page.title,
        "type": page.type,
        "owner": page.owner,
        "review_date": review_date(page.meta).isoformat(),
        "lgsl": list(getattr(page.meta, "lgsl", ())),
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
        f"  <entry>\n    <title>{escape(page.title)}</title>\n"
        f'    <link href="{escape(_absolute(site, page.address))}"/>\n'
        f"    <id>{escape(_absolute(site, page.address))}#{note.date.isoformat()}-{number}</id>\n"
        f"    <updated>{note.date.isoformat()}T00:00:00Z</updated>\n"
        f"    <summary>{escape(contexts.references.plain(note.note))}</summary>\n  </entry>\n"
        for note, page, number in ((note, page, page.meta.changes.index(note)) for note, page in notes)
    ]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{contexts.language}">\n'
        f"  <title>{escape(site.council.name)}: {escape(said['title'])}</title>\n"
        f'  <link href="{escape(address)}"/>\n  <link rel="self" href="{escape(address)}feed.xml"/>\n'
        f"  <id>{escape(address)}</id>\n  <updated>{updated}</updated>\n"
        f"  <author><name>{escape(site.council.name)}</name></author>\n{''.join(entries)}</feed>\n"
    )


def _own_policies(site: Site) -> dict[str, str]:
    """The addresses whose policy allows an outside origin."""
    extra: dict[str, list[tuple[str, str]]] = {}
    for placed in site.settings.origins:
        for address in placed.record.pages:
            if page := site.resolve(address):
                extra.setdefault(page.address, []).append((placed.record.use, placed.record.origin))
    return {_from_root(site, address): policy(pairs) for address, pairs in sorted(extra.items())}


def _headers(site: Site) -> str:
    root = _from_root(site, "/")
    lines = [f"{root}*", f"  Content-Security-Policy: {policy()}", *(f"  {name}: {value}" for name, value in _HEADERS.items())]
    lines += [f"{root}assets/*", f"  Cache-Control: {FOR_EVER}"]
    for address, own in _own_policies(site).items():
        lines += [address, "  ! Content-Security-Policy", f"  Content-Security-Policy: {own}"]
    return "\n".join(lines) + "\n"


def _nginx(site: Site) -> str:
    root = _from_root(site, "/")
    lines = [
        "# Include this file in nginx's http block, and in the site's server block write:",
        "#   if ($briggate_moved) { return 301 $briggate_moved; }",
        "#   add_header Content-Security-Policy $briggate_policy always;",
        "#   add_header Cache-Control $briggate_cache always;",
        *(f'#   add_header {name} "{value}" always;' for name, value in _HEADERS.items()),
        f"#   error_page 404 {root}404.html;",
        "map $uri $briggate_policy {",
        f'  default "{policy()}";',
        *(f'  "{address}" "{own}";' for address, own in _own_policies(site).items()),
        "}",
        "map $uri $briggate_cache {",
        f'  default "{FOR_A_WHILE}";',
        f'  "~^{root}assets/" "{FOR_EVER}";',
        "}",
        "map $uri $briggate_moved {",
        '  default "";',
        *(f'  "{_from_root(site, old)}" "{_from_root(site, new)}";' for old, new in sorted(site.moved.items())),
        "}",
    ]
    return "\n".join(lines) + "\n"
