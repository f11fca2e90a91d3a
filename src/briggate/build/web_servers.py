"""What web servers are told: the security policy and caching of each file, and where old addresses lead."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

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


NGINX_USUAL_BUCKET = 64
"""Bytes that nginx keeps for an entry of a map unless it is told otherwise; a longer one stops it."""


def web_server_files(site: Site) -> Iterator[tuple[str, str]]:
    """(path, text) of each file for web servers."""
    yield "_headers", _headers(site)
    yield "_redirects", "".join(f"{_from_root(site, old)} {_from_root(site, new)} 301\n" for old, new in sorted(site.moved.items()))
    yield "_nginx.conf", _nginx(site)


def _from_root(site: Site, address: str) -> str:
    """An address as the server's root sees it: the site may live in a folder of a host."""
    return urlsplit(site.council.site_url).path + address[1:] if address.startswith("/") else address


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
    for folder in _named_by_content(site):
        lines += [f"{root}{folder}*", f"  Cache-Control: {FOR_EVER}"]
    for address, own in _own_policies(site).items():
        lines += [address, "  ! Content-Security-Policy", f"  Content-Security-Policy: {own}"]
    return "\n".join(lines) + "\n"


def _named_by_content(site: Site) -> list[str]:
    """Folders whose files are named by what is in them, and so never change."""
    return ["assets/", *(f"{site.prefix(language)[1:]}search/index/" for language in site.languages)]


def _nginx(site: Site) -> str:
    root = _from_root(site, "/")
    moved = {_quoted(_from_root(site, old)): _quoted(_from_root(site, new)) for old, new in sorted(site.moved.items())}
    lines = [
        "# Include this file in nginx's http block, and in the site's server block write:",
        "#   if ($briggate_moved) { return 301 $briggate_moved; }",
        "#   add_header Content-Security-Policy $briggate_policy always;",
        "#   add_header Cache-Control $briggate_cache always;",
        *(f'#   add_header {name} "{value}" always;' for name, value in _HEADERS.items()),
        f"#   error_page 404 {root}404.html;",
        "# and these, which send the copies that `briggate build --compressed` writes:",
        "#   gzip_static on;",
        "#   gzip_vary on;",
        *_bucket_size(moved),
        "map $uri $briggate_policy {",
        f'  default "{policy()}";',
        # nginx looks for the index of a folder as if the browser had asked for it.
        *(f'  "~^{_pattern(address)}(index\\.html)?$" "{own}";' for address, own in _own_policies(site).items()),
        "}",
        "map $uri $briggate_cache {",
        f'  default "{FOR_A_WHILE}";',
        *(f'  "~^{_pattern(root)}{_pattern(folder)}" "{FOR_EVER}";' for folder in _named_by_content(site)),
        "}",
        "map $uri $briggate_moved {",
        '  default "";',
        *(f'  "{old}" "{new}";' for old, new in moved.items()),
        "}",
    ]
    return "\n".join(lines) + "\n"


def _quoted(address: str) -> str:
    """What nginx reads as that address between quotes, where `$` would begin a variable and `\\` an escape."""
    return address.replace("$", "%24").replace("\\", "%5C")


def _pattern(address: str) -> str:
    """A regular expression for that address, between quotes."""
    return re.escape(address).replace("\\-", "-").replace("\\", "\\\\")


def _bucket_size(keys: Iterable[str]) -> list[str]:
    """The directive that makes room for long addresses, where there are any."""
    longest = max((len(key) for key in keys), default=0)
    needed = 8 + -(-(longest + 2) // 8) * 8 + 8  # as its source counts: a pointer, the address and its length, a pointer
    if needed <= NGINX_USUAL_BUCKET:
        return []
    return [f"map_hash_bucket_size {1 << (needed - 1).bit_length()};"]
