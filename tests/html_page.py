"""What a test asks of a built page: its elements, ids, links and structured data."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

LINKING = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action", "source": "src"}


class HtmlPage(HTMLParser):
    """A page's elements, in the order of their opening tags, as (name, attributes)."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.json_ld: list[dict[str, Any]] = []
        self._in_json_ld = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        self._in_json_ld = (tag, attributes.get("type")) == ("script", "application/ld+json")

    def handle_data(self, data: str) -> None:
        if self._in_json_ld:
            self.json_ld.append(json.loads(data))
            self._in_json_ld = False

    @property
    def ids(self) -> set[str]:
        return {attributes["id"] for _, attributes in self.elements if "id" in attributes}

    def links(self) -> Iterator[tuple[str, dict[str, str], str]]:
        """(element, its attributes, address) of everything that leads or loads from somewhere."""
        for name, attributes in self.elements:
            if LINKING.get(name, "") in attributes:
                yield name, attributes, attributes[LINKING[name]]
            if name == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
                yield name, attributes, attributes["content"].partition("url=")[2]
