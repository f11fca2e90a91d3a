"""One browser: what it may reach, and that pages cannot make it do what they like."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import AF_INET, SOCK_DGRAM, create_server, socket
from threading import Thread

import pytest

from briggate.browser import processes
from briggate.browser.chromium import Chromium, Where
from briggate.browser.faults import BrowserFault, NoBrowser
from briggate.browser.options import shut_off
from briggate.browser.programs import programs
from briggate.browser.serving import facing, served

REACHES = """<h1>Reaching</h1><script>
const add = (tag, rest) => document.body.append(Object.assign(document.createElement(tag), rest));
const soon = promise => Promise.resolve(promise).catch(() => 0);
window.tried = (async () => {
  for (const host of ["127.0.0.1", "localhost", "localhost.", "0.0.0.0", "0x7f.1", "town.localhost", "[::1]"]) {
    const there = `${host}:TCP`;
    add("img", { src: `http://${there}/image` });
    add("script", { src: `http://${there}/script` });
    add("iframe", { src: `http://${there}/frame` });
    for (const rel of ["stylesheet", "preload", "prefetch", "preconnect", "modulepreload", "icon", "manifest"])
      document.head.append(Object.assign(document.createElement("link"), { rel, as: "script", href: `http://${there}/${rel}` }));
    navigator.sendBeacon(`http://${there}/beacon`, "x");
    new EventSource(`http://${there}/events`);
    new WebSocket(`ws://${there}/socket`);
    new Worker(URL.createObjectURL(new Blob([`fetch("http://${there}/worker", { mode: "no-cors" }).catch(() => 0)`])));
    add("p", { style: `background: url(http://${there}/background)` });
    await soon(fetch(`http://${there}/fetch`, { mode: "no-cors" }));
  }
  const transport = new WebTransport("https://127.0.0.1:UDP/transport");
  soon(transport.closed);
  await soon(transport.ready);
  const turn = ["turn:127.0.0.1:TCP?transport=tcp", "turns:127.0.0.1:TCP?transport=tcp", "turn:127.0.0.1:UDP?transport=udp"];
  const call = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:UDP" }, { urls: turn, username: "a", credential: "b" }] });
  call.createDataChannel("x");
  const gathered = new Promise(resolve => { call.onicegatheringstatechange = () => call.iceGatheringState === "complete" && resolve(); });
  await call.setLocalDescription(await call.createOffer());
  await gathered;
  return "tried everything";
})();
</script>"""
LEAVES = {
    "a link": "<a href='http://127.0.0.1:TCP/'>x</a><script>document.querySelector('a').click()</script>",
    "a link to a file": "<a href='file:///'>x</a><script>document.querySelector('a').click()</script>",
    "a frame with a file": "<iframe src='file:///'></iframe>",
    "a script": "<script>location = 'http://127.0.0.1:TCP/'</script>",
    "a refresh": "<meta http-equiv=refresh content='0; url=http://127.0.0.1:TCP/'>",
    "a form": "<form action='http://127.0.0.1:TCP/'></form><script>onload = () => document.forms[0].submit()</script>",
    "a window": "<a target=_blank href='http://127.0.0.1:TCP/'>x</a><script>document.querySelector('a').click()</script>",
    "a download": "<a download href='/made-for-this-test.zip'>x</a><script>document.querySelector('a').click()</script>",
}


@contextmanager
def browser_at(address: str) -> Iterator[Chromium]:
    browser = Chromium(Where(address.rstrip("/")))
    try:
        yield browser
    finally:
        browser.quit()


class Stranger:
    """Somebody else's server on this machine: what reached it, over TCP or UDP."""

    def __init__(self) -> None:
        self.reached: list[bytes] = []
        self.tcp, self.udp = create_server(("127.0.0.1", 0)), socket(AF_INET, SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", 0))
        for hear in (self._hear_tcp, self._hear_udp):
            Thread(target=hear, daemon=True).start()

    def _hear_tcp(self) -> None:
        while True:
            Thread(target=self._answer, args=self.tcp.accept()[:1], daemon=True).start()

    def _answer(self, caller: socket) -> None:
        with caller:
            self.reached.append(caller.recv(100))
            caller.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    def _hear_udp(self) -> None:
        while True:
            self.reached.append(self.udp.recv(100))

    def named_in(self, page: str) -> str:
        return page.replace(":TCP", f":{self.tcp.getsockname()[1]}").replace(":UDP", f":{self.udp.getsockname()[1]}")


@pytest.mark.browser
def test_a_page_reaches_its_own_server_and_nothing_else_on_this_machine(tmp_path: Path) -> None:
    stranger = Stranger()
    pages = {"/": stranger.named_in(REACHES), "/here": "<h1>Here</h1>"}
    with served(tmp_path, pages=pages) as address, browser_at(address) as browser:
        browser.open(address)
        assert browser.run("return tried") == "tried everything"
        assert browser.run("return fetch('/here').then(answer => answer.status)") == 200
    assert stranger.reached == []


@pytest.mark.browser
def test_the_stranger_would_have_heard_of_a_page_that_reached_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stranger = Stranger()
    monkeypatch.setattr("briggate.browser.options.shut_off", lambda *_: ())
    with served(tmp_path, pages={"/": stranger.named_in(REACHES)}) as address, browser_at(address) as browser:
        browser.open(address)
        browser.run("return tried")
    assert any(heard.startswith(b"GET /image ") for heard in stranger.reached)
    assert any(b"/socket " in heard for heard in stranger.reached)


@pytest.mark.browser
def test_pages_that_lead_elsewhere_by_themselves_are_stayed_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    stranger, folder = Stranger(), tmp_path / "site"
    folder.mkdir()
    (folder / "made-for-this-test.zip").write_bytes(b"PK")
    pages = {f"/{number}": f"<h1>{name}</h1>{stranger.named_in(html)}" for number, (name, html) in enumerate(LEAVES.items())}
    with served(folder, pages=pages) as address, browser_at(address) as browser:
        shown = []
        for path in pages:
            browser.open(address + path[1:])
            shown.append(browser.run("return document.querySelector('h1').textContent"))
            assert browser.driver.window_handles == [browser.driver.current_window_handle]
    assert shown == list(LEAVES)
    assert stranger.reached == []
    assert not [*home.rglob("*.zip")]


@pytest.mark.browser
def test_dialogs_are_noted_and_keep_nobody(tmp_path: Path) -> None:
    frames = "".join(f"<iframe {where}'<script>alert(4)</script>'></iframe>" for where in ("srcdoc=", "src='data:text/html,' title="))
    script = "<script>alert('Hello'); confirm('Sure?'); prompt('Who?'); print(); onbeforeunload = () => 'Stay?'</script>"
    with served(tmp_path, pages={"/": f"<h1>One</h1>{script}{frames}", "/two": "<h1>Two</h1>"}) as address, browser_at(address) as browser:
        browser.open(address)
        assert browser.run("return window.briggate.dialogs") == ["alert: Hello", "confirm: Sure?", "prompt: Who?"]
        browser.open(f"{address}two")
        assert browser.run("return document.querySelector('h1').textContent") == "Two"


@pytest.mark.browser
def test_a_script_answers_waits_and_fails(tmp_path: Path) -> None:
    with served(tmp_path, pages={"/": "<h1>One</h1>"}) as address, browser_at(address) as browser:
        browser.open(address)
        assert browser.run("return arguments[0] + 1", 2) == 3
        assert browser.run("return new Promise(resolve => setTimeout(() => resolve('later')))") == "later"
        with pytest.raises(BrowserFault, match="a script failed in the page: TypeError"):
            browser.run("return null.words")
        with pytest.raises(BrowserFault, match="a script failed in the page: why"):
            browser.run("return Promise.reject('why')")
        assert browser.run("return 'of use still'") == "of use still"
        assert browser.version.startswith("Chromium 1")
        assert browser.memory > 100_000_000


@pytest.mark.browser
def test_windows_that_were_opened_are_closed(tmp_path: Path) -> None:
    pages = {"/": "<a target=_blank href=/two>Two</a>", "/two": "two"}
    with served(tmp_path, pages=pages) as address, browser_at(address) as browser:
        browser.open(address)
        browser.press("Tab", "Enter")
        assert len(browser.driver.window_handles) == 2
        browser.tidy()
        assert len(browser.driver.window_handles) == 1
        assert browser.run("return location.pathname") == "/"


@pytest.mark.browser
def test_a_server_found_at_another_address_keeps_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As browsers of a Grid on other machines find it."""
    monkeypatch.setattr("briggate.browser.serving.facing", lambda grid: "127.0.0.2")
    monkeypatch.setattr("briggate.browser.chromium.facing", lambda grid: "127.0.0.2")
    with served(tmp_path, pages={"/": "<h1>One</h1>"}) as address, browser_at(address) as browser:
        browser.open(address)
        assert browser.run("return [location.hostname, isSecureContext]") == ["127.0.0.1", True]


def test_the_address_that_is_turned_to_a_grid() -> None:
    assert facing("") == facing("http://localhost:4444") == facing("http://127.0.0.1:4444/") == "127.0.0.1"
    with pytest.raises(NoBrowser, match="cannot be reached"):
        facing("http://no-such-grid.invalid:4444")


@pytest.mark.parametrize(
    ("origin", "found_at", "rule"),
    [
        ("http://127.0.0.1:8000", "127.0.0.1", "MAP 127.0.0.1:8000 127.0.0.1:8000"),
        ("http://127.0.0.1:8000", "192.0.2.7", "MAP 127.0.0.1:8000 192.0.2.7:8000"),
        ("https://town.example.org", "192.0.2.7", "MAP town.example.org:443 town.example.org:443"),
        ("http://town.example.org", "127.0.0.1", "MAP town.example.org:80 town.example.org:80"),
        ("http://[2001:db8::7]:8000", "127.0.0.1", "MAP [2001:db8::7]:8000 [2001:db8::7]:8000"),
    ],
)
def test_the_one_server_that_is_found(origin: str, found_at: str, rule: str) -> None:
    assert shut_off(origin, found_at)[0] == f"--host-resolver-rules={rule}, MAP * ~NOTFOUND"


@pytest.mark.browser
def test_what_a_run_that_was_killed_has_left_is_cleared_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes.tempfile, "tempdir", str(tmp_path))
    gone = max(processes.psutil.pids()) + 100_000
    theirs, somebodys = tmp_path / f"{processes.NAMED}{gone}-a", tmp_path / f"{processes.NAMED}{processes.os.getpid()}-a"
    theirs.mkdir()
    somebodys.mkdir()
    left = processes._Driver(programs().driver, theirs)
    left.start()
    processes._clear_up.__wrapped__()
    assert left.process.wait(timeout=10)
    assert [*tmp_path.iterdir()] == [somebodys]
    left.forget()
