"""Bodies rendered as a page of a small council would be, for tests that look at what comes out."""

from briggate.markdown.dialect import Body, Dialect
from briggate.markdown.references import Shown

KNOWN = {
    ("fact", "season"): Shown("March to November"),
    ("fact", "hostile"): Shown('<img src=x onerror="alert(1)"> *not* [a link](/x/)'),
    ("phone", "waste"): Shown("0113 496 0001", "tel:01134960001"),
    ("email", "waste"): Shown("waste@example.org", "mailto:waste@example.org"),
    ("contact", "waste"): Shown("Waste team"),
}
_DIALECT = Dialect()


def render(body: str) -> Body:
    """A body rendered where every address is as written, and KNOWN is all that can be referred to."""
    return _DIALECT.render(body, lambda element, attribute, value: value, lookup, lambda name: f"<aside>panel of {name}</aside>")


def lookup(kind: str, name: str) -> Shown | None:
    return KNOWN.get((kind, name))


def said(body: Body) -> str:
    """The words of a body, with one space between them."""
    return " ".join(body.text.split())
