"""The builds that are timed side by side: each of one project of its own, into a folder that is new each time."""

import shutil
import statistics
import sys
import tempfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus import Corpus, Written
from measuring import Took, peak_memory, read_all, run
from peer_sites import PeerSites, write
from peers import command, environment
from selectolax.lexbor import LexborHTMLParser as HTMLParser

SEED = 2026
AS_OF = "1796860800"
"""SOURCE_DATE_EPOCH of every build."""
COMMON = "site_name: Big Council\nsite_url: https://big.example.org/\ndocs_dir: content\nsite_dir: build/site\n"
OURS = COMMON + "theme: {name: briggate, custom_dir: theme}\nmarkdown_extensions: []\nplugins: [%s]\n"
BARE_YML = COMMON + "theme: {name: null, custom_dir: bare}\nplugins: []\n"
BARE = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title></head>\n'
    "<body><h1>{{ page.title }}</h1>\n{{ page.content }}\n</body></html>\n"
)
HUGO = ("--quiet", "--noBuildLock", "--destination")
BRIGGATE = str(Path(sys.executable).with_name("briggate"))


@dataclass(frozen=True)
class Pages:
    """What a build wrote for the pages of the corpus: how many, and their mean bytes."""

    number: int
    mean_bytes: float


class Contest:
    """One corpus, as ours and every peer's, and their builds. Whoever made the place takes away what they write."""

    def __init__(self, place: Path, pages: int) -> None:
        self.place = place
        self.pages = pages
        self.repetition: dict[str, float] = {}
        """How many times smaller deflate makes all of them together: the Markdown, and the text of the built pages."""
        self.written = self._write()
        self.seen: dict[str, Pages] = {}
        """What each step wrote when it last ran."""

    @property
    def ours(self) -> Path:
        return self.place / "ours"

    def _write(self) -> Written:
        written = Corpus(SEED).write(self.ours, self.pages)
        write(self.ours / "mkdocs.yml", OURS % "briggate")
        shutil.copytree(self.ours, self.place / "alone")
        write(self.place / "alone/mkdocs.yml", OURS % "{briggate: {search_index: false}}")
        shutil.copytree(self.ours / "content", self.place / "bare/content")
        write(self.place / "bare/mkdocs.yml", BARE_YML)
        write(self.place / "bare/bare/main.html", BARE)
        site = self._fresh("ours")
        run([BRIGGATE, "build", "--site-dir", str(site)], self.ours, build_environment())
        bodies = (HTMLParser(path.read_bytes()).css_first("main") for path in _content_pages(site))
        self.repetition["text"] = _squeezed(body.text() for body in bodies if body)
        self.repetition["Markdown"] = _squeezed(path.read_text(encoding="utf-8") for path in self.ours.glob("content/*/page-*.md"))
        peers = PeerSites(self.ours, site)
        peers.write_hugo(self.place / "hugo")
        peers.write_eleventy(self.place / "eleventy")
        peers.write_mkdocs(self.place / "material")
        shutil.copytree(self.place / "material", self.place / "zensical")
        read_all(self.place)
        return written

    def pages_alone(self) -> Mapping[str, Took]:
        return {"pages": self._build("pages", "alone", [BRIGGATE, "build", "--site-dir"])}

    def pages_and_search(self) -> Mapping[str, Took]:
        return {"pages and search": self._build("pages and search", "ours", [BRIGGATE, "build", "--site-dir"])}

    def hugo(self) -> Mapping[str, Took]:
        """And Pagefind over what it wrote."""
        site = self._fresh("hugo")
        built = run([*command("hugo"), *HUGO, str(site)], self.place / "hugo", build_environment())
        self._count("Hugo", site)
        return {"Hugo": built, "Pagefind": run([*command("pagefind"), "--quiet", "--site", str(site)], self.place, build_environment())}

    def hugo_with_sections(self) -> Mapping[str, Took]:
        """With a list of all pages of its section on every page, as Material and Zensical have."""
        site = self._fresh("hugo")
        environment = build_environment() | {"HUGO_PARAMS_SECTIONS": "true"}
        took = run([*command("hugo"), *HUGO, str(site)], self.place / "hugo", environment)
        self._count("Hugo with section lists", site)
        return {"Hugo with section lists": took}

    def eleventy(self) -> Mapping[str, Took]:
        return {"Eleventy": self._build("Eleventy", "eleventy", [*command("@11ty/eleventy"), "--quiet", "--output"])}

    def material(self) -> Mapping[str, Took]:
        return {"Material": self._build("Material", "material", [*command("mkdocs-material"), "build", "--quiet", "--site-dir"])}

    def bare_mkdocs(self) -> Mapping[str, Took]:
        return {"bare MkDocs": self._build("bare MkDocs", "bare", [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir"])}

    def zensical(self) -> Mapping[str, Took]:
        """It knows no other folder than the one that its settings name."""
        project = self.place / "zensical"
        for name in (".cache", "build"):
            shutil.rmtree(project / name, ignore_errors=True)
        took = run([*command("zensical"), "build"], project, build_environment())
        self._count("Zensical", project / "build/site")
        return {"Zensical": took}

    def memory(self) -> int:
        """The most bytes that our build of pages and search has at once."""
        shutil.rmtree(self.ours / ".cache", ignore_errors=True)
        return peak_memory([BRIGGATE, "build", "--site-dir", str(self._fresh("ours"))], self.ours, build_environment())

    def _build(self, step: str, project: str, words: Sequence[str]) -> Took:
        shutil.rmtree(self.place / project / ".cache", ignore_errors=True)
        site = self._fresh(project)
        took = run([*words, str(site)], self.place / project, build_environment())
        self._count(step, site)
        return took

    def _fresh(self, project: str) -> Path:
        """Where a site is to be built. It stays there: for minutes after files were deleted, ext4 looks at each of them before it makes a
        new one, and whoever builds next would pay for that."""
        return Path(tempfile.mkdtemp(dir=self.place, prefix=f"{project}-"), "site")

    def _count(self, step: str, site: Path) -> None:
        sizes = [path.stat().st_size for path in _content_pages(site)]
        wanted = len(list(self.ours.glob("content/topic-*/page-*.md")))
        if len(sizes) != wanted:
            raise SystemExit(f"{step} built {len(sizes)} pages of {wanted}: there is nothing to compare.")
        self.seen[step] = Pages(len(sizes), statistics.mean(sizes))


def _content_pages(site: Path) -> Iterable[Path]:
    return site.glob("topic-*/page-*/index.html")


def _squeezed(texts: Iterable[str]) -> float:
    together = "\n".join(texts).encode()
    return len(together) / len(zlib.compress(together))


def build_environment() -> dict[str, str]:
    return environment() | {"SOURCE_DATE_EPOCH": AS_OF}
