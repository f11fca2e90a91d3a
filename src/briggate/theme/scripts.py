"""Scripts as they are published: joined where one is written in parts, without comments and indentation."""

import codecs
import re
from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

from briggate.theme.minified import minified_script

_ASSETS: Final = Path(__file__).parent / "assets"
_SEARCH_ENGINE: Final = ("questions.js", "index.js", "coding.js", "words.js")

_NOT_ASKED: Final = ("lunr.stemmer", "lunr.stopWordFilter", "lunr.trimmer")
"""Parts of lunr.js that take words apart. `assets/search/words.js` does that; lunr is asked for scores alone."""


def scripts() -> Iterator[tuple[str, bytes]]:
    """Each script by name."""
    yield "site.js", _bare(_read(_ASSETS / "site.js"))
    yield "search.js", _bare(_read(_ASSETS / "search.js"))
    yield "search-engine.js", _bare("".join(_read(_ASSETS / "search" / part) for part in _SEARCH_ENGINE))
    yield "lunr.js", _lunr()


def _bare(script: str) -> bytes:
    return minified_script(script).encode()


def _lunr() -> bytes:
    """lunr.js as MkDocs ships it, but for parts that search does not ask. Its first comment is its licence, and so stays."""
    script = _read(Path(str(distribution("mkdocs").locate_file("mkdocs/contrib/search/templates/search/lunr.js"))))
    first, *parts = re.split(r"^(?=/\*!\n)", script, flags=re.MULTILINE)
    licence, end, code = first.partition("*/\n")
    asked = [part for part in parts if not part.startswith(tuple(f"/*!\n * {name}\n" for name in _NOT_ASKED))]
    return (licence + end).encode() + _bare("".join((code, *asked)))


def _read(file: Path) -> str:
    """A file's text, without what an editor on Windows puts before it and at the ends of its lines."""
    return file.read_bytes().removeprefix(codecs.BOM_UTF8).replace(b"\r\n", b"\n").decode()
