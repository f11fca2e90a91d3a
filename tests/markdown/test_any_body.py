"""Whatever somebody writes, a page comes out, made of nothing but what the allow-list names."""

import re

from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briggate.markdown.limits import BodyError
from briggate.markdown.sanitiser import ATTRIBUTES, CLASSES, RESERVED_ID, TAGS, URL_SCHEMES
from tests.markdown.bodies import render, said

PIECES = [
    *(
        "\n",
        "\n\n",
        " ",
        "    ",
        "\t",
        "word",
        "\\",
        "&",
        "<",
        ">",
        '"',
        "'",
        "=",
        "`",
        "```",
        "~~~\n",
        "*",
        "**",
        "_",
        "#",
        "## ",
        "# ",
        "- ",
    ),
    *(
        "1. ",
        "> ",
        "!!! note\n    ",
        '!!! warning "',
        "[",
        "]",
        "(",
        ")",
        "![",
        "](",
        "[[",
        "]]",
        "[[fact season]]",
        "[[contact waste]]",
        "|",
    ),
    *(
        "|---|---|\n",
        "Table: x\n",
        ":   ",
        "*[HTML]: ",
        "HTML",
        "&lt;",
        "&#106;",
        "&#x0;",
        "&colon;",
        "javascript:",
        "data:",
        "https://a.example/",
    ),
    *(
        "<script>",
        "</script>",
        "<img src=x.png ",
        "onerror=ran()",
        "<svg ",
        "onload=",
        "<a href=",
        "<table>",
        "<td>",
        "<style>",
        "<!--",
        "-->",
    ),
    *(
        "<![CDATA[",
        "<?",
        "<p id=site-x class=",
        "<iframe ",
        "<math>",
        "<template>",
        "</p>",
        "\x02",
        "\x03",
        "wzxhzdk:0",
        "klzzwxh:0000",
        "é",
        "\u202e",
        "😀",
    ),
]
OURS = {("div", "class", "table-scroll"), ("div", "role", "region"), ("div", "tabindex", "0"), ("div", "aria-label", "")}
"""The attributes of the region that is put around tables, after the sanitiser."""


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), st.text(max_size=200)))
@example("<" * 200 + "[" * 200 + "`" * 200)
def test_only_allowed_elements_and_attributes_come_out(body: str) -> None:
    try:
        html = render(body).html
    except BodyError:
        return
    for element in BeautifulSoup(html.replace("<aside>panel of waste</aside>", ""), "html.parser").find_all(True):
        assert element.name in TAGS
        for name, value in element.attrs.items():
            words = value if isinstance(value, list) else [value]
            if name == "class":
                assert set(words) - {""} <= CLASSES.get(element.name, set()) or ("div", "class", *words) in OURS
            elif ("div", name, "" if name == "aria-label" else value) not in OURS:
                assert name in ATTRIBUTES["*"] | ATTRIBUTES.get(element.name, set())
            if name in ("href", "src"):
                scheme = re.match(r"[\s\x00-\x20]*([A-Za-z][A-Za-z0-9+.-]*):", value)
                assert scheme is None or scheme[1].lower() in URL_SCHEMES
            if name == "id":
                assert not value.lower().startswith(RESERVED_ID)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=80))
def test_plain_words_come_out_as_they_went_in(words: str) -> None:
    """Markdown's marks aside: no letter, accent, emoji or bidirectional mark is lost or turned into another."""
    plain = re.sub(r"[\\`*_{}\[\]()#+\-.!&<>|~:\"'^=\d$@/]", "", words)
    assert said(render(f"x{plain}x")) == " ".join(f"x{plain}x".split())
