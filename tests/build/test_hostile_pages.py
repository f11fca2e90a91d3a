"""One page cannot take the build down: it is named, the others are built, and the site that stood before stays."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briggate.build import load, page_builder, page_limits
from briggate.build.pipeline import build
from briggate.build.stopped import BuildStopped, CouldNotComplete
from briggate.markdown.dialect import Body, Dialect
from briggate.processes import Limits
from tests.sites import briggate, files_of, page, service, tiny_site, write_files

MOMENT = "2026-12-10T09:00"


@pytest.fixture
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A council whose Markdown knows two bodies that no reader should have: one takes for ever, one all memory."""
    render = Dialect.render

    def hostile(self: Dialect, body: str, *others: Callable[..., str]) -> Body:
        while "for ever" in body:
            pass
        held = []
        while "all memory" in body:
            held.append(bytearray(1 << 20))
        return render(self, body, *others)  # type: ignore[arg-type]  # as it was asked

    monkeypatch.setattr(Dialect, "render", hostile)
    for module in (page_builder, page_limits, load):
        monkeypatch.setattr(module, "PAGE_LIMITS", Limits(seconds=1, memory=256 << 20))
    council = tiny_site(tmp_path / "council", {f"content/bins/page-{number:02}.md": service(f"Page {number}") for number in range(30)})
    build(council, MOMENT)
    return council


def test_pages_over_their_limits_are_named_and_nothing_is_published(council: Path) -> None:
    before = files_of(council / "build/site")
    bad = {"slow": "This goes on for ever.\n", "large": "This takes all memory.\n", "linked": "[Nowhere](/nowhere/)\n"}
    with pytest.raises(CouldNotComplete) as stopped:
        build(write_files(council, {f"content/bins/{name}.md": service(name.title(), body) for name, body in bad.items()}), MOMENT)
    assert str(stopped.value).splitlines()[:3] == [
        "content/bins/large.md  turning this page into HTML takes more memory than there is, or than 256 MB  "
        "Look for a table or list of many thousands of lines, and take it apart.",
        "content/bins/slow.md  turning this page into HTML takes more than 1 seconds  "
        "Look for thousands of brackets, stars or other marks in a row, and take them out.",
        "content/bins/linked.md:8  there is no page /nowhere/  Check the address.",
    ]
    assert stopped.value.exit_code == 3
    assert files_of(council / "build/site") == before
    assert sorted(path.name for path in (council / "build").iterdir()) == ["site"]


def test_the_others_were_built_meanwhile(council: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the page is mended, only it has to be rendered."""
    write_files(council, {"content/bins/slow.md": service("Slow", "This goes on for ever.\n"), "content/bins/new.md": service("New")})
    with pytest.raises(CouldNotComplete):
        build(council, MOMENT)
    made: list[str] = []
    accept = page_builder._Builder._render
    monkeypatch.setattr(
        page_builder._Builder,
        "_render",
        lambda self, pages, *how, **named: (made.extend(each.source for each in pages), accept(self, pages, *how, **named))[1],
    )
    built = build(write_files(council, {"content/bins/slow.md": service("Slow", "This is over soon.\n")}), MOMENT)
    assert "bins/slow/index.html" in files_of(built.folder)
    assert made == ["bins/slow.md"]


def test_a_page_over_its_limits_beside_one_with_faults_at_its_top(council: Path) -> None:
    """Where front matter has faults nothing is built, but bodies are looked at, to tell every fault at once."""
    bad = {"slow": service("Slow", "This goes on for ever.\n"), "large": service("Large", "This takes all memory.\n"), "bare": page("Bare")}
    with pytest.raises(BuildStopped) as stopped:
        build(write_files(council, {f"content/bins/{name}.md": text for name, text in bad.items()}), MOMENT)
    told = [line.partition("  ")[0] for line in str(stopped.value).splitlines()]
    assert told[:3] == ["content/bins/bare.md:2", "content/bins/large.md", "content/bins/slow.md"]


def test_the_command_says_so_and_ends_with_3(tmp_path: Path) -> None:
    """With the limits that everybody has: a table that takes hundreds of megabytes to write down."""
    council = tiny_site(tmp_path, {"content/bins/wide.md": service("Wide", _wide_table())})
    done = briggate("build", cwd=council)
    assert done.returncode in (2, 3)
    assert "content/bins/wide.md" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (council / "build").exists() or not list((council / "build").iterdir())


def _wide_table() -> str:
    columns = 3_000
    return "|" + "a|" * columns + "\n|" + "-|" * columns + "\n" + "|\n" * 20_000
