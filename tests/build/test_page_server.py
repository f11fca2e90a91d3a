"""The server of `briggate serve` answers this machine alone, as a council's server would, and adds to pages only what it says it adds."""

import http.client
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from briggate.build.listeners import MOST
from briggate.build.open_pages import OpenPages
from briggate.build.overlay import version_of
from briggate.build.page_server import PageServer
from briggate.build.pipeline import build
from briggate.build.resident import ResidentSite
from briggate.build.web_servers import FOR_EVER, policy
from tests.sites import BOUND, files_of, service, tiny_site

FILES = {
    "content/bins/missed.md": service("Missed bins", "Words.\n"),
    "content/bins/old.md": service("Old bins", redirect_from="[/rubbish/]"),
    "content/bins/map.pdf": "%PDF-1.4",
    "site_config/origins.yml": (
        "- {use: image, origin: 'https://maps.example.org', owner: waste, reason: A map., pages: [/bins/missed/]}\n"
    ),
}
Answer = tuple[int, http.client.HTTPMessage, str]


@pytest.fixture(scope="module", params=["/", "/tiny/"], ids=["at-the-root", "in-a-folder"])
def mount(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def council(tmp_path_factory: pytest.TempPathFactory, mount: str) -> Path:
    settings = f"name: Tinytown Council\nshort_name: Tinytown\nsite_url: https://tinytown.example.org{mount}\n"
    return tiny_site(tmp_path_factory.mktemp("served") / "council", {**FILES, "site_config/council.yml": settings})


@pytest.fixture(scope="module")
def live(council: Path) -> ResidentSite:
    return ResidentSite(council, "2026-12-10", lambda words: None)


@pytest.fixture(scope="module")
def server(live: ResidentSite) -> Iterator[PageServer]:
    with PageServer(0) as running, OpenPages(live, lambda live, file: {"summary": f"looked at {file}"}) as pages:
        running.answer_for(pages)
        yield running


def asked(server: PageServer, path: str, method: str = "GET", **headers: str) -> Answer:
    connection = http.client.HTTPConnection(server.address.removeprefix("http://"), timeout=BOUND)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, answer.headers, body


def events(server: PageServer, file: str, version: str) -> tuple[http.client.HTTPConnection, http.client.HTTPResponse]:
    connection = http.client.HTTPConnection(server.address.removeprefix("http://"), timeout=BOUND)
    connection.request("GET", f"/-briggate/events?file={file}&version={version}")
    return connection, connection.getresponse()


def test_a_page_is_what_was_built_with_one_script_added(server: PageServer, live: ResidentSite, mount: str) -> None:
    code, headers, page = asked(server, f"{mount}bins/missed/")
    built = live.file("bins/missed/index.html")
    assert built
    version = version_of(built)
    tag = f'<script defer src="/-briggate/overlay.js" data-file="bins/missed/index.html" data-version="{version}"></script>'
    assert (code, page) == (200, built.decode().replace("</head>", f"{tag}</head>"))
    assert (headers["Content-Type"], headers["Cache-Control"]) == ("text/html; charset=utf-8", "no-store")


def test_nothing_of_the_panel_is_in_the_site_or_in_a_build(live: ResidentSite, council: Path) -> None:
    site = build(council, "2026-12-10", council.parent / "built").folder
    built = files_of(site)
    assert [name for name, data in built.items() if b"-briggate" in data or "briggate-" in name] == []
    assert all(live.file(name) == data for name, data in built.items())
    shutil.rmtree(site)


@pytest.mark.parametrize("path", ["bins/missed/", "bins/", "nowhere/"])
def test_a_page_meets_the_policy_that_it_meets_on_the_councils_server(server: PageServer, mount: str, path: str) -> None:
    extra = [("image", "https://maps.example.org")] if path == "bins/missed/" else []
    headers = asked(server, mount + path)[1]
    assert headers["Content-Security-Policy"] == policy(extra)
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_panels_own_files_are_served_under_it_too(server: PageServer) -> None:
    for name, kind in (("overlay.js", "text/javascript; charset=utf-8"), ("overlay.css", "text/css; charset=utf-8")):
        code, headers, text = asked(server, f"/-briggate/{name}")
        assert (code, headers["Content-Type"], headers["Content-Security-Policy"]) == (200, kind, policy())
        assert len(text) > 1000
    assert asked(server, "/-briggate/overlay.py")[0] == 404
    assert asked(server, "/-briggate/../overlay.py")[0] == 404


def test_each_kind_of_file_is_called_what_it_is(server: PageServer, mount: str) -> None:
    page = asked(server, f"{mount}bins/")[2]
    names = re.findall(r'(?:href|src)="\.\./(assets/[^"]+)"', page)
    kinds = {name.rpartition(".")[2]: asked(server, mount + name)[1]["Content-Type"] for name in names}
    assert kinds == {"svg": "image/svg+xml; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8"}
    assert asked(server, f"{mount}bins/map.pdf")[1]["Content-Type"] == "application/pdf"
    assert asked(server, f"{mount}api/pages.json")[1]["Content-Type"] == "application/json; charset=utf-8"
    assert asked(server, f"{mount}sitemap.xml")[1]["Content-Type"] == "text/xml; charset=utf-8"


def test_only_what_is_named_by_its_content_may_be_kept(server: PageServer, mount: str) -> None:
    style = re.findall(r'href="\.\./(assets/[^"]+\.css)"', asked(server, f"{mount}bins/")[2])[0]
    assert asked(server, mount + style)[1]["Cache-Control"] == FOR_EVER
    for path in ("bins/", "nowhere/", "assets/nothing.css", "search/index.json", "bins/map.pdf"):
        assert asked(server, mount + path)[1]["Cache-Control"] == "no-store"


def test_what_is_not_there_is_the_councils_own_page(server: PageServer, live: ResidentSite, mount: str) -> None:
    code, headers, page = asked(server, f"{mount}nowhere/")
    assert (code, headers["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert "<h1>Page not found</h1>" in page
    assert 'data-file="nowhere/index.html"' in page  # so that it is shown again once the page is there


def test_an_address_without_its_slash_leads_to_the_page(server: PageServer, mount: str) -> None:
    code, headers, _ = asked(server, f"{mount}bins/missed?from=letter")
    assert (code, headers["Location"]) == (302, f"{mount}bins/missed/?from=letter")


def test_an_old_address_leads_on(server: PageServer, mount: str) -> None:
    code, _, page = asked(server, f"{mount}rubbish/")
    assert (code, 'http-equiv="refresh"' in page) == (200, True)


@pytest.mark.parametrize(
    "path",
    ["../mkdocs.yml", "%2e%2e/mkdocs.yml", "bins/..%2f..%2fmkdocs.yml", "bins\\..\\index.html", "bins/./", "bins//missed/", "a%00b"],
)
def test_a_path_that_is_no_plain_way_to_a_file_leads_nowhere(server: PageServer, mount: str, path: str) -> None:
    code, _, page = asked(server, mount + path)
    assert (code, "site_name" in page) == (404, False)


@pytest.mark.parametrize("name", ["tinytown.example.org", "127.0.0.1.example.org", "127.0.0.2", "", "localhost.", "[::1]:80"])
def test_somebody_elses_name_for_this_machine_is_refused(server: PageServer, mount: str, name: str) -> None:
    """A page on the web could otherwise have its own name lead here, and read what is not published yet (DNS rebinding)."""
    code, _, text = asked(server, f"{mount}bins/", Host=name)
    assert (code, "Bins" in text) == (421, False)


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LOCALHOST:9000"])
def test_our_own_names_are_not(server: PageServer, mount: str, name: str) -> None:
    assert asked(server, f"{mount}bins/", Host=name)[0] == 200


def test_nobody_but_our_pages_may_listen(server: PageServer) -> None:
    assert asked(server, "/-briggate/events", Sec_Fetch_Site="cross-site")[0] == 403
    assert asked(server, "/-briggate/events", Sec_Fetch_Site="same-site")[0] == 403  # another port of this machine


def test_head_tells_what_get_would_send(server: PageServer, mount: str) -> None:
    for path in (f"{mount}bins/", f"{mount}nowhere/", "/-briggate/overlay.js", f"{mount}bins"):
        (code, headers, _), (same, said, nothing) = asked(server, path), asked(server, path, "HEAD")
        assert (same, said["Content-Length"], said["Content-Type"], nothing) == (
            code,
            headers["Content-Length"],
            headers["Content-Type"],
            "",
        )


def test_what_changes_something_is_not_done(server: PageServer, mount: str) -> None:
    assert asked(server, f"{mount}bins/", "POST")[0] == 501
    assert asked(server, f"{mount}bins/", "DELETE")[0] == 501


def test_the_root_of_the_host_leads_to_the_site(server: PageServer, mount: str) -> None:
    code, headers, _ = asked(server, "/")
    assert (code, headers["Location"]) == ((200, None) if mount == "/" else (302, mount))
    if mount != "/":
        assert asked(server, "/bins/")[0] == 404


def test_an_open_page_is_told_what_was_found_on_it(server: PageServer, live: ResidentSite) -> None:
    connection, stream = events(server, "bins/index.html", version_of(live.file("bins/index.html") or b""))
    assert (stream.status, stream.headers["Content-Type"]) == (200, "text/event-stream")
    assert [stream.readline() for _ in range(2)] == [b"event: findings\n", b'data: {"summary": "looked at bins/index.html"}\n']
    connection.close()


def test_too_many_open_pages_are_turned_away_and_others_that_go_make_room(live: ResidentSite) -> None:
    with PageServer(0) as server, OpenPages(live, lambda live, file: {}) as pages:
        server.answer_for(pages)
        running = [events(server, "index.html", "") for _ in range(MOST)]
        assert {stream.status for _, stream in running} == {200}
        assert events(server, "index.html", "")[1].status == 503
        running[0][1].close()
        running[0][0].close()
        pages.refresh(frozenset())  # each is told that it is another page, and the one that is gone is missed
        pages.refresh(frozenset())
        until_one_may_join(server)


def until_one_may_join(server: PageServer) -> None:
    for _ in range(1000):
        if events(server, "index.html", "")[1].status == 200:
            return
    pytest.fail("nobody may join")


def test_the_server_ends_though_pages_are_open(live: ResidentSite) -> None:
    with PageServer(0) as server, OpenPages(live, lambda live, file: {}) as pages:
        server.answer_for(pages)
        _, stream = events(server, "bins/index.html", "old")
        assert stream.readline() == b"event: reload\n"
    assert stream.read().endswith(b"\n\n")
