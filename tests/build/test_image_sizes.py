"""Images come with their width and height, so that a page does not jump while they load, and later ones when they are needed."""

import re
import struct
import zlib
from pathlib import Path

from briggate.build.pipeline import build
from tests.sites import service, tiny_site


def png(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * (width + 1) * height)) + chunk(b"IEND", b"")


def test_an_image_has_its_size_unless_the_author_gave_one_or_nobody_can_tell(tmp_path: Path) -> None:
    body = (
        "![Brown bin](../img/brown-bin.png)\n\n"
        + '<img src="../img/brown-bin.png" alt="Small" width="20" height="10">\n\n![Spoilt](../img/spoilt.png)\n'
    )
    tiny_site(tmp_path, {"content/bins/brown.md": service("Brown", body)})
    (tmp_path / "content/img").mkdir()
    (tmp_path / "content/img/brown-bin.png").write_bytes(png(30, 20))
    (tmp_path / "content/img/spoilt.png").write_bytes(b"\x89PNG\r\n\x1a\n...")
    html = (build(tmp_path, "2026-06-01").folder / "bins/brown/index.html").read_text(encoding="utf-8")
    sizes = {tag: re.findall(r'(?:width|height)="(\d+)"', tag) for tag in re.findall(r"<img[^>]*>", html)}
    assert [sizes[tag] for tag in sizes] == [["30", "20"], ["20", "10"], []]


def test_images_after_the_first_wait_until_they_are_near_the_screen(tmp_path: Path) -> None:
    """The first may be what a resident sees at once. One whose size nobody knows would push the text about when it comes late."""
    lazy = ["lazy", "async"]
    images = {
        "![First](../img/bin.png)": [],
        "![Second](../img/bin.png)": lazy,
        '<img src="../img/bin.png" alt="Sized" width="20" height="10">': lazy,
        '<img src="../img/bin.png" alt="At once" loading="eager">': ["eager"],
        "![Spoilt](../img/spoilt.png)": [],
    }
    tiny_site(tmp_path, {"content/bins/brown.md": service("Brown", "\n\n".join(images)), "content/bins/new.md": service("New", "Words.")})
    (tmp_path / "content/img").mkdir()
    (tmp_path / "content/img/bin.png").write_bytes(png(30, 20))
    (tmp_path / "content/img/spoilt.png").write_bytes(b"\x89PNG\r\n\x1a\n...")
    html = (build(tmp_path, "2026-06-01").folder / "bins/brown/index.html").read_text(encoding="utf-8")
    assert [re.findall(r'(?:loading|decoding)="(\w+)"', tag) for tag in re.findall(r"<img[^>]*>", html)] == list(images.values())
