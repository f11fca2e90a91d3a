"""Rule submenu-hover."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, above, class_words, name_of
from briggate.checks.markup.keyboard import around
from briggate.checks.markup.shown import quoted, unheard
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="submenu-hover",
    title="A submenu opens for the keyboard too",
    why="A menu that unfolds under the mouse stays shut for the keyboard, and its pages cannot be reached.",
    reference="WCAG 2.2 SC 2.1.1 Keyboard (A); WAI tutorial on menus, Fly-out Menus",
    fix="Open it with a <button aria-expanded>, or link to a page that lists what is in it. Then try it with the Tab key.",
    examples=(
        bad('<nav><ul><li><a href="/benefits/">Benefits</a> <ul class="submenu"><li><a href="/rent/">Rent</a></li></ul></li></ul></nav>'),
        good(
            '<nav><ul><li><button aria-expanded="false">Benefits</button> '
            '<ul class="submenu"><li><a href="/rent/">Rent</a></li></ul></li></ul></nav>'
        ),
    ),
    wcag=("2.1.1",),
    impact="serious",
)
_FOLDED = frozenset(("submenu", "submenus", "dropdown", "flyout", "megamenu", "pulldown", "subnav"))


@rule.over(HtmlPage)
def submenu_hover(page: HtmlPage) -> Iterator[Hit]:
    for menu in page.select("li ul[class], li ol[class], li div[class]"):
        if not _is_folded(menu) or menu.css_first("a[href]") is None or menu.mem_id in page.once(unheard):
            continue
        item = above(menu, "li")
        if item is not None and item.mem_id not in page.once(_opened_items) and above(menu, "details") is None:
            link, first_inside = item.css_first("a"), menu.css_first("a")
            is_above = link is not None and first_inside is not None and link.mem_id != first_inside.mem_id
            name = name_of(page, link) if link is not None and is_above else ""
            yield rule.unsure(menu, f"the menu under {quoted(name or 'an item')} may open only under a mouse")


def _is_folded(menu: LexborNode) -> bool:
    words = class_words(menu)
    return bool(words & _FOLDED) or {"sub", "menu"} <= words or {"drop", "down"} <= words or {"mega", "menu"} <= words


def _opened_items(page: HtmlPage) -> frozenset[int]:
    """The `mem_id` of every element with something inside that opens menus."""
    return around(page.select("li button, li [aria-expanded], li [aria-haspopup], li [role='button' i]"))
