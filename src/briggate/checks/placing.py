"""From an element of a built page to the file and line that caused it."""

from collections.abc import Iterator
from functools import cached_property
from urllib.parse import unquote

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, above, attribute, file_name, words_of
from briggate.markdown.line_map import LineMap, words_of_text
from briggate.model.finding import Place
from briggate.model.page import Page

THEME = Place("", 0, "file", "theme")
"""Where nothing of the project but a template is at fault."""
_BODY = "md-typeset"
_HEAD = {"title": "title", "meta": "summary"}
"""What in a document's head comes from which front matter key."""
_IDS = ("owner", "contact", "type", "synonyms", "lang")
"""Front matter keys whose values no page shows."""
PHRASE = 3
"""How many words an element's words have to be at least, to be looked for inside a longer text."""


class Placer:
    """Finds the lines of elements of one built page."""

    def __init__(self, page: HtmlPage, source: Page | None) -> None:
        self._page, self._source = page, source
        self._alike: dict[str, dict[tuple[str, int], dict[int, int]]] = {}
        """For each tag: (clue, where its words begin) → the elements with both, and how many of them stand before each."""

    def place(self, node: LexborNode | None) -> Place:
        """Where an element is written; for the page as a whole, its file."""
        if self._source is None:
            return THEME
        file = f"content/{self._source.source}"
        if node is None or node.tag in ("html", "body"):
            return Place(file, 0, "file")
        if node.tag in _HEAD:
            return self._of_key(file, _HEAD[node.tag])
        if node.mem_id in self._ranges:
            return self._in_body(file, node)
        if node.tag == "main" or above(node, "main") is not None:
            return self._in_front_matter(file, node)
        return THEME

    def _in_body(self, file: str, node: LexborNode) -> Place:
        row = node.parent if node.tag in ("td", "th") and not words_of(node) else None
        if row is not None and row.mem_id in self._ranges:
            node = row  # an empty cell stands in the line of its row
        start, end = self._ranges[node.mem_id]
        said = self._lines.line_of(start, end)
        before, after = self._lines.window(start, end)
        for clue in _clues(node):
            # What an element is opened with stands before its words, or where they would be.
            found = list(self._lines.lines_with(clue, before, said or after))
            if clue.startswith("#"):
                found = [line for line in found if self._lines.line(line).strip(" >#") == ""]
            still_to_come, alike = self._still_to_come(node, clue, start)
            if found and not (said and len(found) < alike):  # with fewer, some are written in Markdown
                return Place(file, found[-min(still_to_come, len(found))])
        return Place(file, said) if said else Place(file, before, "nearest")

    def _still_to_come(self, node: LexborNode, clue: str, start: int) -> tuple[int, int]:
        """How many elements with the same clue stand between the same words: from this one on (the last lines with it), and in all."""
        tag = str(node.tag)
        if tag not in self._alike:
            self._alike[tag] = self._read_alike(tag)
        alike = self._alike[tag].get((clue, start), {})
        return max(len(alike) - alike.get(node.mem_id, 0), 1), len(alike)

    def _read_alike(self, tag: str) -> dict[tuple[str, int], dict[int, int]]:
        assert self._body is not None
        found: dict[tuple[str, int], dict[int, int]] = {}
        for node in self._body.css(tag):
            for clue in _clues(node):
                alike = found.setdefault((clue, self._ranges[node.mem_id][0]), {})
                alike[node.mem_id] = len(alike)
        return found

    def _of_key(self, file: str, key: str) -> Place:
        assert self._source is not None
        return Place(file, self._source.lines[key,]) if (key,) in self._source.lines else Place(file, 0, "file")

    def _in_front_matter(self, file: str, node: LexborNode) -> Place:
        """The line of the front matter value that an element leads to or says; the theme's, where there is none."""
        assert self._source is not None
        if node.tag == "h1" and words_of_text(words_of(node)) in ([], words_of_text(self._source.title)):
            return self._of_key(file, "title")
        leads_to = _address_clue(attribute(node, "href") or attribute(node, "src"))
        for value, line in self._front if leads_to else ():
            if _may_lead(value) and _address_clue(value) == leads_to:
                return Place(file, line)
        said = words_of_text(words_of(node))
        for value, line in self._front if said else ():
            if (written := words_of_text(value)) == said or (len(said) >= PHRASE and f" {' '.join(said)} " in f" {' '.join(written)} "):
                return Place(file, line)
        return THEME

    @cached_property
    def _front(self) -> list[tuple[str, int]]:
        """Every text of the front matter, and its line."""
        assert self._source is not None
        values = self._source.meta.model_dump(mode="json", by_alias=True)
        found = ((_at(values, path), line) for path, line in self._source.lines.items() if path and path[0] not in _IDS)
        return [(value, line) for value, line in found if isinstance(value, str)]

    @cached_property
    def _body(self) -> LexborNode | None:
        return self._page.first(f"main .{_BODY}")

    @cached_property
    def _walked(self) -> tuple[list[str], dict[int, tuple[int, int]]]:
        words: list[str] = []
        ranges: dict[int, tuple[int, int]] = {}
        if self._body is not None:
            _walk(self._body, words, ranges)
        return words, ranges

    @property
    def _ranges(self) -> dict[int, tuple[int, int]]:
        """For each element of the body: from which to which of its words it goes."""
        return self._walked[1]

    @cached_property
    def _lines(self) -> LineMap:
        assert self._source is not None
        return LineMap(self._source.body, self._source.body_line, self._walked[0])


def _may_lead(value: str) -> bool:
    """Whether a text of the front matter is an address, or the path of a file."""
    return value.startswith(("/", "http")) or ("." in file_name(value) and " " not in value)


def _at(value: object, path: tuple[str | int, ...]) -> object:
    """The value at a path of keys and places in lists; None where there is none."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        else:
            value = value[step] if isinstance(value, list) and isinstance(step, int) and step < len(value) else None
    return value


def _walk(top: LexborNode, words: list[str], ranges: dict[int, tuple[int, int]]) -> None:
    """Fills in `words`, and the range of each element; without recursion, for pages nested deep."""
    stack: list[tuple[LexborNode, int | None]] = [(top, None)]
    while stack:
        node, start = stack.pop()
        if start is not None:
            ranges[node.mem_id] = start, len(words)
        elif node.tag == "-text":
            words += words_of_text(node.text(deep=False))
        else:
            stack.append((node, len(words)))
            stack += [(child, None) for child in reversed(list(node.iter(include_text=True)))]


def _clues(node: LexborNode) -> list[str]:
    """What may stand in the Markdown where an element is opened, the surest first."""
    return list(dict.fromkeys(filter(None, _every_clue(node))))


def _every_clue(node: LexborNode) -> Iterator[str]:
    tag = str(node.tag)
    if tag in ("img", "a", "source", "video", "audio"):
        address = attribute(node, "src") or attribute(node, "href")
        yield f"({address}" if address.startswith("http") else ""
        yield _address_clue(address)
        yield f"![{attribute(node, 'alt')}]" if tag == "img" else ""
    if tag not in ("p", "li", "ul", "ol", "tr", "td", "th", "thead", "tbody"):
        for name in ("id", "lang", "class"):
            yield f'<{tag} {name}="{attribute(node, name)}"' if attribute(node, name) else ""
    yield f"<{tag} "
    yield f"<{tag}>"
    if tag in ("h2", "h3", "h4") and not words_of(node):
        yield "#" * int(tag[1])
    if tag == "a":
        yield {"tel": "[[phone", "mailto": "[[email"}.get(attribute(node, "href").partition(":")[0], "")


def _address_clue(address: str) -> str:
    """What the Markdown has of an address, however it leads there: its last part, without `.md`."""
    return unquote(file_name(address)).removesuffix(".md") if len(file_name(address)) > 2 else ""
