"""A made-up council's site of any size, written from the words of this repository's pages. The same seed, the same files.

Sentences come from a model of which word follows which two others in content/, so they read like a council's and hardly one is
there twice. Names of streets and places are made up, so that new words keep coming as they do on a real site. Each of OWNERS is the
contact of as many pages as the others, so that it is known how many show its phone number.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from random import Random

PROJECT = Path(__file__).parents[1]
LANDINGS = 20
FEWEST_WORDS, MOST_WORDS, LONGEST_PARAGRAPH = 300, 900, 60
LONGEST_SENTENCE, MOST_SENTENCES = 22, 3
"""Words and marks of a sentence, and sentences of a paragraph: a site that is held to the gate has none that are longer."""
OWNERS = ("waste", "housing", "revenues", "streets", "libraries", "schools", "care", "parking", "planning", "registrars")
"""The page with number N shows the phone number of OWNERS[N // LANDINGS % len(OWNERS)], and no other."""
VERBS = ("Apply for", "Report", "Find", "Pay for", "Ask for", "Check", "Book", "Tell us about", "Renew", "Complain about", "Get help with")
NAME_STARTS = ("Har", "Mid", "Comp", "Arm", "Bel", "Cross", "Oak", "Thorn", "Wes", "Kirk", "Sea", "Rod", "Far", "Hol", "Chap", "Bram")
NAME_ENDS = ("ton", "ley", "ford", "wick", "stead", "by", "croft", "dale", "worth", "gate", "field", "ham", "shaw", "thorpe", "well")
STREETS = ("Road", "Street", "Lane", "Avenue", "Grove", "Close", "Terrace", "Place")

_TOKEN = re.compile(r"[A-Za-z0-9£’'-]+|[.,:;?]")
_ENDS = frozenset(".?")


class WordModel:
    """Which word follows which two, as often as it does."""

    def __init__(self, texts: Iterator[str]) -> None:
        self.following: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.openings: list[tuple[str, str]] = []
        for text in texts:
            tokens = _TOKEN.findall(text)
            if len(tokens) > 4 and tokens[-1] in _ENDS:
                self.openings.append((tokens[0], tokens[1]))
                for first, second, third in zip(tokens, tokens[1:], tokens[2:], strict=False):
                    self.following[first, second].append(third)

    def sentence(self, chance: Random) -> str:
        pair = chance.choice(self.openings)
        words = [*pair]
        while words[-1] not in _ENDS and len(words) < LONGEST_SENTENCE:
            third = chance.choice(self.following.get(pair) or ["."])
            pair = (pair[1], third)
            words.append(third)
        return re.sub(r" ([.,:;?])", r"\1", " ".join(words)).rstrip(".,:;?") + "."


def sentences_of(content: Path) -> Iterator[str]:
    """Every sentence of prose in some pages, without Markdown's marks."""
    for path in sorted(content.rglob("*.md")):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        for block in re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )", body):
            if not block.startswith(("#", "|", "!!!", "Table:")):
                plain = re.sub(r"\[\[[^\]]*\]\]", "5", re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", block))
                plain = re.sub(r"^\s*(?:[-*]|\d+\.) |\*\*|`", "", plain).replace("\n", " ")
                yield from re.split(r"(?<=[.?]) +(?=[A-Z])", plain.strip())


@dataclass(frozen=True)
class Written:
    """What a corpus came to."""

    pages: int
    words: int
    distinct: float
    """Different sentences, as a share of all."""


class Corpus:
    """Writes one site."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.model = WordModel(sentences_of(PROJECT / "content"))
        self.titles: set[str] = set()
        self.distinct: set[str] = set()
        self.sentences = 0
        terms = re.findall(r"^title: .*? (?:a|an|your|the|for|about) (.+)$", _front_matter(), re.MULTILINE)
        self.things = sorted({term.strip("\"' ") for term in terms})

    def write(self, folder: Path, pages: int) -> Written:
        """A project of that many content pages in a new folder."""
        words = 0
        topics = [f"topic-{number:02d}" for number in range(LANDINGS)]
        addresses = [f"/{topics[number % LANDINGS]}/page-{number:05d}/" for number in range(pages - LANDINGS - 1)]
        _write(folder / "content/index.md", self._landing("home"))
        for topic in topics:
            _write(folder / f"content/{topic}/index.md", self._landing("landing"))
        for number, address in enumerate(addresses):
            contact = OWNERS[number // LANDINGS % len(OWNERS)]
            body = self._body(contact, addresses)
            words += len(body.split())
            _write(folder / f"content{address[:-1]}.md", self._front_matter(address, contact, addresses) + body)
        for name, text in _settings().items():
            _write(folder / name, text)
        return Written(pages, words, len(self.distinct) / self.sentences)

    def _landing(self, kind: str) -> str:
        return f"---\ntype: {kind}\n{self._about(self._title())}---\n\n{self._paragraph(40)}\n"

    def _about(self, title: str) -> str:
        summary = self._sentence()[:150].replace(":", ",")
        return (
            f'title: "{title}"\nsummary: "{summary} ({len(self.titles)})"\nowner: {self.chance.choice(OWNERS)}\n'
            f"last_reviewed: 2026-{self.chance.randint(1, 9):02d}-{self.chance.randint(1, 28):02d}\n"
        )

    def _front_matter(self, address: str, contact: str, addresses: list[str]) -> str:
        words = [*(self._sentence().rstrip(".").replace('"', "").replace(":", "") for _ in range(4))]
        synonyms = "".join(f'  - "{" ".join(text.split()[:4]).lower()}"\n' for text in words)
        title = self._title()
        text = f"---\n{self._about(title)}topics: [{address.split('/')[1]}]\n"
        text += f'a_to_z: ["{self._name()} {title.split()[-1]}", "{title.split()[-1]} in {self._name()}"]\nsynonyms:\n{synonyms}'
        text += f"channels: [online, phone]\ncontact: {contact}\n"
        if self.chance.random() < 0.7:
            text += f'action: {{text: "{title[:60]}", url: https://example.org/demo/{len(self.titles)}}}\n'
            text += "before_you_start: [your postcode, an account number, the date]\nhow_long: about 5 minutes\n"
            text += f'what_happens_next: "{self._sentence().replace(chr(34), "")}"\nhelp_online: "{self._sentence()}"\n'
        if self.chance.random() < 0.3:
            text += f"related: [{', '.join(self.chance.sample(addresses, min(3, len(addresses))))}]\n"
        return text + "---\n\n"

    def _body(self, contact: str, addresses: list[str]) -> str:
        wanted = self.chance.randint(FEWEST_WORDS, MOST_WORDS - LONGEST_PARAGRAPH)
        last = f"Call us on [[phone {contact}]]. We answer within [[fact answer-days]]."
        blocks = [self._paragraph(40), last]
        while (words := sum(len(block.split()) for block in blocks)) < wanted:
            section = self._section(addresses)
            if words + len(section.split()) > MOST_WORDS:
                section = self._paragraph(wanted - words)
            blocks.insert(-1, section)
        return "\n\n".join(blocks) + "\n"

    def _section(self, addresses: list[str]) -> str:
        heading = " ".join(self._sentence().split()[:6]).rstrip(".,:;?")
        link = f"See [{' '.join(self._sentence().split()[:4]).rstrip('.,:;?')}]({self.chance.choice(addresses)})."
        parts = [f"## {heading}", self._paragraph(60)]
        kind = self.chance.random()
        if kind < 0.35:
            parts.append("\n".join(f"- {self._sentence()}" for _ in range(self.chance.randint(3, 6))))
        elif kind < 0.5:
            parts.append("\n".join(f"{number}. {self._sentence()}" for number in range(1, self.chance.randint(4, 7))))
        elif kind < 0.58:
            rows = "\n".join(f"| {self._name()} {self.chance.choice(STREETS)} | {self.chance.randint(1, 28)} May |" for _ in range(6))
            parts.append(f"Table: {heading}\n\n| Where | When |\n|---|---|\n{rows}")
        elif kind < 0.65:
            parts.append(f'!!! note "{heading}"\n    {self._sentence()}')
        return "\n\n".join([*parts, f"{self._paragraph(30)} {link}"])

    def _paragraph(self, words: int) -> str:
        said: list[str] = []
        while sum(len(sentence.split()) for sentence in said) < words and len(said) < MOST_SENTENCES:
            said.append(self._sentence())
        if self.chance.random() < 0.4:
            said.append(f"This holds on {self._name()} {self.chance.choice(STREETS)} too.")
        return " ".join(said)

    def _sentence(self) -> str:
        """A sentence that is not there yet, if one turns up in a few tries."""
        for _ in range(8):
            sentence = self.model.sentence(self.chance)
            if sentence not in self.distinct:
                break
        self.distinct.add(sentence)
        self.sentences += 1
        return sentence

    def _title(self) -> str:
        for attempt in count():
            title = f"{self.chance.choice(VERBS)} {self.chance.choice(self.things)}"
            title += f" in {self._name()}" if attempt or self.chance.random() < 0.3 else ""
            if title not in self.titles and len(title) < 90:
                break
        self.titles.add(title)
        return title

    def _name(self) -> str:
        """Places number in the thousands, and a few come again and again."""
        middle = self.chance.choice(("", "", "", *NAME_ENDS))
        return self.chance.choice(NAME_STARTS) + middle + self.chance.choice(NAME_ENDS)


def _front_matter() -> str:
    return "\n".join(path.read_text(encoding="utf-8").split("\n---\n", 1)[0] for path in sorted((PROJECT / "content").rglob("*.md")))


def pages_of(owner: str, folder: Path) -> list[Path]:
    """The sources of the pages that show an owner's phone number."""
    return [
        page for page in sorted(folder.glob("content/topic-*/page-*.md")) if f"\ncontact: {owner}\n" in page.read_text(encoding="utf-8")
    ]


def phone_of(owner: str) -> str:
    return f"0113 496 {OWNERS.index(owner) + 1:04d}"


def _settings() -> dict[str, str]:
    owners = "".join(f"{owner}: {{name: {owner.capitalize()}, contact: {owner}}}\n" for owner in OWNERS)
    return {
        "site_config/council.yml": "name: Big Council\nshort_name: Bigtown\nsite_url: https://big.example.org/\n",
        "site_config/navigation.yml": "report_a_problem: https://example.org/demo/report\n",
        "site_config/owners.yml": owners,
        **{f"site_config/contacts/{owner}.yml": _contact(owner) for owner in OWNERS},
        "site_config/facts/waste.yml": "answer-days: {value: 5 working days}\n",
        "theme/README.md": "No brand.\n",
    }


def _contact(owner: str) -> str:
    hours = "{usual: [{days: [monday, tuesday, wednesday, thursday, friday], opens: 9:00, closes: 17:00}]}"
    return f"{owner}:\n  name: {owner.capitalize()} team\n  phones: [{{number: {phone_of(owner)}, hours: {hours}}}]\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
