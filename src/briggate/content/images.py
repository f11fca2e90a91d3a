"""How large images are, so that a browser keeps their place free while they load."""

from collections.abc import Iterable, Mapping
from pathlib import Path

ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif")


def image_sizes(folder: Path, files: Iterable[str]) -> Mapping[str, tuple[int, int]]:
    """(width, height) in pixels of each image among some files, relative to the folder; nothing of one that cannot be told."""
    found = ((file, _size(folder / file)) for file in files if file.endswith(ENDINGS))
    return {file: size for file, size in found if size}


def _size(path: Path) -> tuple[int, int] | None:
    import imagesize  # with what it stands on, that takes as long as reading a thousand pages

    try:
        width, height = imagesize.get(path)
    except (OSError, ValueError, SyntaxError, OverflowError):
        return None
    return (int(width), int(height)) if width > 0 and height > 0 else None
