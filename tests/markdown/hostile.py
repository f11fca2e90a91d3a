"""Bodies that cost far more than they are long: what makes Markdown, or the reading of HTML, quadratic, deep or swollen.

HOSTILE gives each by its name, about as long as is asked for. None is random: the same name and length give the same text.
"""

from collections.abc import Callable


def _again(piece: str, before: str = "", after: str = "") -> Callable[[int], str]:
    """A piece again and again."""
    return lambda length: before + piece * max(1, (length - len(before) - len(after)) // len(piece)) + after


def _growing(piece: Callable[[int], str], after: str = "") -> Callable[[int], str]:
    """Pieces made of their number, from 0."""

    def text(length: int) -> str:
        parts: list[str] = []
        size = len(after)
        while size < length:
            parts.append(piece(len(parts)))
            size += len(parts[-1])
        return "".join(parts) + after

    return text


def _each(piece: str, after: str = "") -> Callable[[int], str]:
    """A piece again and again with a number in it, where `{n}` stands."""
    return _growing(lambda number: piece.replace("{n}", str(number)), after)


def _both(first: Callable[[int], str], second: Callable[[int], str]) -> Callable[[int], str]:
    """One half of each."""
    return lambda length: first(length // 2) + second(length // 2)


def _wide_table(length: int) -> str:
    """A header of many columns above many rows of one cell: every row gets them all."""
    columns = length // 8
    return "|" + "a|" * columns + "\n|" + "-|" * columns + "\n" + "|\n" * (length // 4)


def _swollen(definition: str, use: str) -> Callable[[int], str]:
    """Something long that is said once and shown wherever it is used."""
    return lambda length: definition.replace("{long}", "x" * (length // 2)) + "\n\n" + (use + "\n\n") * (length // 2 // (len(use) + 2))


def _pairs(opened: str, closed: str) -> Callable[[int], str]:
    def text(length: int) -> str:
        times = length // (len(opened) + len(closed))
        return opened * times + "x" + closed * times

    return text


_INLINE = {
    "opening brackets": _again("["),
    "opening brackets in many paragraphs": _again("[" * 4_900 + "\n\n"),
    "opening brackets, one closed": _again("[", after="](x)"),
    "brackets in brackets": _pairs("[", "]"),
    "links in links": _pairs("[", "](x)"),
    "closing brackets": _again("]"),
    "opening images": _again("!["),
    "images in images": _pairs("![", "](x)"),
    "opening references": _again("[["),
    "references without an end": _again("[[fact "),
    "references that show nothing": _each("[[fact n{n}]] "),
    "links without an end": _again("[a]("),
    "links without an end, pointed": _again("[a](<"),
    "links without an end, with titles": _again('[a](b "'),
    "links with brackets": _again("(", before="[a]("),
    "links": _again("[a](b)"),
    "links by name": _again("[a][b]", before="[b]: /x/\n\n"),
    "links by name without an end": _again("[a][", before="[b]: /x/\n\n"),
    "links by short name": _again("[b]", before="[b]: /x/\n\n"),
    "opening brackets on a page with names": _again("[", before="[b]: /x/\n\n"),
    "opening images on a page with names": _again("![", before="[b]: /x/\n\n"),
    "stars": _again("*"),
    "stars and words": _again("*a "),
    "stars after words": _again("a* "),
    "stars of two sizes": _again("*a **b "),
    "stars that might close": _again("a**b"),
    "stars of three sizes": _again("***a **b *c "),
    "emphasis": _again("*a* "),
    "stars and lines": _again("*a_ "),
    "emphasis in emphasis": _pairs("*_", "_*"),
    "emphasis in emphasis, spaced": _pairs("*a **b ", " c** d*"),
    "low lines": _again("_"),
    "low lines and words": _again("_a "),
    "backticks": _again("`"),
    "backticks and words": _again("`a"),
    "code": _again("`a` "),
    "backticks of every length": _growing(lambda number: "`" * (number + 1) + " "),
    "backslashes": _again("\\"),
    "escapes": _again("\\*"),
    "escaped backticks": _again("\\\\`"),
    "line breaks": _again("a  \n"),
    "entities": _again("&amp;"),
    "ampersands": _again("&"),
    "numbers of characters": _again("&#1"),
    "numbers of no character": _again("&#x110000;"),
    "entities without an end": _again("&lt"),
    "words": _again("word "),
    "a long paragraph": _again("some *words* and `more` " * 4 + "\n"),
    "one long word": _again("a"),
    "spaces": _again(" ", before="a", after="b"),
    "breaks": _again("\n"),
    "placeholders": _again("\x02klzzwxh:0000\x03"),
    "addresses in points": _again("<https://example.org/>"),
    "addresses in points without an end": _again("<https://"),
    "e-mail addresses in points": _again("<a@b.example>"),
    "e-mail addresses without an end": _again("<a@"),
    "e-mail addresses without a beginning": _again("<", after="@x>"),
}
_HTML = {
    "less-than signs": _again("<"),
    "less-than signs at the beginning of lines": _again("<\n"),
    "tags without an end": _again("<a "),
    "tags without an end, on lines": _again("<div\n"),
    "a tag with many attributes": _again("a ", before="<div ", after=">"),
    "a tag with many values": _each('a{n}="x" ', after=">"),
    "attributes without an end": _again('<a href="'),
    "comments without an end": _again("<!--"),
    "comments without an end, on lines": _again("<!--\n\n"),
    "comments": _again("<!-- a -->\n"),
    "instructions without an end": _again("<?"),
    "character data without an end": _again("<![CDATA["),
    "declarations without an end": _again("<!a "),
    "closing tags": _again("</b>"),
    "closing tags without an end": _again("</"),
    "closing blocks": _again("</div>\n"),
    "blocks of HTML": _again("<div>a</div>\n\n"),
    "blocks of HTML in each other": _again("<div>"),
    "blocks of HTML in each other, on lines": _again("<div>\n\n"),
    "blocks of HTML in each other, closed": _pairs("<div>", "</div>"),
    "paragraphs of HTML": _again("<p>"),
    "rules of HTML": _again("<hr>\n"),
    "bold without an end": _again("<b>"),
    "bold without an end in many paragraphs": _both(_each("<b id=i{n}>"), _again("<p>")),
    "bold across paragraphs": _again("<b><p></b>"),
    "links of HTML in each other": _again("<a href=x>"),
    "tables in each other": _again("<table>"),
    "tables in cells": _again("<table><tr><td>"),
    "text in tables": _again("<table>a"),
    "bold in tables": _again("<table><b>"),
    "items of HTML in each other": _again("<ul><li>"),
    "details in each other": _again("<details>"),
    "spans in each other": _again("<span>"),
    "scripts": _again("<script>"),
    "styles without an end": _again("<style>"),
    "drawings in each other": _again("<svg>"),
    "formulas in drawings": _again("<svg><math>"),
    "choices": _again("<select>"),
    "templates in each other": _again("<template>"),
    "inline tags and comments": _again("<b><!-- a -->"),
    "ids of HTML": _each("<p id=i{n}>\n\n"),
    "images of HTML": _again("<img src=x>\n\n"),
}
_BLOCKS = {
    "quotes in quotes": _again(">", after="a"),
    "quotes in quotes, spaced": _again("> ", after="a"),
    "quotes growing": _growing(lambda number: ">" * (number + 1) + " a\n"),
    "quotes": _again("> a\n\n"),
    "lists in lists": _again("- ", after="a"),
    "lists in lists by lines": _growing(lambda number: "    " * number + "- a\n"),
    "lists in lists by paragraphs": _growing(lambda number: "    " * number + "- a\n\n"),
    "numbers in numbers": _again("1. ", after="a"),
    "lists in quotes in lists": _again("> - ", after="a"),
    "lists": _again("- a\n"),
    "lists with air": _again("- a\n\n"),
    "lists that change": _again("- a\n\n1. b\n\n"),
    "items with paragraphs": _again("- a\n\n    b\n\n"),
    "one item with many paragraphs": _again("    b\n\n", before="- a\n\n"),
    "one item with many items": _again("    - b\n", before="- a\n"),
    "an item with a long number": _again("1", after=". a"),
    "definitions": _again("a\n:   b\n\n"),
    "definitions in definitions": _growing(lambda number: "    " * number + "a\n" + "    " * number + ":   a\n\n"),
    "definitions of one word": _again(":   b\n\n", before="a\n"),
    "colons": _again(":   ", after="a"),
    "notes": _again("!!! note\n    a\n\n"),
    "notes on lines": _again("!!! note\n"),
    "notes in notes": _growing(lambda number: "    " * number + "!!! note\n"),
    "notes in notes by paragraphs": _growing(lambda number: "    " * number + "!!! note\n\n"),
    "a note of many kinds": _again("a ", before="!!! ", after="!"),
    "a note with a long space": _again(" ", before="!!! a", after="!"),
    "one note with many paragraphs": _again("    a\n\n", before="!!! note\n    a\n\n"),
    "headings": _again("## a\n\n"),
    "headings on lines": _again("## a\n"),
    "headings of one sign": _again("#"),
    "headings of many signs": _again("# #"),
    "headings without an end": _again("#a", after="\\"),
    "headings with backslashes": _again("#\\\n"),
    "headings that count": _each("## a_{n}\n\n## a\n\n"),
    "headings of no letters": _again("## ?\n\n"),
    "underlined headings": _again("a\n===\n"),
    "a long underline": _again("=", before="a\n", after="b"),
    "rules": _again("---\n"),
    "rules that are none": _again("- - -", after="a"),
    "rules of lines that are none": _again("_ ", after="a"),
    "stars at the beginning of lines": _again("* * a\n"),
    "tables": _again("a|b\n-|-\nc|d\n\n"),
    "a long table": _again("|a|b|\n", before="|a|b|\n|-|-|\n"),
    "a wide table": _wide_table,
    "bars": _again("|"),
    "bars on lines": _again("|\n"),
    "bars and backticks": _again("`|", after="\n-|-"),
    "captions": _again("Table: a\n"),
    "captions above tables": _again("Table: a\na|b\n-|-\n\n"),
    "code by indent": _again("    a\n\n"),
    "code by indent on lines": _again("    a\n"),
    "fences": _again("```\n"),
    "fences with code": _again("```\na\n```\n"),
    "fences that never close": _growing(lambda number: "`" * (number + 3) + "\n"),
    "fences of two kinds": _again("```\n~~~\n"),
    "a fence with settings": _again("a=", before="``` {", after="}\na\n```\n"),
    "a fence with a quoted setting": _again('"a', before="``` {a=", after="}\na\n```\n"),
    "a fence with lines to mark": _again("1 ", before='``` hl_lines="', after="\na\n```\n"),
    "fences in lists": _again("- a\n\n    ```\n"),
    "names": _each("[n{n}]: /x/\n"),
    "names on one page with links": _both(_each("[n{n}]: /x/\n"), _again("\n[n1]")),
    "names without an address": _again("[a]:\n"),
    "a name with a title without an end": _again('"a', before='[a]: /x/ "', after="b"),
    "a name with a bracketed title without an end": _again("(a", before="[a]: /x/ (", after="b"),
    "abbreviations": _each("*[A{n}]: a\n"),
    "abbreviations apart": _each("*[A{n}]: a\n\n"),
    "abbreviations in a text": _both(_each("*[A{n}]: a\n"), _again("A1 ", before="\n\n")),
    "abbreviations in a text without them": _both(_each("*[A{n}]: a\n"), _again("A ", before="\n\n")),
    "abbreviations without an end": _again("*[a\n"),
    "abbreviations without a meaning": _again("*[a]:\n"),
    "an abbreviation everywhere": _again("A ", before="*[A]: a\n\n"),
    "tabs": _again("\t"),
    "tabs and words": _again("\ta\n"),
    "contacts": _again("[[contact waste]]\n\n"),
    "facts": _again("[[fact season]] "),
}
_SWOLLEN = {
    "a long name everywhere": _swollen("[a]: /{long}/", "[a]"),
    "a long title everywhere": _swollen('[a]: /x/ "{long}"', "[a]"),
    "a long image everywhere": _swollen("[a]: /{long}.png", "![a]"),
    "a long abbreviation everywhere": _swollen("*[A]: {long}", "A"),
}
HOSTILE: dict[str, Callable[[int], str]] = {**_INLINE, **_HTML, **_BLOCKS, **_SWOLLEN}


def within_limits(name: str, length: int) -> str:
    """What HOSTILE gives, in portions that keep to the limits on lines and paragraphs, again and again: what then still costs most."""
    portion = HOSTILE[name](19_000)
    lines = portion.split("\n")
    portion = "\n".join(lines[: min(2_900, len(lines))])
    return f"{portion}\n\n" * max(1, length // (len(portion) + 2))


SLOW_WITHIN_LIMITS = (
    "bars and backticks",
    "items of HTML in each other",
    "blocks of HTML in each other",
    "abbreviations without a meaning",
    "headings on lines",
    "rules",
    "underlined headings",
    "notes on lines",
)
"""Those that take five seconds of a processor and more at 400,000 characters `within_limits`: they are stopped from outside."""
