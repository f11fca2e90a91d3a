"""What web servers are told: one policy for every page, more only where site_config/origins.yml says so, and caching."""

from pathlib import Path

import pytest

from briggate.browser.serving import read_headers
from briggate.build.pipeline import build
from tests.sites import service, tiny_site

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; media-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ORIGINS = """\
- {origin: https://video.example.org, use: frame, owner: waste, reason: Films about bins, pages: [/bins/film/, /bins/chat/]}
- {origin: https://chat.example.org, use: script, owner: waste, reason: Web chat, pages: [/bins/old-chat/]}
- {origin: "https://chat.example.org:8443", use: connect, owner: waste, reason: Web chat, pages: [/bins/chat/]}
"""


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    files = {
        "site_config/origins.yml": ORIGINS,
        "site_config/redirects/waste.yml": f"- {{old: /{'long-' * 30}address/, new: /bins/}}\n- {{old: /out/, new: 'https://example.org/?a=$b'}}\n",
        "content/bins/film.md": service("Film"),
        "content/bins/chat.md": service("Chat", redirect_from="[/bins/old-chat/]"),
    }
    return build(tiny_site(tmp_path_factory.mktemp("servers"), files), "2026-12-10T09:00").folder


def policies_of(site: Path, path: str) -> list[str]:
    """The policies that a host which reads `_headers` sends with a path."""
    policies: list[str] = []
    for rule in read_headers(site / "_headers"):
        if rule.applies_to(path):
            for name, value in rule.headers:
                if name == "! Content-Security-Policy":
                    policies.clear()
                if name == "Content-Security-Policy":
                    policies.append(value)
    return policies


@pytest.mark.parametrize("path", ["/", "/bins/", "/bins/film/more/", "/assets/site.css", "/404.html", "/search/"])
def test_every_page_has_the_one_policy(town: Path, reference_site: Path, path: str) -> None:
    assert policies_of(town, path) == [POLICY]
    assert policies_of(reference_site, path) == [POLICY]


def test_an_outside_origin_is_allowed_on_its_pages_alone_and_for_its_use_alone(town: Path) -> None:
    """By an address that the page once had, too."""
    assert policies_of(town, "/bins/film/") == [f"{POLICY}; frame-src https://video.example.org"]
    chat = POLICY.replace("script-src 'self'", "script-src 'self' https://chat.example.org")
    chat = chat.replace("connect-src 'self'", "connect-src 'self' https://chat.example.org:8443")
    assert policies_of(town, "/bins/chat/") == [f"{chat}; frame-src https://video.example.org"]


def test_files_named_by_their_content_are_kept_for_ever_and_pages_are_not(town: Path) -> None:
    rules = {rule.path: dict(rule.headers) for rule in read_headers(town / "_headers")}
    for folder in ("/assets/*", "/search/index/*"):
        assert rules[folder] == {"Cache-Control": "public, max-age=31536000, immutable"}
    assert "Cache-Control" not in rules["/*"]


def test_every_answer_has_the_headers_that_keep_browsers_from_guessing(town: Path) -> None:
    (every,) = [dict(rule.headers) for rule in read_headers(town / "_headers") if rule.path == "/*"]
    del every["Content-Security-Policy"]
    assert every == {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Strict-Transport-Security": "max-age=31536000",
    }


def test_nginx_is_told_the_same(town: Path) -> None:
    told = (town / "_nginx.conf").read_text(encoding="utf-8").splitlines()
    assert f'  default "{POLICY}";' in told
    assert f'  "~^/bins/film/(index\\.html)?$" "{POLICY}; frame-src https://video.example.org";' in told
    assert '  "~^/assets/" "public, max-age=31536000, immutable";' in told
    assert '  "~^/search/index/" "public, max-age=31536000, immutable";' in told
    for rule in read_headers(town / "_headers"):
        if rule.path == "/*":
            for name, value in rule.headers[1:]:
                assert f'#   add_header {name} "{value}" always;' in told


def test_nginx_is_told_of_compressed_copies(town: Path) -> None:
    told = (town / "_nginx.conf").read_text(encoding="utf-8").splitlines()
    assert {"#   gzip_static on;", "#   gzip_vary on;"} <= set(told)


def test_nginx_is_given_room_for_long_addresses_and_no_variables_of_its_own(town: Path, reference_site: Path) -> None:
    """It stops on an address longer than it expects, and takes `$b` for a variable."""
    told = (town / "_nginx.conf").read_text(encoding="utf-8").splitlines()
    assert "map_hash_bucket_size 256;" in told
    assert '  "/out/" "https://example.org/?a=%24b";' in told
    assert "map_hash_bucket_size" not in (reference_site / "_nginx.conf").read_text(encoding="utf-8")
