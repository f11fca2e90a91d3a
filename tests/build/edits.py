"""Edits as people make them, one after another, to any site: each is a function of a project's folder and of chance."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

Edit = Callable[[Path, Random], None]

_WORDS = ("garden", "council tax", "open", "Monday", "café", "[[phone contact-centre]]", "[bins](/bins/)", "**now**", "“quoted”")


def text(folder: Path, chance: Random) -> None:
    """A sentence more in a page."""
    _change(_page(folder, chance), lambda said: f"{said}\n\nWrite {chance.choice(_WORDS)} {chance.randrange(1000)} here.\n")


def heading(folder: Path, chance: Random) -> None:
    """A heading more, or other words in one."""
    page = _page(folder, chance)
    _change(
        page, lambda said: re.sub(r"^## .*$", f"## Part {chance.randrange(9)}", said, count=1, flags=re.MULTILINE) + "\n\n## Last part\n"
    )


def title(folder: Path, chance: Random) -> None:
    """Another title."""
    _change(
        _page(folder, chance),
        lambda said: re.sub(r"^title: .*$", f"title: Renamed {chance.randrange(99)}", said, count=1, flags=re.MULTILINE),
    )


def summary(folder: Path, chance: Random) -> None:
    """Another summary."""
    words = f"summary: Everything about it, number {chance.randrange(99)}."
    _change(_page(folder, chance), lambda said: re.sub(r"^summary: .*$", words, said, count=1, flags=re.MULTILINE))


def front_matter(folder: Path, chance: Random) -> None:
    """Another word or figure in some line of the front matter, whether or not it may stand there."""
    page = _page(folder, chance)
    lines = page.read_text(encoding="utf-8").split("\n")
    number = chance.randrange(1, max(2, min(len(lines), 30)))
    lines[number] = re.sub(r"[0-9]", str(chance.randrange(1, 9)), lines[number], count=1) if chance.random() < 0.5 else f"{lines[number]}s"
    page.write_text("\n".join(lines), encoding="utf-8")


def rename(folder: Path, chance: Random) -> None:
    """Another address, which the old one leads to or not."""
    page = _page(folder, chance)
    if page.name == "index.md":
        return
    new = page.with_name(f"moved-{chance.randrange(99)}.md")
    old = "/" + page.relative_to(folder / "content").as_posix().removesuffix(".md") + "/"
    page.rename(new)
    if chance.random() < 0.8:
        _change(new, lambda said: said.replace("\ntitle:", f"\nredirect_from: [{old}]\ntitle:", 1))


def delete(folder: Path, chance: Random) -> None:
    """A page less."""
    _page(folder, chance).unlink()


def new_page(folder: Path, chance: Random) -> None:
    """A page more, like another."""
    page = _page(folder, chance)
    new = page.with_name(f"new-{chance.randrange(99)}.md")
    said = page.read_text(encoding="utf-8")
    new.write_text(re.sub(r"^title: .*$", f"title: New {chance.randrange(99)}", said, count=1, flags=re.MULTILINE), encoding="utf-8")


def setting(folder: Path, chance: Random) -> None:
    """Another figure or name in some setting."""
    file = chance.choice(sorted((folder / "site_config").rglob("*.yml")))
    lines = file.read_text(encoding="utf-8").split("\n")
    number = chance.randrange(len(lines))
    new = str(chance.randrange(1, 9))
    lines[number] = (
        re.sub(r"\d(?=\D*$)", new, lines[number]) if re.search(r"\d", lines[number]) else re.sub(r"(\w)$", r"\1 x", lines[number])
    )
    file.write_text("\n".join(lines), encoding="utf-8")


def phone(folder: Path, chance: Random) -> None:
    """Another telephone number of a contact."""
    file = chance.choice(sorted((folder / "site_config/contacts").rglob("*.yml")))
    _change(file, lambda said: re.sub(r"0113 496 \d{4}", f"0113 496 0{chance.randrange(1000):03}", said, count=1))


def template(folder: Path, chance: Random) -> None:
    """A template of the brand's own, another each time, or none any more."""
    file = folder / "theme/partials" / chance.choice(["page_foot.html", "side_related.html", "ways.html"])
    if file.exists():
        file.unlink()
    else:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<p>Brand {chance.randrange(99)}: {{{{ title }}}}</p>\n", encoding="utf-8")


def style(folder: Path, chance: Random) -> None:
    """Another colour of the brand."""
    file = folder / "theme/assets/brand.css"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f":root {{ --brand: #{chance.randrange(16**6):06x}; }}\n", encoding="utf-8")


def picture(folder: Path, chance: Random) -> None:
    """An image of another size, or gone."""
    images = sorted((folder / "content").rglob("*.png"))
    if images and chance.random() < 0.8:
        header = (
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
            + chance.randrange(1, 900).to_bytes(4, "big")
            + chance.randrange(1, 900).to_bytes(4, "big")
        )
        chance.choice(images).write_bytes(header + b"\x08\x06\x00\x00\x00" + bytes(8))
    elif images:
        chance.choice(images).unlink()


def issue(folder: Path, chance: Random) -> None:
    """A known problem less, or other words in one."""
    file = folder / "checks/known_issues.yml"
    if file.exists():
        _change(file, lambda said: re.sub(r"\b(the|a)\b", chance.choice(["the", "any"]), said, count=chance.randrange(1, 4)))


def copied_folder(folder: Path, chance: Random) -> None:
    """A whole folder of pages more, or one of those less."""
    copies = sorted(path for path in (folder / "content").glob("copy-*") if path.is_dir())
    if copies:
        shutil.rmtree(chance.choice(copies))
    else:
        parents = sorted(path for path in (folder / "content").iterdir() if path.is_dir())
        shutil.copytree(chance.choice(parents), folder / f"content/copy-{chance.randrange(9)}")


EDITS: dict[str, Edit] = {
    each.__name__: each
    for each in (
        *(text, heading, title, summary, front_matter, rename, delete, new_page),
        *(setting, phone, template, style, picture, issue, copied_folder),
    )
}


def _page(folder: Path, chance: Random) -> Path:
    return chance.choice(sorted((folder / "content").rglob("*.md")))


def _change(file: Path, to: Callable[[str], str]) -> None:
    file.write_text(to(file.read_text(encoding="utf-8")), encoding="utf-8")
