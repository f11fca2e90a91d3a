"""Words in another language than the page they stand on are marked: a screen reader changes its voice for them."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from briggate.model.page import Page
from briggate.model.site import Site

_NOTHING = Markup()


class LanguageMarks:
    """Marks what stands on the pages of one language and is in another.

    `of` says whose the words are: a page's, the council's (None), or of the language of that code ("" for the page's own).
    """

    def __init__(self, site: Site, words: Mapping[str, Any], language: str) -> None:
        self._site = site
        self._language = language
        self._right_to_left = frozenset(words["site"]["right_to_left"])

    def attributes(self, of: object = None) -> Markup:
        """What to write in the tag of an element that holds nothing but these words: ` lang="en"`, or nothing."""
        language = self._language_of(of)
        if language == self._language:
            return _NOTHING
        is_rtl = language in self._right_to_left
        direction = "" if is_rtl == (self._language in self._right_to_left) else f' dir="{"rtl" if is_rtl else "ltr"}"'
        return Markup(f' lang="{escape(language)}"{direction}')

    def marked(self, text: str, of: object = None) -> str:
        """The words as they are, or in an element that says their language."""
        attributes = self.attributes(of) if text else ""
        return Markup(f"<span{attributes}>{escape(text)}</span>") if attributes else text

    def _language_of(self, of: object) -> str:
        if of is None:
            return self._site.council.language
        if isinstance(of, str):
            return of or self._language
        return self._site.language_of(of) if isinstance(of, Page) else self._language
