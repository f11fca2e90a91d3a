"""Rule list-structure."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, words_of
from briggate.checks.markup.shown import quoted, spoken, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="list-structure",
    title="Lists hold items, and items stand in lists",
    why="A screen reader says how long a list is and where in it people are. With a part out of place it counts wrongly, or sees no list.",
    reference="WCAG 2.2 SC 1.3.1 Info and Relationships (A); HTML standard on ul, ol, menu and dl",
    fix="Put every item (li) directly into a list (ul or ol), and nothing else there.",
    examples=(bad("<li>Your postcode</li>"), good("<ul><li>Your postcode</li></ul>")),
    wcag=("1.3.1",),
    impact="serious",
)
_WELCOME = {"dl": ("dt", "dd", "div", "script", "template")}
_PAIRS = "Put every term (dt) and what is said of it (dd) into a list of terms (dl), and nothing else there."


@rule.over(HtmlPage)
def list_structure(page: HtmlPage) -> Iterator[Hit]:
    hidden = page.once(unheard)
    for holder in page.select("ul, ol, menu, dl"):
        if attribute(holder, "role") in ("", "list", "directory") and (stranger := _stranger(holder)) and holder.mem_id not in hidden:
            fix = _PAIRS if holder.tag == "dl" else ""
            yield rule.at(holder, f"{stranger} directly inside a list (<{holder.tag}>), and not in one of its items", fix)
    told: set[int] = set()
    for part in page.select("li, dt, dd"):
        around = _misplaced_in(part)
        if around is not None and around.mem_id not in told and part.mem_id not in hidden:  # all parts of one element are one fault
            told.add(around.mem_id)
            named = quoted(words) if (words := words_of(part)) else "an empty line"
            if part.tag == "li":
                yield rule.at(part, f"{named} is a list item (<li>) outside a list")
            else:
                yield rule.at(part, f"{named} is part of a list of terms (<{part.tag}>), and stands outside one", _PAIRS)


def _stranger(holder: LexborNode) -> str:
    """What stands between the items of a list and is none."""
    if (words := holder.text(deep=False)) and spoken(words).strip():
        return quoted(words)
    welcome = _WELCOME.get(holder.tag or "", ("li", "script", "template"))
    return next((f"<{part.tag}>" for part in holder.iter() if part.tag not in (*welcome, "-comment")), "")


def _misplaced_in(part: LexborNode) -> LexborNode | None:
    """What an item stands in instead of a list."""
    around = part.parent
    if around is None:
        return None
    if part.tag == "li":
        return None if around.tag in ("ul", "ol", "menu") or attribute(around, "role") == "list" else around
    holder = around.parent if around.tag == "div" else around
    return None if holder is not None and holder.tag == "dl" else around
