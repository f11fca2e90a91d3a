"""Rule dialog-marked."""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import HtmlPage, attribute, words_of
from briggate.checks.rule import Hit, Rule, bad, good

rule = Rule(
    id="dialog-marked",
    title="A box that opens over the page says that it is a dialog",
    why="Unless focus moves into the box, stays there, and goes back when Esc closes it, people who do not see it are lost behind it.",
    reference="WCAG 2.2 SC 4.1.2 Name, Role, Value (A), 2.4.3 Focus Order (A); ARIA Authoring Practices, Dialog",
    fix="Use <dialog>, or role=dialog with aria-modal and a name. Then try it with the keyboard: focus moves in, stays in, Esc closes it.",
    examples=(
        bad('<div class="lightbox hidden"><p>About this service</p><button>Close</button></div>'),
        good('<dialog class="lightbox" aria-label="About this service"><p>…</p><button>Close</button></dialog>'),
    ),
    wcag=("4.1.2", "2.4.3"),
    impact="serious",
)
_NAMES = ("lightbox", "modal", "dialog", "popup", "modal-box", "modal-window", "popup-box", "dialog-box", "lightbox-content")
_BOXES = ", ".join(f"{tag}[class~='{name}' i]" for tag in ("div", "section", "aside", "article") for name in _NAMES)
_CLOSES = re.compile(r"^\s*(?:close|[x×✕✖])(?!\w)|\bclose (?:this|the|light|box|dialog|window|popup|modal)|^\s*cau\b", re.IGNORECASE)
_DIALOGS = "dialog, [role='dialog' i], [role='alertdialog' i]"


@rule.over(HtmlPage)
def dialog_marked(page: HtmlPage) -> Iterator[Hit]:
    if not any(word in page.small_letters for word in ("lightbox", "modal", "dialog", "popup")):
        return
    boxes = page.select(_BOXES)
    known = set() if not boxes else {inside.mem_id for dialog in page.select(_DIALOGS) for inside in dialog.traverse()}
    for box in boxes:
        if box.mem_id not in known and box.css_first(_DIALOGS) is None and any(child.tag != "-comment" for child in box.iter(True, True)):
            known.update(inside.mem_id for inside in box.traverse())
            hit = rule.at if _can_be_closed(box) else rule.unsure
            yield hit(box, f"the box “{_called(box)}” does not say that it is a dialog")


def _can_be_closed(box: LexborNode) -> bool:
    """Whether there is something in it that closes it: then it is a box over the page, and no part of it that is only called so."""
    controls = box.css("a, button, [role=button], [onclick], [class*=close i]")
    return any(_CLOSES.search(f"{words_of(each)} {attribute(each, 'title')} {attribute(each, 'aria-label')}") for each in controls)


def _called(box: LexborNode) -> str:
    return next(name for name in attribute(box, "class").split() if name.lower() in _NAMES)
