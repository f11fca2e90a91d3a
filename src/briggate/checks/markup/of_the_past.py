"""Elements and attributes that the HTML standard has given up, and what has taken their place."""

ELEMENTS = {
    "acronym": "Write <abbr>.",
    "applet": "Leave it out: no browser runs it.",
    "basefont": "Leave it out. How words look belongs in the stylesheet.",
    "bgsound": "Leave it out.",
    "big": "Leave it out, or say what the words are: <strong> for what matters most, a heading for a heading.",
    "center": "Leave it out. How words are set belongs in the stylesheet.",
    "dir": "Write <ul>.",
    "font": "Leave it out. How words look belongs in the stylesheet.",
    "frame": "Make one page of them, with links.",
    "frameset": "Make one page of them, with links.",
    "isindex": "Write a form with a label, a box and a button.",
    "keygen": "Leave it out.",
    "listing": "Write <pre><code>.",
    "menuitem": "Write a list of buttons.",
    "multicol": "Leave it out. Columns belong in the stylesheet.",
    "nobr": "Leave it out.",
    "noembed": "Put the words beside the element that they stand in for.",
    "noframes": "Put the words on the page itself.",
    "plaintext": "Write <pre>.",
    "spacer": "Leave it out. Space belongs in the stylesheet.",
    "strike": "Write <del> for what has been taken out, or <s> for what no longer holds.",
    "tt": "Write <code> for what is typed.",
    "xmp": "Write <pre><code>.",
}
"""What to do about each element."""
_CELL = "align background bgcolor bordercolor char charoff height valign"
_FRAMED = "align border hspace vspace"
ATTRIBUTES = {
    "a": "name",
    "body": "alink background bgcolor leftmargin link marginheight marginwidth text topmargin vlink",
    "br": "clear",
    "caption": "align",
    "col": f"{_CELL} width",
    "colgroup": f"{_CELL} width",
    **dict.fromkeys(("dl", "menu", "ul"), "compact"),
    **dict.fromkeys(("div", "h1", "h2", "h3", "h4", "h5", "h6", "legend", "p"), "align"),
    **dict.fromkeys(("embed", "input"), "align hspace vspace"),
    "hr": "align noshade size width",
    "iframe": "align frameborder hspace longdesc marginheight marginwidth scrolling vspace",
    "img": f"{_FRAMED} longdesc lowsrc name",
    "object": _FRAMED,
    "ol": "compact",
    "pre": "width",
    "script": "language",
    "table": "align background bgcolor border bordercolor cellpadding cellspacing frame height rules summary width",
    **dict.fromkeys(("tbody", "tfoot", "thead", "tr"), _CELL),
    **dict.fromkeys(("td", "th"), f"{_CELL} axis nowrap width"),
}
"""By element."""
NAMES = frozenset(" ".join(ATTRIBUTES.values()).split())
ATTRIBUTES_INSTEAD = {
    "longdesc": "Put the description on the page beside the picture, or link to it.",
    "name": "Write id instead of name.",
    "summary": "Say it in the table’s caption, or in the text above.",
}
"""What to do where the stylesheet is not the answer."""
