"""Which states and properties an element may have, by its role: its own, or the one that HTML gives it."""

from selectolax.lexbor import LexborNode

from briggate.checks.html_page import attribute, has
from briggate.checks.markup.aria import role_of
from briggate.checks.markup.keyboard import tabindex_of

_RANGES = "meter progressbar scrollbar separator slider spinbutton"
_CELLS = "cell columnheader gridcell rowheader"
_ITEMS = "menuitem menuitemcheckbox menuitemradio"
_TEXT = "textbox searchbox"
_ONLY_FOR: dict[str, str] = {
    "activedescendant": "application combobox grid group listbox menu menubar radiogroup row spinbutton tablist toolbar tree treegrid "
    f"{_TEXT}",
    "autocomplete": f"combobox {_TEXT}",
    "checked": "checkbox menuitemcheckbox menuitemradio option radio switch treeitem",
    "colcount": "table grid treegrid",
    "colindex": f"row {_CELLS}",
    "colspan": _CELLS,
    "expanded": f"application button checkbox columnheader combobox gridcell link listbox row rowheader switch tab treeitem {_ITEMS}",
    "level": "heading listitem row tablist treeitem comment",
    "modal": "dialog alertdialog",
    "multiline": _TEXT,
    "multiselectable": "grid listbox tablist tree treegrid",
    "orientation": "combobox listbox menu menubar radiogroup scrollbar separator slider tablist toolbar tree treegrid",
    "placeholder": _TEXT,
    "posinset": f"article comment listitem option radio row tab treeitem {_ITEMS}",
    "pressed": "button",
    "readonly": "checkbox columnheader combobox grid gridcell listbox menuitemcheckbox menuitemradio radiogroup rowheader slider "
    f"spinbutton switch treegrid {_TEXT}",
    "required": f"checkbox columnheader combobox gridcell listbox radiogroup rowheader spinbutton switch tree treegrid {_TEXT}",
    "rowcount": "table grid treegrid",
    "rowindex": f"row {_CELLS}",
    "rowspan": _CELLS,
    "selected": "columnheader gridcell option row rowheader tab treeitem",
    "setsize": f"article comment listitem option radio row tab treeitem {_ITEMS}",
    "sort": "columnheader rowheader",
    "valuemax": _RANGES,
    "valuemin": _RANGES,
    "valuenow": _RANGES,
    "valuetext": _RANGES,
}
"""WAI-ARIA 1.2, section 6: the roles that support a state or property which not every element may have."""
ONLY_FOR = {f"aria-{name}": frozenset(roles.split()) for name, roles in _ONLY_FOR.items()}
_BY_TAG = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
    **dict.fromkeys(("article", "button", "dialog", "meter", "option"), ""),
    "datalist": "listbox",
    "details": "group",
    "fieldset": "group",
    "hr": "separator",
    "li": "listitem",
    "optgroup": "group",
    "progress": "progressbar",
    "select": "combobox listbox",
    "summary": "button",
    "table": "table",
    "td": "cell gridcell",
    "textarea": "textbox",
    "th": "columnheader rowheader cell gridcell",
    "tr": "row",
}
_BY_TYPE = {
    "button": "button",
    "submit": "button",
    "reset": "button",
    "image": "button",
    "checkbox": "checkbox switch",
    "radio": "radio",
    "range": "slider",
    "number": "spinbutton",
    "search": "searchbox combobox",
}
"""The roles of HTML Accessibility API Mappings; several where it depends on more, and then each is granted."""


def roles_of(node: LexborNode) -> frozenset[str] | None:
    """The roles that an element may have: one, or several where HTML alone does not tell. Empty for none in particular; None where
    nothing can be said (elements of a page's own making, roles of other standards)."""
    role, tag = role_of(node), node.tag or ""
    if role.startswith(("doc-", "graphics-")) or "-" in tag:
        return None
    if role in ("none", "presentation"):
        if not _takes_focus(node):
            return None
        role = ""
    if role:
        return frozenset((role,))
    if tag == "input":
        return frozenset(_BY_TYPE.get(attribute(node, "type").strip().lower(), "textbox combobox").split())
    if tag in ("a", "area"):
        return frozenset(("link",)) if has(node, "href") else frozenset()
    return frozenset((_BY_TAG[tag] or tag).split()) if tag in _BY_TAG else frozenset()


def is_permitted(name: str, roles: frozenset[str]) -> bool:
    """Whether an aria- attribute may stand on an element that has one of these roles."""
    return name not in ONLY_FOR or not roles.isdisjoint(ONLY_FOR[name])


def _takes_focus(node: LexborNode) -> bool:
    return tabindex_of(node) is not None or node.tag in ("button", "input", "select", "textarea") or has(node, "href")
