"""Pages enough for an index of many shards and groups: those of content/, as search would read them, Welsh ones, and made-up ones."""

import random
import re
from pathlib import Path

import yaml

from briggate.search import SearchDocument

CONTENT = Path(__file__).parents[2] / "content"

WELSH = (
    ("Casgliadau ysbwriel", "Dewch o hyd i’ch diwrnod casglu.", "Rhowch eich bin allan erbyn saith y bore. Mae’r tŷ bach ar gau."),
    ("Treth y cyngor", "Talwch eich treth, neu gofynnwch am ostyngiad.", "Os ydych yn byw ar eich pen eich hun, cewch ostyngiad o 25%."),
    ("Ysgolion a dysgu", "Gwnewch gais am le mewn ysgol.", "Bydd sŵn gwaith ffordd ger yr ysgol ar y môr."),
    ("垃圾桶", "报告垃圾桶问题", "मदद مدرسة naïve Straße ŁÓDŹ"),
)


def corpus() -> tuple[SearchDocument, ...]:
    """The same pages each time."""
    chance = random.Random(2026)
    pages = [_page(path) for path in sorted(CONTENT.rglob("*.md"))]
    words = sorted({word for page in pages for word in re.findall(r"[\w’-]+", page.body)})
    welsh = [SearchDocument(f"/cy/{number}/", *texts[:2], body=texts[2]) for number, texts in enumerate(WELSH)]
    made = [_made(number, words, chance) for number in range(400)]
    return (*pages, *welsh, *made, SearchDocument("/empty/", "", ""))


def _page(path: Path) -> SearchDocument:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    meta = yaml.safe_load(front)
    address = "/" + path.relative_to(CONTENT).as_posix().removesuffix(".md").removesuffix("index").rstrip("/") + "/"
    return SearchDocument(
        address.replace("//", "/"),
        meta.get("title", path.stem),
        meta.get("summary", ""),
        terms=tuple(meta.get("a_to_z", ())),
        synonyms=tuple(meta.get("synonyms", ())),
        headings=tuple(re.findall(r"^##+ (.+)", body, re.MULTILINE)),
        body=body,
    )


def _made(number: int, words: list[str], chance: random.Random) -> SearchDocument:
    def text(most: int) -> str:
        return " ".join(chance.choice(words[: chance.choice((40, 400, len(words)))]) for _ in range(chance.randint(1, most)))

    return SearchDocument(
        f"/made/{chance.randrange(10**6)}/{number}/",
        text(6),
        text(20),
        where=text(3),
        terms=tuple(text(3) for _ in range(chance.randint(0, 3))),
        synonyms=tuple(text(60) for _ in range(chance.randint(0, 2))),
        headings=tuple(text(60) for _ in range(chance.randint(0, 3))),
        body=text(chance.choice((10, 400))) + f" {chance.choice(words)}" * chance.choice((0, 0, 70)),
        boost=chance.choice((1, 1, 1, 2.5)),
    )
