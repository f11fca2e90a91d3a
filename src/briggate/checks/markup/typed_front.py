"""Every text of a page's front matter, whatever its key: terms and addresses too, which are no prose."""

from collections.abc import Iterator

from briggate.checks.source_page import SourcePage


def texts_of(page: SourcePage) -> Iterator[tuple[str, int]]:
    """(text, line) of each."""
    said = page.meta.model_dump(mode="json", include=page.meta.model_fields_set, by_alias=True)
    yield from ((text, page.line_of(*path)) for path, text in _texts((), said))


def _texts(path: tuple[str | int, ...], value: object) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts((*path, key), each)
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _texts((*path, number), each)
