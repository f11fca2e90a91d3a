"""Each open page is told what concerns it and nothing else: that it is another one now, why it is not, what was found on it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from briggate.build.listeners import Listener
from briggate.build.live_site import LiveSite
from briggate.build.open_pages import CannotLook, OpenPages
from briggate.build.overlay import version_of
from briggate.build.resident import ResidentSite
from briggate.build.stopped import BuildStopped, CouldNotComplete
from tests.sites import BOUND, service, tiny_site, write_files

MISSED, BROWN = "content/bins/missed.md", "content/bins/brown.md"


@pytest.fixture
def council(tmp_path: Path) -> Path:
    return tiny_site(tmp_path / "council", {MISSED: service("Missed bins", "Words.\n"), BROWN: service("Brown bins", "Words.\n")})


@pytest.fixture
def live(council: Path) -> ResidentSite:
    return ResidentSite(council, "2026-12-10", lambda words: None)


class Looks:
    """Looks at pages as a test has it."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.fault: Exception | None = None

    def __call__(self, live: LiveSite, file: str) -> Mapping[str, Any]:
        self.seen.append(file)
        if self.fault:
            raise self.fault
        return {"summary": f"looked at {file}"}


@pytest.fixture
def looks() -> Looks:
    return Looks()


@pytest.fixture
def pages(live: ResidentSite, looks: Looks) -> Iterator[OpenPages]:
    with OpenPages(live, looks) as running:
        yield running


def opened(pages: OpenPages, live: ResidentSite, file: str) -> Listener:
    listener = pages.joined(file, version_of(live.file(file) or live.file("404.html") or b""))
    assert listener
    return listener


def told(listener: Listener) -> tuple[str, Any]:
    """The next event, and its data."""
    event = listener.next(BOUND)
    assert event
    name, data = event.decode().split("\n")[:2]
    return name.removeprefix("event: "), json.loads(data.removeprefix("data: "))


def change(pages: OpenPages, council: Path, name: str, text: str) -> None:
    write_files(council, {name: text})
    pages.refresh(frozenset({name}))


def found(file: str) -> tuple[str, dict[str, str]]:
    return "findings", {"summary": f"looked at {file}"}


def test_only_the_page_that_is_another_one_is_shown_again(pages: OpenPages, live: ResidentSite, council: Path) -> None:
    missed, brown = opened(pages, live, "bins/missed/index.html"), opened(pages, live, "bins/brown/index.html")
    assert [told(missed), told(brown)] == [found("bins/missed/index.html"), found("bins/brown/index.html")]
    change(pages, council, MISSED, service("Missed bins", "Other words.\n"))
    assert told(missed) == ("reload", None)
    assert told(brown) == found("bins/brown/index.html")


def test_a_page_that_was_opened_before_a_change_and_asks_after_it_is_shown_again(
    pages: OpenPages, live: ResidentSite, council: Path
) -> None:
    """Between loading and listening time passes, and a tab in the background does not listen at all."""
    version = version_of(live.file("bins/missed/index.html") or b"")
    change(pages, council, MISSED, service("Missed bins", "Other words.\n"))
    listener = pages.joined("bins/missed/index.html", version)
    assert listener
    assert told(listener) == ("reload", None)


def test_a_page_that_is_not_there_yet_is_shown_once_it_is_and_no_longer_once_it_is_not(
    pages: OpenPages, live: ResidentSite, council: Path
) -> None:
    nowhere = opened(pages, live, "bins/new/index.html")
    assert told(nowhere) == found("404.html")
    change(pages, council, "content/bins/new.md", service("New bins"))
    assert told(nowhere) == ("reload", None)
    there = opened(pages, live, "bins/new/index.html")
    assert told(there) == found("bins/new/index.html")
    (council / "content/bins/new.md").unlink()
    pages.refresh(frozenset({"content/bins/new.md"}))
    assert told(there) == ("reload", None)


def test_an_image_that_is_another_one_shows_pages_again_whose_html_is_not(pages: OpenPages, live: ResidentSite, council: Path) -> None:
    missed = opened(pages, live, "bins/missed/index.html")
    told(missed)
    pages.refresh(frozenset({"content/bins/map.png"}))
    assert told(missed) == ("reload", None)


def test_a_site_that_cannot_be_built_is_told_in_the_terminals_words_until_it_can(
    pages: OpenPages, live: ResidentSite, council: Path
) -> None:
    missed = opened(pages, live, "bins/missed/index.html")
    assert told(missed) == found("bins/missed/index.html")
    with pytest.raises(BuildStopped) as stopped:
        change(pages, council, MISSED, service("Missed bins", "[Gone](/nowhere/)\n"))
    assert told(missed) == ("stopped", str(stopped.value))
    assert f"{MISSED}:8  there is no page /nowhere/" in str(stopped.value)
    later = opened(pages, live, "bins/brown/index.html")
    assert told(later) == ("stopped", str(stopped.value))
    change(pages, council, MISSED, service("Missed bins", "Words.\n"))
    assert [told(missed), told(missed)] == [("mended", None), found("bins/missed/index.html")]


def test_a_builder_that_breaks_off_leaves_the_pages_up_and_that_is_told(
    pages: OpenPages, live: ResidentSite, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks() -> None:
        raise ZeroDivisionError("a template divides by nothing")

    missed = opened(pages, live, "bins/missed/index.html")
    told(missed)
    monkeypatch.setattr(live, "refresh", breaks)
    with pytest.raises(CouldNotComplete):
        pages.refresh(frozenset())
    assert told(missed) == ("stopped", "the site could not be built: ZeroDivisionError: a template divides by nothing")
    assert "ZeroDivisionError" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("fault", "words"),
    [(CannotLook("checks/waivers.yml:3  unknown"), "checks/waivers.yml:3  unknown"), (KeyError("x"), "KeyError: 'x'")],
)
def test_a_page_that_nobody_can_look_at_is_never_told_as_one_without_findings(
    pages: OpenPages, live: ResidentSite, looks: Looks, council: Path, fault: Exception, words: str
) -> None:
    looks.fault = fault
    missed = opened(pages, live, "bins/missed/index.html")
    assert told(missed) == ("unlooked", words)
    looks.fault = None
    pages.refresh(frozenset())
    assert told(missed) == found("bins/missed/index.html")


def test_a_page_that_is_opened_twice_is_looked_at_once(pages: OpenPages, live: ResidentSite, looks: Looks) -> None:
    for _ in range(2):
        assert told(opened(pages, live, "bins/brown/index.html")) == found("bins/brown/index.html")
    assert looks.seen.count("bins/brown/index.html") == 1


def test_pages_are_let_go_at_the_end_and_no_other_is_taken(live: ResidentSite, looks: Looks) -> None:
    with OpenPages(live, looks) as pages:
        listener = opened(pages, live, "index.html")
        told(listener)
    assert listener.next(BOUND) is None
    assert pages.joined("index.html", "") is None
